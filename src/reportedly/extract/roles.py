"""The grammar of roles: predicates, voices, agents and what hangs on a preposition."""

from collections.abc import Iterator, Set

from spacy.tokens import Token

from ..model import Event
from .arms import doer
from .event_lexicon import light
from .mentions import ActorMention
from .noun_phrases import nations_of, phrase_start
from .parse import Clause

_ADJECTIVAL = frozenset({"opposed", "committed", "resigned"})
"""Participles that mean no passive before "to": "is opposed to talks"."""


def trigger(clause: Clause, event: Event | None) -> Token:
    """The word that tells the event, a verb if one does."""
    if event is None:
        return clause.head
    start = clause.passage.start
    words = [t for t in clause.tokens if event.span.start <= t.idx + start < event.span.end]
    return next((t for t in words if t.pos_ in ("VERB", "AUX")), words[0] if words else clause.head)


def predicate(token: Token) -> Token:
    """The verb that a noun or adjective of telling hangs on: "launched" of "launched an attack"."""
    for _ in range(4):
        if token.pos_ in ("VERB", "AUX") or token.head.i == token.i:
            return token
        if token.dep_ in ("acl", "relcl", "advcl", "appos"):
            return token
        token = token.head
    return token


def with_conjuncts(token: Token) -> Iterator[Token]:
    yield token
    for c in token.children:
        if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
            yield from with_conjuncts(c)
        elif c.dep_ == "appos":
            yield c


def is_passive(verb: Token) -> bool:
    own = [c.dep_ for c in verb.children]
    if verb.lower_ in _ADJECTIVAL and any(c.dep_ == "prep" and c.lower_ == "to" for c in verb.children):
        return False
    if "nsubjpass" in own or "auxpass" in own:
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and "nsubj" not in own:
        return is_passive(verb.head)
    return (
        verb.tag_ == "VBN"
        and "aux" not in own
        and "nsubj" not in own
        and verb.dep_ in ("acl", "advcl", "oprd", "xcomp")
    )


def is_stricken(word: Token) -> bool:
    """What befalls those hit: "six were wounded", "are feared dead", "two died"; not "a raid wounded six"."""
    if any(c.dep_ == "dobj" for c in word.children):
        return False
    return word.lower_ in light("stricken") or (word.pos_ == "VERB" and word.lemma_ in light("die"))


def patient(verb: Token) -> Token | None:
    """Whom a passive verb befell: "74 civilians had been killed", "300 stationed in the town"."""
    if verb.dep_ == "acl":
        return verb.head
    return doer(verb)


def agents(verb: Token) -> Iterator[Token]:
    """ "was shelled by the army"."""
    for c in verb.children:
        if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by"):
            for g in c.children:
                if g.dep_ == "pobj":
                    yield from with_conjuncts(g)


def after(token: Token, prepositions: Set[str]) -> Iterator[Token]:
    for c in token.children:
        if c.dep_ in ("prep", "dative") and c.lower_ in prepositions:
            for g in c.children:
                if g.dep_ == "pobj":
                    yield from with_conjuncts(g)


def from_noun(clause: Clause, noun: Token) -> list[ActorMention]:
    """The demonyms before an event noun: "any Rwandan-Congolese clash"."""
    doc = noun.doc
    return [
        ActorMention(clause.passage, noun, doc[first], doc[last], named.iso3)
        for first, last, named in nations_of(doc, phrase_start(noun), noun.i)
    ]
