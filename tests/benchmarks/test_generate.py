"""The reports that we measure by are the same everywhere, and varied."""

import pytest
from benchmarks.generate import SLOT, Dispatch, dispatches


@pytest.fixture(scope="module")
def generated() -> list[Dispatch]:
    return list(dispatches(300))


def test_the_same_seed_gives_the_same_texts(generated: list[Dispatch]) -> None:
    assert list(dispatches(20)) == generated[:20]
    assert list(dispatches(20, seed=1)) != generated[:20]


def test_every_slot_is_filled(generated: list[Dispatch]) -> None:
    assert [one.text for one in generated if SLOT.search(one.text)] == []


def test_reports_are_as_long_as_news(generated: list[Dispatch]) -> None:
    lengths = [len(one.text.split()) for one in generated]
    assert min(lengths) >= 60
    assert max(lengths) <= 400


def test_no_two_are_alike(generated: list[Dispatch]) -> None:
    assert len({one.text for one in generated}) == len(generated)
