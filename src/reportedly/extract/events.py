"""What a clause tells: its PLOVER event with the word that says so. The act of saying is never this event."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from ..model import Event, EventType
from .arms import arms_act, arms_are_moved, doer, is_armed, objects
from .event_lexicon import EventClass, blame, event_lexicon, light, noun_class
from .parse import Clause

_DEEDS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION})
_COOPERATION = frozenset({EventType.CONSULT, EventType.SUPPORT, EventType.COOPERATE, EventType.AID})
_PLACED = frozenset({"in", "at", "near", "inside", "on", "along", "around", "outside", "within", "across", "close"})
_TELLING = frozenset({"NOUN", "VERB", "PROPN"})
_LINKING = frozenset({"for", "of", "in", "over", "behind"})
"""Prepositions between who answers for a deed and the deed."""
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class Trigger:
    """An event class with the words that tell it, the telling one first."""

    kind: EventClass
    words: tuple[Token, ...]


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
    found = _read(clause.head, inside, 0)
    if found is None:
        for other in _others(clause.head, clause.tokens, inside):
            found = _read(other, inside, 1)
            if found is not None:
                break
    if found is not None and found.kind.mode is None:
        found = _with_mode(found)
    if found is not None and found.kind.type in _COOPERATION and _is_to_come(found.words[0]):
        return Trigger(EventClass(EventType.AGREE, None), found.words)
    return found


def _with_mode(found: Trigger) -> Trigger:
    """The mode from a noun beside the verb: "a suicide bombing hit the barracks", "was killed by a drone strike"."""
    verb = found.words[0]
    beside = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")] + [noun for _, noun in _prepositional(verb)]
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


def _is_to_come(word: Token) -> bool:
    """Cooperation still to come is an agreement (manual, AGREE): "will meet", "plan to visit"."""
    verb = word if word.pos_ == "VERB" else word.head
    if any(c.dep_ == "aux" and c.lower_ in ("will", "would", "shall", "'ll", "’ll") for c in verb.children):
        return True
    return verb.dep_ == "xcomp" and verb.head.lemma_ in ("plan", "intend", "expect", "schedule", "set", "hope")


# One predicate


def _read(token: Token, inside: frozenset[int], depth: int) -> Trigger | None:
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
                found = _read(below, inside, depth + 1) if c.dep_ != "prep" or c.lower_ == "of" else None
                if found is not None:
                    return found
    return None


def _answered_for(word: Token, inside: frozenset[int], depth: int) -> Trigger | None:
    """The deed: "responsibility for the raid", "(blamed) the militia for killing them", "responsible for the blast"."""
    for c in word.children:
        if c.dep_ == "prep" and c.lower_ in _LINKING:
            for g in c.children:
                if g.dep_ in ("pobj", "pcomp"):
                    found = _read(g, inside, depth + 1)
                    if found is not None and found.kind.type in _DEEDS:
                        return found
    return None


def _assault() -> EventClass:
    return EventClass(EventType.ASSAULT, None)


def _copula(verb: Token, inside: frozenset[int], depth: int) -> Trigger | None:
    for c in verb.children:
        if c.dep_ in ("acomp", "attr", "xcomp", "oprd"):
            found = _answered_for(c, inside, depth) if c.lower_ in blame("answering") else _read(c, inside, depth + 1)
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
    on = any(p.lower_ in ("to", "on", "upon") for p, _ in _prepositional(verb))
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


def _prepositional(verb: Token) -> Iterator[tuple[Token, Token]]:
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
    for noun in (*objects(verb), *(c for c in verb.children if c.dep_ in ("acomp", "advmod"))):
        kind = pairs.get(noun.lemma_)
        if kind is not None:
            return Trigger(kind, (verb, noun))
    for _, noun in _prepositional(verb):
        kind = pairs.get(noun.lemma_) if noun.pos_ == "NOUN" and not any(objects(verb)) else None
        if kind is not None:
            return Trigger(kind, (verb, noun))
    return None


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
    below += [noun for prep, noun in _prepositional(verb) if prep.lower_ == "for"]
    for token in below:
        found = _read(token, inside, depth + 1)
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
        *(n for p, n in _prepositional(verb) if p.lower_ in ("in", "on", "to", "of", "for", "out")),
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
    kind = lexicon.verbs.get(verb.lemma_)
    if kind is None and verb.lemma_ in lexicon.armed and arms_act(verb):
        kind = lexicon.armed[verb.lemma_]
    if kind is None and verb.lemma_ in lexicon.moved and arms_are_moved(verb):
        kind = lexicon.moved[verb.lemma_]
    if kind is not None:
        return Trigger(kind, (verb,))
    if verb.lemma_ in light("die"):
        for preposition, noun in _prepositional(verb):
            found = noun_class(noun) if preposition.lower_ in ("in", "from", "during", "by", "under") else None
            if found is not None and found.type is EventType.ASSAULT:
                return Trigger(found, (verb,))
    return None


def _from_below(verb: Token, inside: frozenset[int], depth: int) -> Trigger | None:
    if verb.lemma_ not in light("passing"):
        return None
    for c in verb.children:
        is_below = c.dep_ in ("xcomp", "ccomp", "acomp", "oprd") or (c.dep_ == "advcl" and c.tag_ in ("VB", "VBG"))
        if is_below and c.i > verb.i:
            found = _read(c, inside, depth + 1)
            if found is not None:
                return _readied(verb, found)
    return None


def _from_subject(verb: Token) -> Trigger | None:
    """ "fighting raged", "the shelling damaged a school"."""
    if verb.lemma_ not in light("happening"):
        return None
    return _first_noun(c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "csubj"))
