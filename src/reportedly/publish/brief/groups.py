"""How claims fall into the parts of a brief: by event and place, by what is held, denied or yet to come."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...model import Claim, Commitment, EventType, Place, PlaceKind, PlaceRole, Polarity, Tense
from .. import wording
from ..harmless import harmless
from .parts import Cited

AGAINST = frozenset({Commitment.DENIED, Commitment.UNCOMMITTED})
_AHEAD = frozenset({Commitment.PREDICTED, Commitment.EXPECTED, Commitment.PLANNED})
_COARSE = (PlaceKind.COUNTRY, PlaceKind.WATER, None)
_ROLES = (PlaceRole.IN, PlaceRole.NEAR, PlaceRole.TO, PlaceRole.FROM)
NO_PLACE = "no place given"
NO_EVENT = "Other statements"


@dataclass(frozen=True, slots=True)
class Where:
    """A place, or, for a claim that names none, the country that its report names most; either may be unknown."""

    place: str | None
    country: str | None
    """ISO 3166-1 alpha-3."""

    @property
    def heading(self) -> str:
        """ "Abu Shouk, Sudan"; "no place given (report about Sudan)"."""
        if self.place is not None:
            return self.place
        return f"{NO_PLACE} (report about {wording.country(self.country)})" if self.country else NO_PLACE


@dataclass(frozen=True, slots=True)
class Key:
    """One kind of event somewhere; the kind may be unknown."""

    event: EventType | None
    where: Where

    @property
    def heading(self) -> str:
        """ "Attacks and fighting: Abu Shouk, Sudan"."""
        return f"{event_heading(self.event)}: {self.where.heading}"


def event_heading(event: EventType | None) -> str:
    """ "Attacks and fighting"."""
    return wording.EVENTS[event] if event else NO_EVENT


class Keys:
    """Where each claim of a brief belongs; knows of every report which country it is about."""

    def __init__(self, cited: Iterable[Cited]) -> None:
        named: dict[str, Counter[str]] = {}
        for item in cited:
            countries = (place.country for place in item.claim.places if place.country)
            named.setdefault(item.report.id, Counter()).update(countries)
        self._about: Mapping[str, str] = {
            report: counts.most_common(1)[0][0] for report, counts in named.items() if counts
        }

    def of(self, claim: Claim) -> Key:
        """The kind of event and the place, or the country in its stead."""
        event = claim.event.type if claim.event else None
        place = main_place(claim)
        if place is None:
            return Key(event, Where(None, self._about.get(claim.report)))
        return Key(event, Where(place_name(place), place.country))

    def grouped(self, cited: Iterable[Cited]) -> dict[Key, list[Cited]]:
        """The claims by kind of event (most claims first, none last), within it by place (most first, none last)."""
        groups: dict[Key, list[Cited]] = {}
        for item in cited:
            groups.setdefault(self.of(item.claim), []).append(item)
        events: Counter[EventType | None] = Counter()
        for key, items in groups.items():
            events[key.event] += len(items)

        def rank(group: tuple[Key, Sequence[Cited]]) -> tuple[bool, int, str, bool, int, str]:
            key, items = group
            by_event = (key.event is None, -events[key.event], event_heading(key.event))
            return (*by_event, key.where.place is None, -len(items), key.where.heading)

        return dict(sorted(groups.items(), key=rank))


def main_place(claim: Claim) -> Place | None:
    """The place that a claim is mainly about: where it happens before where it leads, the narrow before the wide."""
    resolved = [place for place in claim.places if place.name]
    return min(resolved, key=lambda p: (p.kind in _COARSE, _ROLES.index(p.role)), default=None)


def place_name(place: Place) -> str:
    """ "Abu Shouk, Sudan"; a country has no country behind it."""
    name = harmless(place.name or place.text)
    if place.kind is PlaceKind.COUNTRY or place.country is None:
        return name
    return f"{name}, {wording.country(place.country)}"


def is_against(claim: Claim) -> bool:
    """Whether its source denies it or leaves it open."""
    return claim.modality.commitment in AGAINST


def is_ahead(claim: Claim) -> bool:
    """Whether it tells of what is yet to come."""
    if claim.modality.commitment in _AHEAD:
        return claim.modality.tense is not Tense.PAST
    return claim.modality.tense is Tense.FUTURE and not is_against(claim)


def says_no(claim: Claim) -> bool:
    """Whether its source asserts that the content is not so ("no deaths")."""
    return claim.modality.polarity is Polarity.NEGATIVE and not is_against(claim)
