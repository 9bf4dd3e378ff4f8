"""Which source and which content belong to which cue: a learned reading of the tagger's spans.

The hidden states that the tagger read are compared with each cue once more: every word of the window gets a probability
of being source or content of this cue. The tagger is then asked again with these in hand, each content goes to the cue
that claims it most, and a cue takes the source that answers it best. Either may stay alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ...knowledge.encoder import AttributionModel, Floats, Heads
from ...knowledge.nearness import nearness
from .tagger import Role, Run, TaggedSpan, TaggedWindow, best_tags, runs_of, tag_windows

SOURCE, CONTENT = 1, 2
"""Columns of the linker's answer."""
_BESIDE = 3
"""Words from the end of one piece of a broken source to the beginning of the next."""
_SURE = 0.02
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
    return [_weigh(again[id(w)], heads) if w.cues else w for w in linked]


def _weigh(window: TaggedWindow, heads: Heads) -> LinkedWindow:
    cues = tuple(run for run in window.runs if run.role is Role.CUE)
    return LinkedWindow(window, cues, part_shares(window, cues, heads))


def _reconsidered(linked: LinkedWindow, weight: float) -> Floats:
    """The tagger's logarithms, moved towards what some cue claims a word to be."""
    claimed = linked.shares.max(axis=0)
    alone = np.log(1 - claimed[:, SOURCE:].max(axis=1) + _SURE)
    source, content = np.log(claimed[:, SOURCE] + _SURE), np.log(claimed[:, CONTENT] + _SURE)
    columns = np.stack([alone, source, source, alone, alone, content, content], axis=1)
    return (linked.tagged.encoded.tags + weight * columns).astype(np.float32)


def link(linked: LinkedWindow, heads: Heads, *, first: int = 0) -> Linked:
    """What one window says. `first` is the number of its report's first paragraph, from which spans count."""
    window, shares = linked.tagged, linked.shares
    contents: list[list[tuple[Run, float]]] = [[] for _ in linked.cues]
    loose: list[TaggedSpan] = []
    for run in window.runs:
        if run.role is not Role.CONTENT:
            continue
        claims = shares[:, run.first : run.last + 1, CONTENT].mean(axis=1)
        owner = int(claims.argmax()) if len(claims) else -1
        if owner >= 0 and claims[owner] >= heads.settled["content"]:
            contents[owner].append((run, float(claims[owner])))
        else:
            loose.append(_span(window, run, first))
    found = []
    for number, cue in enumerate(linked.cues):
        if contents[number]:
            sources = _sources(window, shares[number], heads.settled["source"])
            links = [share for _, share in (*sources, *contents[number])]
            source, content = (tuple(_span(window, r, first) for r, _ in part) for part in (sources, contents[number]))
            found.append(Tagged(source, (_span(window, cue, first),), content, score=sum(links) / len(links)))
    return Linked(tuple(found), tuple(loose))


def _span(window: TaggedWindow, run: Run, first: int) -> TaggedSpan:
    span = window.span(run)
    return replace(span, text=span.text - first) if first else span


def _sources(window: TaggedWindow, shares: Floats, floor: float) -> list[tuple[Run, float]]:
    """The source that answers a cue best, with the pieces beside it where it is broken up ("Ali, 40, of Aden")."""
    runs = [run for run in window.runs if run.role is Role.SOURCE]
    answers = [(r, float(shares[r.first : r.last + 1, SOURCE].mean())) for r in runs]
    best, answer = max(answers, key=lambda a: a[1], default=(None, 0.0))
    if best is None or answer < floor:
        return []
    return [(r, share) for r, share in answers if r == best or (share > 0.5 and _gap(r, best) <= _BESIDE)]


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
    queries = np.stack([encoded.queries[c.first : c.last + 1].mean(axis=0) for c in cues])[:, None]
    near = heads.near[nearness(window.window.words, [(c.first, c.last) for c in cues])].sum(axis=2)
    width = queries.shape[2]
    told = np.maximum(encoded.keys + queries + near, 0) @ heads.part[:width]
    told += (encoded.keys * queries) @ heads.part[width:] + heads.part_bias
    raised = np.exp(told - told.max(axis=2, keepdims=True))
    shares: Floats = raised / raised.sum(axis=2, keepdims=True)
    return shares
