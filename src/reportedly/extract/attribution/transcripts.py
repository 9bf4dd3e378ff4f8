"""Transcripts: interviews and briefings in turns, each opened by a label: "Q: …", "A: …", "MR. MILLER: …".

A turn is speech without marks. Who asks claims nothing; who answers is the label, or for a bare "A" the one person whom
the report names before the first question.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from ...model import Span
from ..parse import Parse, Passage
from ..quotations import Quotation
from .cues import Cue
from .lexicon import cue_lexicon
from .quoted import Quoted
from .sources import FIRST_PERSON, Mention
from .statement import Statement

_LABEL = re.compile(
    r"\s{0,3}(?P<name>[A-Z][\w.'’\-]*(?:[ \t]{1,2}(?:of|the|al|el|[A-Z][\w.'’\-]*)){0,6})"
    r"\s{0,3}(?:[(\[][^)\]\n]{0,60}[)\]])?\s{0,3}:(?=\s+\S)"
)
_ASKING = frozenset({"q", "question", "reporter", "journalist", "interviewer", "host", "moderator", "anchor"})
_ANSWERING = frozenset({"a", "answer"})
_TURNS = 3
"""A report with fewer labelled paragraphs is no transcript."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """A labelled paragraph, its colon, and the paragraphs that go on with it."""

    label: str
    passage: Passage
    name: tuple[Token, ...]
    colon: Token
    further: tuple[Passage, ...]


def join_transcripts(
    parse: Parse, statements: Sequence[Statement], quoted: Sequence[Quoted]
) -> tuple[list[Statement], list[Quoted]]:
    """Statements and quotations with what is said in turns; nothing changes in a report that is no transcript."""
    turns = _turns(parse)
    if not turns:
        return list(statements), list(quoted)
    colons = {(id(t.passage), t.colon.i) for t in turns}
    joined = [s for s in statements if (id(s.passage), s.cue.head.i) not in colons]
    known = list(quoted)
    asking = _who_ask(turns)
    person = _introduced(parse, turns[0], statements)
    for turn in turns:
        spoken = list(_spoken(turn))
        source = _speaker(turn, person) if turn.label not in asking else None
        for passage, inside, span in spoken:
            owner = _statement(turn, source, passage, inside) if source is not None else None
            joined += [owner] if owner is not None else []
            known.append(Quoted(Quotation(span, span), passage, inside, owner))
    return joined, known


def _turns(parse: Parse) -> list[_Turn]:
    """The turns of a transcript: three labels or more, one of them twice or the pair of Q and A, and a question."""
    starts = [(n, m) for n, p in enumerate(parse.passages) if (m := _LABEL.match(p.text)) is not None]
    labels = Counter(m["name"].lower() for _, m in starts)
    pair = any(name in _ASKING for name in labels)
    if len(starts) < _TURNS or len(labels) < 2 or not (pair or max(labels.values()) > 1):
        return []
    if not any(parse.passages[n].text.rstrip().endswith("?") for n, _ in starts):
        return []
    ends = [n for n, _ in starts[1:]] + [len(parse.passages)]
    return [t for (n, m), end in zip(starts, ends, strict=True) if (t := _turn(parse, n, m, end)) is not None]


def _turn(parse: Parse, number: int, label: re.Match[str], end: int) -> _Turn | None:
    passage = parse.passages[number]
    name = [t for t in passage.doc if label.start("name") <= t.idx < label.end("name") and not t.is_space]
    colon = next((t for t in passage.doc if t.text.endswith(":") and t.idx >= label.end("name")), None)
    if not name or colon is None:
        return None
    further = list(parse.passages[number + 1 : end])
    while end == len(parse.passages) and further and not _in_first_person(further[-1]):
        further.pop()
    return _Turn(label["name"].lower(), passage, tuple(name), colon, tuple(further))


def _in_first_person(passage: Passage) -> bool:
    return any(t.lower_ in FIRST_PERSON or t.lower_ in ("my", "our", "us", "me") for t in passage.doc)


def _who_ask(turns: Sequence[_Turn]) -> frozenset[str]:
    """Labels of those who ask: by their name, or because most of their turns end with a question mark."""
    asked = Counter(t.label for t in turns if t.passage.text.rstrip().endswith("?"))
    said = Counter(t.label for t in turns)
    return frozenset(label for label in said if label in _ASKING or asked[label] * 2 > said[label])


def _introduced(parse: Parse, first: _Turn, statements: Sequence[Statement]) -> Mention | None:
    """The one person named as a source before the first turn."""
    before = {id(p) for p in parse.passages[: parse.passages.index(first.passage)]}
    named = [s.source for s in statements if s.source is not None and id(s.source.passage) in before]
    people = {name: m for m in named if (name := _last_name(m)) is not None}
    return next(iter(people.values())) if len(people) == 1 else None


def _last_name(source: Mention) -> str | None:
    names = [t.text for t in source.tokens if t.pos_ == "PROPN"]
    return names[-1] if names else None


def _speaker(turn: _Turn, person: Mention | None) -> Mention | None:
    if turn.label in _ANSWERING:
        return person
    return Mention(turn.passage, turn.name[-1], turn.name)


def _spoken(turn: _Turn) -> Iterator[tuple[Passage, frozenset[int], Span]]:
    """Passages of the turn with the tokens and characters that are said."""
    behind = [t for t in turn.passage.doc[turn.colon.i + 1 :] if not t.is_space]
    if behind:
        yield turn.passage, frozenset(t.i for t in behind), turn.passage.span(behind[0], behind[-1])
    for passage in turn.further:
        words = [t for t in passage.doc if not t.is_space]
        if words:
            yield passage, frozenset(t.i for t in words), passage.span(words[0], words[-1])


def _statement(turn: _Turn, source: Mention, passage: Passage, inside: frozenset[int]) -> Statement:
    kind = cue_lexicon().verbs["say"]
    cue = Cue(turn.colon, (turn.colon,), kind.act, kind.commitment, kind)
    label = frozenset(t.i for t in turn.name) | {turn.colon.i}
    apart = label if passage is turn.passage else frozenset()
    home = turn.passage if passage is not turn.passage or source.passage is not passage else None
    return Statement(passage, cue, source, inside, apart=apart, home=home)
