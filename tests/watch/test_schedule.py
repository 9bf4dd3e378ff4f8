"""When to come again."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import Refused, Unreachable, UnreadableInput
from reportedly.watch.schedule import (
    MOST_TRIES,
    RECHECKS,
    Failure,
    after_failed_poll,
    after_failed_visit,
    until_poll,
    until_recheck,
)

QUARTER = timedelta(minutes=15)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("failures", "failure", "minutes"),
    [
        (0, Failure("down"), 30),
        (1, Failure("down"), 60),
        (3, Failure("down"), 240),
        (60, Failure("down"), 1440),
        (0, Failure("gone", lasting=True), 1440),
        (0, Failure("busy", retry_after=7200), 120),
        (0, Failure("busy", retry_after=10**9), 1440),
    ],
)
def test_a_feed_that_fails_is_asked_less_and_less_often(failures: int, failure: Failure, minutes: int) -> None:
    assert after_failed_poll(QUARTER, failures, failure, 0.5) == timedelta(minutes=minutes)


def test_a_page_is_tried_a_few_times_and_then_given_up() -> None:
    waits = [after_failed_visit(n, Failure("down"), 0.5) for n in range(MOST_TRIES)]
    assert waits[:3] == [timedelta(minutes=1), timedelta(minutes=4), timedelta(minutes=16)]
    assert waits[-1] is None
    assert after_failed_visit(0, Failure("gone", lasting=True), 0.5) is None


def test_a_page_that_was_read_is_looked_at_again_a_few_times() -> None:
    waits = [until_recheck(n, 0.5) for n in range(len(RECHECKS) + 2)]
    assert waits == [None, *RECHECKS, None]


def test_what_will_not_mend_itself_is_told_from_what_may() -> None:
    assert Failure.of(Refused("x", "private")).lasting
    assert Failure.of(UnreadableInput("x", "no feed")).lasting
    assert not Failure.of(Unreachable("x", "down", retry_after=9.0)).lasting
    assert Failure.of(Unreachable("x", "404", lasting=True)).lasting


@given(st.floats(0, 1), st.integers(0, 10_000))
def test_chance_moves_a_wait_by_a_tenth_and_no_more(chance: float, failures: int) -> None:
    assert QUARTER * 0.9 <= until_poll(QUARTER, chance) <= QUARTER * 1.1
    assert QUARTER <= after_failed_poll(QUARTER, failures, Failure("down"), chance) <= DAY * 1.1
