"""What a figure answers: how many of what, of whom, where.

What a claim leaves out it takes over from its report: "It may be nearer to 700 by now" counts what the sentence
before counted, "74 civilians were killed" happened where the report is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from ..knowledge.countries import nations_in
from ..knowledge.tables import table
from ..model import (
    Actor,
    Area,
    Claim,
    Commitment,
    Estimand,
    Measure,
    PlaceKind,
    PlaceRole,
    Polarity,
    Quantity,
    QuantityKind,
    Role,
    Sector,
    Whom,
    content_id,
)
from ..model.claim import PIECES
from .geography import area_key, area_of, where
from .owning import owner
from .telling import Telling

_NOT_GIVEN = (Commitment.DENIED, Commitment.UNCOMMITTED, Commitment.CONDITIONAL)
_STOCK = (None, Measure.DEPLOYED)
"""Troops that are somewhere and troops that were sent there are counted as one."""


NOWHERE: Mapping[str, Area] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Given:
    """A quantity of a claim with the question that it answers."""

    telling: Telling
    quantity: Quantity
    estimand: Estimand
    ahead: bool


def given_figures(tellings: Iterable[Telling], known: Mapping[str, Area] = NOWHERE) -> Iterator[Given]:
    """Every figure of one report's claims with its estimand; `tellings` in the order of the text.

    `known`: areas by name, for names that a report leaves open and others don't.
    """
    before: list[Estimand] = []
    scenes = _Scenes()
    for telling in tellings:
        claim = telling.claim
        scene = scenes.of(claim)
        for quantity in claim.quantities:
            area = _where(claim, quantity) or scenes.called(claim) or _asked_before(quantity, before, claim) or scene
            if area is not None and area.geonames is None:
                area = known.get(area.name.casefold(), area)
            question = _estimand(claim, quantity, area, before) if _counts(quantity) else None
            if question is None:
                continue
            if quantity.part_of is None:
                before.append(question)
            if _given(claim):
                yield Given(telling, quantity, question, telling.ahead)


def _asked_before(quantity: Quantity, before: Sequence[Estimand], claim: Claim) -> Area | None:
    """Where the last figure for the same thing held: "Kyiv puts it at 10,000"."""
    if claim.places:
        return None
    unit = unit_class(quantity.unit) if quantity.unit else None
    harm = quantity.measure is not None and quantity.measure.value in _classes().harm
    measure = quantity.measure if harm else None
    asked = (e for e in reversed(before) if (e.measure is measure if harm else e.unit == unit))
    return next((e.where for e in asked), None)


class _Scenes:
    """Where claims that name no place happen: where the clause just before does, else where most of the report is."""

    def __init__(self) -> None:
        self._named: Counter[Area] = Counter()
        self._last: tuple[int, Area] | None = None

    def of(self, claim: Claim) -> Area | None:
        """The scene of a claim, in the order of the text; null for one that names a place itself."""
        start, end = claim.content[0].start, claim.content[-1].end
        own = where(claim.places)
        if own is not None:
            self._named.update(area_of(p) for p in claim.places if p.role is not PlaceRole.FROM)
            self._last = (end, own)
            return None
        if self._last is not None and start - self._last[0] <= _SAME_SENTENCE:
            self._last = (max(end, self._last[0]), self._last[1])
            return self._last[1]
        return self._named.most_common(1)[0][0] if self._named else None

    def called(self, claim: Claim) -> Area | None:
        """The place that "the city" or "the province" means in a claim that names none: the last one of its kind."""
        said = None if claim.places else _classes().called.search(claim.text)
        if said is None:
            return None
        kinds = _classes().kinds[said.group(1).casefold()]
        return next((area for area in reversed(self._named) if area.kind in kinds), None)


_SAME_SENTENCE = 8
"""Characters between two clauses of one sentence: " and ", ", while "."""


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
    fighting = [a for a in claim.actors if _fights(a) and not a.mention[-1:].isdigit()]
    told = _told_with(claim, quantity)
    if told is not None:
        return told
    near = [a for a in fighting if a.span.overlaps(quantity.span) or 0 <= a.span.start - quantity.span.end <= 2]
    found = near or (fighting if len({(a.country, a.sector, a.entity) for a in fighting}) == 1 else [])
    return (_whom(found[0]) if found else None) or _owned(claim, quantity)


def _owned(claim: Claim, quantity: Quantity) -> Whom | None:
    sector = _classes().sectors.get((unit_class(quantity.unit) if quantity.unit else None) or "")
    country = owner(claim, quantity) if sector is not None else None
    return Whom(country=country, sector=sector) if country is not None else None


def _told_with(claim: Claim, quantity: Quantity) -> Whom | None:
    """The country whose adjective stands between a number and its soldiers: "there are 400 Chadian troops in Gao"."""
    unit = unit_class(quantity.unit) if quantity.unit else None
    sector = _classes().sectors.get(unit or "")
    if sector is None:
        return None
    words = _behind(claim, quantity).split()
    noun = (quantity.unit or "").split()[-1:]
    if not noun or noun[0] not in words[:_LONGEST_NAME]:
        return None
    states = nations_in(" ".join(words[: words.index(noun[0])]))
    return Whom(country=states[0].iso3, sector=sector) if len(states) == 1 else None


_LONGEST_NAME = 5


def _behind(claim: Claim, quantity: Quantity) -> str:
    """The claim's words behind the number."""
    pieces = claim.text.split(PIECES)
    for span, words in zip(claim.content, pieces, strict=False):
        if span.start <= quantity.span.start < span.end:
            return words[quantity.span.end - span.start :]
    return ""


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
    sectors: dict[str, Sector]
    kinds: dict[str, tuple[PlaceKind, ...]]
    called: re.Pattern[str]


@cache
def _classes() -> _Classes:
    data = table("lexicons/estimands")
    units = {word: name for name, row in data["unit"].items() for word in row["words"]}
    kinds = {word: tuple(map(PlaceKind, row["kinds"])) for row in data["scene"].values() for word in row["words"]}
    return _Classes(
        units,
        frozenset(data["harm"]["measures"]),
        frozenset(data["force"]["sectors"]),
        tuple(data["harm"]["everybody"]),
        {unit: Sector(sector) for unit, sector in data["force"]["units"].items()},
        kinds,
        re.compile(rf"\bthe ({'|'.join(kinds)})\b", re.IGNORECASE),
    )


def unit_class(unit: str) -> str | None:
    """The class of a counted noun, by the whole of it, then by its last word; the noun itself where none knows it."""
    units = _classes().units
    words = unit.casefold().split()
    return units.get(" ".join(words)) or (units.get(words[-1]) if words else None) or " ".join(words) or None
