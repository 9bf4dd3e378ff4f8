"""Whether a name is a place of the event, and how the event stands to it."""

from spacy.tokens import Token

from ...knowledge.countries import NameKind, nation
from ...model import PlaceKind, PlaceRole
from .prepositions import after_preposition
from .spot import Mention
from .verdict import Sureness, Use
from .words import place_words

_MODIFIERS = frozenset({"compound", "nmod", "amod", "nounmod"})
_HOLDERS = frozenset({"dobj", "nsubjpass", "nsubj", "pobj", "conj", "appos"})
_OF_STATES = frozenset({"base", "bases", "power", "hub"})
""" "a Gulf power": no place of the state's own."""
_OF_POWERS = frozenset({"state", "states", "republic", "department", "division"})
""" "the Islamic State of Iraq", "the Republic of Sudan": names of powers."""
_BORDER = frozenset({"border", "borders", "coast"})
_PLAIN = frozenset({"in", "at", "inside", "into", "across", "near", "outside", "throughout", "around"})


def use_of(mention: Mention) -> Use | None:
    """The use, or None for a name that is no place of the event ("Moscow denied", "the Bank of England")."""
    root = mention.root
    if _in_longer_name(mention, root):
        return None
    verdict = _climb(mention, root, governs=_may_govern(mention))
    if verdict is not None and verdict.sureness is not Sureness.WEAK:
        return verdict
    return (_by_surface(mention) if root.dep_ not in _MODIFIERS | {"poss"} else None) or verdict


def _may_govern(mention: Mention) -> bool:
    """Whether the bare name may stand for a government: a country or a capital."""
    if mention.sort not in {None, PlaceKind.COUNTRY}:
        return False
    if mention.start.i < mention.first.i and mention.start.lower_ != "the":
        return False
    known = nation(mention.name)
    if known is not None:
        return known.kind in {NameKind.NAME, NameKind.CAPITAL}
    return bool(mention.candidates) and mention.candidates[0].kind is PlaceKind.COUNTRY


def _in_longer_name(mention: Mention, root: Token) -> bool:
    """A person's or an organisation's name: "Lloyd Austin", "the Kyiv Independent", "the University of Khartoum"."""
    doc = mention.passage.doc
    before = doc[mention.first.i - 1] if mention.first.i > 0 else None
    after = doc[mention.last.i + 1] if mention.last.i + 1 < len(doc) else None
    if before is not None and _is_name_part(before, mention):
        return True
    grown = mention.end is not mention.last
    if after is None or grown or after.is_sent_start or after.pos_ != "PROPN" or not after.text[:1].isupper():
        return _of_organisation(root)
    bound = root.head.i > mention.last.i or after.head.i <= mention.last.i
    words = place_words()
    closed = after.lower_ in words.sites or after.lower_ in words.classes
    if bound and ((not closed and root.dep_ in _MODIFIERS | {"poss"}) or after.dep_ == "flat"):
        return root.head.lower_ not in words.sites and root.head.lower_ not in words.classes
    return _of_organisation(root)


def _is_name_part(before: Token, mention: Mention) -> bool:
    """The first name in "Lloyd Austin", but not "Port" or "northern" before a place."""
    words = place_words()
    if before.lower_ in words.prepositions:
        return False  # "Near Raqqa, two strikes …" is often read as one name
    hangs = before.pos_ == "PROPN" and before.dep_ in {"compound", "nmod"}
    inside = mention.first.i <= before.head.i <= mention.last.i
    return hangs and inside and before.lower_ not in words.fronts and before.lower_ not in words.compass


def _of_organisation(root: Token) -> bool:
    if root.dep_ != "pobj" or root.head.lower_ != "of":
        return False
    holder, words = root.head.head, place_words()
    named = holder.text[:1].isupper() and holder.pos_ == "PROPN" and not holder.is_sent_start
    place = holder.lower_ in words.compass or (holder.lower_ in words.classes and holder.lower_ not in _OF_POWERS)
    return named and not place


