"""Who acts and who is acted upon in a clause."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from ..knowledge.forces import is_companion
from ..model import Actor, Event, EventType, Role, Sector
from .arms import doer, objects
from .coreference import resolve
from .event_lexicon import blame, light, noun_class
from .mentions import ActorMention, read_mentions
from .noun_phrases import nations_of, phrase_start
from .parse import Clause, Parse

_MOVED = frozenset({EventType.MOBILIZE, EventType.RETREAT})
"""Types whose passive subject acts: "troops have been deployed"."""
_AGAINST = frozenset({"against"})
_AT = frozenset({"against", "on", "upon", "at", "towards", "toward"})
_BODILY = frozenset({EventType.MOBILIZE, EventType.RETREAT, EventType.ASSAULT, EventType.CONSULT})
"""Types that befall bodies: whom they strike, an object says."""
_CONCERNING = frozenset({"to", "with", "against", "for", "on", "of", "from"})
_TO = frozenset(
    {EventType.AID, EventType.AGREE, EventType.REQUEST, EventType.THREATEN, EventType.CONCEDE, EventType.SUPPORT}
)
_WITH = frozenset({EventType.CONSULT, EventType.COOPERATE, EventType.AGREE, EventType.ASSAULT, EventType.MOBILIZE})
_MUTUAL = frozenset({EventType.CONSULT, EventType.COOPERATE})
_TAKING_PART = frozenset({"take", "participate", "engage", "involve"})
_HOLDING = frozenset({"involve", "include"})


def find_actors(parse: Parse) -> tuple[ActorMention, ...]:
    """Every mention of the report in order; "these soldiers" and "they" carry what their antecedent tells."""
    return tuple(resolve(m for passage in parse.passages for m in read_mentions(passage)))


def assign_roles(clause: Clause, event: Event | None, mentions: Sequence[ActorMention]) -> tuple[Actor, ...]:
    """Who acts and who receives in the clause's event; without an event, in its main verb."""
    here: dict[int, list[ActorMention]] = {}
    for mention in mentions:
        if mention.passage is clause.passage:
            here.setdefault(mention.head.i, []).append(mention)
    trigger = _trigger(clause, event)
    kind = event.type if event is not None else None
    acting = _unique(m for token in _acting(trigger, kind) for m in here.get(token.i, ()))
    if trigger.i != clause.head.i and clause.head.pos_ in ("NOUN", "PROPN") and noun_class(clause.head) is None:
        acting = _unique(m for token in _with_conjuncts(clause.head) for m in here.get(token.i, ())) or acting
    if not acting:
        acting = _unique(m for noun in _event_nouns(trigger) for m in _from_noun(clause, noun))
    acting = _of_one_sort(acting)
    countries = {m.country for m in acting}
    if kind is EventType.MOBILIZE:
        acting += [m for m in _moved(trigger, here) if m.country in countries and m not in acting]
    receiving = [
        m
        for m in _unique(m for token in _receiving(trigger, kind) for m in here.get(token.i, ()))
        if m not in acting and not (kind in _MOVED and (m.country in countries or m.country is None or m.bare))
    ]
    if not receiving and kind is not None and kind not in _BODILY:
        receiving = [m for m in _concerned(clause, trigger, here) if m.country not in countries][:1]
    struck = {_who(m) for m in receiving}
    acting = [m for m in acting if not (m.head.pos_ == "PRON" and _who(m) in struck)]
    return (*(_actor(m, Role.ACTOR) for m in acting), *(_actor(m, Role.RECIPIENT) for m in receiving))


def _actor(mention: ActorMention, role: Role) -> Actor:
    return Actor(
        mention=mention.text,
        span=mention.span,
        role=role,
        country=mention.country,
        sector=mention.sector,
        entity=mention.entity,
    )


def _unique(mentions: Iterable[ActorMention]) -> list[ActorMention]:
    """The first mention of each actor."""
    found: dict[tuple[str | None, Sector | None, str | None], ActorMention] = {}
    for mention in mentions:
        if any(_who(mention)):
            found.setdefault(_who(mention), mention)
    return list(found.values())


def _who(mention: ActorMention) -> tuple[str | None, Sector | None, str | None]:
    return mention.country, mention.sector, mention.entity


def _of_one_sort(acting: list[ActorMention]) -> list[ActorMention]:
    """Allies fight as those do whom they join: "Malian troops, backed by Russian allies"."""
    sectors = {m.sector for m in acting if m.sector is not None}
    only = sectors.pop() if len(sectors) == 1 else None
    return [m if m.sector or m.entity or not is_companion(m.head.lemma_) else replace(m, sector=only) for m in acting]


