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


def first_hand(said: Iterable[Said], identities: Identities = NOBODY) -> tuple[tuple[Origin, ...], ...]:
    """The origins of each, in order. All must speak of one thing; what they relay is looked for among themselves."""
    relays = _Relays(tuple(said), identities)
    return tuple(relays.origins(place, frozenset()) for place in range(len(relays.said)))


class _Relays:
    def __init__(self, said: Sequence[Said], identities: Identities) -> None:
        self.said = said
        self._identities = identities
        self._at: dict[str, list[int]] = defaultdict(list)
        self._in: dict[str, list[int]] = defaultdict(list)
        self._writers: dict[str, tuple[bool, bool, date, str, str]] = {}
        for place, (telling, _) in enumerate(said):
            carrier = telling.carrier
            self._at[body(carrier.outlet)].append(place)
            if telling.claim.attribution:
                self._in[carrier.report].append(place)
            copied = carrier.report != carrier.family
            # Of those that print one text, who credits an agency tells who wrote it.
            rank = (carrier.via is None, copied, carrier.published or date.max, carrier.report, carrier.writer)
            self._writers[carrier.family] = min(self._writers.get(carrier.family, rank), rank)

    def origins(self, place: int, seen: frozenset[int]) -> tuple[Origin, ...]:
        telling, what = self.said[place]
        chain = telling.claim.attribution
        if not chain:
            echoed = [n for n in self._in.get(telling.carrier.report, ()) if _repeats(what, self.said[n][1])]
            if echoed:
                return self._all(echoed, seen | {place})
            return (self._identities.settled(outlet_origin(self._writer(telling))),)
        last = chain[-1]
        if last.members:
            return origins_of(telling, self._identities)
        if is_unnamed(last):
            return self._unnamed(place, _relayed_from(chain), seen)
        if body(telling.carrier.outlet) in _keys(last):
            return (self._identities.settled(outlet_origin(self._writer(telling))),)
        same = [n for n in self._told_by(last) if n not in seen and n != place and self.said[n][1] == what]
        found = self._all(same, seen | {place})
        return found or origins_of(telling, self._identities)

    def _told_by(self, outlet: Link) -> tuple[int, ...]:
        return next((tuple(self._at[name]) for name in _keys(outlet) if name in self._at), ())

    def _unnamed(self, place: int, outlet: Link | None, seen: frozenset[int]) -> tuple[Origin, ...]:
        """Those whom another outlet cites are the ones of its own report, where that is at hand and has no others."""
        telling, what = self.said[place]
        if outlet is None or body(telling.carrier.outlet) in _keys(outlet):
            return origins_of(telling, self._identities)
        own = [n for n in self._told_by(outlet) if n not in seen and n != place and self._speaks_of_some(n)]
        for candidates in ([n for n in own if self.said[n][1] == what], own):
            found = self._all(candidates, seen | {place})
            if len(found) == 1:
                return found
        return (self._identities.settled(unnamed_at(outlet.entity or outlet.mention, telling)),)

    def _speaks_of_some(self, place: int) -> bool:
        chain = self.said[place][0].claim.attribution
        return bool(chain) and not chain[-1].members and is_unnamed(chain[-1])

    def _all(self, places: Sequence[int], seen: frozenset[int]) -> tuple[Origin, ...]:
        found = {origin.id: origin for n in places for origin in self.origins(n, seen)}
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
