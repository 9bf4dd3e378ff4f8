"""Lengths of time: their TIMEX3 value, their width in days, how fine they are."""

from datetime import date

from ...knowledge.tables import table
from ...model import Precision
from .days import months_on, shift
from .lexemes import TABLE

_DAYS = {"TM": 1 / 1440, "TH": 1 / 24, "D": 1, "W": 7, "F": 14, "WE": 7}
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
_ONE = {
    "TM": Precision.HOUR, "TH": Precision.HOUR, "D": Precision.DAY, "W": Precision.WEEK, "F": Precision.WEEKS,
    "WE": Precision.DAYS, "M": Precision.MONTH, "Q": Precision.MONTHS, "Y": Precision.YEAR, "DE": Precision.YEARS,
    "CE": Precision.YEARS,
}  # fmt: skip
_MANY = {
    Precision.DAY: Precision.DAYS,
    Precision.WEEK: Precision.WEEKS,
    Precision.MONTH: Precision.MONTHS,
    Precision.YEAR: Precision.YEARS,
}


def precision_of(unit: str, *, many: bool) -> Precision:
    """How fine a unit is: "day" or "days"."""
    one = _ONE[unit]
    return _MANY.get(one, one) if many else one


def duration_value(number: float | None, unit: str) -> str:
    """P3D, PT48H, PXW: TIMEX3 of so many units; X where the number is vague."""
    factor, letter = {"F": (2, "W"), "Q": (3, "M"), "DE": (10, "Y"), "CE": (100, "Y")}.get(
        unit, (1, unit.removeprefix("T"))
    )
    total = None if number is None else number * factor
    if total is None:
        amount = "X"
    elif total % 1 == 0.5 and letter in _HALVES:  # two and a half years are P2Y6M
        whole = f"{int(total)}{letter}" if total >= 1 else ""
        amount, letter = whole + _HALVES[letter][:-1], _HALVES[letter][-1]
    else:
        amount = f"{total:g}" if total < 1e6 else str(int(total))
    return f"P{'T' if unit in ('TM', 'TH') else ''}{amount}{letter}"


_HALVES = {"Y": "6M", "H": "30M"}


def moved(day: date, number: float, unit: str) -> date | None:
    """`day` moved by so many units, forwards or back. Hours move it by whole days: back, part of one counts as one."""
    if unit in _MONTHS:
        return months_on(day, round(max(-120000.0, min(120000.0, number * _MONTHS[unit]))))
    days = number * _DAYS[unit]
    whole = int(days)
    if days < whole:
        whole -= 1
    return shift(day, whole)


def vague_reach(unit: str) -> int:
    """How many days "the coming days" and its kin reach."""
    reach: dict[str, int] = table(TABLE)["vague_reach"]
    return reach.get(unit, reach["M"])
