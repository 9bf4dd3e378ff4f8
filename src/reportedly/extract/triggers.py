"""Which word of a clause tells an event: one predicate or noun after another, as the lexicon has them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from ..knowledge.forces import is_carrier
from ..model import EventType
from .arms import arms_act, arms_are_moved, doer, done_to_people, is_armed, objects
from .event_lexicon import EventClass, blame, event_lexicon, light, noun_class

_DEEDS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION})
_PLACED = frozenset({"in", "at", "near", "inside", "on", "along", "around", "outside", "within", "across", "close"})
_LINKING = frozenset({"for", "of", "in", "over", "behind"})
"""Prepositions between who answers for a deed and the deed."""
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class Trigger:
    """An event class with the words that tell it, the telling one first."""

    kind: EventClass
    words: tuple[Token, ...]


def read_trigger(token: Token, inside: frozenset[int], depth: int) -> Trigger | None:
    """What the token tells, itself or by words below it `inside` the clause; `depth` bounds the descent."""
    if depth > _DEPTH:
        return None
    if token.pos_ in ("NOUN", "PROPN", "NUM", "PRON", "DET", "ADJ") and token.lemma_ not in light("passing"):
        return _nominal(token, inside, depth)
    if token.lemma_ == "be":
        return _copula(token, inside, depth)
    return _verbal(token, inside, depth)


def _nominal(noun: Token, inside: frozenset[int], depth: int) -> Trigger | None:
    kind = noun_class(noun)
    if kind is not None:
        return Trigger(kind, (noun,))
    if noun.lower_ in light("stricken"):
        return Trigger(_assault(), (noun,))
    if depth == 0 or noun.lemma_ in blame("shares"):
        found = _answered_for(noun, inside, depth)
        if found is not None:
            return found
    for c in noun.children:
        if c.i in inside and c.dep_ in ("acl", "relcl", "xcomp", "prep"):
            below = next((g for g in c.children if g.dep_ == "pobj"), None) if c.dep_ == "prep" else c
            if below is not None:
                found = read_trigger(below, inside, depth + 1) if c.dep_ != "prep" or c.lower_ == "of" else None
                if found is not None:
                    return found
    return None


def _answered_for(word: Token, inside: frozenset[int], depth: int) -> Trigger | None:
    """The deed: "responsibility for the raid", "(blamed) the militia for killing them", "responsible for the blast"."""
    for c in word.children:
        if c.dep_ == "prep" and c.lower_ in _LINKING:
            for g in c.children:
                if g.dep_ in ("pobj", "pcomp"):
                    found = read_trigger(g, inside, depth + 1)
                    if found is not None and found.kind.type in _DEEDS:
                        return found
                    if found is None and g.lemma_ in blame("deeds"):
                        return Trigger(_assault(), (g,))
    return None


def _assault() -> EventClass:
    return EventClass(EventType.ASSAULT, None)


def _copula(verb: Token, inside: frozenset[int], depth: int) -> Trigger | None:
    for c in verb.children:
        if c.dep_ in ("acomp", "attr", "xcomp", "oprd"):
            found = (
                _answered_for(c, inside, depth)
                if c.lower_ in blame("answering")
                else read_trigger(c, inside, depth + 1)
            )
            if found is not None:
                return _readied(c, found)
        if c.dep_ == "prep":
            found = _under_fire(c) or (_answered_for(verb, inside, depth) if c.lower_ == "behind" else None)
            if found is not None:
                return found
    who = doer(verb)
    if who is not None and is_armed(who) and any(c.dep_ == "prep" and c.lower_ in _PLACED for c in verb.children):
        return Trigger(EventClass(EventType.MOBILIZE, "troops"), (verb,))
    return _from_subject(verb)


def _under_fire(preposition: Token) -> Trigger | None:
    """ "in combat", "under fire"."""
    noun = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if noun is None:
        return None
    if preposition.lower_ == "under" and noun.lemma_ in light("under"):
        return Trigger(_assault(), (noun,))
    if preposition.lower_ == "in" and noun.lemma_ in ("combat", "battle", "fighting", "action"):
        return Trigger(_assault(), (noun,))
    return None


def _verbal(verb: Token, inside: frozenset[int], depth: int) -> Trigger | None:
    return (
        _from_phrase(verb)
        or _from_laying(verb)
        or _from_share(verb, inside, depth)
        or _from_particle(verb)
        or _from_readying(verb, inside, depth)
        or _from_light(verb)
        or _from_verb(verb)
        or _from_below(verb, inside, depth)
        or _from_subject(verb)
    )


def _from_laying(verb: Token) -> Trigger | None:
    """ "attributed the massacre to the militia", "the raid was blamed on rebels"."""
    if verb.lemma_ not in blame("laying"):
        return None
    deed = next((k for k in map(noun_class, objects(verb)) if k is not None and k.type in _DEEDS), None)
    on = any(p.lower_ in ("to", "on", "upon") for p, _ in prepositional(verb))
    return Trigger(EventClass(EventType.ACCUSE, "allege"), (verb,)) if deed is not None and on else None


def _from_share(verb: Token, inside: frozenset[int], depth: int) -> Trigger | None:
    """ "claimed responsibility for the raid", "played no part in the killing", "was held responsible for"."""
    for c in verb.children:
        named = c.dep_ in ("dobj", "nsubjpass") and c.lemma_ in blame("shares")
        if named or (c.dep_ in ("oprd", "acomp", "xcomp") and c.lower_ in blame("answering")):
            found = _answered_for(c, inside, depth) or _answered_for(verb, inside, depth)
            if found is not None:
                return found
    return None


def prepositional(verb: Token) -> Iterator[tuple[Token, Token]]:
    """Prepositions of the verb with their nouns."""
    for c in verb.children:
        if c.dep_ in ("prep", "agent", "dative"):
            for g in c.children:
                if g.dep_ in ("pobj", "pcomp"):
                    yield c, g


def _from_phrase(verb: Token) -> Trigger | None:
    phrases = event_lexicon().phrases
    particles = [c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod", "prep") and c.i > verb.i]
    for key in (*(f"{verb.lemma_} {p}" for p in particles), verb.lemma_):
        pairs = phrases.get(key)
        found = _from_objects(verb, pairs) if pairs is not None else None
        if found is not None:
            return found
    return None


def _from_objects(verb: Token, pairs: Mapping[str, EventClass]) -> Trigger | None:
    told = [*objects(verb), *(c for c in verb.children if c.dep_ in ("acomp", "advmod"))]
    held = [
        g for noun in told for c in noun.children if c.lower_ == "of" and is_carrier(noun.lemma_) for g in c.children
    ]
    for noun in (*told, *held):
        kind = pairs.get(noun.lemma_) or _by_modifier(noun, pairs)
        if kind is not None:
            return Trigger(kind, (verb, noun))
    for _, noun in prepositional(verb):
        kind = pairs.get(noun.lemma_) if noun.pos_ == "NOUN" and not any(objects(verb)) else None
        if kind is not None:
            return Trigger(kind, (verb, noun))
    return None


def _by_modifier(noun: Token, pairs: Mapping[str, EventClass]) -> EventClass | None:
    """ "suspended an aid programme", "ended mediation efforts": the noun before the noun tells."""
    return next((pairs[c.lemma_] for c in noun.children if c.dep_ == "compound" and c.lemma_ in pairs), None)


def _from_particle(verb: Token) -> Trigger | None:
    lexicon = event_lexicon()
    pairs = lexicon.with_particle.get(verb.lemma_)
    armed = lexicon.armed_with_particle.get(verb.lemma_)
    moved = lexicon.moved_with_particle.get(verb.lemma_)
    if pairs is None and armed is None and moved is None:
        return None
    for c in verb.children:
        if c.dep_ in ("prt", "prep", "advmod", "acomp", "oprd") and c.i > verb.i:
            kind = pairs.get(c.lower_) if pairs else None
            if kind is None and armed and c.lower_ in armed and arms_act(verb):
                kind = armed[c.lower_]
            if kind is None and moved and c.lower_ in moved and arms_are_moved(verb):
                kind = moved[c.lower_]
            if kind is not None:
                return Trigger(kind, (verb, c))
    return None


def _from_readying(verb: Token, inside: frozenset[int], depth: int) -> Trigger | None:
    """ "are preparing for an offensive", "massed to attack": readying for violence is mobilising."""
    if verb.lemma_ not in light("readying"):
        return None
    below = [c for c in verb.children if c.dep_ in ("xcomp", "advcl") and c.i > verb.i]
    below += [noun for prep, noun in prepositional(verb) if prep.lower_ == "for"]
    for token in below:
        found = read_trigger(token, inside, depth + 1)
        if found is not None and found.kind.type is EventType.ASSAULT:
            return Trigger(EventClass(EventType.MOBILIZE, "troops"), (verb,))
        if found is not None:
            return found
    return None


def _readied(word: Token, found: Trigger) -> Trigger:
    """ "poised to strike", "prepared to repel an attack"."""
    if word.lower_ in ("poised", "prepared", "ready") and found.kind.type is EventType.ASSAULT:
        return Trigger(EventClass(EventType.MOBILIZE, "troops"), (word,))
    return found


def _from_light(verb: Token) -> Trigger | None:
    if verb.lemma_ not in light("verbs"):
        return None
    nouns = [
        *objects(verb),
        *(n for p, n in prepositional(verb) if p.lower_ in ("in", "on", "to", "of", "for", "out")),
    ]
    return _first_noun(nouns)


def _first_noun(nouns: Iterable[Token]) -> Trigger | None:
    """The first that tells an event, itself or by what it holds: "a wave of attacks", "part in the raid"."""
    for noun in nouns:
        held = [g for c in noun.children if c.dep_ == "prep" and c.lower_ in ("of", "in") for g in c.children]
        for word in (noun, *held):
            kind = noun_class(word)
            if kind is not None:
                return Trigger(kind, (word,))
    return None


def _from_verb(verb: Token) -> Trigger | None:
    lexicon = event_lexicon()
    kind = lexicon.armed.get(verb.lemma_) if arms_act(verb) else None
    kind = kind or lexicon.verbs.get(verb.lemma_)
    if kind is None and verb.lemma_ in lexicon.persons and done_to_people(verb):
        kind = lexicon.persons[verb.lemma_]
    if kind is None and verb.lemma_ in lexicon.moved and arms_are_moved(verb):
        kind = lexicon.moved[verb.lemma_]
    if kind is not None:
        return Trigger(kind, (verb,))
    if verb.lemma_ in light("die"):
        for preposition, noun in prepositional(verb):
            held = next((g for c in noun.children if c.lower_ == "of" for g in c.children), noun)
            cause = held if preposition.lower_ == "as" else noun
            found = noun_class(cause) if preposition.lower_ in ("in", "from", "during", "by", "under", "as") else None
            if found is not None and found.type is EventType.ASSAULT:
                return Trigger(found, (verb,))
    return None


def _from_below(verb: Token, inside: frozenset[int], depth: int) -> Trigger | None:
    if verb.lemma_ not in light("passing"):
        return None
    for c in verb.children:
        is_below = c.dep_ in ("xcomp", "ccomp", "acomp", "oprd") or (c.dep_ == "advcl" and c.tag_ in ("VB", "VBG"))
        if is_below and c.i > verb.i:
            found = read_trigger(c, inside, depth + 1)
            if found is not None:
                return _readied(verb, found)
    return None


def _from_subject(verb: Token) -> Trigger | None:
    """ "fighting raged", "the shelling damaged a school"."""
    if verb.lemma_ not in light("happening"):
        return None
    return _first_noun(c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "csubj"))
