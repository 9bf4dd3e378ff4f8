"""Days that the year names: Ramadan, Orthodox Easter, Christmas."""

from datetime import date

from ...knowledge.tables import table
from ...model import Precision
from .absolute import nearest
from .days import Interval
from .found import Found, Reading
from .lexemes import FEASTS, TABLE


def read_holiday(found: Found) -> Reading | None:
    """Ramadan · Christmas 2023: the year named, else the last one, or the next where the clause looks ahead."""
    name, year, anchor = found.word("H") or "", found.year(), found.anchor
    if year is None and anchor is None:
        return Reading(None, None, Precision.DAYS, None, relative=True)
    days = _days_of(name, year or (anchor.year if anchor else 1))
    chosen = next((d for d in days if d[0].year == year), None) if year else _nearest(found, days)
    if chosen is None:
        return Reading(None, None, Precision.DAYS, None, relative=True)
    one = chosen[0] == chosen[1]
    value = chosen[0].isoformat() if one else None
    return Reading(*chosen, Precision.DAY if one else Precision.DAYS, value, year is None)


def _days_of(name: str, year: int) -> list[Interval]:
    """When a feast was or will be, around a year."""
    own = table(TABLE)["holidays"]
    if name in own["fixed"]:
        m1, d1, m2, d2 = own["fixed"][name]
        years = [y for y in (year - 1, year, year + 1) if 1 <= y <= 9999]
        return [(date(y, m1, d1), date(y, m2, d2)) for y in years]
    spans = (row.split("/") for row in table(FEASTS)[own["names"].get(name, name)])
    return [(date.fromisoformat(span[0]), date.fromisoformat(span[-1])) for span in spans]


def _nearest(found: Found, days: list[Interval]) -> Interval | None:
    anchor = found.anchor
    if anchor is None or not days[0][0].year <= anchor.year <= days[-1][0].year:
        return None
    past = [d[0] for d in days if (d[1] < anchor if found.word("l") else d[0] <= anchor)]
    future = [d[0] for d in days if (d[0] > anchor if found.word("x") else d[1] >= anchor)]
    if found.word("l"):
        start = past[-1] if past else None
    elif found.word("x"):
        start = future[0] if future else None
    else:
        start = nearest(past[-1] if past else None, future[0] if future else None, found)
    return next((d for d in days if d[0] == start), None)
