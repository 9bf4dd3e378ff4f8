"""Which source and which content belong to which cue: a learned reading of the tagger's spans.

The same hidden states that the tagger read are compared with each cue once more: every word of the window gets a probability of being
source or content of this cue. A content goes to the cue that claims it most, a cue takes the source that answers it best, and either may stay alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...knowledge.encoder import AttributionModel, Floats, Heads
from ...knowledge.nearness import nearness
from .tagger import Role, Run, TaggedSpan, TaggedWindow, tag_windows

SOURCE, CONTENT = 1, 2
"""Columns of the linker's answer."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """Somebody says something: spans of one attribution, in the order of the text. Sources are empty where nobody is named."""

    source: tuple[TaggedSpan, ...]
    cue: tuple[TaggedSpan, ...]
    content: tuple[TaggedSpan, ...]
    score: float
    """How sure the linker is, 0 to 1: the mean over the links of source and contents to the cue."""


def attribute(texts: Sequence[str], model: AttributionModel) -> list[Tagged]:
    """Every attribution of a report whose paragraphs are `texts`, in the order of their cues."""
    return attribute_reports([texts], model)[0]


def attribute_reports(reports: Sequence[Sequence[str]], model: AttributionModel) -> list[list[Tagged]]:
    """Every attribution of each report; the encoder reads them all in common batches."""
    found: list[list[Tagged]] = [[] for _ in reports]
    firsts = np.cumsum([0, *(len(texts) for texts in reports)])
    for window in tag_windows(reports, model):
        report = int(np.searchsorted(firsts, window.window.words[0].text, side="right")) - 1
        found[report] += link(window, model, first=int(firsts[report]))
    return found


def link(window: TaggedWindow, model: AttributionModel, *, first: int = 0) -> list[Tagged]:
    """Attributions of one window. `first` is the number of its report's first paragraph, from which spans count."""
    cues = [run for run in window.runs if run.role is Role.CUE]
    if not cues:
        return []
    shares = part_shares(window, cues, model.heads)
    settled = model.heads.settled
    contents: list[list[tuple[Run, float]]] = [[] for _ in cues]
    for run in window.runs:
        if run.role is Role.CONTENT:
            claims = shares[:, run.first : run.last + 1, CONTENT].mean(axis=1)
            owner = int(claims.argmax())
            if claims[owner] >= settled["content"]:
                contents[owner].append((run, float(claims[owner])))
    found = []
    for number, cue in enumerate(cues):
        if not contents[number]:
            continue
        sources = _sources(window, shares[number], settled["source"])
        sure = [score for _, score in (*sources, *contents[number])]
        spans = [tuple(_counted_from(window.span(r), first) for r, _ in part) for part in (sources, [(cue, 1.0)], contents[number])]
        found.append(Tagged(*spans, score=sum(sure) / len(sure)))
    return found


def _counted_from(span: TaggedSpan, first: int) -> TaggedSpan:
    return TaggedSpan(span.text - first, span.start, span.end, span.role, span.score) if first else span


def _sources(window: TaggedWindow, shares: Floats, floor: float) -> list[tuple[Run, float]]:
    answers = [(r, float(shares[r.first : r.last + 1, SOURCE].mean())) for r in window.runs if r.role is Role.SOURCE]
    best = max(answers, key=lambda a: a[1], default=None)
    return [best] if best is not None and best[1] >= floor else []


def part_shares(window: TaggedWindow, cues: Sequence[Run], heads: Heads) -> Floats:
    """(cues, words, 3): the probability of each word to be no part, source or content of each cue."""
    encoded = window.encoded
    queries = np.stack([encoded.queries[c.first : c.last + 1].mean(axis=0) for c in cues])[:, None]
    near = heads.near[nearness(window.window.words, [(c.first, c.last) for c in cues])].sum(axis=2)
    width = queries.shape[2]
    told = np.maximum(encoded.keys + queries + near, 0) @ heads.part[:width] + (encoded.keys * queries) @ heads.part[width:]
    told += heads.part_bias
    raised = np.exp(told - told.max(axis=2, keepdims=True))
    shares: Floats = raised / raised.sum(axis=2, keepdims=True)
    return shares