def _climb(mention: Mention, token: Token, *, governs: bool) -> Use | None:
    """Follow the name up to the word that says how it is used: over its class word, over "and" and appositions."""
    classes = place_words().classes
    top = token
    for _ in range(len(mention.passage.doc)):
        head = top.head
        if head is top:
            break
        inside = mention.first.i <= head.i <= mention.end.i
        town_of = top.dep_ in _MODIFIERS and top.i + 1 < head.i and top.nbor(1).text == ","
        # "in Pont-Sonde, Haiti": some parses hang the town on the country
        if not (inside or town_of or top.dep_ in {"conj", "appos"}):
            verdict = _judge(mention, top, head, governs=governs)
            if verdict is not None or top.dep_ not in _MODIFIERS or head.lower_ not in classes:
                return verdict
            governs = False
        top = head
    return _by_surface(mention)


def _judge(mention: Mention, top: Token, head: Token, *, governs: bool) -> Use | None:
    """What the relation of the name's phrase to its head says."""
    if top.dep_ in _MODIFIERS:
        return _as_modifier(head, governs=governs)
    if top.dep_ == "poss":
        return _as_possessor(head, governs=governs)
    if top.dep_ == "pobj" and head.lower_ == "of" and _is_class_word(head.head, mention):
        return _as_holder(mention, head.head)
    if top.dep_ == "pobj":
        return after_preposition(mention, head, governs=governs)
    if top.dep_ in {"dobj", "nsubjpass", "nsubj", "csubj"}:
        return _as_argument(top, head, governs=governs)
    return _by_surface(mention)


def _as_modifier(head: Token, *, governs: bool) -> Use | None:
    """ "the El Fasher hospital", "the Kursk offensive"; not "Gaza ceasefire talks", "Ukraine war"."""
    words, low = place_words(), head.lower_
    if low in words.townspeople:
        return Use(PlaceRole.IN, Sureness.LIKELY)
    if low in words.sites:
        return None if governs and low in _OF_STATES else Use(PlaceRole.IN, Sureness.LIKELY)
    if governs:
        return None
    if low in _BORDER:
        return Use(PlaceRole.NEAR, Sureness.WEAK)
    around = low in words.surroundings or low in words.happenings
    return Use(PlaceRole.IN, Sureness.LIKELY) if around else None


def _as_possessor(head: Token, *, governs: bool) -> Use | None:
    """ "Kharkiv's suburbs", "Goma's airport"; not "Russia's border", "Sudan's army", "Gaza's health ministry"."""
    words, low = place_words(), head.lower_
    if low in _BORDER or low in {"side", "territory"}:
        return None
    holds = (
        low in words.surroundings
        or low in words.townspeople
        or (not governs and (low in words.sites or low in words.classes))
    )
    return Use(PlaceRole.IN, Sureness.WEAK) if holds else None


def _as_argument(top: Token, verb: Token, *, governs: bool) -> Use | None:
    """ "captured Goma", "Kharkiv was hit", "Vuhledar fell"; not "supports Israel", "Moscow said"."""
    words, lemma = place_words(), verb.lemma_.lower()
    if top.dep_ in {"dobj", "nsubjpass"}:
        done = lemma in words.country_objects if governs else lemma not in words.spoken_of
        return Use(PlaceRole.IN, Sureness.LIKELY) if done else None
    happens = not governs and lemma not in words.acting
    return Use(PlaceRole.IN, Sureness.WEAK) if happens else None


def _is_class_word(holder: Token, mention: Mention) -> bool:
    words = place_words()
    return holder.lower_ in words.classes or (mention.sort is not None and holder.lower_ in words.happenings)


def _as_holder(mention: Mention, holder: Token) -> Use:
    """The use of the class noun before "of": "captured the town of Sudzha" is as "captured Sudzha"."""
    above = _climb(mention, holder, governs=False) if holder.dep_ in _HOLDERS else None
    return above or Use(PlaceRole.IN, Sureness.WEAK)


def _by_surface(mention: Mention) -> Use | None:
    """Where the parse says nothing: a plain locative preposition straight before the words."""
    before = mention.passage.doc[mention.start.i - 1].lower_ if mention.start.i > 0 else ""
    return Use(place_words().prepositions[before], Sureness.WEAK) if before in _PLAIN else None
