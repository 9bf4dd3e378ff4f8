"""Who cites whom: each step of every chain, from the outlet inwards."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..model import Origin
from .identities import NOBODY, Identities, outlet_origin, source_at
from .telling import Telling


@dataclass(frozen=True, slots=True)
class Citation:
    """One party passes on the word of another."""

    by: Origin
    of: Origin
    claims: tuple[str, ...]


def citations(tellings: Iterable[Telling], *, identities: Identities = NOBODY) -> tuple[Citation, ...]:
    """Every pair with its claims, those with most first; whoever cites itself is left out."""
    claims: dict[tuple[str, str], list[str]] = {}
    origins: dict[str, Origin] = {}
    for telling in tellings:
        by = identities.settled(outlet_origin(telling.carrier.outlet))
        for link in telling.claim.attribution:
            of = identities.settled(source_at(link, telling))
            for origin in (by, of):
                origins.setdefault(origin.id, origin)
            if by.id != of.id:
                claims.setdefault((by.id, of.id), []).append(telling.claim.id)
            by = of
    ordered = sorted(claims.items(), key=lambda each: (-len(each[1]), origins[each[0][0]].name, each[0]))
    return tuple(Citation(origins[by], origins[of], tuple(sorted(set(found)))) for (by, of), found in ordered)
