"""Hypothesis strategies for the nouns of the house: reports with words in them, and claims that quote them."""

from datetime import date

from hypothesis import strategies as st

from reportedly.model import (
    Act,
    Actor,
    Block,
    Bound,
    Claim,
    Commitment,
    DateSource,
    Event,
    EventType,
    Hedge,
    Likelihood,
    Link,
    Measure,
    Member,
    Modality,
    Paragraph,
    Place,
    PlaceKind,
    PlaceRole,
    Polarity,
    Precision,
    Quantity,
    QuantityKind,
    Report,
    Role,
    Sector,
    SourceKind,
    Span,
    Tense,
    TimeSpan,
    Voice,
)

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2035, 12, 31))
COUNTRIES = st.none() | st.sampled_from(["UKR", "RUS", "SDN", "COD", "YEM", "MMR"])
NAMES = st.none() | st.text(min_size=1, max_size=20)
SHARES = st.floats(min_value=0, max_value=1)


def ends(low: object, high: object) -> bool:
    """Whether two ends, either of which may be open, are in order."""
    return low is None or high is None or low <= high  # type: ignore[operator]


@st.composite
def spans(draw: st.DrawFn, length: int) -> Span:
    """A span in a text of that length."""
    start = draw(st.integers(0, length - 1))
    return Span(start, draw(st.integers(start + 1, length)))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report of at least four characters, with paragraphs that lie apart."""
    text = draw(st.text(min_size=4, max_size=80))
    marks = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
    pieces = [Span(a, b) for a, b in zip(marks[::2], marks[1::2], strict=False)]
    blocks = tuple(Paragraph(kind=draw(st.sampled_from(Block)), span=span) for span in pieces)
    published = draw(st.none() | DAYS)
    return Report.make(
        text,
        blocks,
        title=draw(NAMES),
        publisher=draw(NAMES),
        url=draw(st.none() | st.just("https://wire.example/a")),
        source_name=draw(NAMES),
        record_id=draw(NAMES),
        published=published,
        published_from=draw(st.sampled_from(DateSource)) if published else None,
    )


@st.composite
def times(draw: st.DrawFn, report: Report) -> TimeSpan:
    """A time expression of the report."""
    span = draw(spans(len(report.text)))
    start, end = draw(st.tuples(st.none() | DAYS, st.none() | DAYS).filter(lambda pair: ends(*pair)))
    return TimeSpan(
        text=report.quote(span),
        span=span,
        start=start,
        end=end,
        precision=draw(st.sampled_from(Precision)),
        anchor=report.published,
        value=draw(st.none() | st.just("2024-W44")),
    )


@st.composite
def links(draw: st.DrawFn, report: Report) -> Link:
    """A link of a chain, with or without a cue."""
    span = draw(spans(len(report.text)))
    cue_span = draw(st.none() | spans(len(report.text)))
    member = st.builds(
        Member, entity=NAMES, kind=st.sampled_from(SourceKind), affiliation=COUNTRIES, anonymous=st.booleans()
    )
    return Link(
        mention=report.quote(span),
        span=span,
        entity=draw(NAMES),
        members=tuple(draw(st.lists(member, max_size=2))),
        kind=draw(st.sampled_from(SourceKind)),
        affiliation=draw(COUNTRIES),
        anonymous=draw(st.booleans()),
        act=draw(st.sampled_from(Act)),
        cue=report.quote(cue_span) if cue_span else None,
        cue_span=cue_span,
        time=draw(st.none() | times(report)),
        basis=draw(NAMES),
    )


@st.composite
def quantities(draw: st.DrawFn, report: Report) -> Quantity:
    """A quantity with one end at least."""
    span = draw(spans(len(report.text)))
    number = st.none() | st.integers(0, 10**6) | st.floats(0, 1e6)
    low, high = draw(st.tuples(number, number).filter(lambda pair: pair != (None, None) and ends(*pair)))
    return Quantity(
        text=report.quote(span),
        span=span,
        low=low,
        high=high,
        bound=draw(st.sampled_from(Bound)),
        unit=draw(NAMES),
        measure=draw(st.none() | st.sampled_from(Measure)),
        kind=draw(st.sampled_from(QuantityKind)),
        part_of=draw(st.none() | st.integers(0, 10**6)),
    )


@st.composite
def places(draw: st.DrawFn, report: Report) -> Place:
    """A place, resolved or not."""
    span = draw(spans(len(report.text)))
    return Place(
        text=report.quote(span),
        span=span,
        name=draw(NAMES),
        country=draw(COUNTRIES),
        lat=draw(st.none() | st.floats(-90, 90)),
        lon=draw(st.none() | st.floats(-180, 180)),
        kind=draw(st.none() | st.sampled_from(PlaceKind)),
        precision=draw(st.none() | st.integers(1, 7)),
        role=draw(st.sampled_from(PlaceRole)),
        score=draw(SHARES),
    )


@st.composite
def actors(draw: st.DrawFn, report: Report) -> Actor:
    """Someone on either side of an event."""
    span = draw(spans(len(report.text)))
    return Actor(
        mention=report.quote(span),
        span=span,
        role=draw(st.sampled_from(Role)),
        country=draw(COUNTRIES),
        sector=draw(st.none() | st.sampled_from(Sector)),
        entity=draw(NAMES),
    )


@st.composite
def modalities(draw: st.DrawFn, report: Report) -> Modality:
    """How surely, with hedges that stand in the report."""
    hedges = [Hedge(text=report.quote(span), span=span) for span in draw(st.lists(spans(len(report.text)), max_size=2))]
    low, high = sorted((draw(SHARES), draw(SHARES)))
    likelihood = Likelihood(word="likely", scale="icd203", low=low, high=high)
    return Modality(
        commitment=draw(st.sampled_from(Commitment)),
        polarity=draw(st.sampled_from(Polarity)),
        tense=draw(st.sampled_from(Tense)),
        hedges=tuple(hedges),
        likelihood=draw(st.none() | st.just(likelihood)),
        condition=draw(NAMES),
    )


@st.composite
def claims(draw: st.DrawFn) -> tuple[Report, Claim]:
    """A claim that quotes its report in every part, and the report."""
    report = draw(reports())
    marks = sorted(draw(st.sets(st.integers(0, len(report.text)), min_size=2, max_size=4)))
    content = tuple(Span(a, b) for a, b in zip(marks[::2], marks[1::2], strict=False))
    chain = tuple(draw(st.lists(links(report), max_size=3)))
    trigger = draw(spans(len(report.text)))
    event = Event(type=draw(st.sampled_from(EventType)), trigger=report.quote(trigger), span=trigger)
    spoken = st.sampled_from([Voice.DIRECT, Voice.INDIRECT, Voice.MIXED])
    claim = Claim.make(
        report,
        content,
        chain,
        voice=draw(spoken) if chain else Voice.NARRATOR,
        modality=draw(modalities(report)),
        event=draw(st.none() | st.just(event)),
        actors=tuple(draw(st.lists(actors(report), max_size=2))),
        quantities=tuple(draw(st.lists(quantities(report), max_size=2))),
        places=tuple(draw(st.lists(places(report), max_size=2))),
        times=tuple(draw(st.lists(times(report), max_size=2))),
        confidence=draw(SHARES),
        extractor="test",
    )
    return report, claim
