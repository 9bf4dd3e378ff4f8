"""Dates, months and years: expressions that name their place in the calendar, or leave out only the year."""

from datetime import date, timedelta

from ...knowledge.tables import table
from ...model import Precision
from .days import Interval, day_of, month_of, months_on, third_of, year_of
from .found import Found, Reading
from .lexemes import TABLE

LAST_YEAR = 9998
_NEAR_FUTURE = timedelta(days=100)
_FAR_PAST = timedelta(days=200)
_JUST_GONE = timedelta(days=14)
_NEAR_YEARS = 4


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
    """Which of the two the words mean: by tense; where tense is silent, the past unless the future is far nearer.

    "Was extended to Nov. 16" says nothing of when that is: behind such a lead the nearer one is meant.
    """
    if past is None or future is None or found.anchor is None or past == future:
        return past or future
    forward, ahead = table(TABLE)["forward"], found.ahead()
    if found.before() == "since":
        return past
    if ahead is None and found.before() in forward["reach"]:
        return future
    if ahead and found.anchor - past < _JUST_GONE and future - found.anchor > _FAR_PAST:
        ahead = False
    led = found.classes[0] == "F" or found.before() in forward["leads"]
    if not ahead and (ahead is None or led):
        ahead = future - found.anchor < _NEAR_FUTURE and found.anchor - past > _FAR_PAST
    return future if ahead else past


def choose_day(found: Found, month: int, day: int) -> date | None:
    """The day that a date without a year means; a weekday beside it decides between years."""
    fixed = _fixed_event(found, month, day)
    if fixed is not None or found.anchor is None:
        return fixed
    year = found.anchor.year
    years = range(max(year - _NEAR_YEARS, 1), min(year + _NEAR_YEARS, 9999) + 1)
    days = [d for y in years if (d := day_of(y, month, day))]
    weekday = table(TABLE)["weekdays"]["words"].get(found.word("W"))
    fitting = [d for d in days if d.weekday() == weekday]
    if fitting:
        return min(fitting, key=lambda d: abs(d - (found.anchor or d)))
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
    """Oct. 7, 2024 · Friday, 7 October · the 7th of October · 2024-10-07 · 07.10.2024."""
    if figures := found.word("IN"):
        return _in_figures(figures)
    month, number, year = month_number(found.word("Mm")), ordinal_number(found.word("do")), found.year()
    if month is None or number is None or not 1 <= number <= 31:
        return None
    day = day_of(year, month, number) if year is not None else choose_day(found, month, number)
    if day is None:
        value = f"XXXX-{month:02}-{number:02}"
        return None if year is not None else Reading(None, None, Precision.DAY, value, relative=True)
    return Reading(day, day, Precision.DAY, day.isoformat(), relative=year is None)


def _in_figures(figures: str) -> Reading | None:
    """With points the day stands first; with strokes "3/4/2024" is one of two days and stays open."""
    if "-" in figures:
        year, month, number = (int(part) for part in figures.split("-"))
        readings = {day_of(year, month, number)}
    else:
        number, month, year = (int(part) for part in figures.replace("/", ".").split("."))
        readings = {day_of(year, month, number)}
        if "/" in figures:
            readings.add(day_of(year, number, month))
    days = sorted(readings - {None}, key=str)
    if not days:
        return None
    day = days[0] if len(days) == 1 else None
    return Reading(day, day, Precision.DAY, day.isoformat() if day else f"{year:04}-XX-XX")


def read_month_day(found: Found) -> Reading | None:
    """on the 12th: of this month or the one before, by tense. "On the 12th day" counts days of something else."""
    word, anchor = found.word("o") or "", found.anchor
    number = ordinal_number(word)
    if not word[0].isdigit() or number is None or not 1 <= number <= 31 or _counts_behind(found):
        return None
    if anchor is None:
        return Reading(None, None, Precision.DAY, f"XXXX-XX-{number:02}", relative=True)
    if found.unit() not in (None, "M"):
        return None
    steps = [found.step()] if found.unit() else [-2, -1, 0, 1, 2]
    starts = [first for k in steps if (first := months_on(anchor.replace(day=1), k))]
    days = [day for first in starts if (day := day_of(first.year, first.month, number))]
    past = max((d for d in days if d <= anchor), default=None)
    future = min((d for d in days if d >= anchor), default=None)
    chosen = (future if found.ahead() else past) or past or future
    return Reading(chosen, chosen, Precision.DAY, chosen.isoformat(), relative=True) if chosen else None


def _counts_behind(found: Found) -> bool:
    after = found.after()
    return after[:1].isalpha() and found.token(found.last).pos_ in ("NOUN", "PROPN", "ADJ", "NUM")


def _year_of_month(found: Found, month: int) -> int | None:
    """The year that a month without one means."""
    anchor = found.anchor
    if anchor is None:
        return None
    if found.unit() == "Y":
        return anchor.year + found.step()
    this = (anchor.year, anchor.month)
    past = anchor.year if month <= this[1] else anchor.year - 1
    future = anchor.year if month >= this[1] else anchor.year + 1
    if found.word("l"):
        return anchor.year if month < this[1] else anchor.year - 1
    if found.word("xc"):
        return anchor.year if month > this[1] else anchor.year + 1
    if found.word("i") or past < 1 or future > LAST_YEAR:
        return anchor.year
    chosen = nearest(date(past, month, 1), date(future, month, 1), found)
    return chosen.year if chosen else None


def read_month(found: Found) -> Reading | None:
    """October 2024 · late October · last May · June last year. A bare "May" or "March" needs a lead."""
    month = month_number(found.word("Mm"))
    if found.unit() not in (None, "Y"):
        found = found.part(found.first, found.last - 2 - ("f" in found.classes))
    year = found.year()
    unsure = found.classes[0] == "m" and not year and not found.unit()
    if month is None or (unsure and found.before() not in table(TABLE)["months"]["leads"]):
        return None
    relative = year is None
    year = year or _year_of_month(found, month)
    if year is None or not 1 <= year <= LAST_YEAR:
        return Reading(None, None, Precision.MONTH, f"XXXX-{month:02}", relative=True)
    return edged(found, month_of(year, month), Precision.MONTH, f"{year:04}-{month:02}", relative=relative)


_FINER = {Precision.MONTH: Precision.DAYS, Precision.WEEK: Precision.DAYS, Precision.YEAR: Precision.MONTHS}


def edged(found: Found, whole: Interval, precision: Precision, value: str, *, relative: bool = False) -> Reading:
    """The whole interval, or its early, middle or late part."""
    edge = found.edge()
    if edge is None:
        return Reading(*whole, precision, value, relative)
    return Reading(*third_of(whole, edge), _FINER.get(precision, precision), value, relative)


def read_year(found: Found) -> Reading | None:
    """in 2022 · early 2023. A number that counts the noun behind it is no year: "2000 soldiers"."""
    year = found.year()
    if year is None or (found.edge() is None and not _is_year(found, year)):
        return None
    return edged(found, year_of(year), Precision.YEAR, f"{year:04}")


def _is_year(found: Found, year: int) -> bool:
    words, before = table(TABLE)["years"], found.before()
    if not words["first"] <= year <= words["last"] or found.after() in words["not_before"] or found.is_hyphened():
        return False
    if before in words["not_behind"]:
        return False
    token = found.token(found.first)
    counts = token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ == "NNS"
    if before in words["leads"]:
        return not (counts and token.head.i == token.i + 1 and before in words["weak_leads"])
    return before in words["sure_leads"] or (
        not counts and token.tag_ == "CD" and token.head.tag_ not in ("NNP", "NNPS")
    )
