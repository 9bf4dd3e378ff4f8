"""Where figures stand in a picture over time: side by side where they would cover each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ...model import Figure, Number
from ..questions import told

WIDTH, HEIGHT = 720, 340
ARROW = 30
"""Length of an open end, pixels."""
_LEFT, _RIGHT, _ALONE = 0.05, 0.14, timedelta(days=2)
_LETTER, _MARK, _LINE = 6.6, 16, 15
_HEADROOM = 1.12
_OF_A_DAY = 0.45


@dataclass(frozen=True, slots=True)
class Frame:
    """The days and numbers that a picture spans."""

    since: date
    until: date
    top: Number

    def across(self, day: date) -> float:
        """Pixels from the left."""
        return WIDTH * (day - self.since).days / (self.until - self.since).days

    def up(self, value: Number) -> float:
        """Pixels from the bottom."""
        return HEIGHT * value / self.top

    @property
    def day(self) -> float:
        """Pixels of a day."""
        return WIDTH / (self.until - self.since).days

    @property
    def arrow(self) -> float:
        """Length of an open end in numbers."""
        return self.top * ARROW / HEIGHT


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure with how far beside its day it stands, in pixels, and where its words do."""

    figure: Figure
    day: date
    aside: float
    words: str
    """The number in words; empty where there is no room for it."""
    leftwards: bool
    """Whether the words stand on the left."""


def frame(figures: Sequence[Figure], further: Sequence[Number]) -> Frame:
    """Room for all dated figures and for `further` numbers, with a margin for their words."""
    days = [f.as_of for f in figures if f.as_of is not None]
    first, last = min(days), max(days)
    spread = max(last - first, _ALONE)
    if first == last:
        first, last = first - _ALONE / 2, last + _ALONE / 2
    ends = [end for f in figures for end in (f.low, f.high) if end is not None]
    since, until = first - max(spread * _LEFT, timedelta(days=1)), last + max(spread * _RIGHT, timedelta(days=1))
    return Frame(since, until, max((*ends, *further, 1)) * _HEADROOM)


def placed(figures: Sequence[Figure], within: Frame) -> tuple[Placed, ...]:
    """Every dated figure with its words, within the width of its day; where there is no room, without words and near.

    Which figure gives way to which follows their order.
    """
    taken: list[_Box] = []
    found = []
    for figure in figures:
        if figure.as_of is not None:
            mark = _mark(figure, within.across(figure.as_of), within)
            aside, leftwards = _room(mark, figure, within, taken)
            taken.append(mark.moved(aside))
            if leftwards is not None:
                taken.append(_words(figure, mark, within, leftwards=leftwards).moved(aside))
            words = told(figure) if leftwards is not None else ""
            found.append(Placed(figure, figure.as_of, aside, words, bool(leftwards)))
    return tuple(found)


def _room(mark: "_Box", figure: Figure, within: Frame, taken: "Sequence[_Box]") -> tuple[float, bool | None]:
    """How far aside a mark finds room, and on which side its words do; null where they find none."""
    near = [step for step in _STEPS if abs(step) <= within.day * _OF_A_DAY]
    alone = next((step for step in _STEPS if mark.moved(step).free(taken)), 0.0)
    for step in (*near, alone):
        for leftwards in (False, True):
            words = _words(figure, mark, within, leftwards=leftwards).moved(step)
            if mark.moved(step).free(taken) and words.free(taken):
                return step, leftwards
    return alone, None


_STEPS = tuple(float(sign * step * _MARK) for step in range(30) for sign in ((1, -1) if step else (1,)))
"""Nothing, then one mark to the right, to the left, two to the right …"""


@dataclass(frozen=True, slots=True)
class _Box:
    """What a figure or its words cover, in pixels from left and bottom."""

    left: float
    right: float
    low: float
    high: float

    def moved(self, aside: float) -> "_Box":
        return _Box(self.left + aside, self.right + aside, self.low, self.high)

    def free(self, taken: "Sequence[_Box]") -> bool:
        """Whether it lies within the picture and covers nothing."""
        return self.left >= 0 and self.right <= WIDTH and not any(self._meets(other) for other in taken)

    def _meets(self, other: "_Box") -> bool:
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.high <= other.low or other.high <= self.low)


def _mark(figure: Figure, across: float, within: Frame) -> _Box:
    ends = [within.up(end) for end in (figure.low, figure.high) if end is not None]
    down = ARROW if figure.low is None else _LINE / 2
    up = ARROW if figure.high is None else _LINE / 2
    return _Box(across - _MARK / 2, across + _MARK / 2, min(ends) - down, max(ends) + up)


def _words(figure: Figure, mark: _Box, within: Frame, *, leftwards: bool) -> _Box:
    first = figure.low if figure.low is not None else figure.high
    middle, wide = within.up(first or 0), _LETTER * len(told(figure))
    left, right = (mark.left - wide, mark.left) if leftwards else (mark.right, mark.right + wide)
    return _Box(left, right, middle - _LINE / 2, middle + _LINE / 2)
