"""Days beside the report's: weekdays, yesterday, last night, now; and days that come round."""

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
        return Reading(None, None, _precision(part), f"XXXX-WXX-{number + 1}{part}", relative=True)
    return Reading(day, day, _precision(part), f"{day.isoformat()}{part}", relative=True)


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
    ahead = found.ahead()
    opens = ahead is None and found.before() in table(TABLE)["forward"]["leads"]
    return future if ahead or opens else past


def _part(found: Found) -> str:
    word = (found.word("BZ") or "").removesuffix("s")
    part: str | None = table(TABLE)["parts_of_day"]["words"].get(word)
    return f"T{part}" if part else ""


def _precision(part: str) -> Precision:
    return Precision.HOUR if part else Precision.DAY


def read_near_day(found: Found) -> Reading | None:
    """today · late yesterday · tonight · overnight (the night before the report's day)."""
    days, anchor = table(TABLE)["near_days"], found.anchor
    word = found.word("D") or ""
    part = _part(found) or (f"T{days['parts'][word]}" if word in days["parts"] else "")
    precision = _precision(part)
    day = shift(anchor, days["words"][word]) if anchor else None
    if anchor is None or day is None:
        return Reading(None, None, precision, None, relative=True)
    first = shift(anchor, -1) if word in days["from_eve"] else day
    return Reading(first, day, precision, f"{day.isoformat()}{part}", relative=True)


def read_part_of_day(found: Found) -> Reading | None:
    """this morning · last night · the next evening, of the day after the one told before."""
    part, told = _part(found), found.told_before("D")
    if found.step() > 0:
        day = shift(told, 1) if told else None
    elif found.word("p") and told:
        day = shift(told, -1)
    else:
        told = None
        day = shift(found.anchor, 0 if found.word("i") else -1) if found.anchor else None
    if day is None:
        return Reading(None, None, Precision.HOUR, None, relative=True)
    return Reading(day, day, Precision.HOUR, f"{day.isoformat()}{part}", relative=True, origin=told)


def read_every(found: Found) -> Reading | None:
    """every Friday · on Tuesday nights · each July: a habit, no day."""
    t, word = table(TABLE), found.word("WJMmHS") or ""
    number = t["weekdays"]["words"].get(word, t["weekdays"]["plural"].get(word))
    if number is not None:
        return Reading(None, None, Precision.DAY, f"XXXX-WXX-{number + 1}{_part(found)}")
    month = t["months"]["words"].get(word) or t["months"]["unsure"].get(word)
    return Reading(None, None, Precision.UNKNOWN, f"XXXX-{month:02}" if month else None)


def read_phrase(found: Found) -> Reading | None:
    """now · recently · soon · earlier in the day."""
    anchor, kind = found.anchor, found.classes
    if found.before() == "as":  # "as soon as"
        return None
    if found.word("X") in table(TABLE)["future"]["ahead"] and not found.ahead():
        return None
    if kind == "P":
        return Reading(anchor, anchor, Precision.DAY, "PRESENT_REF", relative=True)
    if kind == "Q":
        return Reading(None, anchor, Precision.UNKNOWN, "PAST_REF", relative=True)
    if kind == "X":
        return Reading(anchor, None, Precision.UNKNOWN, "FUTURE_REF", relative=True)
    return Reading(anchor, anchor, Precision.DAY, anchor.isoformat() if anchor else None, relative=True)
