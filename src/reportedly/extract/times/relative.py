"""Days beside the report's: weekdays, yesterday, last night, now, and hours of the clock."""

from datetime import date

from ...knowledge.tables import table
from ...model import Precision
from .days import shift, week_of
from .found import Found, Reading
from .lexemes import TABLE


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
    if found.before() == "as":  # "as soon as"
        return None
    if kind == "P":
        return Reading(anchor, anchor, Precision.DAY, "PRESENT_REF", relative=True)
    if kind == "Q":
        return Reading(None, anchor, Precision.UNKNOWN, "PAST_REF", relative=True)
    if kind == "X":
        return Reading(anchor, None, Precision.UNKNOWN, "FUTURE_REF", relative=True)
    return Reading(anchor, anchor, Precision.DAY, anchor.isoformat() if anchor else None, relative=True)