def _moved(trigger: Token, here: Mapping[int, list[ActorMention]]) -> list[ActorMention]:
    """A state's own soldiers act where it moves them: "Uganda has sent 4,000 soldiers"."""
    if trigger.pos_ != "VERB" or _is_passive(trigger):
        return []
    moved = (m for noun in objects(trigger) if noun.dep_ == "dobj" for m in here.get(noun.i, ()))
    return [m for m in _unique(moved) if m.sector is Sector.MIL][:1]


def _trigger(clause: Clause, event: Event | None) -> Token:
    """The word that tells the event, a verb if one does."""
    if event is None:
        return clause.head
    start = clause.passage.start
    words = [t for t in clause.tokens if event.span.start <= t.idx + start < event.span.end]
    return next((t for t in words if t.pos_ in ("VERB", "AUX")), words[0] if words else clause.head)


def _predicate(token: Token) -> Token:
    """The verb that a noun or adjective of telling hangs on: "launched" of "launched an attack"."""
    for _ in range(4):
        if token.pos_ in ("VERB", "AUX") or token.head.i == token.i:
            return token
        if token.dep_ in ("acl", "relcl", "advcl", "appos"):
            return token
        token = token.head
    return token


def _with_conjuncts(token: Token) -> Iterator[Token]:
    yield token
    for c in token.children:
        if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
            yield from _with_conjuncts(c)
        elif c.dep_ == "appos":
            yield c


def _is_passive(verb: Token) -> bool:
    own = [c.dep_ for c in verb.children]
    if "nsubjpass" in own or "auxpass" in own:
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and "nsubj" not in own:
        return _is_passive(verb.head)
    return (
        verb.tag_ == "VBN"
        and "aux" not in own
        and "nsubj" not in own
        and verb.dep_ in ("acl", "advcl", "oprd", "xcomp")
    )


def _patient(verb: Token) -> Token | None:
    """Whom a passive verb befell: "74 civilians had been killed", "300 stationed in the town"."""
    if verb.dep_ == "acl":
        return verb.head
    return doer(verb)


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


def _acting(trigger: Token, kind: EventType | None) -> Iterator[Token]:
    answering = _answering(trigger)
    if answering is not None:
        yield from _owners(answering)
        yield from _answerers(answering)
        return
    verb = _predicate(trigger)
    if trigger.lower_ in light("stricken"):
        return
    if trigger.pos_ in ("NOUN", "PROPN", "NUM"):
        if kind is None:
            yield from _with_conjuncts(trigger)
        owners = list(_owners(trigger))
        yield from owners
        happened = trigger.dep_ in ("nsubj", "nsubjpass", "ROOT", "pobj") and verb.lemma_ not in _TAKING_PART
        if owners or happened:
            return
    if verb.pos_ not in ("VERB", "AUX"):
        yield from _owners(verb)
    elif _is_passive(verb):
        yield from _agents(verb)
        patient = _patient(verb)
        if patient is not None and (kind in _MOVED or kind is None or trigger.i != verb.i):
            yield from _with_conjuncts(patient)
    else:
        yield from _doers(verb, kind)


def _answerers(word: Token) -> Iterator[Token]:
    verb = _predicate(word)
    if verb.pos_ not in ("VERB", "AUX"):
        return
    if _is_passive(verb) and word.dep_ == "nsubjpass":
        yield from _agents(verb)
        return
    who = doer(verb) if not _is_passive(verb) else _patient(verb)
    if who is not None and not any(c.dep_ in ("det", "neg") and c.lower_ in ("no", "neither") for c in who.children):
        yield from _with_conjuncts(who)


def _doers(verb: Token, kind: EventType | None) -> Iterator[Token]:
    """Subject of an active verb, with those at its side."""
    who = doer(verb)
    if who is not None:
        yield from _with_conjuncts(who)
        yield from _companions(who)
    elif verb.dep_ == "ccomp" and verb.tag_ in ("VB", "VBG"):
        yield from (t for c in verb.head.children if c.dep_ == "dobj" for t in _with_conjuncts(c))
    if kind in _WITH:
        beside = {"alongside", "between"} | ({"with"} if kind in _MUTUAL else set())
        yield from _after(verb, beside)


def _companions(who: Token) -> Iterator[Token]:
    """ "Malian forces, backed by mercenaries,"."""
    for c in who.children:
        if c.dep_ == "acl" and c.tag_ == "VBN":
            yield from _agents(c)
        elif c.dep_ == "prep" and c.lower_ in ("alongside", "including"):
            yield from (t for g in c.children if g.dep_ == "pobj" for t in _with_conjuncts(g))


