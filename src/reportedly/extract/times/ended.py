"""Years of accounts: "fiscal 2024", "the fiscal year that ended on Sept. 30"."""

from ...model import Precision
from .absolute import ordinal_number, read_date
from .days import shift
from .durations import duration_value, moved, precision_of
from .found import Found, Reading


def read_ended(found: Found) -> Reading | None:
    """the year ended June 30 · the nine months ending Sept. 30: so long, up to that day."""
    at = found.classes.index("!") + 1
    at += found.classes[at] == "O"
    last = read_date(found.part(found.first + at, found.last))
    unit = found.unit() or "Y"
    number = found.part(found.first, found.first + at).number() or 1
    if last is None or last.end is None or unit not in ("D", "W", "M", "Q", "Y"):
        return None
    behind = shift(last.end, 1)
    first = moved(behind, -number, unit) if behind else None
    if first is None:
        return None
    precision = precision_of(unit, many=found.many())
    return Reading(first, last.end, precision, duration_value(number, unit), last.relative)


def read_fiscal(found: Found) -> Reading | None:
    """fiscal 2024 · the fiscal second quarter: whose books, and so which days, the words don't tell."""
    year, quarter = found.year(), ordinal_number(found.word("o"))
    if year is None and found.anchor is not None and (quarter or found.word("lix")):
        year = found.anchor.year + found.step()
    precision = Precision.MONTHS if quarter else Precision.YEAR
    if year is None:
        return Reading(None, None, precision, "P1Y")
    return Reading(None, None, precision, f"{year:04}-Q{quarter}" if quarter else f"{year:04}")
