"""Reports with claims built by hand: light enough for a process that is about to be killed (no spaCy)."""

from datetime import date

from reportedly.model import (
    Act,
    Block,
    Bound,
    Claim,
    Commitment,
    DateSource,
    Event,
    EventType,
    Link,
    Measure,
    Member,
    Modality,
    Paragraph,
    Place,
    PlaceKind,
    Polarity,
    Quantity,
    Report,
    SourceKind,
    Span,
    Tense,
    Voice,
)

GOMA = (
    "The Congolese army said that M23 fighters shelled Goma, killing at least 14 people. "
    "Rwandan officials denied it. Kinshasa and MONUSCO reported that more than 900 families fled Sake."
)
OMDURMAN = "Volunteers in Omdurman said that up to 30 patients died at Al-Nao Hospital."


def report(
    text: str = GOMA,
    *,
    published: str | None = "2025-01-24",
    publisher: str | None = "Kivu Courier",
    url: str | None = None,
    title: str | None = None,
) -> Report:
    """A report of one paragraph."""
    day = date.fromisoformat(published) if published else None
    return Report.make(
        text,
        (Paragraph(kind=Block.PARAGRAPH, span=Span(0, len(text))),),
        title=title,
        publisher=publisher,
        url=url,
        published=day,
        published_from=DateSource.OPTION if day else None,
    )


def span(source: Report, words: str) -> Span:
    """Where the words stand first."""
    start = source.text.index(words)
    return Span(start, start + len(words))


def link(
    source: Report,
    mention: str,
    *,
    cue: str = "said",
    kind: SourceKind = SourceKind.AUTHORITY,
    affiliation: str | None = None,
    entity: str | None = None,
    members: tuple[Member, ...] = (),
) -> Link:
    """A source that says."""
    return Link(
        mention=mention,
        span=span(source, mention),
        entity=entity,
        members=members,
        kind=kind,
        affiliation=affiliation,
        act=Act.SAYS,
        cue=cue,
        cue_span=span(source, cue),
    )


def quantity(
    source: Report,
    words: str,
    *,
    ends: tuple[int | None, int | None],
    bound: Bound = Bound.EXACT,
    measure: Measure | None = None,
) -> Quantity:
    """A number with its two ends."""
    return Quantity(text=words, span=span(source, words), low=ends[0], high=ends[1], bound=bound, measure=measure)


def place(source: Report, words: str, *, name: str, country: str) -> Place:
    """A place in a country."""
    return Place(text=words, span=span(source, words), name=name, country=country, kind=PlaceKind.SETTLEMENT, score=0.9)


def claim(
    source: Report,
    content: str,
    *,
    chain: tuple[Link, ...] = (),
    event: tuple[EventType, str] | None = None,
    commitment: Commitment = Commitment.ASSERTED,
    quantities: tuple[Quantity, ...] = (),
    places: tuple[Place, ...] = (),
    extractor: str = "rules-1",
) -> Claim:
    """A claim whose content stands in the report."""
    return Claim.make(
        source,
        (span(source, content),),
        chain,
        voice=Voice.INDIRECT if chain else Voice.NARRATOR,
        modality=Modality(commitment=commitment, polarity=Polarity.POSITIVE, tense=Tense.PAST),
        event=Event(type=event[0], trigger=event[1], span=span(source, event[1])) if event else None,
        quantities=quantities,
        places=places,
        confidence=0.8,
        extractor=extractor,
    )


def goma_claims(source: Report, *, extractor: str = "rules-1") -> list[Claim]:
    """Three claims of `GOMA`: a shelling, a denial, a flight that two report together."""
    both = (
        Member(entity="Government of the DRC", kind=SourceKind.AUTHORITY, affiliation="COD"),
        Member(entity="MONUSCO", kind=SourceKind.ORGANISATION),
    )
    return [
        claim(
            source,
            "M23 fighters shelled Goma, killing at least 14 people",
            chain=(link(source, "The Congolese army", affiliation="COD", entity="FARDC"),),
            event=(EventType.ASSAULT, "shelled"),
            quantities=(
                quantity(source, "at least 14", ends=(14, None), bound=Bound.AT_LEAST, measure=Measure.KILLED),
            ),
            places=(place(source, "Goma", name="Goma", country="COD"),),
            extractor=extractor,
        ),
        claim(
            source,
            "it",
            chain=(link(source, "Rwandan officials", cue="denied", kind=SourceKind.OFFICIAL, affiliation="RWA"),),
            commitment=Commitment.DENIED,
            extractor=extractor,
        ),
        claim(
            source,
            "more than 900 families fled Sake",
            chain=(link(source, "Kinshasa and MONUSCO", cue="reported", members=both),),
            event=(EventType.RETREAT, "fled"),
            quantities=(
                quantity(source, "more than 900", ends=(900, None), bound=Bound.MORE_THAN, measure=Measure.DISPLACED),
            ),
            places=(place(source, "Sake", name="Sake", country="COD"),),
            extractor=extractor,
        ),
    ]


def omdurman_claims(source: Report) -> list[Claim]:
    """One claim of `OMDURMAN`."""
    return [
        claim(
            source,
            "up to 30 patients died at Al-Nao Hospital",
            chain=(link(source, "Volunteers in Omdurman", kind=SourceKind.WITNESS),),
            quantities=(quantity(source, "up to 30", ends=(None, 30), bound=Bound.AT_MOST, measure=Measure.KILLED),),
            places=(place(source, "Omdurman", name="Omdurman", country="SDN"),),
        )
    ]


def numbered(number: int) -> tuple[Report, list[Claim]]:
    """The `number`th of any number of small reports, with two claims."""
    text = f"Police in Cali said that {number + 2} mortar rounds hit a barracks. {number + 2} families left."
    source = report(text, published=f"2025-0{1 + number % 9}-{1 + number % 28:02}", publisher="Valle Daily")
    chain = (link(source, "Police in Cali", affiliation="COL"),)
    return source, [
        claim(source, f"{number + 2} mortar rounds hit a barracks", chain=chain, event=(EventType.ASSAULT, "hit")),
        claim(source, f"{number + 2} families left", event=(EventType.RETREAT, "left")),
    ]
