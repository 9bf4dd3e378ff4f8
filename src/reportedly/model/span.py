"""Where words stand in a report."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, ConfigDict


class Span(NamedTuple):
    """Half-open range `[start, end)` in characters (Unicode code points) of a report's text; `[start, end]` in JSON."""

    start: int
    end: int

    def covers(self, other: "Span") -> bool:
        """Whether every character of `other` lies in this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


def _ordered(span: Span) -> Span:
    if not 0 <= span.start < span.end:
        raise ValueError(f"span {list(span)} is empty, reversed or negative")
    return span


def _apart(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    for left, right in pairwise(spans):
        if left.end > right.start:
            raise ValueError(f"spans {list(left)} and {list(right)} overlap or are out of order")
    return spans


CheckedSpan = Annotated[Span, AfterValidator(_ordered)]
Spans = Annotated[tuple[CheckedSpan, ...], AfterValidator(_apart)]

FROZEN = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


def covered(spans: Iterable[Span], span: Span) -> bool:
    """Whether one of `spans` covers `span`."""
    return any(s.covers(span) for s in spans)
