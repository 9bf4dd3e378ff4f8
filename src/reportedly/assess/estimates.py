"""Estimates: all figures that were given for one question, who stands behind each, who disagrees, and one range."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..knowledge.gazetteer import Gazetteer
from ..model import (
    Area,
    AsOf,
    Best,
    Claim,
    Disagreement,
    Estimand,
    Estimate,
    Figure,
    Origin,
    Policy,
    Quantity,
    Standing,
)
from .disagreements import Parts, disagreements
from .estimands import Given, estimand, given_figures
from .geography import area_key, area_of, areas_around
from .identities import NOBODY, Identities
from .origins import in_words, standing_of
from .policies import reconcile
from .relays import first_hand
from .telling import Telling

_REPEATED_DAYS = 7
"""An origin's same number within a week is one figure, repeated by those who report late."""


def estimates(
    tellings: Iterable[Telling],
    gazetteer: Gazetteer,
    *,
    policy: Policy = Policy.MEDIAN_OF_ORIGINS,
    identities: Identities = NOBODY,
    as_of: date | None = None,
) -> tuple[Estimate, ...]:
    """Every estimand that some claim gives a figure for, by its id. What is known after `as_of` is left out.

    The order of the tellings does not matter.
    """
    by_report: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        by_report[telling.carrier.report].append(telling)
    groups: dict[str, list[Answer]] = defaultdict(list)
    known = _known_areas(t for report in by_report.values() for t in report)
    for report in sorted(by_report):
        if known_by(by_report[report][0], as_of):
            for answer in answers(by_report[report], gazetteer, known):
                groups[answer.question.id].append(answer)
    found = (weigh(groups[ident], policy=policy, identities=identities) for ident in sorted(groups))
    return tuple(estimate for estimate in found if estimate is not None)


def known_by(telling: Telling, day: date | None) -> bool:
    """Whether a telling was published on `day` or earlier; one without a date always was."""
    return day is None or telling.carrier.published is None or telling.carrier.published <= day


def _known_areas(tellings: Iterable[Telling]) -> dict[str, Area]:
    """Areas by the name under which all reports that know them mean one: for reports that leave the name open.

    What a name means is no news of the day: later reports count, whatever the date from which one looks.
    """
    found: dict[str, dict[str, Area]] = defaultdict(dict)
    for telling in tellings:
        for name, area in names_known(telling):
            found[name][area_key(area)] = area
    return {name: next(iter(areas.values())) for name, areas in found.items() if len(areas) == 1}


def names_known(telling: Telling) -> Iterator[tuple[str, Area]]:
    """Names for which a claim tells the area."""
    for place in telling.claim.places:
        if place.geonames is not None:
            area = area_of(place)
            yield from ((name, area) for name in sorted({area.name.casefold(), place.text.casefold()}))


def names_left_open(telling: Telling) -> frozenset[str]:
    """Names of places for which a claim does not tell the area."""
    return frozenset(area_of(place).name.casefold() for place in telling.claim.places if place.geonames is None)


@dataclass(frozen=True, slots=True)
class Answer:
    """A figure as the answer to one question: its own, or the same of an area around."""

    given: Given
    question: Estimand

    @property
    def direct(self) -> bool:
        """Whether it is its own question."""
        return self.given.estimand.id == self.question.id


def answers(tellings: Iterable[Telling], gazetteer: Gazetteer, known: Mapping[str, Area]) -> Iterator[Answer]:
    """Every answer in one report's claims; `known` are areas by the names that reports leave open."""
    for given in given_figures(sorted(tellings, key=_place_in_text), known):
        for question in (given.estimand, *_wider(given.estimand, gazetteer)):
            yield Answer(given, question)


def _place_in_text(telling: Telling) -> tuple[int, str]:
    return telling.claim.content[0].start, telling.claim.id


def _wider(question: Estimand, gazetteer: Gazetteer) -> tuple[Estimand, ...]:
    """The same question of the areas around."""
    if question.where is None:
        return ()
    around = areas_around(question.where, gazetteer)
    return tuple(estimand(question.measure, question.unit, question.of, area) for area in around)


def weigh(told: Sequence[Answer], *, policy: Policy, identities: Identities = NOBODY) -> Estimate | None:
    """The estimate of one question from all its answers, sorted by report and place in its text.

    Null where nobody answers just this question: the dead of a town are no toll of the country.
    """
    question = told[0].question
    if not any(answer.direct for answer in told):
        return None
    given = [answer.given for answer in told]
    behind = first_hand([(g.telling, (g.quantity.low, g.quantity.high)) for g in given], identities)
    found = _figures(given, behind, question)
    days = {g.telling.claim.id: g.telling.said_on or date.min for g in given}
    figures = _superseded(found, {f.claims: min(days[claim] for claim in f.claims) for f in found})
    counted = standing_of((g.telling, origins) for g, origins in zip(given, behind, strict=True))
    against = disagreements(figures, question) if is_one_question(question) else ()
    return Estimate(
        estimand=question,
        figures=figures,
        standing=counted,
        disagreements=against,
        best=by_policy(figures, question, policy),
        reason=_reason(figures, counted, against),
    )


