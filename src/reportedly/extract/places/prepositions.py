"""What a preposition before a name says: "in Goma" is a place, "with Iran" is none, "to Russia" hangs on the verb."""

from spacy.tokens import Token

from ...model import PlaceKind, PlaceRole
from .spot import Mention
from .verdict import Sureness, Use
from .words import Words, place_words

_VAGUE = frozenset({"from", "to", "on", "for", "over"})
_OF_TOWNS = {"between": Use(PlaceRole.NEAR, Sureness.LIKELY), "including": Use(PlaceRole.IN, Sureness.WEAK)}
""" "the bridge between Orikhiv and Tokmak", but not "talks between Kyiv and Moscow"."""
_NO_PLACE_IN = frozenset({"interest", "confidence", "interested", "trust", "believe"})
_SPOKEN_TO = frozenset({"accord", "according", "due", "thank", "thanks", "owe", "say", "tell"})
_BOUND_FOR = frozenset({"leave", "depart", "head", "bind", "set"})
_DONE_TO_COUNTRIES = frozenset({"invasion", "occupation", "bombing", "bombardment", "shelling", "blockade"})


def after_preposition(mention: Mention, preposition: Token, *, governs: bool) -> Use | None:
    """The use of a name behind a preposition. `governs`: the name may stand for a government."""
    words, low = place_words(), preposition.lower_
    if low in _OF_TOWNS:
        return None if governs else _OF_TOWNS[low]
    if low in words.never or low not in words.prepositions:
        return None
    if low == "of":
        return _after_of(mention, preposition.head, governs=governs)
    if low in _VAGUE:
        return _VAGUE_ONES[low](_governor(preposition), words, governs=governs)
    if low == "in" and preposition.head.lower_ in _NO_PLACE_IN:
        return None
    return Use(words.prepositions[low], Sureness.CLEAR)


def _after_of(mention: Mention, holder: Token, *, governs: bool) -> Use | None:
    """ "north of Goma", "the siege of El Fasher", "parts of Ukraine"; not "the president of Sudan"."""
    words, low = place_words(), holder.lower_
    if low in words.beside and low != "outskirts":
        if governs and low in {"border", "coast"}:
            return None
        side = low in words.compass and holder.i > 0 and holder.nbor(-1).lower_ == "the"  # "in the north of Kosovo"
        return Use(PlaceRole.IN if side else PlaceRole.NEAR, Sureness.LIKELY)
    if low in words.townspeople:
        return Use(PlaceRole.IN, Sureness.LIKELY)
    if low == "out":
        return Use(PlaceRole.FROM, Sureness.LIKELY)
    done = low in words.happenings or (low.endswith("ing") and holder.lemma_.lower() not in words.spoken_of)
    happened = done and (not governs or low in _DONE_TO_COUNTRIES)
    if happened or low in words.surroundings or low in words.sites:
        return Use(PlaceRole.IN, Sureness.LIKELY)
    water = bool(mention.candidates) and mention.candidates[0].kind is PlaceKind.WATER
    return Use(PlaceRole.IN, Sureness.WEAK) if water else None


def _governor(preposition: Token) -> tuple[Token, frozenset[str]]:
    """The word that the preposition belongs to and its lemma; for an object ("sent troops to") the verb's too."""
    word = preposition.head
    while word.dep_ in {"prep", "advmod", "prt"} and word.pos_ in {"ADP", "ADV"} and word.head is not word:
        word = word.head
    lemmas = {word.lemma_.lower()}
    if word.dep_ in {"dobj", "nsubjpass", "nsubj"}:
        lemmas.add(word.head.lemma_.lower())
    return word, frozenset(lemmas)


def _from(governor: tuple[Token, frozenset[str]], words: Words, *, governs: bool) -> Use | None:
    word, lemmas = governor
    if lemmas & words.away or (not governs and word.pos_ in {"VERB", "AUX"}):
        return Use(PlaceRole.FROM, Sureness.LIKELY)
    return None if governs else Use(PlaceRole.FROM, Sureness.WEAK)  # "thousands of men from Kandahar"


def _to(governor: tuple[Token, frozenset[str]], words: Words, *, governs: bool) -> Use | None:
    word, lemmas = governor
    if word.lemma_.lower() in _SPOKEN_TO:
        return None
    if word.lemma_.lower() in {"close", "adjacent", "next"}:
        return Use(PlaceRole.NEAR, Sureness.LIKELY)
    return Use(PlaceRole.TO, Sureness.LIKELY) if lemmas & words.towards or not governs else None


def _on(governor: tuple[Token, frozenset[str]], words: Words, *, governs: bool) -> Use | None:
    return Use(PlaceRole.IN, Sureness.LIKELY) if governor[1] & words.on or not governs else None


def _for(governor: tuple[Token, frozenset[str]], words: Words, *, governs: bool) -> Use | None:
    return Use(PlaceRole.TO, Sureness.WEAK) if governor[1] & _BOUND_FOR else None


def _over(governor: tuple[Token, frozenset[str]], words: Words, *, governs: bool) -> Use | None:
    aloft = governor[0].lemma_.lower() in words.aloft
    return Use(PlaceRole.IN, Sureness.LIKELY) if aloft or not governs else None


_VAGUE_ONES = {"from": _from, "to": _to, "on": _on, "for": _for, "over": _over}
