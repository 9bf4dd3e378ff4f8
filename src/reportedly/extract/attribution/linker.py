"""Which source and which content belong to which cue: a learned reading of the tagger's spans.

The hidden states that the tagger read are compared with each cue once more: every word of the window gets a probability
of being source or content of this cue. The tagger is then asked again with these in hand, each content goes to the cue
that claims it most, and a cue takes the source that answers it best. Either may stay alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ...knowledge.encoder import AttributionModel, Floats, Heads
from ...knowledge.nearness import joint, nearness
from .tagger import Role, Run, TaggedSpan, TaggedWindow, best_tags, run_means, runs_of, tag_windows

SOURCE, CONTENT = 1, 2
"""Columns of the linker's answer."""
_BESIDE = 3
"""Words from the end of one piece of a broken source to the beginning of the next."""
_SURE = 0.1
"""No link is ruled out or taken for certain beyond this when the tagger is asked again."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """Somebody says something: spans of one attribution, in the order of the text. No source: nobody is named."""

    source: tuple[TaggedSpan, ...]
    cue: tuple[TaggedSpan, ...]
    content: tuple[TaggedSpan, ...]
    score: float
    """How sure the linker is, 0 to 1: the mean over the links of source and contents to the cue."""


@dataclass(frozen=True, slots=True)
class LinkedWindow:
    """A tagged window, its cues, and for each of them the part of every word: (cues, words, 3)."""

    tagged: TaggedWindow
    cues: tuple[Run, ...]
    shares: Floats


@dataclass(frozen=True, slots=True)
class Linked:
    """The attributions of a window, and the contents that none of its cues claims."""

    attributions: tuple[Tagged, ...]
    loose: tuple[TaggedSpan, ...]


def attribute(texts: Sequence[str], model: AttributionModel) -> list[Tagged]:
    """Every attribution of a report whose paragraphs are `texts`, in the order of their cues."""
    return attribute_reports([texts], model)[0]


def attribute_reports(reports: Sequence[Sequence[str]], model: AttributionModel) -> list[list[Tagged]]:
    """Every attribution of each report, its paragraphs counted from 0; all reports share the encoder's batches."""
    windows: list[list[Linked]] = [[] for _ in reports]
    firsts = np.cumsum([0, *(len(texts) for texts in reports)])
    for linked in link_windows(tag_windows(reports, model), model.heads):
        report = int(np.searchsorted(firsts, linked.tagged.window.words[0].text, side="right")) - 1
        windows[report].append(link(linked, model.heads, first=int(firsts[report])))
    return [join_windows(linked) for linked in windows]


def link_windows(windows: Sequence[TaggedWindow], heads: Heads) -> list[LinkedWindow]:
    """Windows with the parts of their words, their spans found again in the light of these."""
    linked = [_weigh(w, heads) for w in windows]
    told = [w for w in linked if w.cues]
    tags = best_tags([_reconsidered(w, heads.settled["again"]) for w in told], heads)
    again = {id(w): replace(w.tagged, runs=tuple(runs_of(t, w.tagged.window))) for w, t in zip(told, tags, strict=True)}
    return [_weigh(again[id(w)], heads, known=w) if w.cues else w for w in linked]


def _weigh(window: TaggedWindow, heads: Heads, *, known: LinkedWindow | None = None) -> LinkedWindow:
    """The window with the parts of its words, which stay as they are `known` where its cues have stayed."""
    cues = tuple(run for run in window.runs if run.role is Role.CUE)
    same = known is not None and cues == known.cues
    return LinkedWindow(window, cues, known.shares if known and same else part_shares(window, cues, heads))


def _reconsidered(linked: LinkedWindow, weight: float) -> Floats:
    """The tagger's logarithms, moved towards what some cue claims a word to be."""
    claimed = linked.shares.max(axis=0)
    alone = np.log(1 - claimed[:, SOURCE:].max(axis=1) + _SURE)
    source, content = np.log(claimed[:, SOURCE] + _SURE), np.log(claimed[:, CONTENT] + _SURE)
    columns = np.stack([alone, source, source, alone, alone, content, content], axis=1)
    return (linked.tagged.encoded.tags + weight * columns).astype(np.float32)


