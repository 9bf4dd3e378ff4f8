"""Expressions that count from the report's date: weekdays, yesterday, last week, two days ago, in the coming days."""

from datetime import date, timedelta

from ...knowledge.tables import table
from ...model import Precision
from .absolute import nearest
from .days import Interval, month_of, months_on, quarter_of, shift, third_of, week_of, year_of
from .durations import duration_value, moved, precision_of, vague_reach
from .found import Found, Reading
from .lexemes import TABLE

_LONG_DAYS = 400


def read_weekday(found: Found) -> Reading | None:
    """on Friday · last Friday · Friday night · Monday last week: by tense, the report's own day counts as past."""
    number: int = table(TABLE)["weekdays"]["words"][found.word("W")]
    part = _part(found)
    day = _weekday_of(found, number) if found.anchor else None
    if day is None:
        return Reading(None, None, Precision.DAY, f"XXXX-WXX-{number + 1}{part}", relative=True)
    return Reading(day, day, Precision.DAY, f"{day.isoformat()}{part}", relative=True)


def _weekday_of(found: Found, number: int) -> date | None:
    anchor = found.anchor
    if anchor is None:
        return None
    if found.word("U"):
        monday = week_of(anchor)[0] if found.word("U") == "week" else None
        return shift(monday, 7 * found.step() + number) if monday else None
    back = (anchor.weekday() - number) % 7
    past, future = shift(anchor, -back), shift(anchor, (number - anchor.weekday()) % 7)
    if found.word("lp"):
        return shift(anchor, -(back or 7))
    if found.word("xc"):
        return shift(anchor, (number - anchor.weekday()) % 7 or 7)
    return future if found.ahead() else past


def _part(found: Found) -> str:
    word = found.word("B")
    part: str | None = table(TABLE)["parts_of_day"]["words"].get(word)
    return f"T{part}" if part else ""


def read_near_day(found: Found) -> Reading | None:
    """today · late yesterday · tonight · overnight (the night before the report's day)."""
    days = table(TABLE)["near_days"]
    word = found.word("D") or ""
    part = _part(found) or (f"T{days['parts'][word]}" if word in days["parts"] else "")
    if found.anchor is None:
        return Reading(None, None, Precision.DAY, None, relative=True)
    day = shift(found.anchor, days["words"][word])
    if word == "overnight":
        return Reading(
            shift(found.anchor, -1), found.anchor, Precision.DAY, f"{found.anchor.isoformat()}TNI", relative=True
        )
    return Reading(day, day, Precision.DAY, f"{day.isoformat()}{part}", relative=True) if day else None


def read_part_of_day(found: Found) -> Reading | None:
    """this morning · last night · the previous evening."""
    part = _part(found)
    day = shift(found.anchor, 0 if found.word("i") else -1) if found.anchor else None
    if day is None:
        return Reading(None, None, Precision.DAY, None, relative=True)
    return Reading(day, day, Precision.DAY, f"{day.isoformat()}{part}", relative=True)


