"""A rough score within windows, to compare decoders by; the benchmark's own scorer decides what is reported."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus import ROLES, Labels

from reportedly.extract.attribution.linker import Tagged
from reportedly.knowledge.windows import Window

Parts = tuple[frozenset[int], frozenset[int], frozenset[int]]
"""Words of source, cue and content."""


@dataclass(slots=True)
class Tally:
    """Right, found, and to be found."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def add(self, right: int, found: int, gold: int) -> None:
        """Count some more."""
        self.right, self.found, self.gold = self.right + right, self.found + found, self.gold + gold

    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, self.found + self.gold)


@dataclass(slots=True)
class Score:
    """Words of each role, and whole attributions: content right to four fifths and the right source."""

    words: list[Tally] = field(default_factory=lambda: [Tally(), Tally(), Tally()])
    attributions: Tally = field(default_factory=Tally)


def gold_of(labels: Labels, window: Window) -> list[Parts]:
    """What the annotator marked in the window."""
    return [
        (
            frozenset(i for i, p in enumerate(parts) if p == 1),
            frozenset(own),
            frozenset(i for i, p in enumerate(parts) if p == 2),
        )
        for own, parts in labels.cues
    ]


def score_window(score: Score, window: Window, gold: Sequence[Parts], found: Sequence[Tagged]) -> None:
    """Count what was found in one window."""
    told = [_parts(window, each) for each in found]
    for role, tally in enumerate(score.words):
        is_, said = (frozenset().union(*(parts[role] for parts in side)) for side in (gold, told))
        tally.add(len(is_ & said), len(said), len(is_))
    pairs = [(_alike(g[2], t[2]), _alike(g[0], t[0]), i, j) for i, g in enumerate(gold) for j, t in enumerate(told)]
    right, used = 0, (set(), set())
    for content, source, i, j in sorted(pairs, reverse=True):
        if content >= 0.8 and i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            right += source >= 0.5
    score.attributions.add(right, len(told), len(gold))


def _alike(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other) if one or other else 1.0


def _parts(window: Window, tagged: Tagged) -> Parts:
    found = []
    for role in ROLES:
        spans = getattr(tagged, role)
        found.append(
            frozenset(
                i
                for i, w in enumerate(window.words)
                if any(s.text == w.text and s.start < w.end and w.start < s.end for s in spans)
            )
        )
    return found[0], found[1], found[2]