def link(linked: LinkedWindow, heads: Heads, *, first: int = 0) -> Linked:
    """What one window says. `first` is the number of its report's first paragraph, from which spans count."""
    runs, spans = linked.tagged.runs, linked.tagged.spans(first=first)
    claims = run_means(linked.shares, runs)
    contents: list[list[int]] = [[] for _ in linked.cues]
    loose: list[TaggedSpan] = []
    for number, run in enumerate(runs):
        if run.role is not Role.CONTENT:
            continue
        owner = int(claims[:, number, CONTENT].argmax()) if linked.cues else -1
        if owner >= 0 and claims[owner, number, CONTENT] >= heads.settled["content"]:
            contents[owner].append(number)
        else:
            loose.append(spans[number])
    cues = [span for span in spans if span.role is Role.CUE]
    found = []
    for cue, said, claimed in zip(cues, contents, claims, strict=True):
        if said:
            sources = _sources(runs, claimed[:, SOURCE], heads.settled["source"])
            links = [*claimed[sources, SOURCE], *claimed[said, CONTENT]]
            source, content = (tuple(spans[n] for n in part) for part in (sources, said))
            found.append(Tagged(source, (cue,), content, score=float(sum(links)) / len(links)))
    return Linked(tuple(found), tuple(loose))


def _sources(runs: Sequence[Run], answers: NDArray[np.float64], floor: float) -> list[int]:
    """The source that answers a cue best, with the pieces beside it where it is broken up ("Ali, 40, of Aden")."""
    sources = [n for n, run in enumerate(runs) if run.role is Role.SOURCE]
    best = max(sources, key=lambda n: answers[n], default=None)
    if best is None or answers[best] < floor:
        return []
    return [n for n in sources if n == best or (answers[n] > 0.5 and _gap(runs[n], runs[best]) <= _BESIDE)]


def _gap(one: Run, other: Run) -> int:
    return max(one.first - other.last, other.first - one.last)


def join_windows(windows: Sequence[Linked]) -> list[Tagged]:
    """The attributions of a report. A content that no cue claims goes on with what was said just before it.

    A letter, a statement in full, a long answer: the cue stands above the first paragraph, and each further one is
    content from its first word. Without such a neighbour the content is nobody's, and left out.
    """
    found: list[Tagged] = []
    for window in windows:
        found += window.attributions
        for span in window.loose:
            before = [(_last(each), n) for n, each in enumerate(found) if _last(each) < (span.text, span.start)]
            if before and span.text - max(before)[0][0] <= 1:
                n = max(before)[1]
                found[n] = replace(found[n], content=(*found[n].content, span))
    return found


def _last(tagged: Tagged) -> tuple[int, int]:
    """Where the content of an attribution ends."""
    return max((span.text, span.end) for span in tagged.content)


def part_shares(window: TaggedWindow, cues: Sequence[Run], heads: Heads) -> Floats:
    """(cues, words, 3): the probability of each word to be no part, source or content of each cue."""
    encoded = window.encoded
    if not cues:
        return np.zeros((0, len(encoded.keys), 3), dtype=np.float32)
    queries = run_means(encoded.queries, cues).astype(np.float32)
    met = heads.near[joint(nearness(window.window.words, [(c.first, c.last) for c in cues]))]
    met += encoded.keys
    met += queries[:, None]
    width = queries.shape[1]
    told = np.maximum(met, 0, out=met) @ heads.part[:width] + heads.part_bias
    told += encoded.keys @ (queries[:, :, None] * heads.part[width:])
    raised = np.exp(told - told.max(axis=2, keepdims=True))
    shares: Floats = raised / raised.sum(axis=2, keepdims=True)
    return shares
