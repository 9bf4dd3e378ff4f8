"""From stories to what assessing reads: by reading the words, or, beside it, with claims taken from the truth."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from reportedly.assess.families import bands, families, is_copy
from reportedly.assess.telling import Carrier, Telling
from reportedly.extract.pipeline import Extractor
from reportedly.ingest import Given, read_text
from reportedly.model import (
    Act,
    Actor,
    Claim,
    Commitment,
    Link,
    Measure,
    Modality,
    Place,
    Polarity,
    Quantity,
    Report,
    Role,
    Sector,
    SourceKind,
    Span,
    Tense,
    Voice,
)

from .nouns import Question, Story, Told, World
from .places import town
from .press import tellers


def reports_of(world: World) -> list[Report]:
    """The stories as reports, in order."""
    return [read_text(s.text, given=Given(published=s.published, publisher=s.outlet)) for s in world.stories]


def read(reports: Sequence[Report], extractor: Extractor) -> list[Telling]:
    """The claims that the program reads in them."""
    carriers = carriers_of(reports)
    return [Telling(c, carriers[r.report.id]) for r in extractor.read(reports) for c in r.claims]


def true_claims(reports: Sequence[Report], stories: Sequence[Story]) -> list[Telling]:
    """The claims that a faultless reader would take from them: who, how many, where."""
    carriers = carriers_of(reports)
    return [
        Telling(claim, carriers[report.id])
        for report, story in zip(reports, stories, strict=True)
        for told in tellers(story)
        if (claim := _claim(report, told)) is not None
    ]


def carriers_of(reports: Iterable[Report]) -> dict[str, Carrier]:
    """Each report with its family; compared with those that share a band, as the ledger does."""
    ordered = {report.id: report for report in reports}
    sharing: dict[int, list[str]] = defaultdict(list)
    copies: dict[str, list[str]] = defaultdict(list)
    for ident, report in ordered.items():
        numbers = set(bands(report.text))
        for other in {o for number in numbers for o in sharing[number]}:
            if is_copy(report.text, ordered[other].text):
                copies[ident].append(other)
        for number in numbers:
            sharing[number].append(ident)
    family = families(ordered, copies)
    return {i: Carrier(i, r.publisher or i, r.published, family[i]) for i, r in ordered.items()}


def _claim(report: Report, told: Told) -> Claim | None:
    start = report.text.find(told.sentence)
    if start < 0:
        return None
    within = Span(start, start + len(told.sentence))
    chain = tuple(_chain(report, told, within))
    place = _places(report, told.numbers[0][0], within)
    return Claim.make(
        report,
        (within,),
        chain,
        voice=Voice.INDIRECT if chain else Voice.NARRATOR,
        modality=Modality(commitment=Commitment.ASSERTED, polarity=Polarity.POSITIVE, tense=Tense.PAST),
        event=None,
        actors=_actors(report, told.numbers[0][0], within),
        quantities=tuple(_quantities(report, told, within)),
        places=place,
        confidence=1.0,
        extractor="truth",
    )


def _chain(report: Report, told: Told, within: Span) -> Iterable[Link]:
    if told.relayed is not None:
        yield _link(report, told.relayed, within, entity=told.relayed, kind=SourceKind.OUTLET)
    if told.source:
        source = told.statement.source
        kind = SourceKind.OFFICIAL if source.named else SourceKind.UNNAMED
        yield _link(report, told.source, within, entity=source.name if source.named else None, kind=kind)


def _link(report: Report, words: str, within: Span, *, entity: str | None, kind: SourceKind) -> Link:
    span = _span(report, words, within)
    return Link(
        mention=report.quote(span),
        span=span,
        entity=entity,
        kind=kind,
        anonymous=entity is None,
        act=Act.SAYS,
        cue=None,
        cue_span=None,
    )


def _quantities(report: Report, told: Told, within: Span) -> Iterable[Quantity]:
    for question, number in told.numbers:
        span = _span(report, number.words, within)
        yield Quantity(
            text=report.quote(span),
            span=span,
            low=number.low,
            high=number.high,
            bound=number.bound,
            unit=question.unit or "people",
            measure=Measure(question.measure) if question.measure else None,
        )


def _actors(report: Report, question: Question, within: Span) -> tuple[Actor, ...]:
    if question.of is None:
        return ()
    span = Span(within.end - 1, within.end)
    return (Actor(mention=report.quote(span), span=span, role=Role.ACTOR, country=question.of, sector=Sector.MIL),)


def _places(report: Report, question: Question, within: Span) -> tuple[Place, ...]:
    """The place from the sentence, else from the report: a faultless reader knows what the lead spoke of."""
    span = _span(report, question.place, within) if question.place in report.text[slice(*within)] else None
    span = span or _span(report, question.place, Span(0, len(report.text)))
    return (
        Place.model_validate({"text": report.quote(span), "span": span, "score": 1.0, **dict(town(question.place))}),
    )


def _span(report: Report, words: str, within: Span) -> Span:
    start = report.text.casefold().index(words.casefold(), within.start)
    return Span(start, start + len(words))
