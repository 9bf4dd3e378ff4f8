"""What stands behind a result: its claims and the parts that they play."""

from tests.assess.tellings import TAIZ, Teller

from reportedly.assess.behind import behind_claim, behind_dispute, behind_estimate
from reportedly.assess.edges import disputes, edges
from reportedly.assess.estimates import estimates
from reportedly.knowledge.gazetteer import open_gazetteer
from reportedly.model import Commitment, EventType, Policy


def dead(outlet: str, day: str, name: str, words: str, low: int, high: int | None):
    return Teller(outlet, day)(
        f"{name} said {words} were killed in Taiz.", name, entity=name, figure=(words, low, high), place=("Taiz", TAIZ)
    )


def shelled(outlet: str, name: str, commitment: Commitment):
    return Teller(outlet)(
        f"{name} said troops shelled Taiz.",
        name,
        entity=name,
        event=("shelled", EventType.ASSAULT),
        place=("Taiz", TAIZ),
        commitment=commitment,
    )


def test_every_figure_names_its_claims_and_what_became_of_it() -> None:
    tellings = [
        dead("A", "2024-11-11", "Salma Aden", "seven people", 7, 7),
        dead("A", "2024-11-25", "Salma Aden", "at least 9 people", 9, None),
    ]
    found = estimates(tellings, open_gazetteer(), policy=Policy.UCDP)
    [estimate] = [e for e in found if e.estimand.where is not None and e.estimand.where.name == "Taiz"]
    behind = behind_estimate(estimate)
    assert behind.policy == "ucdp"
    assert estimate.best.reason in behind.reason
    assert [behind.parts[t.claim.id] for t in tellings] == [
        ("7 as of 2024-11-11 (published), superseded",),
        ("at least 9 as of 2024-11-25 (published)",),
    ]


def test_a_dispute_has_its_sides_and_a_claim_what_stands_beside_it() -> None:
    affirmed = shelled("A", "Salma Aden", Commitment.ASSERTED)
    denied = shelled("B", "Omar Haddad", Commitment.DENIED)
    left_open = shelled("C", "Nadia Saleh", Commitment.UNCOMMITTED)
    tellings = [affirmed, denied, left_open]
    [dispute] = disputes(tellings, open_gazetteer())
    assert dict(behind_dispute(dispute).parts) == {
        affirmed.claim.id: ("for",),
        denied.claim.id: ("against",),
        left_open.claim.id: ("leaves it open",),
    }
    mine = [e for e in edges(tellings, open_gazetteer()) if affirmed.claim.id in (e.claim, e.other)]
    parts = behind_claim(affirmed.claim.id, mine, "one denies it").parts
    assert parts[affirmed.claim.id] == ("the claim",)
    assert set(parts) == {affirmed.claim.id, denied.claim.id}
    assert "contradicts" in parts[denied.claim.id][0]
