"""To whom it is done, or whom words and measures concern."""

from collections.abc import Iterable, Iterator, Mapping, Set

from spacy.tokens import Token

from ..model import EventType, Sector
from .arms import doer, objects
from .doers import owners
from .event_lexicon import blame, noun_class
from .mentions import ActorMention
from .parse import Clause
from .roles import after, agents, from_noun, is_passive, is_stricken, patient, predicate, with_conjuncts

_MOVED = frozenset({EventType.MOBILIZE, EventType.RETREAT})
"""Types whose passive subject acts: "troops have been deployed"."""
_BODILY = frozenset({EventType.MOBILIZE, EventType.RETREAT, EventType.ASSAULT, EventType.CONSULT})
"""Types that befall bodies: whom they strike, an object says, or what the object belongs to."""
_VERBAL = frozenset(
    {EventType.AGREE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN, EventType.CONCEDE, EventType.PROTEST}
)
_ANSWERED = frozenset({EventType.REQUEST, EventType.ACCUSE})
"""Types whose object may name who did or is to do it: "investigates killings by the militia"."""
_OWN_JOINTS = {
    EventType.COERCE: frozenset({"into"}),
    EventType.ACCUSE: frozenset({"into", "over"}),
    EventType.THREATEN: frozenset({"in", "inside"}),
    EventType.PROTEST: frozenset({"at", "over"}),
}
_AT_HOME = frozenset({EventType.COERCE, EventType.THREATEN, EventType.ACCUSE})
"""Types that a state turns on its own people as often as not: "banned Ugandan candidates"."""
_DEEPEST = 2
_PARTS = frozenset({"of", "for"})
_STRUCK = frozenset({"at", "on", "upon", "against", "to", "into"})
_PROTESTING = frozenset({"protest", "opposition", "support", "defiance", "response", "retaliation"})
"""Nouns whose complement tells whom it concerns: "in protest of the junta's decree"."""
_AGAINST = frozenset({"against"})
_OF = frozenset({"of"})
_VISITED = frozenset({"in", "to", "at"})
"""Prepositions before the host of a visit: "arrived in Amman for talks"."""
_TO_WHOM = frozenset({"to", "with"})
_ARRIVING = frozenset({"arrive", "travel", "fly", "go", "come", "return", "land", "head"})
_AT = frozenset({"against", "on", "upon", "at", "towards", "toward"})
_CONCERNING = frozenset({"to", "with", "against", "for", "on", "of", "from", "between"})
_TO = frozenset(
    {EventType.AID, EventType.AGREE, EventType.REQUEST, EventType.THREATEN, EventType.CONCEDE, EventType.SUPPORT}
)


def receiving(trigger: Token, kind: EventType | None) -> Iterator[Token]:
    verb = predicate(trigger)
    if is_stricken(trigger):
        left = [c for c in trigger.head.children if c.dep_ == "dobj"] if trigger.dep_ in ("oprd", "acomp") else []
        who = left[0] if left else doer(trigger)
        yield from with_conjuncts(who) if who is not None else ()
        return
    at = _AT if kind is not None else _AGAINST
    for noun in {trigger.i: trigger, verb.i: verb}.values():
        if noun.pos_ in ("NOUN", "PROPN"):
            yield from after(noun, at | {"of"} if kind is EventType.ASSAULT else at)
    if verb.pos_ not in ("VERB", "AUX"):
        return
    yield from _aimed_at(verb, trigger, at)
    if is_passive(verb) and kind is not None and kind not in _MOVED and trigger.i == verb.i:
        who = patient(verb)
        if who is not None:
            yield from with_conjuncts(who)
    if not is_passive(verb):
        for c in objects(verb):
            if c.dep_ in ("dobj", "conj", "dative") and c.i != trigger.i:
                yield from with_conjuncts(c)
                yield from after(c, at)
    if kind is EventType.REQUEST:
        yield from (t for c in verb.children if c.dep_ == "ccomp" for t in _asked(c))
    yield from after(verb, at | _more_joints(verb, kind))
    for c in verb.children:
        if c.dep_ == "dative":
            yield from (t for g in ([c] if c.pos_ != "ADP" else list(c.children)) for t in with_conjuncts(g))


def _more_joints(verb: Token, kind: EventType | None) -> Set[str]:
    if kind is EventType.CONSULT and verb.lemma_ in _ARRIVING:
        return _VISITED
    return _TO_WHOM if kind in _TO or verb.lemma_ in blame("laying") else frozenset()


def _aimed_at(verb: Token, trigger: Token, at: Set[str]) -> Iterator[Token]:
    """ "A raid on the police left two dead", "killed by strikes on the camp"."""
    for c in verb.children:
        if c.dep_ in ("nsubj", "agent") and c.i != trigger.i:
            for noun in (c,) if c.dep_ == "nsubj" else c.children:
                if noun_class(noun) is not None:
                    yield from after(noun, at)


