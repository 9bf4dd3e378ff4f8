"""How a claim stands to others: who supports it, who speaks against it, what grade that speaks for."""

from dataclasses import dataclass

from ..ledger import Ledger
from ..model import Edge, ProposedGrade


@dataclass(frozen=True, slots=True)
class Relations:
    """The edges of one claim, and the credibility that they speak for; none where it is not weighed."""

    edges: tuple[Edge, ...]
    grade: ProposedGrade | None


def relations(ledger: Ledger, claim: str) -> Relations:
    """What weighing says of a claim; nothing where it was rejected or its report has a later version."""
    from ..assess.grades import propose

    mine, around = ledger.beside(claim)
    if claim not in around:
        return Relations((), None)
    return Relations(mine, propose(around[claim], mine, around, identities=ledger.identities()))
