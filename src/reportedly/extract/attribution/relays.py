"""Relays: "citing X", "quoting X", "attributing it to X", joined to the statement that they belong to."""

from dataclasses import replace

from spacy.tokens import Token

from ...model import Act
from ..parse import Passage
from ..syntax import child, children
from .cues import Cue
from .lexicon import cue_lexicon
from .sources import Mention, can_speak, mention, names_material
from .statement import Statement


def with_relays(passage: Passage, statements: list[Statement]) -> list[Statement]:
    """Join "citing X", "quoting X" and "attributing it to X" to the statement that they belong to."""
    relay = cue_lexicon().relay
    statements = [_resting(s) for s in statements]
    for token in passage.doc:
        rests = (
            token.lemma_ in cue_lexicon().rests
            and token.tag_ in ("VBG", "VBN")
            and token.dep_ in ("advcl", "acl", "prep")
        )
        if not rests and (token.lemma_ not in relay or not (token.tag_ == "VBG" or token.dep_ == "relcl")):
            continue
        thing = _relayed(token, "on" if rests else relay[token.lemma_])
        if thing is None or not (rests or names_material(thing) or can_speak(thing)):
            continue
        owner = _owner(token, statements)
        if owner is None:
            continue
        source = mention(passage, thing)
        words = frozenset(t.i for t in token.subtree)
        cue = Cue(token, (token,), Act.SAYS, owner.cue.kind.commitment, owner.cue.kind)
        statements = [_cleared(s, words | source.positions) for s in statements]
        at = next(n for n, s in enumerate(statements) if s.cue.head.i == owner.cue.head.i)
        kept = statements[at]
        if rests or names_material(thing):
            statements[at] = replace(kept, basis=source.passage.doc[source.tokens[0].i : source.tokens[-1].i + 1].text)
        else:
            statements[at] = replace(kept, relayed=(*kept.relayed, (source, cue)))
        statements[at] = replace(statements[at], apart=statements[at].apart | words | source.positions)
    return statements


def _resting(statement: Statement) -> Statement:
    """ "The officials said that, according to early information, nobody died": material is what they rest on."""
    doc = statement.passage.doc
    for i in sorted(statement.content):
        to = child(doc[i], "prep") if doc[i].lower_ == "according" else None
        thing = child(to, "pobj") if to is not None else None
        if thing is not None and names_material(thing) and child(thing, "poss", "prep", "acl") is None:
            words = frozenset(t.i for t in doc[i].subtree)
            basis = doc[thing.left_edge.i : thing.i + 1].text
            return replace(statement, basis=basis, content=statement.content - words, apart=statement.apart | words)
    return statement


def _relayed(token: Token, preposition: str | None) -> Token | None:
    if preposition is None:
        return child(token, "dobj")
    prep = next((p for p in children(token, "prep", "dative") if p.lower_ == preposition), None)
    return child(prep, "pobj") if prep is not None else None


def _owner(token: Token, statements: list[Statement]) -> Statement | None:
    """Whose statement cites.

    The one whose source stands right before, else the one whose cue governs, else the outermost of the sentence.
    """
    sentence = token.sent
    here = [s for s in statements if s.source is not None and sentence.start <= s.cue.head.i < sentence.end]
    for s in here:
        if s.source is not None and 0 < token.i - max(s.source.tokens[-1].i, s.cue.tokens[-1].i) <= 2:
            return s
    for s in here:
        sources = [s.source, *(m for m, _ in s.relayed)]
        if token.head.i == s.cue.head.i or any(m is not None and token.head.i == m.head.i for m in sources):
            return s
    if token.dep_ == "relcl":
        return None
    return max(here, key=lambda s: len(s.content), default=None)


def _cleared(statement: Statement, words: frozenset[int]) -> Statement:
    """The statement without the words of a "citing …" in its source or content."""
    source = _cut(statement.source, words) if statement.source is not None else None
    relayed = tuple((_cut(m, words), cue) for m, cue in statement.relayed)
    return replace(statement, source=source, relayed=relayed, content=statement.content - words)


def _cut(source: Mention, words: frozenset[int]) -> Mention:
    if not source.positions & words or source.head.i in words:
        return source
    kept = [t for t in source.tokens if t.i not in words]
    while kept[-1].is_punct:
        kept.pop()
    return Mention(source.passage, source.head, tuple(kept))
