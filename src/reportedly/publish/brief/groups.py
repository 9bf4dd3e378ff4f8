"""How claims fall into the parts of a brief: by event and place, by what is held, denied or yet to come."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...model import Claim, Commitment, EventType, Place, PlaceKind, PlaceRole, Polarity, Tense
from .. import wording
from ..harmless import harmless
from .parts import Cited

AGAINST = frozenset({Commitment.DENIED, Commitment.UNCOMMITTED})
_AHEAD = frozenset({Commitment.PREDICTED, Commitment.EXPECTED, Commitment.PLANNED})
_MAYBE_AHEAD = frozenset({Commitment.CONDITIONAL, Commitment.POSSIBLE})
_COARSE = (PlaceKind.COUNTRY, PlaceKind.WATER, None)
NO_PLACE = "place not given"
NO_EVENT = "Other statements"


@dataclass(frozen=True, slots=True)
class Key:
    """One kind of event at one place; either may be unknown."""

    event: EventType | None
    place: str | None

    @property
    def heading(self) -> str:
        """ "Attacks and fighting: Abu Shouk, Sudan"."""
        return f"{wording.EVENTS[self.event] if self.event else NO_EVENT}: {self.place or NO_PLACE}"


def key(claim: Claim) -> Key:
    """Where in the brief a claim belongs."""
    where = main_place(claim)
    return Key(claim.event.type if claim.event else None, place_name(where) if where else None)


def main_place(claim: Claim) -> Place | None:
    """The place that a claim is mainly about: where it happens before where it leads, the narrow before the wide."""
    order = (PlaceRole.IN, PlaceRole.NEAR, PlaceRole.TO, PlaceRole.FROM)
    resolved = [place for place in claim.places if place.name]
    return min(resolved, key=lambda p: (p.kind in _COARSE, order.index(p.role)), default=None)


def place_name(place: Place) -> str:
    """ "Abu Shouk, Sudan"; a country has no country behind it."""
    name = harmless(place.name or place.text)
    if place.kind is PlaceKind.COUNTRY or place.country is None:
        return name
    return f"{name}, {wording.country(place.country)}"


def is_against(claim: Claim) -> bool:
    """Whether its source denies it or does not commit itself."""
    return claim.modality.commitment in AGAINST


def is_ahead(claim: Claim) -> bool:
    """Whether it tells of what is yet to come."""
    commitment = claim.modality.commitment
    if commitment in _AHEAD:
        return claim.modality.tense is not Tense.PAST
    return claim.modality.tense is Tense.FUTURE and (commitment in _MAYBE_AHEAD or not is_against(claim))


def says_no(claim: Claim) -> bool:
    """Whether its source asserts that the content is not so ("no deaths")."""
    return claim.modality.polarity is Polarity.NEGATIVE and not is_against(claim)


def grouped(cited: Sequence[Cited]) -> dict[Key, list[Cited]]:
    """The claims by event and place: the group with most claims first, what has neither event nor place last."""
    groups: dict[Key, list[Cited]] = {}
    for item in cited:
        groups.setdefault(key(item.claim), []).append(item)
    ranked = sorted(groups.items(), key=lambda g: (g[0].event is None, g[0].place is None, -len(g[1]), g[0].heading))
    return dict(ranked)
