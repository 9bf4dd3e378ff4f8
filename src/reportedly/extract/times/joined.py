"""Two times that stand together as one: "from Saturday night into Sunday", "between late October and mid-November"."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from ...knowledge.tables import table
from ...model import Precision
from .days import shift
from .found import Found, Reading
from .lexemes import TABLE

Read = tuple[Found, Reading]
_PRECISION = {
    Precision.DAY: Precision.DAYS,
    Precision.WEEK: Precision.WEEKS,
    Precision.MONTH: Precision.MONTHS,
    Precision.YEAR: Precision.YEARS,
}


@cache
def _openers() -> Mapping[str, frozenset[str]]:
    """The words between, by the word before; "" is no word before."""
    rows = table(TABLE)["joined"]
    return {"between": frozenset(rows["between"]), "from": frozenset(rows["from"]), "": frozenset(rows["bare"])}


def join(times: Iterable[Read]) -> Iterator[Read]:
    """The times in order, where two that belong together have become one."""
    held: Read | None = None
    for read in times:
        if held is None:
            held = read
            continue
        both = _both(held, read)
        if both is None:
            yield held
        held = both or read
    if held is not None:
        yield held


def _both(one: Read, other: Read) -> Read | None:
    (a, first), (b, last) = one, other
    if first.start is None or first.end is None or last.start is None or last.end is None:
        return None
    between = a.lexemes.words[a.last : b.first]
    if not between or len(between) > 2 or (len(between) == 2 and a.lexemes.classes[a.last + 1] not in "Ot@"):
        return None
    opener = a.before() if between[0] in _openers().get(a.before(), ()) else ""
    if between[0] not in _openers()[opener] or (
        not opener and between[0] not in table(TABLE)["joined"]["unlike"] and first.precision is not last.precision
    ):
        return None
    start = first.start
    if start > last.end and first.relative:
        start = shift(start, -7) or start
    if start > last.end:
        return None
    fine = Precision.HOUR in (first.precision, last.precision)
    precision = Precision.HOUR if fine else _PRECISION.get(last.precision, last.precision)
    value = f"{first.value}/{last.value}" if first.value and last.value else None
    whole = replace(a, first=a.first - bool(opener), last=b.last)
    return whole, Reading(start, last.end, precision, value, first.relative or last.relative)
