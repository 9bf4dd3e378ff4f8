"""Units of the calendar counted from the report's: last week, this year, the past 24 hours, in the coming days."""

from datetime import date, timedelta

from ...knowledge.tables import table
from ...model import Precision
from .days import Interval, month_of, months_on, quarter_of, shift, third_of, week_of, year_of
from .durations import duration_value, moved, precision_of, vague_reach
from .found import Found, Reading
from .lexemes import TABLE


def read_step(found: Found) -> Reading | None:
    """last week · this year · the past 24 hours · the next three months · in the coming days."""
    word, unit, number = found.word("lpixc") or "", found.unit() or "D", found.number()
    counted = any(c in found.classes for c in "dnkwv")
    if found.classes[0] == "l" and found.before() in table(TABLE)["steps"]["verb_behind"]:
        return None
    if found.many() or unit in ("TM", "TH") or counted:
        return _window(found, word, unit, number if counted else None)
    steps = table(TABLE)["steps"]
    if word in steps["always_window"] and unit not in ("WE", "D"):
        return _window(found, word, unit, 1)
    if unit in ("DE", "CE") or (unit == "D" and found.word("li")):
        return _no_day(found, unit)
    told = found.told_before(unit) if word in steps["told"] or (word in steps["day_told"] and unit == "D") else None
    if told is not None:
        return _around(found, told, unit)
    return _stepped(found, None if word in steps["elsewhere"] else unit_around(found, unit, found.step()), unit)


def _stepped(found: Found, whole: Interval | None, unit: str) -> Reading:
    """The unit itself, or so much of it as "late", "earlier", "so far" leave."""
    edge, precision = found.edge(), precision_of(unit, many=False)
    if whole is None:
        return Reading(None, None, precision, duration_value(1, unit) if found.anchor else None, relative=True)
    start, end = whole if edge is None else third_of(whole, edge)
    if found.word("E6") and found.anchor and start <= found.anchor:
        end = min(end, found.anchor)
    if found.word("L") and found.anchor and end >= found.anchor:
        start = max(start, found.anchor)
    finer = precision if edge is None else _FINER.get(unit, Precision.DAYS)
    return Reading(start, end, finer, unit_value(whole, unit), relative=True)


_FINER = {"Y": Precision.MONTHS, "Q": Precision.WEEKS}
"""How fine the early, middle or late part of a unit is; of a month or week some days."""


def _around(found: Found, told: date, unit: str) -> Reading | None:
    """The unit beside the one that holds a day told before: the following day, the previous month."""
    whole = unit_beside(told, unit, found.step())
    if whole is None:
        return None
    return Reading(*whole, precision_of(unit, many=False), unit_value(whole, unit), relative=True, origin=told)


def read_day_told(found: Found) -> Reading | None:
    """that same day · the day before: counts from the day told before; without one it is no time."""
    unit = found.unit() or "D"
    told = found.told_before(unit)
    if told is None or unit in ("TM", "TH", "DE", "CE"):
        return None
    step = {"4": -1, "5": 1}.get(found.classes[-1], 0)
    if step and found.after()[:1].isalnum() and found.token(found.last).dep_ not in ("nsubj", "nsubjpass", "expl"):
        return None
    whole = unit_beside(told, unit, step)
    if whole is None:
        return None
    return Reading(*whole, precision_of(unit, many=False), unit_value(whole, unit), relative=True, origin=told)


def _no_day(found: Found, unit: str) -> Reading | None:
    """ "this century" names no day worth counting from; "this hour" and "last day" no time at all."""
    if unit in ("DE", "CE") and found.anchor is not None:
        length = 10 if unit == "DE" else 100
        first = found.anchor.year // length * length + length * found.step()
        if 1 <= first <= 9000:
            value = f"{first // length}" + ("X" if unit == "DE" else "")
            return Reading(date(first, 1, 1), date(first + length - 1, 12, 31), Precision.YEARS, value, relative=True)
    return None


