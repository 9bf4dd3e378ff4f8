"""Expressions: verbs that say something together with other words ("cast doubt on", "gave assurances that")."""

from collections.abc import Iterable

from spacy.tokens import Token

from ...model import Act, Commitment
from ..syntax import child, children, is_finite, is_negated, verb_group
from .cues import Cue
from .lexicon import CueClass, cue_lexicon

_GAP = 6
"""Words that may stand between an expression and its "that": "made it clear to both sides on Monday that"."""


def light_cue(verb: Token) -> tuple[Cue, Token] | None:
    """The cue that a verb makes with its object ("cast doubt on"), and the preposition that leads to the content."""
    thing = child(verb, "dobj")
    if thing is None:
        return None
    for noun, preposition, kind in cue_lexicon().light.get(verb.lemma_.lower(), ()):
        prep = next(
            (p for p in (*verb.children, *thing.children) if p.dep_ == "prep" and p.lower_ == preposition), None
        )
        if thing.lemma_ == noun and prep is not None:
            commitment = Commitment.UNCOMMITTED if is_negated(verb) else kind.commitment
            return Cue(verb, (*verb_group(verb), thing), kind.act, commitment, kind), prep
    return None


def assured_cue(verb: Token) -> tuple[Cue, Token] | None:
    """The cue of "gave assurances that …", "issued a warning that …", and the clause that the noun carries."""
    lexicon = cue_lexicon()
    thing = child(verb, "dobj") if verb.lemma_.lower() in lexicon.givers else None
    kind = lexicon.nouns.get(thing.lemma_.lower()) if thing is not None else None
    if thing is None or kind is None or child(thing, "poss") is not None:
        return None
    if any(c.lower_ == "no" for c in children(thing, "det", "neg")):
        return _denied(verb, thing)
    told = _clause_of_that(verb, thing.i + 1)
    if told is None and kind.act in _FEELINGS:
        near = (*children(thing, "prep"), *children(verb, "prep"))
        told = next((p for p in near if p.lower_ in _ABOUT and p.i > thing.i), None)
    return (_cue(verb, verb.doc[thing.left_edge.i : thing.i + 1], kind), told) if told is not None else None


def _denied(verb: Token, thing: Token) -> tuple[Cue, Token] | None:
    """ "has no doubt that …" believes it; "gave no assurance that …" withholds it."""
    kind = cue_lexicon().verbs["believe" if thing.lemma_.lower() == "doubt" else "doubt"]
    told = _clause_of_that(verb, thing.i + 1)
    return (_cue(verb, verb.doc[thing.left_edge.i : thing.i + 1], kind), told) if told is not None else None


_FEELINGS = frozenset({Act.BELIEVES, Act.EXPECTS, Act.CANNOT_CONFIRM})
_ABOUT = frozenset({"at", "over", "about", "for"})
"""Prepositions behind a feeling: "expressed alarm at the arrests", "voiced hope for a truce"."""


def set_cue(verb: Token) -> tuple[Cue, Token] | None:
    """The cue of "made it clear that …", "took the view that …", and the clause behind its "that"."""
    for words, kind in cue_lexicon().expressions.get(verb.lemma_.lower(), ()):
        at = _behind(verb, words)
        told = _clause_of_that(verb, at) if at is not None else None
        if at is not None and told is not None:
            return _cue(verb, verb.doc[verb.i + 1 : at], kind), told
    return None


def _behind(verb: Token, words: tuple[str, ...]) -> int | None:
    """The position behind the words of an expression, which may have an adverb or adjective between them."""
    doc, at = verb.doc, verb.i + 1
    end = verb.sent.end
    for word in words:
        while at < end and doc[at].lower_ != word and doc[at].pos_ in ("ADV", "ADJ"):
            at += 1
        if at >= end or doc[at].lower_ != word:
            return None
        at += 1
    return at


def _clause_of_that(verb: Token, start: int) -> Token | None:
    """The head of the clause that a "that" opens, a few words further on."""
    doc = verb.doc
    for token in doc[start : min(start + _GAP, verb.sent.end)]:
        if token.lower_ == "that" and token.dep_ in ("mark", "nsubj", "dobj") and token.i + 1 < verb.sent.end:
            told = token.head
            return told if told.i > token.i and is_finite(told) else None
        if token.text in (",", ";", ":"):
            return None
    return None


def _cue(verb: Token, more: Iterable[Token], kind: CueClass) -> Cue:
    commitment = Commitment.UNCOMMITTED if is_negated(verb) else kind.commitment
    return Cue(verb, (*verb_group(verb), *more), kind.act, commitment, kind)
