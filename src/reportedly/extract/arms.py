"""Whether troops or weapons take part: what makes "sent" or "arrived" a military move."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from ..knowledge.countries import NameKind, nation
from ..knowledge.forces import ARMED_SECTORS, collective, is_carrier, is_weapon
from ..knowledge.organisations import organisation
from .syntax import subject


def objects(verb: Token) -> Iterator[Token]:
    """Direct objects and passive subjects with what is coordinated with them; of a participle the noun before it."""
    for c in verb.children:
        if c.dep_ in ("dobj", "nsubjpass", "attr", "oprd"):
            yield c
            yield from (g for g in c.children if g.dep_ == "conj")
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        yield verb.head


def moves_arms(verb: Token) -> bool:
    """Whether troops or weapons do it or have it done to them."""
    who = subject(verb)
    return any(is_armed(t) or is_weapon(t.lemma_) for t in ((who,) if who is not None else ())) or any(
        is_armed(t) or is_weapon(t.lemma_) for t in objects(verb)
    )


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
    return noun.doc.text[noun.doc[start].idx : noun.idx + len(noun)]
