"""How far words reach: the token positions under heads, and where a content stops."""

from collections.abc import Iterable

from spacy.tokens import Span, Token

from .cues import Cue


def subtree(*heads: Token | None) -> frozenset[int]:
    """Positions of everything under the heads."""
    return frozenset(t.i for head in heads if head is not None for t in head.subtree)


def subtree_tokens(head: Token | None) -> list[Token]:
    """Everything under the head, itself included."""
    return list(head.subtree) if head is not None else []


def without(tokens: Iterable[int], *others: Iterable[int]) -> frozenset[int]:
    """`tokens` less every one of `others`."""
    return frozenset(tokens).difference(*others)


def before_semicolon(cue: Cue, tokens: frozenset[int]) -> frozenset[int]:
    """Nothing beyond a semicolon: "The army claimed the town; the mayor did not comment."."""
    at = cue.head.i
    sentence = cue.head.sent
    left = max(
        (t.i for t in sentence if t.i < at and (t.text == ";" or (t.text == ":" and _tells(sentence, t)))), default=-1
    )
    right = min((t.i for t in sentence if t.i > at and t.text == ";"), default=len(cue.head.doc))
    return frozenset(i for i in tokens if left < i < right)


def _tells(sentence: Span, colon: Token) -> bool:
    """Whether a whole clause stands before the colon: "He denied it: the talk was a hoax, he said"."""
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in sentence.doc[sentence.start : colon.i])