def is_one_question(question: Estimand) -> bool:
    """Whether two reports that answer it mean one thing: "killed", of nobody and nowhere, may be any two massacres."""
    return question.of is not None or question.where is not None


def by_policy(figures: Sequence[Figure], question: Estimand, policy: Policy) -> Best:
    """One range of all figures of a question; none where they need not answer the same one."""
    if not is_one_question(question):
        reason = "neither whom nor where is told: these need not be figures of one thing"
        return Best(policy=policy, low=None, best=None, high=None, reason=reason)
    parts = Parts(figures)
    return reconcile([f for f in figures if not parts.has(f)], policy)


def _figures(given: Sequence[Given], behind: Sequence[tuple[Origin, ...]], question: Estimand) -> tuple[Figure, ...]:
    """One figure an origin and number, with the outlets and claims that carry it."""
    said: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for each, origins in zip(given, behind, strict=True):
        claim, quantity = each.telling.claim, each.quantity
        day, clock = _as_of(claim, quantity, each.telling)
        within = each.estimand.where if each.estimand.id != question.id else None
        for origin in origins:
            key = (origin.id, quantity.low, quantity.high, quantity.bound, quantity.part_of, within, each.ahead)
            said[key].append(
                Figure(
                    low=quantity.low,
                    high=quantity.high,
                    bound=quantity.bound,
                    as_of=day,
                    as_of_by=clock,
                    origin=origin,
                    part_of=quantity.part_of,
                    within=within,
                    ahead=each.ahead,
                    outlets=(each.telling.carrier.outlet,),
                    claims=(claim.id,),
                )
            )
    return tuple(sorted((figure for same in said.values() for figure in _repeated(same)), key=_order))


def _repeated(same: Sequence[Figure]) -> Iterator[Figure]:
    """One origin's same number, told by several or again within a week, is one; the surest clock tells its day."""
    batch: list[Figure] = []
    for figure in sorted(same, key=lambda f: (f.as_of or date.min, f.claims)):
        if batch and _apart(batch[0], figure) > _REPEATED_DAYS:
            yield _as_one(batch)
            batch = []
        batch.append(figure)
    yield _as_one(batch)


def _apart(one: Figure, other: Figure) -> int:
    return abs((other.as_of - one.as_of).days) if one.as_of and other.as_of else 0


def _as_one(batch: Sequence[Figure]) -> Figure:
    surest = min(batch, key=lambda f: (_CLOCKS.index(f.as_of_by), f.as_of or date.max, f.claims))
    return surest.model_copy(
        update={
            "outlets": tuple(sorted({outlet for f in batch for outlet in f.outlets})),
            "claims": tuple(sorted({claim for f in batch for claim in f.claims})),
        }
    )


_CLOCKS = tuple(AsOf)


def _order(figure: Figure) -> tuple[object, ...]:
    ends = (figure.low is None, figure.low or 0, figure.high is None, figure.high or 0)
    return (figure.as_of or date.min, figure.origin.name, figure.origin.id, *ends, figure.claims)


def _as_of(claim: Claim, quantity: Quantity, telling: Telling) -> tuple[date | None, AsOf]:
    """The end of the figure's own time, else when it was said, else when it was published; and which of the three."""
    ends = [t.end for t in claim.times if t.end is not None]
    published = telling.carrier.published
    happened = [end for end in ends if published is None or end <= published]
    if happened:
        return max(happened), AsOf.HAPPENED
    for link in reversed(claim.attribution):
        if link.time is not None and link.time.end is not None:
            return link.time.end, AsOf.SAID
    return (published, AsOf.PUBLISHED) if published is not None else (None, AsOf.UNKNOWN)


def _superseded(figures: tuple[Figure, ...], told: Mapping[tuple[str, ...], date]) -> tuple[Figure, ...]:
    """Figures marked where the same origin gave a later one for the same place; parts stand beside their totals.

    Of two for the same day the one that was told later replaces the other: "nine were killed on Monday", "on Monday
    fourteen".
    """
    latest: dict[tuple[object, ...], tuple[date, date]] = {}
    for f in figures:
        if f.as_of is not None:
            key, when = _question_of(f), (f.as_of, told[f.claims])
            latest[key] = max(latest.get(key, when), when)
    return tuple(
        f.model_copy(update={"superseded": f.as_of is not None and (f.as_of, told[f.claims]) < latest[_question_of(f)]})
        for f in figures
    )


def _question_of(figure: Figure) -> tuple[object, ...]:
    where = figure.within.name if figure.within else None
    return figure.origin.id, where, figure.ahead, figure.part_of is not None


def _reason(figures: Sequence[Figure], counted: Standing, against: Sequence[Disagreement]) -> str:
    gone = sum(f.superseded for f in figures)
    parts = [f"{len(figures)} figures", in_words(counted)]
    if gone:
        parts.append(f"{gone} superseded by the same origin")
    parts.append(f"{len(against)} pairs exclude each other" if against else "no two exclude each other")
    return "; ".join(parts)
