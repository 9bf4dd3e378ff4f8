"""A proposed credibility and its reason."""

import pytest
from tests.assess.test_edges import struck

from reportedly.assess.edges import edges
from reportedly.assess.grades import propose
from reportedly.assess.telling import Telling
from reportedly.knowledge.gazetteer import open_gazetteer
from reportedly.model import Credibility

GAZETTEER = open_gazetteer()
MAYOR = struck("A", "The mayor", affiliation="YEM")


@pytest.mark.parametrize(
    ("others", "credibility"),
    [
        ([], Credibility.CANNOT_BE_JUDGED),
        ([struck("B", "The clinic")], Credibility.PROBABLY_TRUE),
        ([struck("B", "The clinic"), struck("C", "The union")], Credibility.CONFIRMED),
        ([struck("B", "The mayor")], Credibility.CANNOT_BE_JUDGED),
        ([struck("B", "The ministry", affiliation="YEM")], Credibility.CANNOT_BE_JUDGED),
        ([struck("B", "The army", denied=True)], Credibility.DOUBTFUL),
        ([struck("B", "The clinic"), struck("C", "The army", denied=True)], Credibility.DOUBTFUL),
    ],
)
def test_what_independent_origins_make_of_a_claim(others: list[Telling], credibility: Credibility) -> None:
    told = [MAYOR, *others]
    mine = [e for e in edges(told, GAZETTEER) if MAYOR.claim.id in (e.claim, e.other)]
    found = propose(MAYOR, mine, {t.claim.id: t for t in told})
    assert found.credibility is credibility
    assert found.reason
    assert set(found.rests_on) <= {t.claim.id for t in others}
