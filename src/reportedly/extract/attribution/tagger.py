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

    def span(self, run: Run) -> TaggedSpan:
        """A run as characters of its paragraph."""
        words = self.window.words
        column = 1 + ROLES.index(run.role)
        score = float(self.shares[run.first : run.last + 1, column].mean())
        return TaggedSpan(words[run.first].text, words[run.first].start, words[run.last].end, run.role, score)


def tag(texts: Sequence[str], model: AttributionModel) -> list[list[TaggedSpan]]:
    """Spans of each paragraph of a report, in order. Neighbours are read together: hand over all paragraphs at once."""
    found: list[list[TaggedSpan]] = [[] for _ in texts]
    for window in tag_windows([texts], model):
        for run in window.runs:
            span = window.span(run)
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
    runs: list[Run] = []
    goes_on = False
    for word, number in enumerate(tags.tolist()):
        if number == 0:
            goes_on = False
            continue
        role = ROLES[(number - 1) // 2]
        same_text = word > 0 and window.words[word - 1].text == window.words[word].text
        if goes_on and number % 2 == 0 and runs[-1].role is role and same_text:
            runs[-1] = Run(runs[-1].first, word, role)
        else:
            runs.append(Run(word, word, role))
        goes_on = True
    return runs