def read_step(found: Found) -> Reading | None:
    """last week · this year · the past 24 hours · the next three months · in the coming days."""
    word, unit, number = found.word("lpixc") or "", found.unit() or "D", found.number()
    counted = any(c in found.classes for c in "dnwv")
    if (found.many() or unit in ("TM", "TH")) or counted:
        return _window(found, word, unit, number if counted else None)
    steps = table(TABLE)["steps"]
    if unit in ("TM", "TH", "DE", "CE") or (unit == "D" and word in ("last", "this", "current", "following")):
        return _no_day(found, unit)
    if word in steps["elsewhere"]:
        return Reading(None, None, precision_of(unit, many=False), duration_value(1, unit), relative=True)
    if word in steps["window"] and word in ("past",) and unit not in ("WE", "D"):
        return _window(found, word, unit, 1)
    whole = unit_around(found, unit, found.step())
    if whole is None:
        return Reading(None, None, precision_of(unit, many=False), None, relative=True)
    edge = found.edge()
    start, end = whole if edge is None else third_of(whole, edge)
    if found.word("E") == "earlier" and found.anchor and start <= found.anchor:
        end = min(end, found.anchor)
    if found.word("L") == "later" and found.anchor and end >= found.anchor:
        start = max(start, found.anchor)
    return Reading(start, end, precision_of(unit, many=False), unit_value(whole, unit), relative=True)


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
    if unit == "D":
        day = shift(anchor, step)
        return (day, day) if day else None
    if unit == "WE":
        return _weekend(found, step)
    if unit in ("W", "F"):
        day = shift(anchor, 7 * step)
        return week_of(day) if day and date.min < day < date.max - timedelta(days=7) else None
    moved_day = months_on(anchor, step * {"M": 1, "Q": 3, "Y": 12}.get(unit, 12))
    if moved_day is None:
        return None
    if unit == "M":
        return month_of(moved_day.year, moved_day.month)
    return quarter_of(moved_day.year, (moved_day.month + 2) // 3) if unit == "Q" else year_of(moved_day.year)


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
    return Reading(*third_of(whole, edge), precision_of(unit, many=False), unit_value(whole, unit), relative=True)


def read_distance(found: Found) -> Reading | None:
    """two days ago · hours later · a week earlier. "later" and "earlier" count from the day told before, if one is."""
    unit, number, word = found.unit() or "D", found.number(), found.word("AEL")
    vague = not any(c in found.classes for c in "dnwva")
    if vague and not found.many():
        return None
    if vague:
        number = None
    precision = precision_of(unit, many=found.many())
    base = found.anchor if word == "ago" else found.told
    if base is None and word == "earlier":
        base = found.anchor
    if number is None or base is None or unit in ("TM",):
        return _vague_distance(found, unit, number, word or "")
    if unit == "TH" and word != "ago" and number < 24:
        return Reading(None, None, precision, duration_value(number, unit), relative=True)
    day = moved(base, number if word == "later" else -number, unit)
    if day is None:
        return None
    if unit in ("D", "TH"):
        return Reading(day, day, Precision.DAY, day.isoformat(), relative=True)
    whole = {"W": week_of, "F": week_of, "M": lambda d: month_of(d.year, d.month)}.get(unit, lambda d: year_of(d.year))(
        day
    )
    return Reading(*whole, precision, unit_value(whole, unit if unit in ("W", "M") else "Y"), relative=True)


def _vague_distance(found: Found, unit: str, number: float | None, word: str) -> Reading:
    """days ago: some day before the report's; how far is not told."""
    value = duration_value(number, unit)
    if word == "ago" and found.anchor is not None and (number is None or unit == "TM"):
        start = shift(found.anchor, -vague_reach(unit))
        return Reading(
            start, found.anchor, precision_of(unit, many=True), value if number else "PAST_REF", relative=True
        )
    return Reading(None, None, precision_of(unit, many=True), value, relative=True)


def read_ahead(found: Found) -> Reading | None:
    """in two weeks: a point ahead where the clause looks ahead, else how long it took ("fell in two weeks")."""
    unit, number = found.unit() or "D", found.number()
    precision = precision_of(unit, many=found.many())
    ahead = found.ahead()
    value = duration_value(number, unit)
    if not ahead or found.anchor is None or ("a" in found.classes and unit == "D"):
        return Reading(None, None, precision, value)
    if number is None or unit in ("TM", "TH"):
        return Reading(found.anchor, shift(found.anchor, vague_reach(unit)), precision, value, relative=True)
    day = moved(found.anchor, number, unit)
    if day is None:
        return None
    if unit == "D":
        return Reading(day, day, Precision.DAY, day.isoformat(), relative=True)
    whole = week_of(day) if unit in ("W", "F") else month_of(day.year, day.month) if unit == "M" else year_of(day.year)
    return Reading(*whole, precision, unit_value(whole, unit), relative=True)


def read_within(found: Found) -> Reading | None:
    """within days · within 48 hours: ahead of the report's date, or, in the past, only a length."""
    unit = found.unit() or "D"
    number = found.number() if any(c in found.classes for c in "dnwva") else None
    if number is None and not found.many():
        return None
    value, precision = duration_value(number, unit), precision_of(unit, many=found.many())
    if found.anchor is None or found.ahead() is False:
        return Reading(None, None, precision, value, relative=found.anchor is None)
    end = shift(found.anchor, vague_reach(unit)) if number is None else moved(found.anchor, number, unit)
    if end == found.anchor and unit in ("TM", "TH"):
        end = shift(found.anchor, 1)
    return Reading(found.anchor, end, precision, value, relative=True) if end else None


def read_duration(found: Found) -> Reading | None:
    """for three days · a 24-hour curfew: a length without a place in the calendar. Ages and rates are none."""
    unit = found.unit() or "D"
    after, before = found.after(), found.before()
    if (
        (after in ("old", "olds", "of")
        and (after != "of" or found.after(1) == "age"))
        or (after == "-" and found.after(1) in ("old", "olds"))
    ):
        return None
    if before in ("aged", "age", "$", "€", "£", "per") or (unit == "TM" and found.word("UV") == "second"):
        return None
    if found.classes.lstrip("~")[:1] == "a" and not any(c in found.classes for c in "dnwv") and not _introduced(found):
        return None
    if found.word("w") == "one" and found.classes in ("wU", "wfU"):
        return None
    number = found.number()
    if "z" in found.classes or "r" in found.classes:
        number = None
    return Reading(None, None, precision_of(unit, many=found.many()), duration_value(number, unit))


def _introduced(found: Found) -> bool:
    """ "a day" is a length behind "for" or "about"; behind a number it is a rate: "300 a day"."""
    return found.before() in (
        "for",
        "within",
        "in",
        "after",
        "over",
        "than",
        "half",
        "took",
        "takes",
        "lasted",
        "nearly",
    ) or (found.classes[0] == "~" or found.after() in ("after", "before", "long") or found.after(1) == "long")


def read_repeated(found: Found) -> Reading | None:
    """every day · weekly."""
    rows = table(TABLE)["repeated"]["words"]
    word = found.word("R")
    if word:
        return Reading(None, None, Precision.UNKNOWN, rows[word])
    unit = found.unit() or "D"
    return Reading(None, None, precision_of(unit, many=False), duration_value(found.number() or 1, unit))


def read_clock(found: Found) -> Reading | None:
    """3 p.m. · 14:30: an hour, of a day that the words don't tell."""
    digits, half = found.word("Cd") or "", found.word("K")
    hour, _, minutes = digits.partition(":")
    clock = int(hour)
    if (half and not 1 <= clock <= 12) or clock > 24 or minutes[:2] > "59":
        return None
    if half:
        clock = clock % 12 + (12 if half.startswith("p") else 0)
    value = f"T{clock:02}:{minutes[:2] or '00'}"
    return Reading(
        None, None, Precision.HOUR, f"{found.anchor.isoformat()}{value}" if found.anchor else value, relative=True
    )


def read_phrase(found: Found) -> Reading | None:
    """now · recently · soon · earlier in the day."""
    anchor, kind = found.anchor, found.classes
    if kind == "P":
        return Reading(anchor, anchor, Precision.DAY, "PRESENT_REF", relative=True)
    if kind == "Q":
        return Reading(None, anchor, Precision.UNKNOWN, "PAST_REF", relative=True)
    if kind == "X":
        return Reading(anchor, None, Precision.UNKNOWN, "FUTURE_REF", relative=True)
    return Reading(anchor, anchor, Precision.DAY, anchor.isoformat() if anchor else None, relative=True)


__all__ = ["nearest"]
