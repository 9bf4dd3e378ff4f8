"""Which figures of one question cannot both be: of two origins, for one place and nearly one day."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from ..model import Disagreement, Estimand, Figure
from .ranges import TOLL_DAYS, ends, exclude

_STOCK_DAYS = 2
"""Stocks as of days that lie further apart may both be right: troops come and go."""


def disagreements(figures: Sequence[Figure], question: Estimand) -> tuple[Disagreement, ...]:
    """Every two of a question's figures, in the order of their days, that cannot both be."""
    days = TOLL_DAYS if question.measure is not None else _STOCK_DAYS
    parts = Parts(figures)
    found = [
        Disagreement(first=first, second=second, reason=_against(figures[first], figures[second], days))
        for first, second in _comparable(figures, days)
        if _exclude(figures[first], figures[second], parts)
    ]
    return tuple(sorted(found, key=lambda d: (d.second, d.first)))


def _comparable(figures: Sequence[Figure], days: int) -> Iterator[tuple[int, int]]:
    """Positions of any two figures of two origins for one place and time, neither superseded nor of what is to come.

    Figures are in the order of their days: each is held only against those of the days before it.
    """
    near: dict[str, list[int]] = defaultdict(list)
    for second, later in enumerate(figures):
        if later.superseded or later.ahead or later.as_of is None:
            continue
        place = later.within.model_dump_json() if later.within else ""
        since = later.as_of - timedelta(days=days)
        near[place] = [n for n in near[place] if (figures[n].as_of or date.min) >= since]
        for first in near[place]:
            earlier = figures[first]
            if earlier.origin.id != later.origin.id and not set(earlier.claims) & set(later.claims):
                yield first, second
        near[place].append(second)


class Parts:
    """Which figures are parts of a whole that stands here too: "32 in the city" of 57 in the district."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self._ends = Counter(end for f in figures for end in {f.low, f.high} if end is not None)

    def has(self, figure: Figure) -> bool:
        """Whether it is one; no figure is its own whole."""
        if figure.part_of is None:
            return False
        return self._ends[figure.part_of] > (figure.part_of in (figure.low, figure.high))


def _exclude(one: Figure, other: Figure, parts: Parts) -> bool:
    """Whether two figures cannot both be, after the stated tolerance; a part only excludes a smaller total."""
    if parts.has(one) == parts.has(other):
        return exclude(one, other)
    part, total = (one, other) if parts.has(one) else (other, one)
    (least, _), (_, most) = ends(part), ends(total)
    return most is not None and least is not None and least > most


def _against(earlier: Figure, later: Figure, days: int) -> str:
    told = f"{earlier.origin.name}: {_told(earlier)}; {later.origin.name}: {_told(later)}"
    return f"{told}, for days no more than {days} apart"


def _told(figure: Figure) -> str:
    if figure.low is None:
        return f"at most {figure.high:,}"
    if figure.high is None:
        return f"at least {figure.low:,}"
    return f"{figure.low:,}" if figure.low == figure.high else f"{figure.low:,} to {figure.high:,}"
