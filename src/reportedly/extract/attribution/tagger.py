"""Source, cue, content: what the attribution model tags in the paragraphs of a report."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from ...knowledge.encoder import AttributionModel, Encoded, Floats, Heads
from ...knowledge.windows import Window, open_windows


class Role(StrEnum):
    """What a span is to its attribution."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


ROLES = tuple(Role)
"""In the order of the model's tags."""


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """Characters of one paragraph with their role. Quotation marks and full stops at the ends are left out."""

    text: int
    """Which paragraph."""
    start: int
    end: int
    role: Role
    score: float
    """How sure the tagger is, 0 to 1: the mean over its words."""


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words of a window with one role: `first` to `last`, both included."""

    first: int
    last: int
    role: Role


@dataclass(frozen=True, slots=True)
class TaggedWindow:
    """A window, what the encoder says of it, and the spans found in it."""

    window: Window
    encoded: Encoded
    shares: Floats
    """(words, 4): probabilities of outside, source, cue, content."""
    runs: tuple[Run, ...]

    def spans(self, *, first: int = 0) -> list[TaggedSpan]:
        """Its runs as characters of their paragraphs, which are counted from the `first`."""
        words = self.window.words
        scores = run_means(self.shares, self.runs).tolist()
        return [
            TaggedSpan(
                words[run.first].text - first,
                words[run.first].start,
                words[run.last].end,
                run.role,
                score[1 + ROLES.index(run.role)],
            )
            for run, score in zip(self.runs, scores, strict=True)
        ]


def tag(texts: Sequence[str], model: AttributionModel) -> list[list[TaggedSpan]]:
    """Spans of each paragraph of a report, in order. Neighbours are read together: hand over all paragraphs at once."""
    found: list[list[TaggedSpan]] = [[] for _ in texts]
    for window in tag_windows([texts], model):
        for span in window.spans():
            found[span.text].append(span)
    return found


def tag_windows(reports: Sequence[Sequence[str]], model: AttributionModel) -> list[TaggedWindow]:
    """The tagged windows of several reports, in order; texts are numbered through from the first report on."""
    windows: list[Window] = []
    first = 0
    for texts in reports:
        windows += open_windows(texts, model.cut(texts), first=first)
        first += len(texts)
    return decode(windows, model.encode(windows), model.heads)


def decode(windows: Sequence[Window], encoded: Sequence[Encoded], heads: Heads) -> list[TaggedWindow]:
    """The spans that the encoder's answers amount to."""
    tags = best_tags([e.tags for e in encoded], heads)
    return [
        TaggedWindow(window, answer, _shares(answer.tags), tuple(runs_of(best, window)))
        for window, answer, best in zip(windows, encoded, tags, strict=True)
    ]


def _shares(tags: Floats) -> Floats:
    raised = np.exp(tags - tags.max(axis=1, keepdims=True))
    raised /= raised.sum(axis=1, keepdims=True)
    return np.concatenate([raised[:, :1], raised[:, 1::2] + raised[:, 2::2]], axis=1)


def best_tags(emissions: Sequence[Floats], heads: Heads) -> list[NDArray[np.int64]]:
    """The likeliest tags of each window (Viterbi), all windows in step."""
    if not emissions:
        return []
    longest = max(len(e) for e in emissions)
    scores = np.zeros((len(emissions), longest, heads.starts.size), dtype=np.float32)
    for number, emission in enumerate(emissions):
        scores[number, : len(emission)] = emission
    back = np.zeros(scores.shape, dtype=np.int8)
    best = scores[:, 0] + heads.starts
    ends: dict[int, list[int]] = {}
    for row, emission in enumerate(emissions):
        ends.setdefault(len(emission), []).append(row)
    last = np.zeros(len(emissions), dtype=np.int64)
    for step in range(longest):
        if step:
            paths = best[:, :, None] + heads.transitions
            back[:, step] = paths.argmax(axis=1)
            best = paths.max(axis=1) + scores[:, step]
        for row in ends.get(step + 1, ()):
            last[row] = best[row].argmax()
    return [_trace(back[row], int(last[row]), len(e)) for row, e in enumerate(emissions)]


def _trace(back: NDArray[np.int8], tag_: int, length: int) -> NDArray[np.int64]:
    tags = np.zeros(length, dtype=np.int64)
    for step in range(length - 1, -1, -1):
        tags[step] = tag_
        tag_ = int(back[step, tag_])
    return tags


def runs_of(tags: NDArray[np.int64], window: Window) -> list[Run]:
    """Neighbouring words with one role; a run ends where its paragraph ends."""
    roles = (tags + 1) // 2
    texts = np.array([word.text for word in window.words])
    goes_on = np.zeros(len(tags) + 1, dtype=bool)
    goes_on[1:-1] = (tags[1:] > 0) & (tags[1:] % 2 == 0) & (roles[1:] == roles[:-1]) & (texts[1:] == texts[:-1])
    begins = np.flatnonzero((tags > 0) & ~goes_on[:-1]).tolist()
    ends = np.flatnonzero((tags > 0) & ~goes_on[1:]).tolist()
    return [
        Run(first, last, ROLES[role - 1])
        for first, last, role in zip(begins, ends, roles[begins].tolist(), strict=True)
    ]


def run_means(numbers: Floats, runs: Sequence[Run]) -> NDArray[np.float64]:
    """The mean over the words of each run. Shape: (…, words, n) gives (…, runs, n)."""
    first = np.array([run.first for run in runs], dtype=np.int64)
    behind = np.array([run.last + 1 for run in runs], dtype=np.int64)
    sums = np.zeros((*numbers.shape[:-2], numbers.shape[-2] + 1, numbers.shape[-1]))
    np.cumsum(numbers, axis=-2, dtype=np.float64, out=sums[..., 1:, :])
    means: NDArray[np.float64] = (sums[..., behind, :] - sums[..., first, :]) / (behind - first)[:, None]
    return means
