"""Every table that ships has its own shape; a further entry of a list of words has it too."""

import pytest

from reportedly.knowledge import own
from reportedly.knowledge.shape import misfits
from reportedly.knowledge.tables import shipped


@pytest.mark.parametrize("name", own._known())
def test_what_ships_fits_itself(name: str):
    assert list(misfits(shipped(name), shipped(name))) == []


OURS = {
    "unit": {"soldiers": {"words": ["troops"]}, "civilians": {"words": ["people"]}},
    "harm": {"measures": ["killed"], "everybody": ["people"]},
    "most": 3,
}


@pytest.mark.parametrize(
    "mine",
    [
        {},
        {"unit": {"drones": {"words": ["drone"]}}},
        {"unit": {"soldiers": {"words": []}}},
        {"harm": {"measures": ["wounded"]}},
        {"most": 2.5},
    ],
)
def test_what_fits(mine: object):
    assert list(misfits(mine, OURS)) == []


@pytest.mark.parametrize(
    ("mine", "told"),
    [
        ({"harm": {"measure": ["killed"]}}, "harm: there is no `measure` here; did you mean `measures`?"),
        ({"unit": {"drones": ["drone"]}}, "unit, drones: must be a table, not ['drone']"),
        ({"unit": {"drones": {"words": "drone"}}}, "unit, drones, words: must be a list, not 'drone'"),
        ({"most": "three"}, "most: must be a number, not 'three'"),
        ({"harm": {"measures": [1]}}, "harm, measures 1: must be text, not 1"),
        ([], ": must be a table, not []"),
    ],
)
def test_what_does_not(mine: object, told: str):
    assert list(misfits(mine, OURS)) == [told]
