"""The words that say what happened to the things counted, turned round: from word to measure."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from ...knowledge.tables import table
from ...model import Measure

HARM = frozenset({Measure.KILLED, Measure.WOUNDED, Measure.CASUALTIES, Measure.MISSING})
OF_PERSONS = HARM | {Measure.CAPTURED, Measure.DETAINED, Measure.DISPLACED, Measure.RELEASED}


@dataclass(frozen=True, slots=True)
class _Words:
    """The lexicon turned round: from word to measure."""

    did: Mapping[str, Measure]
    done: Mapping[str, Measure]
    suffer: Mapping[str, Measure]
    nouns: Mapping[str, Measure]
    act: Mapping[str, Measure]
    idioms: Mapping[str, Measure]
    """Several words, as lemmas, said of what is counted: "leave their home"."""
    only: Mapping[Measure, frozenset[str]]
    strict: frozenset[Measure]


@cache
def lexicon() -> _Words:
    rows = table("lexicons/measures")

    def turned(key: str) -> dict[str, Measure]:
        return {word: measure for measure in Measure for word in rows[measure.value][key]}

    return _Words(
        did=turned("did"),
        done=turned("done"),
        suffer=turned("suffer"),
        nouns=turned("nouns"),
        act=turned("act"),
        idioms={words: m for m in Measure for words in rows[m.value].get("idioms", ())},
        only={m: frozenset(rows[m.value]["only"]) for m in Measure},
        strict=frozenset(m for m in Measure if rows[m.value].get("strict")),
    )


def joint(token: Token, measure: Measure) -> Measure:
    """ "killed or wounded" are casualties."""
    words = lexicon()
    doc = token.doc
    if measure not in (Measure.KILLED, Measure.WOUNDED):
        return measure
    for at, step in ((token.i + 1, 1), (token.i - 1, -1)):
        if 0 <= at < len(doc) and doc[at].lower_ in ("and", "or") and 0 <= at + step < len(doc):
            other = doc[at + step]
            joined = words.done.get(other.lower_) or words.did.get(other.lemma_)
            if joined in (Measure.KILLED, Measure.WOUNDED) and joined is not measure and other.pos_ != "NOUN":
                return Measure.CASUALTIES
    return measure


def done(token: Token) -> Measure | None:
    """The measure of a participle or adjective, with its particle: "shot down"."""
    words = lexicon()
    nxt = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return words.done.get(f"{token.lower_} {nxt}") or words.done.get(token.lower_)


def did(verb: Token) -> Measure | None:
    """The measure of what the verb does, with its particle: "shot 30 drones down"."""
    words = lexicon()
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
    return words.did.get(f"{verb.lemma_} {particle}") or words.did.get(verb.lemma_)
