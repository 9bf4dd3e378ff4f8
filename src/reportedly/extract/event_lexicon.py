"""The lexicon of events, made ready for look-ups by lemma (`resources/lexicons/events.toml`)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from ..knowledge.tables import table
from ..model import EventType

TABLE = "lexicons/events"


@dataclass(frozen=True, slots=True)
class EventClass:
    """A PLOVER type with its mode."""

    type: EventType
    mode: str | None


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """Look-ups by lemma; the second word of a pair is an object, a particle or preposition, or a noun's modifier."""

    verbs: Mapping[str, EventClass]
    armed: Mapping[str, EventClass]
    moved: Mapping[str, EventClass]
    persons: Mapping[str, EventClass]
    with_particle: Mapping[str, Mapping[str, EventClass]]
    armed_with_particle: Mapping[str, Mapping[str, EventClass]]
    moved_with_particle: Mapping[str, Mapping[str, EventClass]]
    phrases: Mapping[str, Mapping[str, EventClass]]
    nouns: Mapping[str, EventClass]
    modified_nouns: Mapping[str, Mapping[str, EventClass]]

    @property
    def words(self) -> frozenset[str]:
        """Every verb and noun that stands alone in the lexicon."""
        return (
            frozenset(self.verbs)
            | frozenset(self.armed)
            | frozenset(self.moved)
            | frozenset(self.persons)
            | frozenset(self.nouns)
        )


def _single(entries: Iterable[str], kind: EventClass, into: dict[str, EventClass]) -> None:
    for entry in entries:
        if " " not in entry:
            into.setdefault(entry, kind)


def _pairs(entries: Iterable[str], kind: EventClass, into: dict[str, dict[str, EventClass]], *, head: int) -> None:
    """Entries of two words; `head` says which of them is looked up first."""
    for entry in entries:
        pieces = entry.split()
        if len(pieces) > 1:
            other = pieces[-1] if head == 0 else pieces[0]
            into.setdefault(pieces[head], {}).setdefault(other, kind)


def _phrases(entries: Iterable[str], kind: EventClass, into: dict[str, dict[str, EventClass]]) -> None:
    """ "hand over control|town": verbs, with their particles, before the last blank, objects behind it."""
    for entry in entries:
        verbs, _, objects = entry.rpartition(" ")
        for verb in verbs.split("|"):
            for noun in objects.split("|"):
                into.setdefault(verb, {}).setdefault(noun, kind)


@cache
def event_lexicon() -> EventLexicon:
    """The lexicon. Of two classes with one entry the first stands."""
    verbs: dict[str, EventClass] = {}
    armed: dict[str, EventClass] = {}
    moved: dict[str, EventClass] = {}
    persons: dict[str, EventClass] = {}
    nouns: dict[str, EventClass] = {}
    with_particle: dict[str, dict[str, EventClass]] = {}
    armed_with_particle: dict[str, dict[str, EventClass]] = {}
    moved_with_particle: dict[str, dict[str, EventClass]] = {}
    phrases: dict[str, dict[str, EventClass]] = {}
    modified: dict[str, dict[str, EventClass]] = {}
    for row in table(TABLE)["class"]:
        kind = EventClass(EventType(row["type"]), row["mode"] or None)
        _single(row.get("verbs", ()), kind, verbs)
        _single(row.get("armed", ()), kind, armed)
        _single(row.get("moved", ()), kind, moved)
        _single(row.get("persons", ()), kind, persons)
        _single(row.get("nouns", ()), kind, nouns)
        _pairs(row.get("verbs", ()), kind, with_particle, head=0)
        _pairs(row.get("armed", ()), kind, armed_with_particle, head=0)
        _pairs(row.get("moved", ()), kind, moved_with_particle, head=0)
        _pairs(row.get("nouns", ()), kind, modified, head=-1)
        _phrases(row.get("phrases", ()), kind, phrases)
    return EventLexicon(
        verbs=verbs,
        armed=armed,
        moved=moved,
        persons=persons,
        with_particle=with_particle,
        armed_with_particle=armed_with_particle,
        moved_with_particle=moved_with_particle,
        phrases=phrases,
        nouns=nouns,
        modified_nouns=modified,
    )


def is_military_move(verb: str) -> bool:
    """Whether the verb (lemma) moves troops: "send", "deploy"."""
    lexicon = event_lexicon()
    kind = lexicon.moved.get(verb) or lexicon.verbs.get(verb)
    return kind is not None and kind.type is EventType.MOBILIZE


@cache
def light(field: str) -> frozenset[str]:
    """Words of the section `light`."""
    return frozenset(table(TABLE)["light"][field])


@cache
def blame(field: str) -> frozenset[str]:
    """Words of the section `blame`."""
    return frozenset(table(TABLE)["blame"][field])


def noun_class(noun: Token) -> EventClass | None:
    """What an event noun tells: "airstrike", "hunger strike", "strike"."""
    if noun.pos_ not in ("NOUN", "PROPN") and not (
        noun.tag_ == "VBG" and noun.dep_ in ("nsubj", "csubj", "dobj", "pobj")
    ):
        return None
    lexicon = event_lexicon()
    pairs = lexicon.modified_nouns.get(noun.lemma_)
    if pairs is not None:
        for c in noun.children:
            if c.dep_ in ("compound", "amod", "nmod", "poss"):
                found = pairs.get(c.lower_) or pairs.get(c.lemma_)
                if found is not None:
                    return found
    return lexicon.nouns.get(noun.lemma_) or lexicon.nouns.get(noun.lower_)
