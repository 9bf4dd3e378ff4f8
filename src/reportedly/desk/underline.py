"""Claims underlined in a report's text: overlapping spans become a run of pieces, each with the claims that cover it.

Solid is asserted, dashed hedged, dotted denied: form tells it, colour only helps. Claims that overlap are underlined
one below the other, each on a lane that it keeps from its first letter to its last.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from heapq import heappop, heappush
from itertools import pairwise

from ..model import Claim, Commitment, Span


class Stroke(StrEnum):
    """How a claim is underlined."""

    SOLID = "asserted"
    DASHED = "hedged"
    DOTTED = "denied"


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a claim stands: its content's spans."""

    claim: str
    stroke: Stroke
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One underline below a piece; lane 0 lies nearest to the words."""

    claim: str
    stroke: Stroke
    lane: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters under which the same underlines run."""

    span: Span
    text: str
    lines: tuple[Line, ...]
    """By lane."""
    ends: tuple[str, ...]
    """Claims whose last letter is the last of this piece: their number stands behind it."""


def stroke_of(claim: Claim) -> Stroke:
    """Dotted for what the source says is not so, solid for what it says as a fact, else dashed."""
    if claim.modality.commitment is Commitment.DENIED:
        return Stroke.DOTTED
    return Stroke.SOLID if claim.modality.commitment is Commitment.ASSERTED else Stroke.DASHED


def underlined(text: str, within: Span, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """The letters of `within` cut where an underline begins or ends; joined again they are the text, letter for letter.

    Spans that reach beyond `within` are cut off there; a claim broken up keeps its lane in all of its parts.
    """
    drawn = [(m, cut) for m in marks if (cut := _cut(m.spans, within))]
    lanes = _lanes(drawn)
    edges = {within.start, within.end} | {edge for _, spans in drawn for span in spans for edge in span}
    bounds = sorted(edges)
    last = {m.claim: spans[-1].end for m, spans in drawn if m.spans[-1].end <= within.end}
    return tuple(_piece(text, Span(start, end), drawn, lanes, last) for start, end in pairwise(bounds) if start < end)


def _cut(spans: Sequence[Span], within: Span) -> tuple[Span, ...]:
    kept = (Span(max(s.start, within.start), min(s.end, within.end)) for s in spans if s.overlaps(within))
    return tuple(sorted(s for s in kept if s.start < s.end))


def _lanes(drawn: Sequence[tuple[Mark, tuple[Span, ...]]]) -> dict[str, int]:
    """The lowest lane that is free from the first letter of each claim to its last."""
    lanes: dict[str, int] = {}
    free: list[int] = []
    busy: list[tuple[int, int]] = []
    for mark, spans in sorted(drawn, key=lambda pair: (pair[1][0].start, -pair[1][-1].end, pair[0].claim)):
        while busy and busy[0][0] <= spans[0].start:
            heappush(free, heappop(busy)[1])
        lane = heappop(free) if free else len(busy)
        heappush(busy, (spans[-1].end, lane))
        lanes[mark.claim] = lane
    return lanes


def _piece(
    text: str,
    span: Span,
    drawn: Sequence[tuple[Mark, tuple[Span, ...]]],
    lanes: dict[str, int],
    last: dict[str, int],
) -> Piece:
    over = (m for m, spans in drawn if any(s.covers(span) for s in spans))
    lines = sorted((Line(m.claim, m.stroke, lanes[m.claim]) for m in over), key=lambda line: (line.lane, line.claim))
    ends = tuple(m.claim for m, _ in drawn if last.get(m.claim) == span.end)
    return Piece(span, text[span.start : span.end], tuple(lines), ends)
