"""Whether two claims are about one thing: the same event, actors, place and time, as far as both say.

Structure before words: claims are compared only within one event type, one place or side, and a time, so that a new
report costs the same however long the ledger is.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cache

from ..knowledge.gazetteer import Gazetteer
from ..knowledge.tables import table
from ..model import Claim, Commitment, EventType, PlaceRole, Polarity, Role
from .geography import area_key, area_of, areas_around
from .telling import Telling

REACH_DAYS = 60
"""What was said further apart is about two things: a village is shelled again and again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What a claim is about, as far as it says so."""

    event: EventType
    actors: frozenset[str]
    """Countries and named groups that act."""
    recipients: frozenset[str]
    areas: frozenset[str]
    """Keys of the places named and of the areas around them."""
    finest: frozenset[str]
    days: tuple[date | None, date | None]
    said: date | None

    @property
    def sides(self) -> frozenset[str]:
        """Everybody who acts in it or meets it."""
        return self.actors | self.recipients


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition(Matter):
    """What a claim is about, and how it stands to it."""

    telling: Telling

    @property
    def denies(self) -> bool:
        """Whether its source holds that it is not so."""
        modality = self.telling.claim.modality
        return modality.commitment is Commitment.DENIED or modality.polarity is Polarity.NEGATIVE

    @property
    def leaves_open(self) -> bool:
        """Whether its source neither affirms nor denies, makes it hang on an if, or says that it is not so yet."""
        claim = self.telling.claim
        if claim.modality.commitment in (Commitment.UNCOMMITTED, Commitment.CONDITIONAL):
            return True
        return claim.modality.polarity is Polarity.NEGATIVE and _yet().search(claim.text) is not None

    @property
    def ahead(self) -> bool:
        """Whether it tells what is to come."""
        return self.telling.ahead


@cache
def _yet() -> re.Pattern[str]:
    words = table("lexicons/propositions")["yet"]["words"]
    return re.compile("|".join(map(re.escape, words)), re.IGNORECASE)


def proposition(telling: Telling, gazetteer: Gazetteer) -> Proposition | None:
    """What a claim is about; null where it tells no event that can be compared."""
    claim = telling.claim
    if claim.event is None:
        return None
    named = [area_of(p) for p in claim.places if p.role is not PlaceRole.FROM]
    around = {area_key(wider) for area in named for wider in areas_around(area, gazetteer)}
    finest = frozenset(area_key(area) for area in named)
    return Proposition(
        telling=telling,
        event=claim.event.type,
        actors=sides_of(claim, Role.ACTOR),
        recipients=sides_of(claim, Role.RECIPIENT),
        areas=finest | around,
        finest=finest,
        days=_days(claim),
        said=telling.said_on,
    )


def told_of(telling: Telling, about: Matter) -> Proposition:
    """A claim with what it is about, where that is known already."""
    return Proposition(telling=telling, **{part.name: getattr(about, part.name) for part in fields(Matter)})


def propositions_in(tellings: Iterable[Telling], gazetteer: Gazetteer) -> list[Proposition]:
    """What one report's claims are about, in the order of its text.

    Whoever denies or leaves open something without saying whose and where ("could not confirm the deployment") speaks
    of what the report told last of that kind. A plain no ("the battle is not over") speaks of nothing but itself.
    """
    last: dict[EventType, Proposition] = {}
    told = []
    for telling in sorted(tellings, key=lambda t: (t.claim.content[0].start, t.claim.id)):
        found = proposition(telling, gazetteer)
        if found is None:
            continue
        if found.sides or found.finest:
            last[found.event] = found
        elif found.event in last and (found.leaves_open or telling.claim.modality.commitment is Commitment.DENIED):
            meant = last[found.event]
            found = replace(
                found,
                actors=meant.actors,
                recipients=meant.recipients,
                areas=meant.areas,
                finest=meant.finest,
            )
        told.append(found)
    return told


def sides_of(claim: Claim, role: Role) -> frozenset[str]:
    """Countries and named groups in that role."""
    return frozenset(
        side for a in claim.actors if a.role is role for side in (a.entity or a.country,) if side is not None
    )


def _days(claim: Claim) -> tuple[date | None, date | None]:
    starts = [t.start for t in claim.times if t.start is not None]
    ends = [t.end for t in claim.times if t.end is not None]
    return min(starts, default=None), max(ends, default=None)


def likeness(one: Matter, other: Matter) -> tuple[float, str] | None:
    """How sure it is that both are about one thing, with the reason in words; null where something speaks against it.

    At least two of event, side and place must be shared, nothing that both say may differ, and they must have been said
    within sixty days: "the army shelled the town" is another thing a year later.
    """
    if one.event is not other.event or not _near(one.said, other.said):
        return None
    shared = [one.event.value]
    for name, left, right in (
        ("actor", one.actors, other.actors),
        ("recipient", one.recipients, other.recipients),
    ):
        if left and right:
            if not left & right:
                return None
            shared.append(f"{name} {', '.join(sorted(left & right))}")
    if one.finest and other.finest:
        if not (one.finest & other.areas or other.finest & one.areas):
            return None
        shared.append("place")
    if _apart(one.days, other.days):
        return None
    if len(shared) < 2:
        return None
    return min(0.95, 0.35 + 0.2 * len(shared)), "same " + ", ".join(shared)


def _apart(one: tuple[date | None, date | None], other: tuple[date | None, date | None]) -> bool:
    (start, end), (other_start, other_end) = one, other
    return (end is not None and other_start is not None and end < other_start) or (
        other_end is not None and start is not None and other_end < start
    )


def _near(one: date | None, other: date | None) -> bool:
    return one is None or other is None or abs((one - other).days) <= REACH_DAYS


def kept_under(found: Matter) -> frozenset[str]:
    """The keys under which a proposition is kept."""
    event = found.event.value
    if not found.finest:
        return frozenset(f"{event} by {side}" for side in found.sides)
    within = {f"{event} in {area}" for area in found.areas}
    return frozenset(within | {f"{event} at {area}" for area in found.finest} | _placed(found))


def looked_up_under(found: Matter) -> frozenset[str]:
    """The keys under which everything is kept that may be like a proposition, be it about one place or of one side.

    Where both name a place, only places lead from one to the other: so nobody looks through everything that a side did.
    """
    event = found.event.value
    sides = {f"{event} by {side}" for side in found.sides}
    if not found.finest:
        return frozenset(sides | _placed(found))
    within = {f"{event} in {area}" for area in found.finest}
    return frozenset(within | {f"{event} at {area}" for area in found.areas} | sides)


def _placed(found: Matter) -> set[str]:
    return {f"{found.event.value} somewhere by {side}" for side in found.sides}


class Kept:
    """Propositions that can be asked for those that may be like another."""

    def __init__(self, found: Iterable[Proposition]) -> None:
        self._by_key: dict[str, list[Proposition]] = defaultdict(list)
        for one in sorted(found, key=lambda p: p.telling.claim.id):
            for key in kept_under(one):
                self._by_key[key].append(one)

    def beside(self, one: Matter) -> list[Proposition]:
        """Everything that may be like it, itself too where it is kept, in the order of the claims."""
        found = {p.telling.claim.id: p for key in looked_up_under(one) for p in self._by_key.get(key, ())}
        return [found[claim] for claim in sorted(found)]
