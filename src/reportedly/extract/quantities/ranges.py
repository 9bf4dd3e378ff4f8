"""Two numbers that are the ends of one figure: "between 600 and 800", "200–300", "5,000 or 6,000"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .numeral import Form, Numeral
from .numerals import rescaled

_JOIN = re.compile(r"\s*(?:[-–—]|to|or|and)\s*")
_BETWEEN = re.compile(r"(?i)\bbetween\s+(?:an?\s+estimated\s+|about\s+|some\s+)?$")
_FROM = re.compile(r"(?i)\b(?:anywhere\s+)?from\s+$")
_MOVES = re.compile(
    r"(?i)\b(?:rose|risen|rise|rises|rising|fell|fallen|falls?|falling|grew|grown|grow|grows|growing|climb(?:ed|s)?|jump(?:ed|s)?|drop(?:ped|s)?|"
    r"increas(?:e|ed|es|ing)|decreas(?:e|ed|es|ing)|cut|reduced?|expand(?:ed|s)?|up|down|raised?|went|gone|swell(?:ed)?|surged?|revised)\b[^.;]{0,40}$"
)


@dataclass(frozen=True, slots=True)
class Reach:
    """One figure of a text: a number, or two that are its ends."""

    start: int
    end: int
    first: Numeral
    second: Numeral | None


def joined(text: str, found: Sequence[Numeral]) -> Iterator[Reach]:
    """The numbers of `text` with ranges joined."""
    k = 0
    while k < len(found):
        first = found[k]
        second = found[k + 1] if k + 1 < len(found) else None
        reach = (_range(text, first, second) or _share(text, first, second)) if second else None
        yield reach or Reach(first.start, first.end, _like_second(text, first, second), None)
        k += 2 if reach else 1


def _by_range(ahead: str, first: Numeral, second: Numeral) -> bool:
    """ "fell by 20 to 30" is a range; "rose by 20 to 700" a change and where it led."""
    return ahead.endswith(" by ") and second.low <= 2 * first.low


_SHARE = re.compile(r"\s+(in|out\s+of)\s+(?:every\s+)?")
_ROUND = frozenset({3, 4, 5, 6, 7, 8, 9, 10, 20, 100})
"""What shares are counted in: "nine in ten"."""
_TIME = re.compile(r"\s+(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b")


def _share(text: str, first: Numeral, second: Numeral) -> Reach | None:
    """ "one in five", "9 out of 10": a fraction."""
    gap = _SHARE.fullmatch(text, first.end, second.start)
    if (
        gap is None
        or not 0 < first.low < second.low <= 100
        or (gap[1] == "in" and (second.low not in _ROUND or _TIME.match(text, second.end)))
    ):
        return None
    if {first.form, second.form} & {Form.VAGUE, Form.FRACTION} or first.scaled or second.scaled:
        return None
    share = round(first.low / second.low, 10)
    whole = replace(first, end=second.end, low=share, high=share, form=Form.FRACTION)
    return Reach(first.start, second.end, whole, None)


def _like_second(text: str, first: Numeral, second: Numeral | None) -> Numeral:
    """ "rose from 4.8 to 5.2 percent": both are percent."""
    if second is not None and second.percent and not first.percent and _JOIN.fullmatch(text, first.end, second.start):
        return replace(first, percent=True)
    return first


def _range(text: str, first: Numeral, second: Numeral | None) -> Reach | None:
    if second is None or Form.FRACTION in (first.form, second.form):
        return None
    gap = _JOIN.fullmatch(text, first.end, second.start)
    if gap is None or (first.form is Form.VAGUE) != (second.form is Form.VAGUE):
        return None
    word = gap[0].strip().lower()
    ahead = text[max(first.start - 60, 0) : first.start]
    between, since = _BETWEEN.search(ahead), _FROM.search(ahead)
    if word == "and" and not between:
        return None
    first = rescaled(first, second)
    if (
        first.low >= second.low
        or (first.percent and not second.percent)
        or (word == "or" and second.low > first.low * 3)
    ):
        return None
    if word == "to" and _MOVES.search(ahead) and not between and not _by_range(ahead, first, second):
        return None
    lead = between or (since if word in ("to", "-", "–") else None)
    start = max(first.start - 60, 0) + lead.start() if lead else first.start
    return Reach(start, second.end, first, second)
