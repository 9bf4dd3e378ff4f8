"""Parts of the year and stretches of years: seasons, quarters, decades, centuries."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ...knowledge.tables import table
from ...model import Precision
from .absolute import LAST_YEAR, edged, nearest, ordinal_number
from .days import quarter_of, season_of, year_of
from .found import Found, Reading
from .lexemes import TABLE


def read_season(found: Found) -> Reading | None:
    """last summer · the spring of 2022. "the fall of Homs" is no season."""
    word, seasons, year = found.word("Ss") or "", table(TABLE)["seasons"], found.year()
    if year is None and not _is_season(found, seasons):
        return None
    month, letters = seasons["words"][word], seasons["values"][word]
    relative = year is None
    if year is None:
        year = _year_of_season(found, month)
    if year is None:
        return Reading(None, None, Precision.SEASON, f"XXXX-{letters}", relative=True)
    if year > LAST_YEAR:
        return None
    return edged(found, season_of(year, month), Precision.SEASON, f"{year:04}-{letters}", relative=relative)


def _is_season(found: Found, seasons: Mapping[str, Any]) -> bool:
    """Whether a word that may mean something else is a season here, by the words around it."""
    led = found.before() in seasons["leads"]
    if found.classes in ("s", "S"):
        return led and "S" in found.classes
    return "S" in found.classes or (found.after() != "of" and (found.classes[0] in "lixe" or led))


def _year_of_season(found: Found, month: int) -> int | None:
    """The year in which the season begins that the words mean."""
    anchor = found.anchor
    if anchor is None:
        return None
    spans = [season_of(y, month) for y in range(max(anchor.year - 2, 1), min(anchor.year + 3, LAST_YEAR))]
    if found.word("i"):
        return next((s[0].year for s in spans if s[0] <= anchor <= s[1]), anchor.year)
    past = [s[0] for s in spans if (s[1] < anchor if found.word("l") else s[0] <= anchor)]
    future = [s[0] for s in spans if (s[0] > anchor if found.word("xc") else s[1] >= anchor)]
    if found.word("lp") and past:
        return past[-1].year
    if found.word("xc") and future:
        return future[0].year
    near = nearest(past[-1], future[0], found) if past and future else None
    return near.year if near else None


def read_quarter(found: Found) -> Reading | None:
    """the third quarter of 2023 · Q3 2023 · the 20th century's "the nineteenth century" is a century, not a quarter."""
    name = found.word("q")
    number = int(name[1]) if name else ordinal_number(found.word("o"))
    if name is None and found.unit() != "Q":
        return read_century(found) if found.unit() == "CE" else None
    if number is None or not 1 <= number <= 4:
        return None
    year, anchor = found.year(), found.anchor
    relative = year is None
    if year is None and anchor is not None:
        year = anchor.year + found.step()
        if not found.word("lix") and quarter_of(year, number)[0] > anchor and not found.ahead():
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
