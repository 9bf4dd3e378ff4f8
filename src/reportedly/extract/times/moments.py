"""Hours: of the clock, and parts of a day named with the day ("the early hours of Sunday", "10 p.m. on Wednesday")."""

import re
from dataclasses import replace

from ...knowledge.tables import table
from ...model import Precision
from .absolute import read_date
from .found import Found, Reading
from .grammar import DAY
from .lexemes import TABLE
from .relative import read_near_day, read_weekday

_DAY = re.compile(rf"(?:{DAY})(?=B?$)|^{DAY}(?=,?@)")


def read_moment(found: Found) -> Reading | None:
    """10 p.m. on Wednesday · at dawn on Tuesday · the evening of 3 May: that day, as fine as an hour."""
    at = _DAY.search(found.classes)
    if at is None:
        return None
    of_day = replace(found.part(found.first + at.start(), found.first + at.end()), opens=found.first)
    day = _read_day(of_day)
    if day is None:
        return None
    time = _clock(found.part(found.first, of_day.first) if at.start() else found.part(of_day.last, found.last))
    part = table(TABLE)["parts_of_day"]["words"].get(found.word("B"))
    time = time or (f"T{part}" if part else "")
    if not time and not any(c in found.classes for c in "UV"):
        return None
    return replace(day, precision=Precision.HOUR, value=f"{day.value}{time}" if day.value else None)


def _read_day(found: Found) -> Reading | None:
    if "D" in found.classes:
        return read_near_day(found)
    if any(c in found.classes for c in "MmIN"):
        return read_date(found)
    return read_weekday(found)


def read_clock(found: Found) -> Reading | None:
    """3 p.m. · 0900 GMT · at noon: an hour, of a day that the words don't tell but for "as of 6 p.m."."""
    part, anchor = table(TABLE)["parts_of_day"]["words"].get(found.word("B")), found.anchor
    clock = _clock(found) or (f"T{part}" if part else None)
    if clock is None:
        return None
    day = anchor if (found.before(2), found.before()) == ("as", "of") else None
    return Reading(day, day, Precision.HOUR, f"{anchor.isoformat()}{clock}" if anchor else clock, relative=True)


def _clock(found: Found) -> str | None:
    """TIMEX3 of an hour: T14:30. Noon has one of its own, the morning none."""
    digits, half = found.word("CdnY"), found.word("K")
    if digits is None:
        hour = table(TABLE)["parts_of_day"]["hours"].get(found.word("B"))
        return f"T{hour}" if hour else None
    if digits[-1] == "m":
        digits, half = digits[:-2], digits[-2:]
    if len(digits) == 4 and digits.isdecimal():
        digits = f"{digits[:2]}:{digits[2:]}"
    hours, _, minutes = digits.partition(":")
    hour = int(hours) if hours.isdecimal() else 99
    if (half and not 1 <= hour <= 12) or hour > 24 or minutes[:2] > "59":
        return None
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    zone = "Z" if found.word("9") in table(TABLE)["timezones"]["zulu"] else ""
    return f"T{hour:02}:{minutes[:2] or '00'}{zone}"
