"""Lengths of time, and days told by their distance: two days ago, in two weeks, within days, for three days."""

from datetime import date

from ...knowledge.tables import table
from ...model import Precision
from .days import shift
from .durations import duration_value, moved, precision_of, vague_reach
from .found import Found, Reading
from .lexemes import TABLE
from .steps import calendar_unit, unit_value


def read_distance(found: Found) -> Reading | None:
    """two days ago · hours later · a week earlier. "later" and "earlier" count from the day told before, if one is."""
    unit, number, word = found.unit() or "D", found.number(), found.word("AEL") or ""
    if not any(c in found.classes for c in "dnkwva"):
        if not found.many():
            return None
        number = None
    told = None if found.word("A") else found.told_before(unit)
    base = told or (None if found.word("L") else found.anchor)
    if number is None or base is None or unit == "TM":
        return _vague_distance(found, unit, number, word)
    if unit == "TH" and word != "ago" and number < 24:
        return Reading(None, None, precision_of(unit, many=found.many()), duration_value(number, unit), relative=True)
    day = moved(base, number if found.word("L") else -number, unit)
    return _point(day, unit, told) if day else None


def _point(day: date, unit: str, told: date | None = None) -> Reading:
    """The day, or the week, month or year that holds it: "two weeks ago" is no finer than a week."""
    if unit in ("D", "TH"):
        return Reading(day, day, Precision.DAY, day.isoformat(), relative=True, origin=told)
    coarse = unit if unit in ("W", "M") else "W" if unit in ("F", "WE") else "Y"
    if unit == "Q":
        coarse = "M"
    whole = calendar_unit(day, coarse)
    return Reading(*whole, precision_of(coarse, many=False), unit_value(whole, coarse), relative=True, origin=told)


def _vague_distance(found: Found, unit: str, number: float | None, word: str) -> Reading:
    """a few days ago: from nine to three; days ago: some day before the report's, how far is not told."""
    value, precision = duration_value(number, unit), precision_of(unit, many=True)
    if word != "ago" or found.anchor is None or (number is not None and unit != "TM"):
        return Reading(None, None, precision, value, relative=True)
    reach = table(TABLE)["counts"]["reach"].get(found.word("v"))
    if reach and unit not in ("TM", "TH"):
        first, last = (moved(found.anchor, -count, unit) for count in reversed(reach))
    else:
        first, last = shift(found.anchor, -vague_reach(unit)), found.anchor
    return Reading(first, last, precision, value if number else "PAST_REF", relative=True)


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
    return _point(day, unit)


def read_within(found: Found) -> Reading | None:
    """within days · within 48 hours: ahead of the report's date, or, in the past, only a length."""
    unit = found.unit() or "D"
    number = found.number() if any(c in found.classes for c in "dnkwva") else None
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
    """for three days · a 24-hour curfew · months: a length without a place in the calendar. Ages and rates are none."""
    unit, words, classes = found.unit() or "D", table(TABLE)["durations"], found.classes
    if _is_age(found) or found.before() in words["not_behind"] or (classes[0] in "to" and not found.many()):
        return None
    bare = not any(c in classes for c in "dnkwv8")
    if bare and not (_introduced(found) and (unit != "TM" or found.before() == "for")):
        return None
    one = found.word("k") == "one" and "-" not in classes
    if (one and not _introduced(found)) or _is_fraction(found):
        return None
    vague = classes == "V" or "z" in classes or "r" in classes
    number = None if vague else 1 if classes[0] == "8" else found.number()
    if classes[0] == "a" and classes[1] in "dnk8" and found.last - found.first > 2:
        found = found.part(found.first + 1, found.last)
    return Reading(None, None, precision_of(unit, many=found.many()), duration_value(number, unit))


def _is_age(found: Found) -> bool:
    """34 years old · a 34-year-old · at three months of age."""
    old, after = table(TABLE)["durations"]["old"], found.after()
    return after in old or (after == "of" and found.after(1) == "age") or (after == "-" and found.after(1) in old)


def _is_fraction(found: Found) -> bool:
    """ "about a quarter of the dealers", "three-quarters"."""
    return found.unit() == "Q" and (found.classes[0] == "a" or found.classes[-2:] == "-V")


def _introduced(found: Found) -> bool:
    """ "a day" is a length behind "for" or "about"; behind a number it is a rate: "300 a day"."""
    words = table(TABLE)["durations"]
    if found.before() in words["introduce"] or found.before() in table(TABLE)["approximators"]["phrases"]:
        return True
    return (found.after() in words["follow"] and (found.after() != "of" or found.many())) or found.after(1) == "long"


def read_repeated(found: Found) -> Reading | None:
    """every day · weekly."""
    rows = table(TABLE)["repeated"]["words"]
    word = found.word("R")
    if word:
        return Reading(None, None, Precision.UNKNOWN, rows[word])
    unit = found.unit() or "D"
    return Reading(None, None, precision_of(unit, many=False), duration_value(found.number() or 1, unit))
