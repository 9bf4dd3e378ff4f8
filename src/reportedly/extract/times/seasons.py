"""Parts of the year and stretches of years: seasons, quarters, holidays, decades, centuries."""

from datetime import date

from ...knowledge.tables import table
from ...model import Precision
from .absolute import edged, nearest, ordinal_number
from .days import quarter_of, season_of, year_of
from .found import Found, Reading
from .lexemes import TABLE


def read_holiday(found: Found) -> Reading | None:
    """Ramadan · Christmas 2023: the year named, else the last one, or the next where the clause looks ahead."""
    name = found.word("H") or ""
    rows = table(TABLE)["holidays"]
    if name in rows["fixed"]:
        m1, d1, m2, d2 = rows["fixed"][name]
        base = found.anchor.year if found.anchor else found.year()
        years = [y for y in range((base or 2) - 1, (base or 2) + 2) if base and 1 <= y <= 9999]
        if found.year():
            years = [found.year() or 1]
        spans = [(date(y, m1, d1), date(y, m2, d2)) for y in years]
    else:
        spans = [
            (date.fromisoformat(a), date.fromisoformat(b)) for a, b in (row.split("/") for row in rows["moving"][name])
        ]
        if found.year():
            spans = [s for s in spans if s[0].year == found.year()]
    past = [s for s in spans if found.anchor is None or s[0] <= found.anchor]
    future = [s for s in spans if found.anchor is not None and s[1] >= found.anchor]
    if found.year():
        chosen = spans[0] if spans else None
    elif found.anchor is None:
        chosen = None
    else:
        start = nearest(past[-1][0] if past else None, future[0][0] if future else None, found)
        chosen = next((s for s in spans if s[0] == start), None)
    if chosen is None:
        return Reading(None, None, Precision.DAYS, None, relative=True)
    one = chosen[0] == chosen[1]
    return Reading(
        *chosen, Precision.DAY if one else Precision.DAYS, chosen[0].isoformat() if one else None, not found.year()
    )


def read_season(found: Found) -> Reading | None:
    """last summer · the spring of 2022. "the fall of Homs" is no season."""
    word = found.word("Ss") or ""
    seasons = table(TABLE)["seasons"]
    bare = found.classes in ("s", "S") and found.before() not in (
        "in",
        "during",
        "this",
        "since",
        "by",
        "until",
        "over",
        "through",
    )
    if bare or (
        "s" in found.classes and not found.year() and (found.after() == "of" or found.classes[0] not in "slixe")
    ):
        return None
    month, letters = seasons["words"][word], seasons["values"][word]
    year = found.year()
    relative = year is None
    if year is None and found.anchor is not None:
        anchor, years = found.anchor, range(max(found.anchor.year - 2, 1), min(found.anchor.year + 3, 9998))
        spans = [season_of(y, month) for y in years]
        past = [s for s in spans if (s[1] < anchor if found.word("l") else s[0] <= anchor)]
        future = [s for s in spans if (s[0] > anchor if found.word("xc") else s[1] >= anchor)]
        if found.word("l") and past:
            year = past[-1][0].year
        elif found.word("xci") and future:
            year = future[0][0].year
        elif past and future and (near := nearest(past[-1][0], future[0][0], found)):
            year = near.year
    if year is None:
        return Reading(None, None, Precision.SEASON, f"XXXX-{letters}", relative=True)
    if year > 9998:
        return None
    return edged(found, season_of(year, month), Precision.SEASON, f"{year:04}-{letters}", relative=relative)


def read_quarter(found: Found) -> Reading | None:
    """the third quarter of 2023 · Q3 2023 · the 20th century's "the nineteenth century" is a century, not a quarter."""
    name = found.word("q")
    number = int(name[1]) if name else ordinal_number(found.word("o"))
    if name is None and found.unit() != "Q":
        return read_century(found) if found.unit() == "CE" else None
    if number is None or not 1 <= number <= 4:
        return None
    year = found.year()
    relative = year is None
    if year is None and found.anchor is not None:
        year = found.anchor.year + found.step()
        if not found.word("lix") and quarter_of(year, number)[0] > found.anchor and not found.ahead():
            year -= 1
    if year is None:
        return Reading(None, None, Precision.MONTHS, f"XXXX-Q{number}", relative=True)
    return Reading(*quarter_of(year, number), Precision.MONTHS, f"{year:04}-Q{number}", relative)


def read_half_year(found: Found) -> Reading | None:
    """the first half of 2024."""
    number = ordinal_number(found.word("o")) or 2
    if found.word("w") != "half" or number > 2 or (not found.year() and found.word("UV") != "year"):
        return None
    year = found.year() or (found.anchor.year + found.step() if found.anchor else None)
    if year is None:
        return Reading(None, None, Precision.MONTHS, f"XXXX-H{number}", relative=True)
    whole = year_of(year)
    half = (whole[0], date(year, 6, 30)) if number == 1 else (date(year, 7, 1), whole[1])
    return Reading(*half, Precision.MONTHS, f"{year:04}-H{number}", not found.year())


def read_century(found: Found) -> Reading | None:
    """the 20th century: TIMEX3 19."""
    number = ordinal_number(found.word("o"))
    if number is None or found.unit() != "CE" or not 1 <= number <= 30:
        return None
    return Reading(date(number * 100 - 99, 1, 1), date(number * 100, 12, 31), Precision.YEARS, f"{number - 1:02}")


def read_decade(found: Found) -> Reading | None:
    """the 1990s · the early 2000s."""
    digits = (found.word("G") or "").strip("s'’")
    year = int(digits) if len(digits) == 4 else 1900 + int(digits) if digits.isdecimal() else 0
    if year % 10 or not 1500 <= year <= 2100:
        return None
    whole = (date(year, 1, 1), date(year + 9, 12, 31))
    edge = found.edge()
    if edge is not None:
        cut = (0, 3, 7, 10)
        whole = (date(year + cut[edge], 1, 1), date(year + cut[edge + 1] - 1, 12, 31))
    return Reading(*whole, Precision.YEARS, f"{year // 10}X")
