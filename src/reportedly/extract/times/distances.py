"""Lengths of time, and days told by their distance: two days ago, in two weeks, within days, for three days."""

from ...knowledge.tables import table
from ...model import Precision
from .days import shift
from .durations import duration_value, moved, precision_of, vague_reach
from .found import Found, Reading
from .lexemes import TABLE
from .steps import calendar_unit, unit_value


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
    whole = calendar_unit(day, unit if unit in ("W", "F", "M") else "Y")
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
    whole = calendar_unit(day, unit if unit in ("W", "F", "M") else "Y")
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
    if (after in ("old", "olds", "of") and (after != "of" or found.after(1) == "age")) or (
        after == "-" and found.after(1) in ("old", "olds")
    ):
        return None
    if before in ("aged", "age", "$", "€", "£", "per") or (unit == "TM" and found.word("UV") == "second"):
        return None
    if found.classes[0] in "to" and not found.many():
        return None
    if found.classes[0] == "a" and not any(c in found.classes for c in "dnwv") and not _introduced(found):
        return None
    if found.word("w") == "one" and found.classes in ("wU", "wfU"):
        return None
    number = found.number()
    if "z" in found.classes or "r" in found.classes:
        number = None
    return Reading(None, None, precision_of(unit, many=found.many()), duration_value(number, unit))


def _introduced(found: Found) -> bool:
    """ "a day" is a length behind "for" or "about"; behind a number it is a rate: "300 a day"."""
    introduced = found.before() in _INTRODUCE or found.before() in table(TABLE)["approximators"]["phrases"]
    return introduced or found.after() in ("after", "before", "long") or found.after(1) == "long"


_INTRODUCE = {"for", "within", "in", "after", "over", "than", "half", "took", "takes", "lasted", "nearly"}


def read_repeated(found: Found) -> Reading | None:
    """every day · weekly."""
    rows = table(TABLE)["repeated"]["words"]
    word = found.word("R")
    if word:
        return Reading(None, None, Precision.UNKNOWN, rows[word])
    unit = found.unit() or "D"
    return Reading(None, None, precision_of(unit, many=False), duration_value(found.number() or 1, unit))
