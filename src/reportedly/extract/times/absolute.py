"""Dates, months and years: expressions that name their place in the calendar, or leave out only the year."""

from datetime import date, timedelta

from ...knowledge.tables import table
from ...model import Precision
from .days import Interval, day_of, month_of, third_of, year_of
from .found import Found, Reading
from .lexemes import TABLE

_EDGE_SPAN = 31
LAST_YEAR = 9998
_NEAR_FUTURE = timedelta(days=100)
_FAR_PAST = timedelta(days=200)
_JUST_GONE = timedelta(days=14)


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
    if ahead and found.anchor - past < _JUST_GONE and future - found.anchor > _FAR_PAST:
        ahead = False
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
    if year is None or not 1 <= year <= LAST_YEAR:
        return Reading(None, None, Precision.MONTH, f"XXXX-{month:02}", relative=True)
    return edged(found, month_of(year, month), Precision.MONTH, f"{year:04}-{month:02}", relative=relative)


_MONTH_LEADS = {
    "in", "since", "until", "till", "by", "during", "of", "from", "between", "before", "after", "through",
    "mid", "and", "to", "for",
}  # fmt: skip


def edged(found: Found, whole: Interval, precision: Precision, value: str, *, relative: bool = False) -> Reading:
    """The whole interval, or its early, middle or late part."""
    edge = found.edge()
    start, end = whole if edge is None else third_of(whole, edge)
    return Reading(start, end, precision, value, relative)


def read_year(found: Found) -> Reading | None:
    """in 2022 · early 2023. A number that counts the noun behind it is no year: "2000 soldiers"."""
    year = found.year()
    if year is None or (found.edge() is None and not _is_year(found)):
        return None
    return edged(found, year_of(year), Precision.YEAR, f"{year:04}")


_YEAR_LEADS = {
    "in", "since", "until", "till", "by", "during", "from", "of", "before", "after", "through", "between",
    "early", "late", "mid", "and", "to", "or", "around", "circa",
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
    return found.before() in ("the", "(", "’s", "'s") or (
        not counts and token[0].tag_ == "CD" and head.tag_ not in ("NNP", "NNPS")
    )
