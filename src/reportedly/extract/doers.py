"""Who does what a clause tells."""

from collections.abc import Iterator

from spacy.tokens import Token

from ..model import EventType
from .arms import doer, objects
from .event_lexicon import blame, noun_class
from .roles import after, agents, is_passive, is_stricken, patient, predicate, with_conjuncts

_MOVED = frozenset({EventType.MOBILIZE, EventType.RETREAT})
"""Types whose passive subject acts: "troops have been deployed"."""
_WITH = frozenset({EventType.CONSULT, EventType.COOPERATE, EventType.AGREE, EventType.ASSAULT, EventType.MOBILIZE})
_MUTUAL = frozenset({EventType.CONSULT, EventType.COOPERATE})
_BY_WAY_OF = frozenset({"in", "by", "from", "during", "as", "under"})
_TAKING_PART = frozenset({"take", "participate", "engage", "involve"})
_HOLDING = frozenset({"involve", "include"})


def _answering(trigger: Token) -> Token | None:
    """Who answers for the deed: "claimed responsibility for the raid", "is behind the raid"; the word that says so."""
    at = trigger
    for _ in range(4):
        if at.head.i == at.i:
            return None
        below = at
        at = at.head
        if at.lemma_ in blame("shares") or at.lower_ in blame("answering"):
            return at
        if at.pos_ not in ("ADP", "NOUN", "VERB") or (at.pos_ == "VERB" and below.dep_ == "prep"):
            return None
    return None


def is_owned(deed: Token) -> bool:
    """ "ISWAP claimed the bombing", "the bombing was claimed by ISWAP": a definite deed, so that its doer owns it."""
    if deed.dep_ not in ("dobj", "nsubjpass") or deed.head.lemma_ != "claim":
        return False
    definite = any(c.dep_ == "poss" or c.lower_ in ("the", "this", "that", "both", "these") for c in deed.children)
    return definite and not any(c.dep_ == "prep" and c.lower_ in ("by", "from") for c in deed.children)


def acting(trigger: Token, kind: EventType | None) -> Iterator[Token]:
    """The words that head who does it."""
    if is_owned(trigger):
        yield from _answerers(trigger)
        return
    answering = _answering(trigger)
    if answering is not None:
        yield from owners(answering)
        yield from _answerers(answering)
        return
    verb = predicate(trigger)
    if is_stricken(trigger):
        return
    if trigger.pos_ in ("NOUN", "PROPN", "NUM"):
        if kind is None:
            yield from with_conjuncts(trigger)
        holders = list(owners(trigger))
        yield from holders
        happened = trigger.dep_ in ("nsubj", "nsubjpass", "ROOT", "pobj") and verb.lemma_ not in _TAKING_PART
        if holders or happened:
            return
    if verb.pos_ not in ("VERB", "AUX"):
        yield from owners(verb)
    elif is_passive(verb):
        for agent in agents(verb):
            yield agent
            yield from owners(agent)
        who = patient(verb)
        if who is not None and (kind in _MOVED or kind is None or trigger.i != verb.i):
            yield from with_conjuncts(who)
    else:
        yield from _doers(verb, kind)


def _answerers(word: Token) -> Iterator[Token]:
    verb = predicate(word)
    if verb.pos_ not in ("VERB", "AUX"):
        return
    if is_passive(verb) and word.dep_ == "nsubjpass":
        yield from agents(verb)
        return
    who = doer(verb) if not is_passive(verb) else patient(verb)
    if who is not None and not any(c.dep_ in ("det", "neg") and c.lower_ in ("no", "neither") for c in who.children):
        yield from with_conjuncts(who)


def _doers(verb: Token, kind: EventType | None) -> Iterator[Token]:
    """Subject of an active verb, with those at its side."""
    who = doer(verb)
    if who is not None:
        yield from with_conjuncts(who)
        yield from _companions(who)
    elif verb.dep_ == "ccomp" and verb.tag_ in ("VB", "VBG"):
        yield from (t for c in verb.head.children if c.dep_ == "dobj" for t in with_conjuncts(c))
    if kind in _WITH:
        beside = {"alongside", "between"} | ({"with"} if kind in _MUTUAL else set())
        yield from after(verb, beside)
        if kind in _MUTUAL:
            yield from (t for noun in objects(verb) for t in after(noun, {"with", "between"}))


def _companions(who: Token) -> Iterator[Token]:
    """ "Malian forces, backed by mercenaries,"."""
    for c in who.children:
        if c.dep_ == "acl" and c.tag_ == "VBN":
            yield from agents(c)
        elif c.dep_ == "prep" and c.lower_ in ("alongside", "including"):
            yield from (t for g in c.children if g.dep_ == "pobj" for t in with_conjuncts(g))


def owners(noun: Token) -> Iterator[Token]:
    """Who does what an event noun names: "Israel's strikes", "shelling by the army", "an assault involving both"."""
    for c in noun.children:
        if c.dep_ == "poss":
            yield from with_conjuncts(c)
        elif c.dep_ in ("prep", "agent") and c.lower_ in ("by", "between", "from"):
            yield from (t for g in c.children if g.dep_ == "pobj" for t in with_conjuncts(g))
        elif c.dep_ in ("acl", "relcl") and c.lemma_ in _HOLDING:
            yield from (t for g in c.children if g.dep_ == "dobj" for t in with_conjuncts(g))
        elif c.dep_ == "acl" and (c.lemma_ in blame("laying") or c.lemma_ == "belong"):
            yield from after(c, {"to", "on", "upon"})
        elif c.dep_ == "acl":
            yield from agents(c)
        elif c.dep_ == "relcl" and any(g.lemma_ in blame("shares") for g in c.children if g.dep_ == "dobj"):
            yield from _answerers(next(g for g in c.children if g.dep_ == "dobj"))


def event_nouns(trigger: Token, kind: EventType | None) -> Iterator[Token]:
    """The nouns that name the event: "a Russian offensive", "killed by Israeli airstrikes", "died in a rebel raid"."""
    if trigger.pos_ in ("NOUN", "PROPN"):
        yield trigger
    verb = predicate(trigger)
    nouns = [*agents(verb), *(c for c in verb.children if c.dep_ == "nsubj")]
    if kind is EventType.ASSAULT:
        nouns += after(verb, _BY_WAY_OF)
        nouns += [
            h
            for n in nouns
            if n.lemma_ in ("result", "consequence", "course", "wave", "series")
            for h in after(n, {"of"})
        ]
    for noun in nouns:
        found = noun_class(noun)
        if found is not None and (kind is None or kind is found.type or found.type is EventType.ASSAULT):
            yield noun
