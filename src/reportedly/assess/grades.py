"""Admiralty grades: the program proposes a claim's credibility with its reason; a person sets it.

Credibility after NATO AJP-2.1, annex on source reliability and information credibility. Reliability belongs to the
source, is never proposed, and says nothing of a claim.
"""

from collections.abc import Sequence

from ..model import Credibility, Edge, ProposedGrade, Relation
from .identities import NOBODY, Identities, origins_of
from .telling import Telling


def propose(
    telling: Telling, edges: Sequence[Edge], around: dict[str, Telling], *, identities: Identities = NOBODY
) -> ProposedGrade:
    """The credibility that the edges of a claim speak for. `around` holds the claims at their other ends, by id."""
    claim = telling.claim.id
    backing = [e for e in edges if e.relation in (Relation.SUPPORTS, Relation.REFINES)]
    against = [e for e in edges if e.relation is Relation.CONTRADICTS]
    backers = _origins(telling, backing, around, identities)
    deniers = _origins(telling, against, around, identities)
    rests = tuple(sorted({*(_other(e, claim) for e in (*backing, *against))}))
    credibility, reason = _weighed(len(backers), len(deniers))
    names = f"; with it: {', '.join(sorted(backers.values()))}" if backers else ""
    names += f"; against it: {', '.join(sorted(deniers.values()))}" if deniers else ""
    return ProposedGrade(claim=claim, credibility=credibility, reason=reason + names, rests_on=rests)


def _weighed(backers: int, deniers: int) -> tuple[Credibility, str]:
    if backers and deniers:
        return Credibility.DOUBTFUL, f"{backers} independent named origins say the same, {deniers} deny it"
    if deniers:
        return Credibility.DOUBTFUL, f"{deniers} named origins deny it and nobody else says it"
    if backers >= 2:
        return Credibility.CONFIRMED, f"{backers} further independent named origins say the same"
    if backers == 1:
        return Credibility.PROBABLY_TRUE, "one further independent named origin says the same"
    return Credibility.CANNOT_BE_JUDGED, "no other named origin speaks of it"


def _origins(
    telling: Telling, edges: Sequence[Edge], around: dict[str, Telling], identities: Identities
) -> dict[str, str]:
    """Named origins at the other ends that are not the claim's own, nor of its own side."""
    own = origins_of(telling, identities)
    mine, sides = {o.id for o in own}, {o.affiliation for o in own if o.affiliation}
    found: dict[str, str] = {}
    for edge in edges:
        other = around.get(_other(edge, telling.claim.id))
        for origin in origins_of(other, identities) if other is not None else ():
            if not origin.anonymous and origin.id not in mine and origin.affiliation not in sides:
                found[origin.id] = origin.name
    return found


def _other(edge: Edge, claim: str) -> str:
    return edge.other if edge.claim == claim else edge.claim
