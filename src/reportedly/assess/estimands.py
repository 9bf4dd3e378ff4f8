"""What a figure answers: how many of what, of whom, where.

What a claim leaves out it takes over from its report: "It might be closer to 11,000 or 12,000" counts what the sentence
before counted, "74 civilians were killed" happened where the report is.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ..knowledge.tables import table
from ..model import (
    Actor,
    Area,
    Claim,
    Commitment,
    Estimand,
    Measure,
    PlaceRole,
    Polarity,
    Quantity,
    QuantityKind,
    Role,
    Tense,
    Whom,
    content_id,
)
from .geography import area_key, area_of, where
from .telling import Telling

_AHEAD = (Commitment.PREDICTED, Commitment.EXPECTED, Commitment.PLANNED)
_NOT_GIVEN = (Commitment.DENIED, Commitment.UNCOMMITTED, Commitment.CONDITIONAL)
_STOCK = (None, Measure.DEPLOYED)
"""Troops that are somewhere and troops that were sent there are counted as one."""


@dataclass(frozen=True, slots=True)
class Given:
    """A quantity of a claim with the question that it answers."""

    telling: Telling
    quantity: Quantity
    estimand: Estimand
    ahead: bool


def given_figures(tellings: Iterable[Telling]) -> Iterator[Given]:
    """Every figure of one report's claims with its estimand; `tellings` in the order of the text."""
    before: list[Estimand] = []
    named: Counter[Area] = Counter()
    for telling in tellings:
        claim = telling.claim
        named.update(area_of(p) for p in claim.places if p.role is not PlaceRole.FROM)
        scene = named.most_common(1)[0][0] if named and not claim.places else None
        for quantity in claim.quantities:
            question = (
                _estimand(claim, quantity, _where(claim, quantity) or scene, before) if _counts(quantity) else None
            )
            if question is None:
                continue
            before.append(question)
            if _given(claim):
                ahead = claim.modality.commitment in _AHEAD or claim.modality.tense is Tense.FUTURE
                yield Given(telling, quantity, question, ahead)


def _where(claim: Claim, quantity: Quantity) -> Area | None:
    """Where a figure holds: "32 in the city and 25 in the camp" has a place for each; else the claim's own."""
    others = [q.span.start for q in claim.quantities if q.span.start > quantity.span.start and q.part_of is not None]
    if len({q.part_of for q in claim.quantities}) == 1 and quantity.part_of is None:
        return where(claim.places)
    until = min(others, default=None)
    own = [p for p in claim.places if p.span.start > quantity.span.end and (until is None or p.span.start < until)]
    if quantity.part_of is not None:
        return where(own) or where(claim.places)
    return where([p for p in claim.places if all(p.span.start < start for start in others)]) or None


def _counts(quantity: Quantity) -> bool:
    return quantity.kind is QuantityKind.COUNT and (quantity.measure is not None or quantity.unit is not None)


def _given(claim: Claim) -> bool:
    """Whether the source gives the figure: neither denies it, nor leaves it open, nor makes it hang on an if."""
    return claim.modality.commitment not in _NOT_GIVEN and claim.modality.polarity is not Polarity.NEGATIVE


def _estimand(claim: Claim, quantity: Quantity, place: Area | None, before: Sequence[Estimand]) -> Estimand | None:
    unit = unit_class(quantity.unit) if quantity.unit else None
    if quantity.measure is not None and quantity.measure.value in _classes().harm:
        group = None if unit in (None, *_classes().everybody) else unit
        return estimand(quantity.measure, group, _harmed(claim, unit), place)
    if unit is None:
        return None
    measure = None if quantity.measure in _STOCK else quantity.measure
    whom = _whose(claim, quantity)
    if whom is None:
        whom = next((e.of for e in reversed(before) if e.unit == unit and e.of is not None), None)
    return estimand(measure, unit, whom, place)


def estimand(measure: Measure | None, unit: str | None, of: Whom | None, place: Area | None) -> Estimand:
    """An estimand with its id."""
    whom = [of.country, of.sector.value if of.sector else None, of.entity] if of else None
    ident = content_id("e", measure.value if measure else None, unit, whom, area_key(place))
    return Estimand(id=ident, measure=measure, unit=unit, of=of, where=place)


def _harmed(claim: Claim, unit: str | None) -> Whom | None:
    """The side whose own force was hit; null for people, whoever's they are."""
    if unit not in ("soldiers", "fighters"):
        return None
    hit = [a for a in claim.actors if a.role is Role.RECIPIENT and _fights(a)]
    return _whom(hit[0]) if hit else None


def _whose(claim: Claim, quantity: Quantity) -> Whom | None:
    """The force that is counted: the actor whose words hold the figure, else the only one that fights."""
    fighting = [a for a in claim.actors if _fights(a)]
    near = [a for a in fighting if a.span.overlaps(quantity.span) or 0 <= a.span.start - quantity.span.end <= 2]
    found = near or (fighting if len({(a.country, a.sector, a.entity) for a in fighting}) == 1 else [])
    return _whom(found[0]) if found else None


def _fights(actor: Actor) -> bool:
    return actor.sector is not None and actor.sector.value in _classes().force


def _whom(actor: Actor) -> Whom | None:
    entity = actor.entity if actor.country is None else None
    if actor.country is None and entity is None:
        return None
    return Whom(country=actor.country, sector=actor.sector, entity=entity)


@dataclass(frozen=True, slots=True)
class _Classes:
    units: dict[str, str]
    harm: frozenset[str]
    force: frozenset[str]
    everybody: tuple[str, ...]


@cache
def _classes() -> _Classes:
    data = table("lexicons/estimands")
    units = {word: name for name, row in data["unit"].items() for word in row["words"]}
    return _Classes(
        units,
        frozenset(data["harm"]["measures"]),
        frozenset(data["force"]["sectors"]),
        tuple(data["harm"]["everybody"]),
    )


def unit_class(unit: str) -> str | None:
    """The class of a counted noun, by the whole of it, then by its last word; the noun itself where none knows it."""
    units = _classes().units
    words = unit.casefold().split()
    return units.get(" ".join(words)) or (units.get(words[-1]) if words else None) or " ".join(words) or None
