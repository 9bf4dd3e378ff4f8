"""Asides: what hangs beside somebody's words and is told by somebody else.

"The army says it hit a depot, while residents say it was a school": the army does not say what the residents say.
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from ..syntax import child
from .reach import subtree
from .sources import PRONOUNS
from .statement import Statement

_CONTRASTS = frozenset({"while", "whereas", "although", "though"})
_MEANWHILE = frozenset({"as"})
"""Also joins what is said to what happens; an aside only where somebody else is named."""
_RELATIVES = frozenset({"where", "which", "who", "whom", "whose"})


def set_aside(statements: Sequence[Statement]) -> list[Statement]:
    """The statements, each without the asides of other speakers in its content."""
    asides = [(s, clause) for s in statements if (clause := _aside(s) or _joined(s, statements))]
    return [
        replace(s, content=s.content.difference(*(clause for other, clause in asides if _is_beside(s, other, clause))))
        for s in statements
    ]


def _is_beside(statement: Statement, other: Statement, clause: frozenset[int]) -> bool:
    at = other.cue.head.i
    return other is not statement and at in statement.content and statement.cue.head.i not in clause


def _joined(statement: Statement, statements: Sequence[Statement]) -> frozenset[int]:
    """ "The mayor said the roads were cut and warned that …": her warning is no part of what she said."""
    cue = statement.cue.head
    for other in statements:
        same = other.source is not None and statement.source is not None and other is not statement
        if same and cue.dep_ == "conj" and cue.i in other.content and _is_one(statement, other):
            return statement.content | {t.i for t in statement.cue.tokens}
    return frozenset()


def _is_one(left: Statement, right: Statement) -> bool:
    """Whether both have the very same words as their source."""
    return left.source is not None and right.source is not None and left.source.positions == right.source.positions


def _aside(statement: Statement) -> frozenset[int]:
    """The clause that contrasts or comments, with the statement in it."""
    if _accompanies(statement):
        return statement.content | statement.apart
    at = statement.cue.head
    while at.head.i != at.i and at.dep_ in ("ccomp", "xcomp", "conj", "advcl", "relcl"):
        if at.dep_ == "advcl" and (_contrasts(at, _CONTRASTS) or (_is_named(statement) and _contrasts(at, _MEANWHILE))):
            return subtree(at)
        if at.dep_ in ("relcl", "advcl") and _comments(at) and _is_named(statement):
            return statement.content | statement.apart
        at = at.head
    return frozenset()


def _contrasts(clause: Token, joints: frozenset[str]) -> bool:
    mark = child(clause, "mark")
    return mark is not None and mark.lower_ in joints and _is_cut_off(mark)


def _accompanies(statement: Statement) -> bool:
    """ "…, with one outlet saying that nine had died"."""
    verb = statement.cue.head
    above = verb.head if verb.dep_ == "pcomp" else verb.head.head if verb.dep_ == "acl" else verb
    return verb.tag_ == "VBG" and above.lower_ in ("with", "amid") and above.dep_ == "prep"


def _comments(clause: Token) -> bool:
    """ "…, where the commission says that 45 were shot"."""
    first = clause.left_edge
    if first.lower_ not in _RELATIVES and first.i + 1 < len(clause.doc):
        first = first.nbor()
    return first.lower_ in _RELATIVES and _is_cut_off(clause.left_edge)


def _is_cut_off(first: Token) -> bool:
    return first.i > 0 and (first.nbor(-1).text in (",", "—", "–", "(") or first.is_sent_start is True)


def _is_named(statement: Statement) -> bool:
    """Whether the speaker is told by a noun: a pronoun may be whoever speaks around it."""
    return statement.source is not None and statement.source.head.lower_ not in PRONOUNS
