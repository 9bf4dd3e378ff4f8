"""Part of a month or year by its own units: the first week of July, the last three months of 2023."""

from datetime import date

from ...model import Precision
from .absolute import ordinal_number, read_date, read_month
from .days import Interval, shift, week_of, year_of
from .durations import duration_value, moved, precision_of
from .found import Found, Reading
from .seasons import read_quarter
from .steps import unit_around, unit_value


def read_portion(found: Found) -> Reading | None:
    """the first week of July · the first ten days of November · the last three months of 2023."""
    if found.unit() == "Q" and not found.many():
        return read_quarter(found)
    at = found.classes.index("f", 1)
    part, of = found.part(found.first, found.first + at), found.part(found.first + at + 1, found.last)
    whole = _whole(of)
    unit, number = part.unit() or "D", part.number()
    nth = -1 if part.word("l") else ordinal_number(part.word("o"))
    if whole is None or nth is None or unit not in ("D", "W", "M", "Y") or (part.many() and number is None):
        return None
    start, end, relative = whole
    days = _nth((start, end), nth, number or 1, unit)
    if days is None or not start <= days[0] <= days[1] <= end:
        return None
    value = duration_value(number, unit) if number else unit_value(days, unit)
    return Reading(*days, precision_of(unit, many=part.many()), value, relative)


def _whole(of: Found) -> tuple[date, date, bool] | None:
    if any(c in of.classes for c in "Mm"):
        month = read_month(of)
        return (month.start, month.end, month.relative) if month and month.start and month.end else None
    if year := of.year():
        return (*year_of(year), False)
    around = unit_around(of, of.unit() or "Y", of.step())
    return (*around, True) if around else None


def _nth(whole: Interval, nth: int, number: float, unit: str) -> Interval | None:
    """The nth stretch of so many units, counted from the start; -1 is the last."""
    start, end = whole
    if nth < 0:
        behind = shift(end, 1)
        first = moved(behind, -number, unit) if behind else None
        return (first, end) if first else None
    first, behind = moved(start, (nth - 1) * number, unit), moved(start, nth * number, unit)
    last = shift(behind, -1) if behind else None
    return (first, min(last, end)) if first and last else None


def read_week_of(found: Found) -> Reading | None:
    """the week of March 6: the one that holds the day."""
    at = found.classes.index("f")
    day = read_date(found.part(found.first + at + 1, found.last))
    unit = found.unit()
    if day is None or day.start is None or unit not in ("W", "WE"):
        return None
    monday, sunday = week_of(day.start)
    saturday = shift(monday, 5) or monday
    days = (monday, sunday) if unit == "W" else (saturday, sunday)
    precision = Precision.WEEK if unit == "W" else Precision.DAYS
    return Reading(*days, precision, unit_value(days, unit), day.relative)
