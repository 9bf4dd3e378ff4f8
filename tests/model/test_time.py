from datetime import date

import pytest
from pydantic import ValidationError

from reportedly.model import Precision, Span, TimeSpan

FIRST, LAST = date(2024, 10, 8), date(2024, 10, 13)


@pytest.mark.parametrize(("start", "end"), [(FIRST, LAST), (FIRST, FIRST), (FIRST, None), (None, LAST), (None, None)])
def test_an_interval_may_be_open(start: date | None, end: date | None) -> None:
    found = TimeSpan(text="then", span=Span(0, 4), start=start, end=end, precision=Precision.DAYS, anchor=None)
    assert (found.start, found.end) == (start, end)


def test_an_interval_does_not_run_backwards() -> None:
    with pytest.raises(ValidationError, match="ends 2024-10-08 before it starts"):
        TimeSpan(text="then", span=Span(0, 4), start=LAST, end=FIRST, precision=Precision.DAYS, anchor=None)
