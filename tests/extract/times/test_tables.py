"""Phrases of time on our own tables never fall below what they reached.

A floor is lowered, and a table's fingerprint changed, only with a reason in the commit.
"""

import hashlib

import pytest
from benchmarks.time_phrases import TABLES, score_phrases

FLOORS = {
    "develop": ("47a19201c727", {"interval": 0.98, "precision": 0.95, "anchor": 0.98}),
    "scored": ("a4b356f36e33", {"interval": 0.95, "precision": 0.93, "anchor": 0.98}),
}


@pytest.mark.parametrize("name", list(FLOORS))
def test_phrases_keep_their_floor(name: str) -> None:
    fingerprint, floors = FLOORS[name]
    table = (TABLES / f"times_{name}.toml").read_bytes()
    assert hashlib.sha256(table).hexdigest()[:12] == fingerprint, (
        f"{name} has changed: measure it anew and pin its floors"
    )
    score = score_phrases(name)
    below = {field: round(score.share(field), 3) for field, floor in floors.items() if score.share(field) < floor}
    assert below == {}
