"""Dates, months, years, seasons, quarters: expressions that name their place in the calendar, or need only the year."""

from datetime import date, timedelta

from ...knowledge.tables import table
from ...model import Precision
from .days import Interval, day_of, month_of, quarter_of, season_of, shift, third_of, year_of
from .found import Found, Reading
from .lexemes import TABLE

_EDGE_SPAN = 31
_NEAR_FUTURE = timedelta(days=100)
_FAR_PAST = timedelta(days=200)


def month_number(word: str | None) -> int | None:
    """1 to 12."""
    months = table(TABLE)["months"]
    number: int | None = months["words"].get(word) or months["unsure"].get(word)
    return number


def ordinal_number(word: str | None) -> int | None:
    """The number of "third" or "3rd" or "3"."""
    if word is None:
        return None
    number: int | None = table(TABLE)["ordinals"]["words"].get(word)
    digits = word.rstrip("stndrh")
    return number if number is not None else int(digits) if digits.isdecimal() else None


def nearest(past: date | None, future: date | None, found: Found) -> date | None:
    """Which of the two the words mean: by tense; where tense is silent, the past unless the future is far nearer."""
    if past is None or future is None or found.anchor is None or past == future:
        return past or future
    ahead = found.ahead()
    if ahead is None:
        ahead = future - found.anchor < _NEAR_FUTURE and found.anchor - past > _FAR_PAST
    return future if ahead else past


def choose_day(found: Found, month: int, day: int) -> date | None:
    """The day that a date without a year means."""
    fixed = _fixed_event(found, month, day)
    if fixed is not None or found.anchor is None:
        return fixed
    year = found.anchor.year
    days = [d for y in range(year - 4, year + 5) if 1 <= y <= 9999 and (d := day_of(y, month, day))]
    past = max((d for d in days if d <= found.anchor), default=None)
    future = min((d for d in days if d >= found.anchor), default=None)
    return nearest(past, future, found)


def _fixed_event(found: Found, month: int, day: int) -> date | None:
    """ "the Oct. 7 attack" is that of 2023."""
    for row in table(TABLE)["fixed_events"]["rows"]:
        if (row["month"], row["day"]) == (month, day) and {found.after(k) for k in range(3)} & set(row["nouns"]):
            fixed = date(row["year"], month, day)
            return fixed if found.anchor is None or fixed <= found.anchor else None
    return None


def read_date(found: Found) -> Reading | None:
    """Oct. 7, 2024 · Friday, 7 October · the 7th of October · 2024-10-07."""
    if iso := found.word("I"):
        day = day_of(*(int(part) for part in iso.split("-")[:3]))
        return Reading(day, day, Precision.DAY, iso) if day else None
    month, number, year = month_number(found.word("Mm")), ordinal_number(found.word("do")), found.year()
    if month is None or number is None or not 1 <= number <= _EDGE_SPAN:
        return None
    if year is not None:
        day = day_of(year, month, number)
        return Reading(day, day, Precision.DAY, day.isoformat()) if day else None
    day = choose_day(found, month, number)
    if day is None:
        return Reading(None, None, Precision.DAY, f"XXXX-{month:02}-{number:02}", relative=True)
    return Reading(day, day, Precision.DAY, day.isoformat(), relative=True)


def _year_of_month(found: Found, month: int) -> int | None:
    """The year that a month without one means."""
    anchor = found.anchor
    if anchor is None:
        return None
    this = (anchor.year, anchor.month)
    past = anchor.year if month <= this[1] else anchor.year - 1
    future = anchor.year if month >= this[1] else anchor.year + 1
    if found.word("l"):
        return anchor.year if month < this[1] else anchor.year - 1
    if found.word("xc"):
        return anchor.year if month > this[1] else anchor.year + 1
    if found.word("i") or past < 1 or future > 9998:
        return anchor.year
    chosen = nearest(date(past, month, 1), date(future, month, 1), found)
    return chosen.year if chosen else None


def read_month(found: Found) -> Reading | None:
    """October 2024 · late October · last May. A bare "May" or "March" needs a lead."""
    month = month_number(found.word("Mm"))
    unsure = "m" in found.classes and not found.year() and found.classes[0] in "m"
    if month is None or (unsure and found.before() not in _MONTH_LEADS):
        return None
    year = found.year()
    relative = year is None
    year = year or _year_of_month(found, month)
    if year is None:
        return Reading(None, None, Precision.MONTH, f"XXXX-{month:02}", relative=True)
    return _edged(found, month_of(year, month), Precision.MONTH, f"{year:04}-{month:02}", relative=relative)


_MONTH_LEADS = {
    "in", "since", "until", "till", "by", "during", "of", "from", "between", "before", "after", "through", "mid", "and", "to", "for",
}  # fmt: skip


def _edged(found: Found, whole: Interval, precision: Precision, value: str, *, relative: bool = False) -> Reading:
    edge = found.edge()
    start, end = whole if edge is None else third_of(whole, edge)
    return Reading(start, end, precision, value, relative)


def read_year(found: Found) -> Reading | None:
    """in 2022 · early 2023. A number that counts the noun behind it is no year: "2000 soldiers"."""
    year = found.year()
    if year is None or (found.edge() is None and not _is_year(found)):
        return None
    return _edged(found, year_of(year), Precision.YEAR, f"{year:04}")


_YEAR_LEADS = {
    "in", "since", "until", "till", "by", "during", "from", "of", "before", "after", "through", "between", "early", "late", "mid",
    "and", "to", "or", "around", "circa",
}  # fmt: skip


def _is_year(found: Found) -> bool:
    if not 1700 <= (found.year() or 0) <= 2099 or found.after() in (
        "-",
        "–",
        "%",
        "percent",
        "per",
        "million",
        "billion",
        "mm",
        "km",
    ):
        return False
    token = found.passage.doc.char_span(found.lexemes.starts[found.first], found.lexemes.ends[found.last - 1])
    if token is None or found.before() in (
        "$",
        "€",
        "£",
        "about",
        "some",
        "nearly",
        "almost",
        "than",
        "least",
        "resolution",
        "no",
        "number",
    ):
        return False
    head = token[0].head
    counts = token[0].dep_ == "nummod" and head.i > token[0].i and head.tag_ == "NNS"
    if found.before() in _YEAR_LEADS:
        return not (
            counts and head.i == token[0].i + 1 and found.before() in ("of", "and", "to", "or", "by", "from", "after")
        )
    return (
        found.before() in ("the", "(", "’s", "'s")
        or (not counts
        and token[0].tag_ == "CD"
        and head.tag_ not in ("NNP", "NNPS"))
    )


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
    """last summer · the spring of 2022. "fall" and "spring" need more than an article where "of" follows ("the fall of Homs")."""
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
    return _edged(found, season_of(year, month), Precision.SEASON, f"{year:04}-{letters}", relative=relative)


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


def tomorrow_of(day: date) -> date | None:
    """The day after."""
    return shift(day, 1)