def _agents(verb: Token) -> Iterator[Token]:
    """ "was shelled by the army"."""
    for c in verb.children:
        if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by"):
            for g in c.children:
                if g.dep_ == "pobj":
                    yield from _with_conjuncts(g)
                    yield from _owners(g)


def _owners(noun: Token) -> Iterator[Token]:
    """Who does what an event noun names: "Israel's strikes", "shelling by the army", "an assault involving both"."""
    for c in noun.children:
        if c.dep_ == "poss":
            yield from _with_conjuncts(c)
        elif c.dep_ in ("prep", "agent") and c.lower_ in ("by", "between", "from"):
            yield from (t for g in c.children if g.dep_ == "pobj" for t in _with_conjuncts(g))
        elif c.dep_ in ("acl", "relcl") and c.lemma_ in _HOLDING:
            yield from (t for g in c.children if g.dep_ == "dobj" for t in _with_conjuncts(g))
        elif c.dep_ == "acl" and c.lemma_ in blame("laying"):
            yield from _after(c, {"to", "on", "upon"})
        elif c.dep_ == "acl":
            yield from _agents(c)
        elif c.dep_ == "relcl" and any(g.lemma_ in blame("shares") for g in c.children if g.dep_ == "dobj"):
            yield from _answerers(next(g for g in c.children if g.dep_ == "dobj"))


def _event_nouns(trigger: Token) -> Iterator[Token]:
    """The nouns that name the event: "a Russian offensive", "was killed by Israeli airstrikes"."""
    if trigger.pos_ in ("NOUN", "PROPN"):
        yield trigger
    verb = _predicate(trigger)
    nouns = [*_agents(verb), *(c for c in verb.children if c.dep_ == "nsubj")]
    yield from (noun for noun in nouns if noun_class(noun) is not None)


def _from_noun(clause: Clause, noun: Token) -> list[ActorMention]:
    """The demonyms before an event noun: "any Rwandan-Congolese clash"."""
    doc = noun.doc
    return [
        ActorMention(clause.passage, noun, doc[first], doc[last], named.iso3)
        for first, last, named in nations_of(doc, phrase_start(noun), noun.i)
    ]


def _receiving(trigger: Token, kind: EventType | None) -> Iterator[Token]:
    verb = _predicate(trigger)
    if trigger.lower_ in light("stricken"):
        who = doer(trigger)
        yield from _with_conjuncts(who) if who is not None else ()
        return
    at = _AT if kind is not None else _AGAINST
    for noun in {trigger.i: trigger, verb.i: verb}.values():
        if noun.pos_ in ("NOUN", "PROPN"):
            yield from _after(noun, at | {"of"} if kind is EventType.ASSAULT else at)
    if verb.pos_ not in ("VERB", "AUX"):
        return
    if _is_passive(verb) and kind is not None and kind not in _MOVED and trigger.i == verb.i:
        patient = _patient(verb)
        if patient is not None:
            yield from _with_conjuncts(patient)
    if not _is_passive(verb):
        for c in objects(verb):
            if c.dep_ in ("dobj", "conj", "dative") and c.i != trigger.i:
                yield from _with_conjuncts(c)
                yield from _after(c, at)
    yield from _after(verb, at | ({"to", "with"} if kind in _TO or verb.lemma_ in blame("laying") else set()))
    for c in verb.children:
        if c.dep_ == "dative":
            yield from (t for g in ([c] if c.pos_ != "ADP" else list(c.children)) for t in _with_conjuncts(g))


def _concerned(clause: Clause, trigger: Token, here: Mapping[int, list[ActorMention]]) -> Iterator[ActorMention]:
    """Whom words and measures concern, where no object names them: "rejected a Qatari plan", "halted aid to Mali"."""
    verb = _predicate(trigger)
    for noun in (c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "prep")):
        below = [g for g in noun.children if g.dep_ == "pobj"] if noun.dep_ == "prep" else [noun]
        if noun.dep_ == "prep" and noun.lower_ not in _CONCERNING:
            continue
        for word in below:
            yield from (m for token in word.children if token.dep_ == "poss" for m in here.get(token.i, ()))
            yield from (m for token in _after(word, _CONCERNING) for m in here.get(token.i, ()))
            yield from _from_noun(clause, word)
            yield from (m for token in _with_conjuncts(word) for m in here.get(token.i, ()) if noun.dep_ == "prep")


def _after(token: Token, prepositions: frozenset[str] | set[str]) -> Iterator[Token]:
    for c in token.children:
        if c.dep_ in ("prep", "dative") and c.lower_ in prepositions:
            for g in c.children:
                if g.dep_ == "pobj":
                    yield from _with_conjuncts(g)
