"""Frames of figures: "put the toll at 57", "raised its count to 973"."""

from spacy.tokens import Token

from ..syntax import child, children, is_verbal
from .cues import Cue
from .lexicon import cue_lexicon
from .reach import before_semicolon, subtree

_TOLLS = frozenset({"count", "toll", "estimate", "figure", "number", "tally", "total"})
_MEASURES = frozenset({"at", "above", "below", "over", "under", "between", "around", "near"})


def put_at(cue: Cue, passive: bool) -> frozenset[int]:
    """ "put the toll at 57: 32 in the city and 25 in the camp": from the object to the end of the sentence's part."""
    measured = child(cue.head, "nsubjpass" if passive else "dobj")
    of = child(measured, "prep") if measured is not None and measured.lemma_.lower() in _TOLLS else None
    if of is not None and of.lower_ == "of" and measured is not None and any(t.like_num for t in of.subtree):
        return subtree(measured)  # "gave a toll of 99"
    behind = cue.head.doc[cue.head.i : cue.head.sent.end]
    measures = _MEASURES | {"as"} if measured is not None and measured.lemma_.lower() in _TOLLS else _MEASURES
    prep = next((t for t in behind if t.lower_ in measures and t.pos_ in ("ADP", "SCONJ", "ADV")), None)
    if measured is None or prep is None or not any(t.like_num for t in prep.doc[prep.i : cue.head.sent.end]):
        return frozenset()
    stop = min((c.left_edge.i for c in _hangers(cue.head, prep) if _starts_another(c)), default=cue.head.sent.end)
    start = measured.left_edge.i
    told = frozenset(range(start, stop)) if start > cue.head.i else subtree(measured) | frozenset(range(prep.i, stop))
    return before_semicolon(cue, told)


def revised_to(cue: Cue, passive: bool) -> frozenset[int]:
    """ "raised its count to 973 civilians"."""
    counted = child(cue.head, "nsubjpass" if passive else "dobj")
    if counted is None or counted.lemma_.lower() not in _TOLLS:
        return frozenset()
    prep = next(
        (p for p in (*children(cue.head, "prep", "dative"), *children(counted, "prep")) if p.lower_ == "to"), None
    )
    if prep is None or not any(t.like_num for t in prep.subtree):
        return frozenset()
    return subtree(counted, prep)


def _hangers(verb: Token, prep: Token) -> list[Token]:
    return [c for host in (verb, prep, *children(prep, "pobj")) for c in host.children if c.i > prep.i]


def _starts_another(token: Token) -> bool:
    if token.dep_ == "prep":
        thing = child(token, "pobj")
        return thing is not None and thing.lower_ in cue_lexicon().circumstances
    return token.dep_ in ("advcl", "conj") and is_verbal(token)
