"""Krippendorff's α against worked examples."""

import pytest

from reportedly.assess.agreement import Agreement, agreement, alpha, by_field

# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), C: four observers, twelve units, nominal 0.743.
FOUR = [
    "111",
    "2223",
    "3333",
    "3333",
    "2222",
    "1234",
    "4444",
    "1121",
    "2222",
    "555",
    "11",
    "3",
]
CASES = [
    (["11"] * 3 + ["22"] * 3, 1.0),
    (["12", "21"], -0.5),
    (["11", "11"], None),
    (["12"], None),
    ([], None),
    # The same paper, A: two observers, ten units of two values, 0.095.
    (["01", "11", "01", "00", "00", "01", "00", "00", "10", "00"], 0.095),
]


def test_four_observers_with_gaps() -> None:
    assert alpha(FOUR) == 0.743


@pytest.mark.parametrize(("units", "expected"), CASES)
def test_two_observers(units: list[str], expected: float | None) -> None:
    assert alpha(units) == expected


def test_the_order_of_readers_does_not_matter() -> None:
    assert alpha(["ab", "aa", "bb"]) == alpha(["ba", "bb", "aa"])


def test_a_claim_that_one_person_read_does_not_count() -> None:
    assert agreement("verdict", ["a", "ab", "aa"]) == Agreement("verdict", 2, 4, 1, 0.0)


def test_each_field_has_its_own() -> None:
    readings = {
        "c_1": {"Ana": {"event": "ASSAULT", "verdict": "accept"}, "Ben": {"event": "ASSAULT", "verdict": "reject"}},
        "c_2": {"Ana": {"event": "AID"}, "Ben": {"event": "AID"}},
    }
    assert [(a.field, a.units, a.alpha) for a in by_field(readings)] == [("event", 2, 1.0), ("verdict", 1, None)]
