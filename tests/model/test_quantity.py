import pytest
from pydantic import ValidationError

from reportedly.model import Bound, Quantity, Span


@pytest.mark.parametrize(("low", "high"), [(2, 2), (2, None), (None, 2), (0, 0.5), (20_000, 99_999)])
def test_a_range_may_be_open_at_one_end(low: float | None, high: float | None) -> None:
    found = Quantity(text="two", span=Span(0, 3), low=low, high=high, bound=Bound.EXACT)
    assert (found.low, found.high) == (low, high)
    assert type(found.low) is type(low)


@pytest.mark.parametrize(("low", "high", "problem"), [(None, None, "no end"), (3, 2, "above"), (0.2, 0.1, "above")])
def test_a_range_without_ends_or_turned_round_is_refused(low: float | None, high: float | None, problem: str) -> None:
    with pytest.raises(ValidationError, match=problem):
        Quantity(text="two", span=Span(0, 3), low=low, high=high, bound=Bound.EXACT)
