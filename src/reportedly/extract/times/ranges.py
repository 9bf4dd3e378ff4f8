"""Ranges whose second half leaves something out: "between June 3 and 9", "March to May 2023", "2014–20"."""

from dataclasses import replace
from datetime import date

from ...model import Precision
from .absolute import choose_day, month_number, ordinal_number, read_month, read_year
from .days import day_of, month_of
from .found import Found, Reading


def read_date_range(found: Found) -> Reading | None:
    """between June 3 and 9 · Oct. 28 to Nov. 3, 2024 · from 3 to 9 May."""
    months = [m for k in range(2) if (m := month_number(found.word("Mm", nth=k)))]
    numbers = [n for k in range(2) if (n := ordinal_number(found.word("do", nth=k)))]
    isos = [w for k in range(2) if (w := found.word("I", nth=k))]
    if len(isos) == 2:
        first, last = (day_of(*(int(p) for p in iso.split("-"))) for iso in isos)
        return _between(first, last)
    last_token = found.token(found.last - 1)
    counts = found.classes[-1] in "do" and last_token.dep_ == "nummod" and last_token.head.i > last_token.i
    if not months or len(numbers) != 2 or counts:
        return None
    if "&" in found.classes and found.classes[0] != "b" and numbers[1] - numbers[0] != 1:
        return None
    year = found.word("Y", nth=1) or found.word("Y")
    if year:
        last = day_of(int(year), months[-1], numbers[1])
        of_first = int(found.word("Y") or year) if found.word("Y", nth=1) else int(year) - (months[0] > months[-1])
        first = day_of(of_first, months[0], numbers[0]) if of_first else None
    else:
        last = choose_day(found, months[-1], numbers[1])
        first = day_of(last.year - (months[0] > months[-1]), months[0], numbers[0]) if last and last.year > 1 else None
    read = _between(first, last)
    if read is None and found.anchor is None and not year:
        return Reading(None, None, Precision.DAYS, None, relative=True)
    return replace(read, relative=not year) if read else None


def _between(first: date | None, last: date | None) -> Reading | None:
    if first is None or last is None or first > last:
        return None
    value = f"{first.isoformat()}/{last.isoformat()}"
    return Reading(first, last, Precision.DAYS, value)


def _ends(found: Found, classes: str) -> tuple[Found, Found] | None:
    """The range split in two behind the first lexeme of `classes` and its year."""
    at = next(
        (k for k, c in enumerate(found.classes) if k and c in "&r2-" and any(x in classes for x in found.classes[:k])),
        None,
    )
    if at is None:
        return None
    lead = 1 if found.classes[0] in "bF" else 0
    middle = found.first + at
    return replace(found, first=found.first + lead, last=middle), replace(found, first=middle + 1)


def read_month_range(found: Found) -> Reading | None:
    """between June and August · March to May 2023."""
    first, second = (month_number(found.word("Mm", nth=k)) for k in range(2))
    halves = _ends(found, "Mm")
    if halves is None or first is None or second is None:
        return None
    until = read_month(halves[1])
    if until is None or until.start is None:
        return Reading(None, None, Precision.MONTHS, None, relative=True) if until else None
    own = halves[0].year()
    year = own if own else until.start.year - (first > second)
    if year < 1 or until.end is None or month_of(year, first)[0] > until.end:
        return None
    start = month_of(year, first)[0]
    return Reading(
        start, until.end, Precision.MONTHS, f"{start.isoformat()[:7]}/{until.end.isoformat()[:7]}", until.relative
    )


def read_year_range(found: Found) -> Reading | None:
    """between 2014 and 2020 · 2014-15."""
    first, tail = found.word("Y"), found.word("Y", nth=1) or found.word("d")
    if first is None or tail is None:
        return None
    second = int(tail) if len(tail) == 4 else int(first[:2] + tail.zfill(2))
    if not 1500 <= int(first) < second <= 2100:
        return read_year(replace(found, last=found.first + 1)) if found.classes[0] == "Y" else None
    return Reading(date(int(first), 1, 1), date(second, 12, 31), Precision.YEARS, f"{first}/{second}")
