"""What a clause tells: its PLOVER event with the word that says so. The act of saying is never this event."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from ..model import Event, EventType
from .event_lexicon import EventClass, noun_class
from .parse import Clause
from .triggers import Trigger, prepositional, read_trigger

_COOPERATION = frozenset({EventType.CONSULT, EventType.SUPPORT, EventType.COOPERATE, EventType.AID})
_REFUSABLE = _COOPERATION | {EventType.AGREE, EventType.CONCEDE}
_YIELDING = _COOPERATION | {EventType.RETREAT, EventType.CONCEDE}
_TELLING = frozenset({"NOUN", "VERB", "PROPN"})
_LINKING = frozenset({"for", "of", "in", "over", "behind"})
"""Prepositions between who answers for a deed and the deed."""


def read_event(clause: Clause) -> Event | None:
    """The event that the clause tells; null where the lexicon has none for it. The main verb comes first."""
    trigger = find_trigger(clause)
    if trigger is None:
        return None
    first, last = _extent(trigger.words)
    return Event(
        type=trigger.kind.type,
        mode=trigger.kind.mode,
        trigger=clause.passage.words(first, last),
        span=clause.span(first, last),
    )


def find_trigger(clause: Clause) -> Trigger | None:
    """The event with its words, before it becomes characters."""
    inside = frozenset(t.i for t in clause.tokens)
    found = read_trigger(clause.head, inside, 0)
    if found is None:
        for other in _others(clause.head, clause.tokens, inside):
            found = read_trigger(other, inside, 1)
            if found is not None:
                break
    if found is not None and found.kind.mode is None:
        found = _with_mode(found)
    if found is None:
        return None
    if found.kind.type in _REFUSABLE and _is_refused(found.words[0]):
        return Trigger(EventClass(EventType.REJECT, None), found.words)
    if found.kind.type in _COOPERATION and _is_to_come(found.words[0]):
        return Trigger(EventClass(EventType.AGREE, None), found.words)
    if found.kind.type in _YIELDING and _is_offered(found.words[0]):
        return Trigger(EventClass(EventType.AGREE, None), found.words)
    return found


def _with_mode(found: Trigger) -> Trigger:
    """The mode from a noun beside the verb: "a suicide bombing hit the barracks", "was killed by a drone strike"."""
    verb = found.words[0]
    beside = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")] + [noun for _, noun in prepositional(verb)]
    for noun in beside:
        kind = noun_class(noun)
        if kind is not None and kind.type is found.kind.type and kind.mode is not None:
            return Trigger(kind, found.words)
    return found


def _others(head: Token, words: Sequence[Token], inside: frozenset[int]) -> Iterator[Token]:
    """Heads beside and below the main one: of other pieces, coordinated, then in adverbial and relative clauses."""
    yield from (t for t in words if t.i != head.i and t.head.i not in inside and t.pos_ in _TELLING)
    for preposition in (t for t in words if t.pos_ == "ADP" and t.head.i not in inside and t.lower_ in _LINKING):
        yield from (c for c in preposition.children if c.dep_ in ("pobj", "pcomp"))
    for labels in (("conj",), ("advcl", "acl", "relcl", "pcomp")):
        for token in head.children:
            if token.i in inside and token.dep_ in labels and token.pos_ in ("VERB", "AUX"):
                yield token
    for noun in head.children:
        if noun.dep_ in ("nsubj", "nsubjpass", "dobj", "attr"):
            yield from (c for c in noun.children if c.dep_ in ("acl", "relcl") and c.i in inside)


def _extent(words: tuple[Token, ...]) -> tuple[Token, Token]:
    """First and last word where they stand close together, else the telling word alone."""
    ordered = sorted(words, key=lambda t: t.i)
    if ordered[-1].i - ordered[0].i < len(ordered) + 1:
        return ordered[0], ordered[-1]
    return words[0], words[0]


def _is_refused(word: Token) -> bool:
    """Cooperation that somebody will not have: "will not accept more refugees", "failed to reach a deal"."""
    verb = word if word.pos_ == "VERB" else word.head
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "fail":
        return True
    if not any(c.dep_ == "neg" for c in verb.children):
        return False
    return any(c.dep_ == "aux" and c.lower_ in ("will", "wo", "would", "'ll") for c in verb.children)


def _is_offered(word: Token) -> bool:
    """ "is willing to withdraw", "offered to free the crew": readiness to give way is an agreement."""
    verb = word if word.pos_ == "VERB" else word.head
    return verb.dep_ == "xcomp" and verb.head.lower_ in ("willing", "ready", "prepared", "offered", "offers", "agreed")


def _is_to_come(word: Token) -> bool:
    """Cooperation still to come is an agreement (manual, AGREE): "will meet", "plan to visit"."""
    verb = word if word.pos_ == "VERB" else word.head
    if any(c.dep_ == "aux" and c.lower_ in ("will", "would", "shall", "'ll", "’ll") for c in verb.children):
        return True
    return verb.dep_ == "xcomp" and verb.head.lemma_ in ("plan", "intend", "expect", "schedule", "set", "hope")
