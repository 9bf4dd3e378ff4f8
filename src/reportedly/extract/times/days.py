"""Arithmetic on closed intervals of days."""

from calendar import monthrange
from datetime import date, timedelta

Interval = tuple[date, date]


def shift(day: date, days: float) -> date | None:
    """`day` moved by `days`; null where the calendar ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def month_of(year: int, month: int) -> Interval:
    """The days of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def months_on(day: date, months: int) -> date | None:
    """The same day of the month `months` later, or the last one that this month has."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9998:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def year_of(year: int) -> Interval:
    """The days of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def week_of(day: date) -> Interval:
    """The ISO week, Monday to Sunday, around a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def quarter_of(year: int, quarter: int) -> Interval:
    """The days of a calendar quarter, 1 to 4."""
    return date(year, quarter * 3 - 2, 1), month_of(year, quarter * 3)[1]


def season_of(year: int, first_month: int) -> Interval:
    """Three months from `first_month` on; a winter ends in the year after."""
    first = date(year, first_month, 1)
    last = months_on(first, 2) or first
    return first, month_of(last.year, last.month)[1]


def third_of(whole: Interval, which: int) -> Interval:
    """The early (0), middle (1) or late (2) part: of a month its days 1–10, 11–20 and 21–end, else a third."""
    first, last = whole
    length = (last - first).days + 1
    if 28 <= length <= 31:
        cuts = (0, 10, 20, length)
    elif first.day == 1 and last == month_of(last.year, last.month)[1] and length > 300:
        return (date(first.year, which * 4 + 1, 1), month_of(first.year, which * 4 + 4)[1])
    else:
        cuts = (0, round(length / 3), round(length * 2 / 3), length)
    return first + timedelta(days=cuts[which]), first + timedelta(days=max(cuts[which + 1] - 1, cuts[which]))


def day_of(year: int, month: int, day: int) -> date | None:
    """That day, or null where the calendar has none ("June 31")."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