def _joints(kind: EventType) -> Set[str]:
    """Prepositions behind which those stand whom it concerns."""
    return _CONCERNING | _OWN_JOINTS.get(kind, frozenset())


def _demanded(noun: Token) -> Iterator[Token]:
    """ "its demand that Burundi's army leave"."""
    return (t for c in noun.children if c.dep_ in ("acl", "ccomp") for t in _asked(c))


def _asked(demanded: Token) -> Iterator[Token]:
    """Who is to do what is asked: "demanded that Eritrea withdraw", not "insisted that it had"."""
    who = next((c for c in demanded.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if who is not None and not (who.dep_ == "nsubjpass" and any(agents(demanded))):
        yield from with_conjuncts(who)


def concerned(
    clause: Clause,
    trigger: Token,
    kind: EventType,
    *,
    here: Mapping[int, list[ActorMention]],
    acting: Set[str | None],
) -> list[ActorMention]:
    """Whom words and measures concern, where no object names them: "rejected a Qatari plan", "halted aid to Mali".

    Of what is promised, asked or threatened also who it would befall: "threatened to shell Chadian towns".
    """
    verb = predicate(trigger)
    for each in [verb, *_inner(verb)] if kind in _VERBAL else [verb]:
        direct = (m for t in receiving(each, kind) for m in here.get(t.i, ())) if each.i != verb.i else ()
        own = each.i == verb.i
        events = [c for c in each.children if c.dep_ == "nsubj" and own and noun_class(c) is not None]
        events += [trigger] if own and trigger.pos_ != "VERB" else []
        nouns = (*(g for noun in events for g in after(noun, _STRUCK)), *events, *_told_of(each, kind))
        for mention in (*direct, *_hung_on(clause, nouns, kind, here)):
            abroad = mention.country not in acting or kind in _AT_HOME
            if mention.sector is Sector.MIL and mention.country in acting and mention.head.dep_ == "dobj":
                continue  # its own tanks, which it promises to send
            if mention.country is not None and (abroad or _is_someone(mention)):
                beside = {t.i for t in with_conjuncts(mention.head)}
                return [mention, *(m for i in sorted(beside - {mention.head.i}) for m in here.get(i, ()))]
    return []


def _is_someone(mention: ActorMention) -> bool:
    """Somebody of a country that acts may be concerned too: "banned the opposition"; a mere demonym tells nobody."""
    return mention.sector is not None and not mention.bare


def _inner(verb: Token, depth: int = 0) -> Iterator[Token]:
    """What is promised, asked or threatened, and what a protest is for: verbs below the verb, the nearest first."""
    below = [
        c for c in verb.children if c.dep_ in ("xcomp", "ccomp") or (c.dep_ == "advcl" and c.tag_ in ("VB", "VBG"))
    ]
    below += [g for c in verb.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pcomp"]
    below += [g for c in verb.children if c.dep_ == "dobj" for g in c.children if g.dep_ == "acl" and g.tag_ == "VB"]
    for c in below:
        if c.pos_ in ("VERB", "AUX"):
            yield c
            if depth < _DEEPEST:
                yield from _inner(c, depth + 1)


def _told_of(verb: Token, kind: EventType) -> Iterator[Token]:
    """The nouns that the verb turns on: objects, and what stands behind its prepositions."""
    for c in verb.children:
        if c.dep_ in ("dobj", "nsubjpass"):
            yield c
        elif c.dep_ in ("prep", "dative", "agent"):
            joint = c.lower_ in (_STRUCK if kind in _BODILY else _joints(kind))
            for g in c.children:
                if g.dep_ == "pobj" and (joint or g.lemma_ in _PROTESTING):
                    yield g


def _with_held(nouns: Iterable[Token]) -> Iterator[Token]:
    """The nouns, each before what it holds: "a suspension of flights", "part of the programme"."""
    for word in nouns:
        yield word
        yield from after(word, _OF)


def _hung_on(
    clause: Clause, nouns: Iterable[Token], kind: EventType, here: Mapping[int, list[ActorMention]]
) -> Iterator[ActorMention]:
    """Possessors and demonyms of the nouns, and what hangs on them by a preposition."""
    joints = _PARTS if kind in _BODILY else _joints(kind)
    for word in _with_held(nouns):
        yield from (m for token in word.children if token.dep_ == "poss" for m in here.get(token.i, ()))
        for token in after(word, joints):
            yield from here.get(token.i, ())
            yield from (m for g in token.children if g.dep_ == "poss" for m in here.get(g.i, ()))
            yield from from_noun(clause, token)
        if kind in _ANSWERED:
            yield from (m for token in owners(word) for m in here.get(token.i, ()))
        if kind is EventType.REQUEST:
            yield from (m for token in _demanded(word) for m in here.get(token.i, ()))
        if word.dep_ != "nsubj":
            yield from from_noun(clause, word)
        if word.dep_ == "pobj" and kind not in _BODILY:
            yield from (m for token in with_conjuncts(word) for m in here.get(token.i, ()))
