"""Chains: statements within statements, outermost first, the origin last."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...model import Act
from ..syntax import is_finite
from .cues import Cue
from .sources import Mention
from .statement import Statement

_MASCULINE_FEMININE = frozenset({"he", "she"})


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a chain before its source is identified."""

    source: Mention
    cue: Cue
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Attributed:
    """A statement with its whole chain. `cue` is the one that says how surely: the last that commits itself."""

    statement: Statement
    chain: tuple[Step, ...]
    cue: Cue
    nested: tuple[Statement, ...]
    """Statements whose cue stands in this one's content."""
    silent: bool = False
    """The content is told whole by the statement around it ("we cannot confirm the deployment")."""


def chain_statements(statements: Sequence[Statement]) -> list[Attributed]:
    """Every statement with its chain; those that add nothing of their own are left out."""
    parents = {id(s): _parent(s, statements) for s in statements}
    found: list[Attributed] = []
    for statement in statements:
        nested = tuple(s for s in statements if parents[id(s)] is statement)
        chain = _chain(statement, parents)
        if chain:
            found.append(Attributed(statement, chain, statement.cue, nested, silent=_is_silent(statement, parents)))
    return found


def _parent(statement: Statement, statements: Sequence[Statement]) -> Statement | None:
    """The smallest statement whose content holds this one's cue."""
    holding = [
        s
        for s in statements
        if s is not statement
        and s.passage is statement.passage
        and statement.home is None
        and statement.cue.head.i in s.content
        and not _stands_aside(statement)
        and not _shares_source(statement, s)
        and not (s.home is None and s.cue.head.i in statement.content)
    ]
    return min(holding, key=lambda s: len(s.content), default=None)


def _shares_source(statement: Statement, outer: Statement) -> bool:
    """ "according to the general staff, which estimates that …": one source, two statements side by side."""
    if statement.source is None or outer.source is None or outer.home is not None:
        return False
    return bool(statement.source.positions & outer.source.positions)


def _stands_aside(statement: Statement) -> bool:
    """ "…, with intelligence suggesting that …": what the report adds beside another's words."""
    cue = statement.cue.head
    if cue.dep_ == "relcl" and cue.head.i in statement.apart:
        return True
    preposition = (
        cue.head if cue.dep_ == "pcomp" else cue.head.head if cue.dep_ == "acl" and cue.head.dep_ == "pobj" else None
    )
    return cue.tag_ == "VBG" and preposition is not None and preposition.lower_ in ("with", "amid")


def _chain(statement: Statement, parents: dict[int, Statement | None]) -> tuple[Step, ...]:
    parent = parents[id(statement)]
    outer = _chain(parent, parents) if parent is not None else ()
    if parent is not None and _names_pronoun(statement, parent):
        outer = outer[:-1]
    if adds_no_link(statement, parent):
        return outer
    steps = []
    if statement.hearer is not None and parent is not None:
        steps.append(Step(statement.hearer, statement.cue))
    if statement.carrier is not None:
        steps.append(Step(statement.carrier, statement.cue))
    if statement.source is not None:
        steps.append(Step(statement.source, statement.cue, statement.basis))
    steps += [Step(source, cue) for source, cue in statement.relayed]
    return (*outer, *steps)


def adds_no_link(statement: Statement, parent: Statement | None) -> bool:
    """Whether it is the outer speaker again.

    "We" in a quotation, "he said he believed", a spokesman for his own house's doubt.
    """
    if statement.own_words or (parent is not None and _names_pronoun(statement, parent)):
        return statement.own_words
    if (
        parent is None
        or parent.source is None
        or statement.source is None
        or parent.cue.head.pos_ not in ("VERB", "AUX", "ADJ")
    ):
        return False
    word = statement.source.head
    speaker = parent.source.head
    if word.pos_ == "PRON" and parent.source.passage is statement.source.passage and speaker.i < word.i:
        plural = speaker.tag_ in ("NNS", "NNPS")
        return word.lower_ == "they" if plural else word.lower_ in (_MASCULINE_FEMININE | {"it"})
    house = word.pos_ in ("NOUN", "PROPN") and not plural_noun(word) and word.i > speaker.i
    institution = house and (speaker.pos_ == "PROPN" or not plural_noun(speaker))
    return statement.cue.act is Act.CANNOT_CONFIRM and institution


def _names_pronoun(statement: Statement, parent: Statement) -> bool:
    """ "The envoy expects a truce, he told reporters": the outer speaker is the inner one, named before it."""
    inner, outer = statement.source, parent.source
    if inner is None or outer is None or outer.head.lower_ not in _SPEAKERS_AGAIN or inner.head.pos_ == "PRON":
        return False
    if outer.passage is not inner.passage or outer.head.i < inner.head.i:
        return False
    if inner.head.sent.start != outer.head.sent.start:
        return False
    plural = inner.head.tag_ in ("NNS", "NNPS")
    return (outer.head.lower_ == "they") == plural or outer.head.lower_ == "it"


_SPEAKERS_AGAIN = frozenset({"he", "she", "it", "they"})


def plural_noun(token: object) -> bool:
    """Whether the token is a plural noun."""
    return getattr(token, "tag_", "") in ("NNS", "NNPS")


def _is_silent(statement: Statement, parents: dict[int, Statement | None]) -> bool:
    """A statement that adds no link and carries no clause is told by the clause around it."""
    if not adds_no_link(statement, parents[id(statement)]):
        return False
    doc = statement.passage.doc
    return not any(is_finite(doc[i]) for i in statement.content)
