"""Whether troops or weapons take part: what makes "sent" or "arrived" a military move."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from ..knowledge.countries import NameKind, nation
from ..knowledge.forces import ARMED_SECTORS, collective, is_carrier, is_weapon
from ..knowledge.organisations import organisation
from .syntax import subject

_PREDICATIVE = frozenset({"acomp", "oprd", "xcomp", "attr"})


def objects(verb: Token) -> Iterator[Token]:
    """Direct objects and passive subjects with what is coordinated with them; of a participle the noun before it."""
    for c in verb.children:
        if c.dep_ in ("dobj", "nsubjpass", "attr", "oprd"):
            yield c
            yield from (g for g in c.children if g.dep_ == "conj")
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        yield verb.head


def doer(verb: Token) -> Token | None:
    """The logical subject, also across "are likely to enter", "is ready to strike"."""
    for _ in range(4):
        found = subject(verb)
        if found is not None:
            return found
        below_adjective = verb.dep_ in ("xcomp", "ccomp", "advcl") and verb.head.dep_ in _PREDICATIVE
        if below_adjective or verb.dep_ in _PREDICATIVE - {"xcomp"}:
            verb = verb.head
        else:
            return None
    return None


def arms_act(verb: Token) -> bool:
    """Whether troops or weapons do it: "soldiers have reached", "tanks were massed"."""
    who = doer(verb)
    return (who is not None and _is_arms(who)) or (_is_passive_like(verb) and arms_are_moved(verb))


def arms_are_moved(verb: Token) -> bool:
    """Whether it is done to troops or weapons: "sent 4,000 soldiers"; also to a number that a state sends."""
    for noun in objects(verb):
        if _is_arms(noun):
            return True
        if noun.pos_ == "NUM" or noun.lower_ in ("whom", "them"):
            who = doer(verb)
            if who is not None and nation(who.text) is not None:
                return True
    return False


def done_to_people(verb: Token) -> bool:
    """ "Released nine hostages", "they were freed", "freed Haddad"; not "released a statement"."""
    return any(
        noun.pos_ in ("PRON", "NUM") or noun.ent_type_ in ("PERSON", "NORP") or collective(noun.lemma_) is not None
        for noun in objects(verb)
    )


def _is_arms(noun: Token) -> bool:
    return is_armed(noun) or is_weapon(noun.lemma_)


def _is_passive_like(verb: Token) -> bool:
    return verb.tag_ == "VBN" or verb.dep_ == "acl" or any(c.dep_ == "dobj" for c in verb.children)


def is_armed(noun: Token) -> bool:
    """Whether the noun phrase is one of fighters: "troops", "a portion of those soldiers", "Hezbollah"."""
    modifiers = [c.lower_ for c in noun.children if c.dep_ in ("compound", "amod")]
    found = collective(noun.lemma_, modifiers)
    if found is not None and found.armed:
        return True
    if noun.pos_ == "PROPN":
        body = organisation(_name(noun))
        if body is not None:
            return body.sector in ARMED_SECTORS
        named = nation(noun.text)
        return named is not None and named.kind is NameKind.DEMONYM and noun.text.endswith("s")
    if is_carrier(noun.lemma_) or noun.pos_ == "NUM":
        return any(is_armed(g) for g in _members(noun))
    return False


def _members(noun: Token) -> Iterable[Token]:
    return [g for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" for g in c.children if g.dep_ == "pobj"]


def _name(noun: Token) -> str:
    """The run of proper nouns that the noun closes: "Rapid Support Forces"."""
    start = noun.i
    while start > noun.left_edge.i and noun.doc[start - 1].pos_ == "PROPN":
        start -= 1
    return noun.doc[start : noun.i + 1].text
