"""What two versions of a report say otherwise: claims that came, went and changed, with the figures that moved.

Nothing is carried over by likeness into the ledger: each version keeps its own claims. This sets them side by side for
a reader who asks what was changed, above all where nobody said so.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..model import Claim, Quantity

_WORD = re.compile(r"\w+")
_ALIKE = 0.5
"""Share of words in common from which two claims are two tellings of one thing."""


class Aspect(StrEnum):
    """What of a claim was changed."""

    FIGURE = "figure"
    SOURCE = "source"
    COMMITMENT = "commitment"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Moved:
    """One thing that a claim said, and what it says now; empty where it said nothing."""

    aspect: Aspect
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A claim that was told otherwise."""

    before: Claim
    after: Claim
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """What one version says that the one before did not, and the other way round, in the order of the text."""

    added: tuple[Claim, ...]
    dropped: tuple[Claim, ...]
    changed: tuple[Changed, ...]

    @property
    def only_words(self) -> bool:
        """Whether no claim is another: only words around them were changed."""
        return not (self.added or self.dropped or self.changed)

    @property
    def figures(self) -> tuple[Moved, ...]:
        """The figures that moved."""
        return tuple(m for change in self.changed for m in change.moved if m.aspect is Aspect.FIGURE)


def compare_versions(before: Sequence[Claim], after: Sequence[Claim]) -> Edit:
    """Set the claims of two versions side by side; each claim meets at most one other, the likest first."""
    old, new = list(before), list(after)
    for claim in before:
        same = next((other for other in new if _says(other) == _says(claim)), None)
        if same is not None:
            old.remove(claim)
            new.remove(same)
    changed: list[Changed] = []
    for _, _, one, other in sorted(_pairs(old, new), key=lambda pair: (-pair[0], pair[1])):
        if one in old and other in new:
            old.remove(one)
            new.remove(other)
            changed.append(Changed(one, other, tuple(_moved(one, other))))
    return Edit(tuple(new), tuple(old), tuple(sorted(changed, key=lambda change: change.after.content[0])))


def _says(claim: Claim) -> tuple[object, ...]:
    """All that a reader would call the same claim by."""
    figures = tuple((q.low, q.high, q.bound, q.measure, q.unit) for q in claim.quantities)
    commitment = (claim.modality.commitment, claim.modality.polarity)
    return (" ".join(claim.text.split()), _sources(claim), commitment, figures)


def _sources(claim: Claim) -> str:
    return " ← ".join(link.entity or link.mention for link in claim.attribution)


def _pairs(before: Sequence[Claim], after: Sequence[Claim]) -> Iterator[tuple[float, int, Claim, Claim]]:
    for place, one in enumerate(before):
        for other in after:
            score = likeness(one.text, other.text)
            if score >= _ALIKE:
                yield score + 0.2 * (_sources(one) == _sources(other)), place, one, other


def likeness(one: str, other: str) -> float:
    """Share of words that two claims have in common, numbers not counted: "killed 12" and "killed 19" are alike."""
    left, right = ({w for w in _WORD.findall(text.casefold()) if not w.isdigit()} for text in (one, other))
    return len(left & right) / len(left | right) if left | right else 0.0


def _moved(before: Claim, after: Claim) -> Iterator[Moved]:
    yield from _figures(before.quantities, after.quantities)
    if _sources(before) != _sources(after):
        yield Moved(Aspect.SOURCE, _sources(before), _sources(after))
    held = [f"{c.modality.commitment}, {c.modality.polarity}" for c in (before, after)]
    if held[0] != held[1]:
        yield Moved(Aspect.COMMITMENT, *held)
    if before.text != after.text:
        yield Moved(Aspect.WORDS, before.text, after.text)


def _figures(before: Sequence[Quantity], after: Sequence[Quantity]) -> Iterator[Moved]:
    """Figures of one thing counted, set against each other in their order."""
    kinds = dict.fromkeys(map(_counted, (*before, *after)))
    for kind in kinds:
        old, new = ([q for q in side if _counted(q) == kind] for side in (before, after))
        for place in range(max(len(old), len(new))):
            one, other = (side[place] if place < len(side) else None for side in (old, new))
            if one is None or other is None or (one.low, one.high) != (other.low, other.high):
                yield Moved(Aspect.FIGURE, _written(one), _written(other))


def _counted(quantity: Quantity) -> str:
    return quantity.measure or quantity.unit or ""


def _written(quantity: Quantity | None) -> str:
    if quantity is None:
        return ""
    what = _counted(quantity)
    return quantity.text if not what or what in quantity.text else f"{quantity.text} ({what})"
