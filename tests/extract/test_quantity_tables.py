"""Low, high and bound on our own tables of phrases never fall below what they reached.

A floor is lowered, and a table's fingerprint changed, only with a reason in the commit.
"""

import hashlib

import pytest
from benchmarks.tasks.quantities import TABLES, phrases, score_phrases

FLOORS = {
    # half: fingerprint, share of the readings asked that are right, share of those given
    "develop": ("68808b21c94f", 0.99, 0.99),
    "scored": ("5c815b854b14", 0.97, 0.97),
}


@pytest.mark.parametrize("half", list(FLOORS))
def test_quantities_keep_their_floor(half: str) -> None:
    fingerprint, recall, precision = FLOORS[half]
    table = (TABLES / f"quantities_{half}.toml").read_bytes()
    assert hashlib.sha256(table).hexdigest()[:12] == fingerprint, (
        f"{half} has changed: measure it anew and pin its floors"
    )
    score = score_phrases(half)
    assert score.recall >= recall
    assert score.precision >= precision


def test_halves_are_alike_in_size_and_share_no_phrase() -> None:
    develop, scored = ({str(row["text"]) for row in phrases(half)} for half in ("develop", "scored"))
    assert len(develop) == len(scored) == 80
    assert not develop & scored
