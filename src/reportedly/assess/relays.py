"""Whose word a report passes on when it names another outlet, or nobody, for it.

"Open Desk reported that nine died" has the origin that Open Desk's own report gives for the nine. "The Times reports,
citing two officials" means the two of the Times' own report, whoever relays them. What a copy says in its own voice
is the voice of the outlet that wrote it.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from datetime import date

from ..model import Link, Origin
from .identities import NOBODY, Identities, body, is_unnamed, origins_of, outlet_origin, unnamed_at
from .telling import Telling

Said = tuple[Telling, Hashable]
"""A telling and what of it must be the same in the report that it relays: its figure."""


Heard = dict[Hashable, tuple[Origin, ...] | None]
"""Whose word an outlet passes on in one matter, as far as it was followed; null while it is being followed."""


def first_hand(said: Iterable[Said], identities: Identities = NOBODY) -> tuple[tuple[Origin, ...], ...]:
    """The origins of each, in order. All must speak of one thing; what they relay is looked for among themselves.

    Outlets that cite each other in a circle have for origin whom each of them cites. Every outlet is followed once for
    each telling, so that a few that cite each other cost no more than many that do not.
    """
    relays = _Relays(tuple(said), identities)
    return tuple(relays.origins(place) for place in range(len(relays.said)))


class _Relays:
    def __init__(self, said: Sequence[Said], identities: Identities) -> None:
        self.said = said
        self._identities = identities
        self._outlets: set[str] = set()
        self._same: dict[Hashable, list[int]] = defaultdict(list)
        self._unnamed_at: dict[Hashable, list[int]] = defaultdict(list)
        self._in: dict[str, list[int]] = defaultdict(list)
        self._writers: dict[str, tuple[bool, bool, date, str, str]] = {}
        self._known: Heard = {}
        self._is_circle = False
        for place, (telling, what) in enumerate(said):
            carrier = telling.carrier
            name = body(carrier.outlet)
            self._outlets.add(name)
            self._same[name, what].append(place)
            if self._speaks_of_some(place):
                self._unnamed_at[name, what].append(place)
                self._unnamed_at[name].append(place)
            if telling.claim.attribution:
                self._in[carrier.report].append(place)
            copied = carrier.report != carrier.family
            # Of those that print one text, who credits an agency tells who wrote it.
            rank = (carrier.via is None, copied, carrier.published or date.max, carrier.report, carrier.writer)
            self._writers[carrier.family] = min(self._writers.get(carrier.family, rank), rank)

    def origins(self, place: int) -> tuple[Origin, ...]:
        heard: Heard = {}
        self._is_circle = False
        found = self._origins(place, heard, first=True)
        if not self._is_circle:
            self._known |= heard
        return found

    def _origins(self, place: int, heard: Heard, *, first: bool) -> tuple[Origin, ...]:
        """Those of one telling; none for one that only leads back to where one came from, unless it is the `first`."""
        telling, what = self.said[place]
        chain = telling.claim.attribution
        if not chain:
            echoed = [n for n in self._in.get(telling.carrier.report, ()) if _repeats(what, self.said[n][1])]
            if echoed:
                return self._all(echoed, heard, first=first)
            return (self._identities.settled(outlet_origin(self._writer(telling))),)
        last = chain[-1]
        if last.members:
            return origins_of(telling, self._identities)
        if is_unnamed(last):
            return self._unnamed(place, _relayed_from(chain), heard)
        if body(telling.carrier.outlet) in _keys(last):
            return (self._identities.settled(outlet_origin(self._writer(telling))),)
        told = (self._name(last), what)
        found = self._followed(("told", told), self._same.get(told, ()), heard)
        return found if found or (told in self._same and not first) else origins_of(telling, self._identities)

    def _name(self, outlet: Link) -> str | None:
        """The name under which tellings of an outlet are at hand."""
        return next((name for name in _keys(outlet) if name in self._outlets), None)

    def _unnamed(self, place: int, outlet: Link | None, heard: Heard) -> tuple[Origin, ...]:
        """Those whom another outlet cites are the ones of its own report, where that is at hand and has no others."""
        telling, what = self.said[place]
        if outlet is None or body(telling.carrier.outlet) in _keys(outlet):
            return origins_of(telling, self._identities)
        name = self._name(outlet)
        for key in ((name, what), name):
            found = self._followed(("unnamed", key), self._unnamed_at.get(key, ()), heard)
            if len(found) == 1:
                return found
        return (self._identities.settled(unnamed_at(outlet.entity or outlet.mention, telling)),)

    def _followed(self, key: Hashable, places: Sequence[int], heard: Heard) -> tuple[Origin, ...]:
        """The origins of all that an outlet tells in a matter; nothing where that is just being found out."""
        if key in self._known:
            return self._known[key] or ()
        if key not in heard:
            heard[key] = None
            heard[key] = self._all(places, heard, first=False)
        found = heard[key]
        self._is_circle = self._is_circle or found is None
        return found or ()

    def _speaks_of_some(self, place: int) -> bool:
        chain = self.said[place][0].claim.attribution
        return bool(chain) and not chain[-1].members and is_unnamed(chain[-1])

    def _all(self, places: Iterable[int], heard: Heard, *, first: bool) -> tuple[Origin, ...]:
        found = {origin.id: origin for n in places for origin in self._origins(n, heard, first=first)}
        return tuple(found[ident] for ident in sorted(found))

    def _writer(self, telling: Telling) -> str:
        """Who wrote the report of which this is a copy, an agency or an outlet; its own writer where it is none."""
        return self._writers[telling.carrier.family][-1]


def _repeats(own: Hashable, source: Hashable) -> bool:
    """Whether a report's own voice repeats the number that somebody gives in it: "As many as 80 … The 80 were …"."""
    if not isinstance(own, tuple) or not isinstance(source, tuple):
        return False
    return bool(set(own) & set(source) - {None})


def _keys(link: Link) -> tuple[str, ...]:
    """The names under which an outlet may be known: as it was resolved, and as it is written."""
    return tuple(body(name) for name in (link.entity, link.mention) if name)


def _relayed_from(chain: Sequence[Link]) -> Link | None:
    """Who cites somebody unnamed: the nearest of the chain that has a name."""
    return next((link for link in reversed(chain[:-1]) if not is_unnamed(link)), None)
