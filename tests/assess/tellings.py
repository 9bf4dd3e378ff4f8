"""Claims built by hand for weighing: who says it, how many, where, when, how surely."""

from datetime import date

from tests.factory import make_report

from reportedly.assess.telling import Carrier, Telling
from reportedly.model import (
    Act,
    Actor,
    Bound,
    Claim,
    Commitment,
    Event,
    EventType,
    Likelihood,
    Link,
    Measure,
    Modality,
    Place,
    PlaceKind,
    Polarity,
    Precision,
    Quantity,
    Report,
    Role,
    Sector,
    SourceKind,
    Span,
    Tense,
    TimeSpan,
    Voice,
)

TAIZ = {"name": "Taiz", "geonames": 70225, "country": "YEM", "kind": PlaceKind.SETTLEMENT}
YEMEN = {"name": "Yemen", "geonames": 69543, "country": "YEM", "kind": PlaceKind.COUNTRY}


class Teller:
    """Makes tellings out of one sentence a report; every report is another unless the same words come again."""

    def __init__(
        self,
        outlet: str = "Test Wire",
        published: str = "2024-11-11",
        family: str | None = None,
        *,
        via: str | None = None,
    ) -> None:
        self.outlet, self.published, self.family, self.via = outlet, published, family, via

    def __call__(
        self,
        sentence: str,
        origin: str | None = "The governor",
        *,
        entity: str | None = None,
        affiliation: str | None = None,
        figure: tuple[str, int | None, int | None] | None = None,
        bound: Bound | None = None,
        unit: str | None = "people",
        measure: Measure | None = Measure.KILLED,
        part_of: int | None = None,
        place: tuple[str, dict[str, object]] | None = None,
        event: tuple[str, EventType] | None = None,
        actor: tuple[str, str, Sector] | None = None,
        commitment: Commitment = Commitment.ASSERTED,
        polarity: Polarity = Polarity.POSITIVE,
        tense: Tense = Tense.PAST,
        window: tuple[str, str | None, str | None] | None = None,
        likelihood: Likelihood | None = None,
    ) -> Telling:
        report = make_report(sentence, published=self.published, publisher=self.outlet)
        chain = () if origin is None else (_link(report, origin, entity, affiliation),)
        content = (Span(sentence.index(" said ") + 6 if origin else 0, len(sentence) - 1),)
        claim = Claim.make(
            report,
            content,
            chain,
            voice=Voice.INDIRECT if chain else Voice.NARRATOR,
            modality=Modality(
                commitment=commitment, polarity=polarity, tense=tense, likelihood=likelihood, hedges=(), condition=None
            ),
            event=_event(report, event),
            actors=_actors(report, actor),
            quantities=_quantities(report, figure, bound, unit, measure, part_of),
            places=_places(report, place),
            times=_times(report, window),
            confidence=0.9,
            extractor="by hand",
        )
        family = self.family or report.id
        return Telling(claim, Carrier(report.id, self.outlet, report.published, family, self.via))


def span(report: Report, words: str) -> Span:
    start = report.text.index(words)
    return Span(start, start + len(words))


def _link(report: Report, mention: str, entity: str | None, affiliation: str | None) -> Link:
    return Link(
        mention=mention,
        span=span(report, mention),
        entity=entity,
        kind=SourceKind.OFFICIAL if entity else SourceKind.UNNAMED,
        affiliation=affiliation,
        anonymous=entity is None,
        act=Act.SAYS,
        cue="said",
        cue_span=span(report, "said"),
    )


def _event(report: Report, event: tuple[str, EventType] | None) -> Event | None:
    return None if event is None else Event(type=event[1], mode=None, trigger=event[0], span=span(report, event[0]))


def _actors(report: Report, actor: tuple[str, str, Sector] | None) -> tuple[Actor, ...]:
    if actor is None:
        return ()
    words, country, sector = actor
    return (Actor(mention=words, span=span(report, words), role=Role.ACTOR, country=country, sector=sector),)


def _quantities(
    report: Report,
    figure: tuple[str, int | None, int | None] | None,
    bound: Bound | None,
    unit: str | None,
    measure: Measure | None,
    part_of: int | None,
) -> tuple[Quantity, ...]:
    if figure is None:
        return ()
    words, low, high = figure
    told = bound or (Bound.AT_LEAST if high is None else Bound.AT_MOST if low is None else Bound.EXACT)
    return (
        Quantity(
            text=words,
            span=span(report, words),
            low=low,
            high=high,
            bound=told,
            unit=unit,
            measure=measure,
            part_of=part_of,
        ),
    )


def _places(report: Report, place: tuple[str, dict[str, object]] | None) -> tuple[Place, ...]:
    if place is None:
        return ()
    words, known = place
    return (Place.model_validate({"text": words, "span": span(report, words), "score": 0.9, **known}),)


def _times(report: Report, window: tuple[str, str | None, str | None] | None) -> tuple[TimeSpan, ...]:
    if window is None:
        return ()
    words, start, end = window
    return (
        TimeSpan(
            text=words,
            span=span(report, words),
            start=date.fromisoformat(start) if start else None,
            end=date.fromisoformat(end) if end else None,
            precision=Precision.DAYS,
            anchor=report.published,
        ),
    )
