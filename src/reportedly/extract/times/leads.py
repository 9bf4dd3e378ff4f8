"""Words before a time that turn its interval: since, until, by, before, after, no later than, beginning."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from ...knowledge.tables import table
from .days import shift
from .found import Found, Reading
from .lexemes import TABLE


@dataclass(frozen=True, slots=True)
class Led:
    """A reading that a lead has turned, and how many lexemes before and behind belong to its text."""

    reading: Reading
    before: int = 0
    behind: int = 0


@cache
def _leads() -> Mapping[str, str]:
    return {words: turn for words, turn in table(TABLE)["leads"].items() if words != "example"}


@cache
def _longest() -> int:
    return max(words.count(" ") + 1 for words in _leads())


def led(found: Found, read: Reading) -> Led:
    """The interval that the lead makes of it; as it is where none stands there or it leaves the interval alone."""
    if read.start is None or read.end is None:
        return Led(read)
    for size in range(min(_longest(), found.first), 0, -1):
        turn = _leads().get(" ".join(found.lexemes.words[found.first - size : found.first]))
        if turn:
            turned = _TURNS[turn](found, read, read.start, read.end)
            return Led(turned, size, int(turn == "from_on" and _goes_on(found))) if turned else Led(read)
    return Led(read)


def _since(found: Found, read: Reading, start: date, _: date) -> Reading | None:
    """Up to the report's day: what is to come nobody has told."""
    if found.anchor is not None and start > found.anchor:
        return None
    return replace(read, end=found.anchor, relative=True)


def _until(found: Found, read: Reading, _: date, end: date) -> Reading:
    """From the report's day, where that end is yet to come."""
    upcoming = found.anchor is not None and end >= found.anchor
    return replace(read, start=found.anchor if upcoming else None, relative=read.relative or upcoming)


def _before(found: Found, read: Reading, start: date, _: date) -> Reading | None:
    return replace(read, start=None, end=shift(start, -1)) if _ends_here(found) else None


def _after(found: Found, read: Reading, _: date, end: date) -> Reading | None:
    return replace(read, start=shift(end, 1), end=None) if _ends_here(found) else None


def _from(found: Found, read: Reading, _start: date, _end: date) -> Reading:
    return replace(read, end=None)


def _from_ahead(found: Found, read: Reading, start: date, _: date) -> Reading | None:
    return replace(read, end=None) if found.anchor is not None and start > found.anchor else None


def _from_on(found: Found, read: Reading, start: date, end: date) -> Reading | None:
    return _from(found, read, start, end) if _goes_on(found) else _from_ahead(found, read, start, end)


_TURNS: Mapping[str, Callable[[Found, Reading, date, date], Reading | None]] = {
    "since": _since,
    "until": _until,
    "by": _until,
    "before": _before,
    "after": _after,
    "from": _from,
    "from_ahead": _from_ahead,
    "from_on": _from_on,
}


def _goes_on(found: Found) -> bool:
    """ "from Monday on, …", not "from Monday on the bridge": "on" alone needs a mark behind it."""
    if found.after() not in table(TABLE)["onward"]["words"]:
        return False
    return found.after() != "on" or not found.after(1)[:1].isalnum()


def _ends_here(found: Found) -> bool:
    """ "after Monday" counts from Monday; "after Monday's strike" only dates the strike."""
    after = found.after()
    if after in ("'s", "’s", "-"):
        return False
    token = found.token(found.last - 1)
    governed = token.dep_ in ("pobj", "pcomp") and token.head.i == found.token(found.first).i - 1
    return governed or not after[:1].isalpha()
