"""Whether two claims are about one thing: the same event, actors, place and time, as far as both say.

Structure before words: claims are compared only within one event type and one side, so that a new report costs the same
however long the ledger is.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from ..knowledge.gazetteer import Gazetteer
from ..knowledge.tables import table
from ..model import Claim, Commitment, EventType, PlaceRole, Polarity, Role
from .geography import area_key, area_of, areas_around
from .telling import Telling


@dataclass(frozen=True, slots=True)
class Proposition:
    """What a claim is about, and how it stands to it."""

    telling: Telling
    event: EventType
    actors: frozenset[str]
    """Countries and named groups that act."""
    recipients: frozenset[str]
    areas: frozenset[str]
    """Keys of the places named and of the areas around them."""
    finest: frozenset[str]
    days: tuple[date | None, date | None]

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
    )


def sides_of(claim: Claim, role: Role) -> frozenset[str]:
    """Countries and named groups in that role."""
    return frozenset(
        side for a in claim.actors if a.role is role for side in (a.entity or a.country,) if side is not None
    )


def _days(claim: Claim) -> tuple[date | None, date | None]:
    starts = [t.start for t in claim.times if t.start is not None]
    ends = [t.end for t in claim.times if t.end is not None]
    return min(starts, default=None), max(ends, default=None)


def likeness(one: Proposition, other: Proposition) -> tuple[float, str] | None:
    """How sure it is that both are about one thing, with the reason in words; null where something speaks against it.

    At least two of event, side and place must be shared, and nothing that both say may differ.
    """
    if one.event is not other.event:
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


def keys_of(found: Proposition) -> frozenset[str]:
    """Under which keys a proposition is kept: only those that share one are compared."""
    sides = found.actors | found.recipients | found.finest
    return frozenset(f"{found.event.value} {side}" for side in sides)
