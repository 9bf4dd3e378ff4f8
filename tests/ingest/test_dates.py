from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.ingest.dates import find_date, read_date

DAY = date(2025, 4, 12)


@pytest.mark.parametrize(
    "words",
    [
        "12 April 2025",
        "12th of April 2025",
        "April 12, 2025",
        "Apr. 12 2025",
        "Saturday, April 12, 2025",
        "Sat 12 Apr 2025",
        "2025-04-12",
        "12.04.2025",
        "filed 12 APRIL 2025 in Port Sudan",
    ],
)
def test_printed_dates_are_found(words: str) -> None:
    found = find_date(words)
    assert found is not None
    assert found.day == DAY


@pytest.mark.parametrize("words", ["Oct. 18", "18 October", "3 JAN 90", "June 31, 2024", "February 30, 2025"])
def test_a_date_without_a_year_or_out_of_the_calendar_is_no_day(words: str) -> None:
    found = find_date(words)
    assert found is not None
    assert found.day is None


@pytest.mark.parametrize("words", ["", "in April 2025", "04/12/2025", "the 12th Brigade", "Mayor 5", "1,200 May"])
def test_what_is_no_date_is_left(words: str) -> None:
    assert find_date(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "2025-04-12",
        "2025-04-12T23:10:00Z",
        "2025-04-12T23:10:00.123+03:00",
        "2025-04-12 08:00",
        "20250412",
        "Sat, 12 Apr 2025 08:00:00 GMT",
        "12 April 2025",
        " 12.04.2025 ",
    ],
)
def test_the_dates_of_records_are_read_as_written(words: str) -> None:
    assert read_date(words) == DAY


@pytest.mark.parametrize("words", ["", "yesterday", "2025", "2025-04", "04/12/2025", "2025-02-30", "12 April"])
def test_what_names_no_day_is_null(words: str) -> None:
    assert read_date(words) is None


@given(st.text(max_size=80))
def test_any_words_are_a_day_or_null(words: str) -> None:
    assert read_date(words) is None or isinstance(read_date(words), date)
    find_date(words)