def _window(found: Found, word: str, unit: str, number: float | None) -> Reading | None:
    """So many units back from the report's date, or on from it."""
    if number is None and word == "last" and found.after() == "of":
        return None
    anchor, step = found.anchor, found.step()
    value = "PRESENT_REF" if not step and number is None else duration_value(number, unit)
    precision = precision_of(unit, many=True)
    if anchor is None:
        return Reading(None, None, precision, value, relative=True)
    reach = moved(anchor, step * number, unit) if number is not None else shift(anchor, step * vague_reach(unit))
    if not step or reach is None:
        return Reading(anchor, anchor, precision, value, relative=True) if not step else None
    if step < 0:
        return Reading(min(reach, anchor), anchor, precision, value, relative=True)
    if unit in ("TM", "TH") and reach == anchor:
        reach = shift(anchor, 1) or anchor
    return Reading(anchor, reach, precision, value, relative=True)


def unit_around(found: Found, unit: str, step: int) -> Interval | None:
    """The calendar unit around the report's date, `step` units on: last week, this month, next year."""
    anchor = found.anchor
    if anchor is None:
        return None
    return _weekend(found, step) if unit == "WE" else unit_beside(anchor, unit, step)


def unit_beside(around: date, unit: str, step: int) -> Interval | None:
    """The calendar unit that holds a day, or one `step` units on; null where the calendar ends."""
    if unit in ("D", "W", "F", "WE"):
        day = shift(around, step if unit == "D" else 7 * step)
    else:
        day = months_on(around, step * {"M": 1, "Q": 3, "Y": 12}.get(unit, 12))
    if day is None or not _WEEK < day - date.min < date.max - date.min - _WEEK:
        return None
    return calendar_unit(day, unit)


def calendar_unit(day: date, unit: str) -> Interval:
    """The day, week, month, quarter or year that holds a day."""
    if unit == "D":
        return day, day
    if unit in ("W", "F"):
        return week_of(day)
    if unit == "M":
        return month_of(day.year, day.month)
    return quarter_of(day.year, (day.month + 2) // 3) if unit == "Q" else year_of(day.year)


_WEEK = timedelta(days=7)


def _weekend(found: Found, step: int) -> Interval | None:
    """ "this weekend" is the one going on or nearest by tense; "last weekend" the last that is over."""
    anchor = found.anchor
    if anchor is None:
        return None
    saturday = shift(week_of(anchor)[0], 5)
    if saturday is None:
        return None
    running = anchor >= saturday
    if step < 0 or (step == 0 and not running and found.ahead() is False):
        saturday -= timedelta(days=7)
    elif step > 0 and running:
        saturday += timedelta(days=7)
    last = shift(saturday, 1)
    return (saturday, last) if last else None


def read_weekend(found: Found) -> Reading | None:
    """over the weekend: the nearest by tense. No other unit is dated by "the" alone."""
    if found.unit() != "WE":
        return None
    whole = _weekend(found, 0)
    if whole is None:
        return Reading(None, None, Precision.DAYS, None, relative=True)
    return Reading(*whole, Precision.DAYS, unit_value(whole, "WE"), relative=True)


def unit_value(whole: Interval, unit: str) -> str:
    """TIMEX3 of a calendar unit."""
    first = whole[0]
    year, week, _ = first.isocalendar()
    return {
        "D": first.isoformat(),
        "W": f"{year:04}-W{week:02}",
        "F": f"{year:04}-W{week:02}",
        "WE": f"{year:04}-W{week:02}-WE",
        "M": first.isoformat()[:7],
        "Q": f"{first.year:04}-Q{(first.month + 2) // 3}",
    }.get(unit, f"{first.year:04}")


def read_edge(found: Found) -> Reading | None:
    """the end of the year · the beginning of the week: of the unit that the report's date lies in."""
    unit = found.unit() or "Y"
    if unit not in ("W", "M", "Y", "Q", "WE"):
        return None
    whole, edge = unit_around(found, unit, 0), found.edge()
    if whole is None or edge is None:
        return Reading(None, None, precision_of(unit, many=False), None, relative=True)
    precision = _FINER.get(unit, Precision.DAYS)
    return Reading(*third_of(whole, edge), precision, unit_value(whole, unit), relative=True)


def read_year_end(found: Found) -> Reading | None:
    """by year-end · since year-end: the last day of the year, of the one before where it has been."""
    anchor = found.anchor
    if anchor is None:
        return Reading(None, None, Precision.DAY, None, relative=True)
    past = found.before() == "since" or (found.ahead() is False and anchor.month <= 6)
    day = date(max(anchor.year - past, 1), 12, 31)
    return Reading(day, day, Precision.DAY, day.isoformat(), relative=True)
