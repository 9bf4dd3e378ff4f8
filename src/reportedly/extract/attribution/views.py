"""What the attribution model says of a clause that the rules have somebody say: the same, another, or nothing."""

from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum

from ...model import Span
from ..parse import Clause, Parse, contiguous
from .linker import Tagged
from .sources import Mention
from .tagger import TaggedSpan

_MOST = 0.5
"""Share of a clause that the model must give to a speaker to say anything of it."""


class View(StrEnum):
    """The model's view of who tells a clause."""

    SAME = "same"
    """One of the chain's sources; of the report's own voice: nobody."""
    OTHER = "other"
    """Somebody else."""
    NONE = "none"
    """Nobody, where the rules have somebody."""


class Views:
    """The model's attributions of a report, asked by clause."""

    def __init__(self, parse: Parse, learned: Sequence[Tagged]) -> None:
        self._starts = [p.start for p in parse.passages]
        self._told: dict[int, list[tuple[Span, Tagged]]] = defaultdict(list)
        for tagged in learned:
            for span in tagged.content:
                self._told[self._starts[span.text]].append((self._of_report(span), tagged))

    def of(self, clause: Clause, sources: Sequence[Mention]) -> View:
        """Whether the model, too, has one of the sources say the clause."""
        words = contiguous(clause.passage, clause.tokens)
        tellers = [t for told, t in self._told[clause.passage.start] if _share(words, told) >= _MOST and t.source]
        if not tellers:
            return View.NONE if sources else View.SAME
        named = [self._of_report(span) for t in tellers for span in t.source]
        return View.SAME if any(s.span.overlaps(n) for s in sources for n in named) else View.OTHER

    def _of_report(self, span: TaggedSpan) -> Span:
        start = self._starts[span.text]
        return Span(start + span.start, start + span.end)


def _share(words: Sequence[Span], told: Span) -> float:
    covered = sum(max(0, min(w.end, told.end) - max(w.start, told.start)) for w in words)
    return covered / sum(w.end - w.start for w in words)
