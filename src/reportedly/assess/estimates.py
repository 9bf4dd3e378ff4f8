"""Estimates: all figures that were given for one question, who stands behind each, who disagrees, and one range."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from ..knowledge.gazetteer import Gazetteer
from ..model import (
    Area,
    AsOf,
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
from .estimands import Given, estimand, given_figures
from .geography import area_key, area_of, areas_around
from .identities import NOBODY, Identities
from .origins import in_words, standing_of
from .policies import reconcile
from .ranges import TOLL_DAYS, ends, exclude
from .relays import first_hand
from .telling import Telling

_STOCK_DAYS = 2
"""Stocks as of days that lie further apart may both be right: troops come and go."""
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
        if as_of is None or telling.carrier.published is None or telling.carrier.published <= as_of:
            by_report[telling.carrier.report].append(telling)
    groups: dict[str, list[tuple[Given, Estimand]]] = defaultdict(list)
    known = _known_areas(t for report in by_report.values() for t in report)
    for report in sorted(by_report):
        for given in given_figures(sorted(by_report[report], key=_place_in_text), known):
            for question in (given.estimand, *_wider(given.estimand, gazetteer)):
                groups[question.id].append((given, question))
    found = (_estimate(groups[ident], policy, identities) for ident in sorted(groups))
    return tuple(estimate for estimate in found if estimate is not None)


def _known_areas(tellings: Iterable[Telling]) -> dict[str, Area]:
    """Areas by the name under which all reports that know them mean one: for reports that leave the name open."""
    found: dict[str, dict[str, Area]] = defaultdict(dict)
    for telling in tellings:
        for place in telling.claim.places:
            if place.geonames is not None:
                area = area_of(place)
                for name in {area.name.casefold(), place.text.casefold()}:
                    found[name][area_key(area)] = area
    return {name: next(iter(areas.values())) for name, areas in found.items() if len(areas) == 1}


def _place_in_text(telling: Telling) -> tuple[int, str]:
    return telling.claim.content[0].start, telling.claim.id


def _wider(question: Estimand, gazetteer: Gazetteer) -> tuple[Estimand, ...]:
    """The same question of the areas around."""
    if question.where is None:
        return ()
    around = areas_around(question.where, gazetteer)
    return tuple(estimand(question.measure, question.unit, question.of, area) for area in around)


def _estimate(given: Sequence[tuple[Given, Estimand]], policy: Policy, identities: Identities) -> Estimate | None:
    question = given[0][1]
    if all(g.estimand.id != question.id for g, _ in given):
        return None
    said = [(g.telling, (g.quantity.low, g.quantity.high)) for g, _ in given]
    behind = first_hand(said, identities)
    found = _figures([g for g, _ in given], behind, question)
    days = {g.telling.claim.id: g.telling.said_on or date.min for g, _ in given}
    figures = _superseded(found, {f.claims: min(days[claim] for claim in f.claims) for f in found})
    counted = standing_of((g.telling, origins) for (g, _), origins in zip(given, behind, strict=True))
    against = _disagreements(figures, question)
    return Estimate(
        estimand=question,
        figures=figures,
        standing=counted,
        disagreements=against,
        best=reconcile([f for f in figures if not _is_part(f, figures)], policy),
        reason=_reason(figures, counted, against),
    )


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


def _disagreements(figures: Sequence[Figure], question: Estimand) -> tuple[Disagreement, ...]:
    days = TOLL_DAYS if question.measure is not None else _STOCK_DAYS
    found = []
    for second, later in enumerate(figures):
        for first, earlier in enumerate(figures[:second]):
            if _comparable(earlier, later, days) and _exclude(earlier, later, figures):
                reason = (
                    f"{earlier.origin.name}: {_told(earlier)}; {later.origin.name}: {_told(later)}, "
                    f"for days no more than {days} apart"
                )
                found.append(Disagreement(first=first, second=second, reason=reason))
    return tuple(found)


def _comparable(one: Figure, other: Figure, days: int) -> bool:
    """Two origins, one place, one time; neither superseded, nor a part, nor of what is to come."""
    if one.origin.id == other.origin.id or set(one.claims) & set(other.claims):
        return False
    if any(f.superseded or f.ahead for f in (one, other)) or one.within != other.within:
        return False
    return _near(one, other, days)


def _is_part(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether the whole stands here too: "32 in the city" of 57 in the district is all that the city asks for."""
    return figure.part_of is not None and any(figure.part_of in (f.low, f.high) for f in figures if f is not figure)


def _near(one: Figure, other: Figure, days: int) -> bool:
    if one.as_of is None or other.as_of is None:
        return False
    return abs(one.as_of - other.as_of) <= timedelta(days=days)


def _exclude(one: Figure, other: Figure, figures: Sequence[Figure]) -> bool:
    """Whether two figures cannot both be, after the stated tolerance; a part only excludes a smaller total."""
    if _is_part(one, figures) == _is_part(other, figures):
        return exclude(one, other)
    part, total = (one, other) if _is_part(one, figures) else (other, one)
    (least, _), (_, most) = ends(part), ends(total)
    return most is not None and least is not None and least > most


def _told(figure: Figure) -> str:
    if figure.low is None:
        return f"at most {figure.high:,}"
    if figure.high is None:
        return f"at least {figure.low:,}"
    return f"{figure.low:,}" if figure.low == figure.high else f"{figure.low:,} to {figure.high:,}"


def _reason(figures: Sequence[Figure], counted: Standing, against: Sequence[Disagreement]) -> str:
    gone = sum(f.superseded for f in figures)
    parts = [f"{len(figures)} figures", in_words(counted)]
    if gone:
        parts.append(f"{gone} superseded by the same origin")
    parts.append(f"{len(against)} pairs exclude each other" if against else "no two exclude each other")
    return "; ".join(parts)
