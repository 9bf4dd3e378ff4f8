"""Dates as newsrooms print them above and in front of a text. Dates inside the text are read by `extract.times`."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_NAMES, 1)}
_MONTH = (
    r"(?P<{0}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?\b"
_YEAR = r"(?:,?\s+(?:(?P<{0}>(?:19|20)\d\d)|\d\d(?![:.]\d))\b)?"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b[.,]{0,2}\s+)?"

_DATE = re.compile(
    rf"\b{_WEEKDAY}(?:"
    rf"(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)\b"
    rf"|(?P<dotted>[0-3]?\d\.[01]?\d\.(?:19|20)\d\d)\b"
    rf"|{_MONTH.format('m1')}\s+{_DAY.format('d1')}{_YEAR.format('y1')}"
    rf"|{_DAY.format('d2')}\s+(?:of\s+)?{_MONTH.format('m2')}{_YEAR.format('y2')})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date with the place of its words; `day` is null where the year is not printed ("KYIV, Oct. 18 (Reuters)")."""

    start: int
    end: int
    day: date | None


def find_date(text: str) -> PrintedDate | None:
    """The first date printed in a line."""
    match = _DATE.search(text)
    if match is None:
        return None
    if match["iso"]:
        year, month, day = match["iso"].split("-")
    elif match["dotted"]:
        day, month, year = match["dotted"].split(".")
    else:
        name = match["m1"] or match["m2"]
        day, month, year = match["d1"] or match["d2"], str(_MONTHS[name[:3].lower()]), match["y1"] or match["y2"]
    return PrintedDate(match.start(), match.end(), _day(year, month, day))


def read_date(words: str) -> date | None:
    """The day that a record names: ISO 8601 (with or without a time), RFC 2822, or a printed date with its year.

    The day is taken as written; no time zone is applied. Null where the words are no date.
    """
    words = words.strip()
    try:
        return datetime.fromisoformat(words).date()
    except ValueError:
        pass
    if found := find_date(words):
        return found.day
    try:
        parts = parsedate(words)
    except (ValueError, IndexError, TypeError):
        return None
    return _day(*map(str, parts[:3])) if parts else None


def _day(year: str | None, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day)) if year else None
    except ValueError:
        return None
