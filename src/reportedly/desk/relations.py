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
    from ..assess.edges import edges
    from ..assess.grades import propose
    from ..knowledge.gazetteer import open_gazetteer

    around = {telling.claim.id: telling for telling in ledger.tellings()}
    if claim not in around:
        return Relations((), None)
    known = ledger.identities()
    mine = edges(around.values(), open_gazetteer(), identities=known, of=claim)
    return Relations(mine, propose(around[claim], mine, around, identities=known))
