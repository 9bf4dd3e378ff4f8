"""Whether a name is a place of the event, and how the event stands to it."""

from enum import Enum
from typing import NamedTuple

from spacy.tokens import Token

from ...knowledge.countries import NameKind, nation
from ...model import PlaceKind, PlaceRole
from .spot import Mention
from .words import place_words

_MODIFIERS = frozenset({"compound", "nmod", "amod", "nounmod"})
_SUBJECTS = frozenset({"nsubj", "csubj"})


class Sureness(float, Enum):
    """How much the construction speaks for a place of the event."""

    CLEAR = 1.0
    LIKELY = 0.85
    WEAK = 0.65


class Use(NamedTuple):
    """A name used as a place of the event."""

    role: PlaceRole
    sureness: Sureness
    context: str | None = None
    """Country that the noun phrase itself names: "Russia's Kursk region", "the Sudanese city of El Fasher"."""


def use_of(mention: Mention) -> Use | None:
    """The use, or None for a name that is no place of the event ("Moscow denied", "the Bank of England")."""
    root = mention.root
    if _in_longer_name(mention, root):
        return None
    governs = _may_govern(mention)
    verdict = _climb(mention, root, governs=governs)
    return verdict._replace(context=_context(mention)) if verdict else None


def _may_govern(mention: Mention) -> bool:
    """Whether the bare name may stand for a government: a country or a capital."""
    if mention.sort not in {None, PlaceKind.COUNTRY}:
        return False
    if mention.start.i < mention.first.i and mention.start.lower_ != "the":
        return False
    known = nation(mention.name)
    if known is not None:
        return known.kind in {NameKind.NAME, NameKind.CAPITAL}
    return mention.candidates[0].kind is PlaceKind.COUNTRY


def _in_longer_name(mention: Mention, root: Token) -> bool:
    """A person's or an organisation's name: "Lloyd Austin", "the Kyiv Independent", "the University of Khartoum"."""
    words, doc = place_words(), mention.passage.doc
    before = doc[mention.first.i - 1] if mention.first.i > 0 else None
    if (
        before is not None
        and before.pos_ == "PROPN"
        and before.dep_ in {"compound", "nmod"}
        and before.head.i <= mention.last.i
    ):
        if (
            mention.first.i <= before.head.i
            and before.lower_ not in words.fronts
            and before.lower_ not in words.compass
        ):
            return True
    after = doc[mention.last.i + 1] if mention.last.i + 1 < len(doc) else None
    if after is None or mention.end is not mention.last or after.is_sent_start:
        return _of_organisation(root)
    if (
        after.text[:1].isupper()
        and after.pos_ == "PROPN"
        and (root.head.i > mention.last.i or after.head.i <= mention.last.i)
    ):
        low = after.lower_
        if (
            low not in words.sites and low not in words.classes and root.dep_ in _MODIFIERS | {"poss"}
        ) or after.dep_ == "flat":
            return not _closes_with_site(root.head)
    return _of_organisation(root)


def _closes_with_site(head: Token) -> bool:
    words = place_words()
    return head.lower_ in words.sites or head.lower_ in words.classes


def _of_organisation(root: Token) -> bool:
    if root.dep_ != "pobj" or root.head.lower_ != "of":
        return False
    holder = root.head.head
    words = place_words()
    capital = holder.text[:1].isupper() and holder.pos_ == "PROPN" and not holder.is_sent_start
    return capital and holder.lower_ not in words.classes and holder.lower_ not in words.surroundings


def _climb(mention: Mention, token: Token, *, governs: bool) -> Use | None:
    """Follow the name up to the word that says how it is used; a parse is a tree, so the way ends."""
    words = place_words()
    top = token
    for _ in range(len(mention.passage.doc)):
        head = top.head
        if head is top:
            return _by_surface(mention)
        if mention.first.i <= head.i <= mention.end.i:
            top = head
            continue
        if top.dep_ in _MODIFIERS:
            verdict = _as_modifier(head, governs=governs)
            if verdict is not None or head.lower_ not in words.classes:
                return verdict
            top, governs = head, False
        elif top.dep_ == "poss":
            return _as_possessor(head, governs=governs)
        elif top.dep_ in {"conj", "appos"}:
            top = head
        elif top.dep_ == "pobj":
            return _after_preposition(mention, head, governs=governs)
        elif top.dep_ in {"dobj", "nsubjpass"}:
            wanted = words.country_objects if governs else words.objects
            return Use(PlaceRole.IN, Sureness.LIKELY) if head.lemma_.lower() in wanted else None
        elif top.dep_ in _SUBJECTS:
            falls = not governs and head.lemma_.lower() in words.town_subjects
            return Use(PlaceRole.IN, Sureness.WEAK) if falls else None
        else:
            return _by_surface(mention)
    return None


def _as_modifier(head: Token, *, governs: bool) -> Use | None:
    """ "the El Fasher hospital", "the Kursk offensive"; not "Gaza ceasefire talks", "Ukraine war"."""
    words = place_words()
    low = head.lower_
    if low in words.sites:
        return Use(PlaceRole.IN, Sureness.LIKELY)
    if governs:
        return None
    if low in {"border", "coast"}:
        return Use(PlaceRole.NEAR, Sureness.WEAK)
    if low in words.surroundings or low in words.happenings:
        return Use(PlaceRole.IN, Sureness.LIKELY)
    return None


def _as_possessor(head: Token, *, governs: bool) -> Use | None:
    """ "Kharkiv's suburbs", "Goma's airport"; not "Russia's border", "Sudan's army", "Gaza's health ministry"."""
    words = place_words()
    low = head.lower_
    if low in {"border", "borders", "side", "territory"} or not (
        low in words.sites or low in words.surroundings or low in words.classes
    ):
        return None
    if governs and low not in words.surroundings:
        return None
    return Use(PlaceRole.IN, Sureness.WEAK)


def _after_preposition(mention: Mention, preposition: Token, *, governs: bool) -> Use | None:
    words = place_words()
    low = preposition.lower_
    if low in words.never or low not in words.prepositions:
        return None
    role = words.prepositions[low]
    if low == "of":
        return _after_of(mention, preposition.head, governs=governs)
    if low == "including":
        return None if governs else Use(PlaceRole.IN, Sureness.WEAK)
    if low in {"from", "to", "on", "for", "over"}:
        return _after_vague(low, preposition, governs=governs)
    if low == "in" and preposition.head.lower_ in {"interest", "confidence", "interested", "trust", "believe"}:
        return None
    return Use(role, Sureness.CLEAR)


def _after_of(mention: Mention, holder: Token, *, governs: bool) -> Use | None:
    """ "the town of Sudzha", "north of Goma", "the siege of El Fasher"; not "the president of Sudan"."""
    words = place_words()
    low = holder.lower_
    if low in words.classes or (mention.sort is not None and low in words.happenings):
        return _holder_use(mention, holder)
    if low in words.beside and low not in {"outskirts"}:
        if low in {"border", "coast"} and governs:
            return None
        compass_noun = low in words.compass and holder.i > 0 and holder.nbor(-1).lower_ == "the"
        return Use(PlaceRole.IN if compass_noun else PlaceRole.NEAR, Sureness.LIKELY)
    if low in words.surroundings or low in words.sites:
        return Use(PlaceRole.IN, Sureness.LIKELY)
    if low in words.happenings and (
        not governs or low in {"invasion", "occupation", "bombing", "bombardment", "shelling", "blockade"}
    ):
        return Use(PlaceRole.IN, Sureness.LIKELY)
    if low == "out":
        return Use(PlaceRole.FROM, Sureness.LIKELY)
    return None


def _holder_use(mention: Mention, holder: Token) -> Use | None:
    """The use of the class noun before "of": "captured the town of Sudzha" is as "captured Sudzha"."""
    if holder.dep_ in {"dobj", "nsubjpass", "nsubj", "pobj", "conj", "appos"}:
        return _climb(mention, holder, governs=False) or Use(PlaceRole.IN, Sureness.WEAK)
    return Use(PlaceRole.IN, Sureness.WEAK)


def _after_vague(low: str, preposition: Token, *, governs: bool) -> Use | None:
    """From, to, on, for, over: what the word before them says decides for a country or a capital."""
    words = place_words()
    governor = preposition.head
    while (
        governor.dep_ in {"prep", "advmod", "prt"} and governor.pos_ in {"ADP", "ADV"} and governor.head is not governor
    ):
        governor = governor.head
    lemma = governor.lemma_.lower()
    verbal = {lemma, governor.head.lemma_.lower()} if governor.dep_ in {"dobj", "nsubjpass", "nsubj"} else {lemma}
    if low == "from":
        known = bool(verbal & words.away)
        return (
            Use(PlaceRole.FROM, Sureness.LIKELY)
            if known or (not governs and governor.pos_ in {"VERB", "AUX"})
            else None
        )
    if low == "to":
        if lemma in {"accord", "according", "due", "thank", "thanks", "owe", "say", "tell"}:
            return None
        if lemma in {"close", "adjacent", "next"}:
            return Use(PlaceRole.NEAR, Sureness.LIKELY)
        return Use(PlaceRole.TO, Sureness.LIKELY) if verbal & words.towards or not governs else None
    if low == "on":
        return Use(PlaceRole.IN, Sureness.LIKELY) if verbal & words.on or not governs else None
    if governs or low == "for":
        return (
            Use(PlaceRole.TO, Sureness.WEAK)
            if low == "for" and lemma in {"leave", "depart", "head", "bind", "set"}
            else None
        )
    return Use(PlaceRole.IN, Sureness.WEAK)


def _by_surface(mention: Mention) -> Use | None:
    """Where the parse says nothing: a plain locative preposition straight before the words."""
    at = mention.start.i - 1
    if at < 0:
        return None
    low = mention.passage.doc[at].lower_
    if low in {"in", "at", "inside", "into", "across", "near", "outside", "throughout", "around"}:
        return Use(place_words().prepositions[low], Sureness.WEAK)
    return None


def _context(mention: Mention) -> str | None:
    """The country that the noun phrase names, in front ("Sudan's", "the Lebanese border town of") or behind a comma."""
    doc = mention.passage.doc
    for token in reversed(doc[max(0, mention.start.i - 6) : mention.start.i]):
        if token.pos_ in {"VERB", "AUX", "PUNCT"} and token.text != "-":
            break
        known = nation(token.text) if token.text[:1].isupper() else None
        if known is not None:
            bound = known.kind is NameKind.DEMONYM or token.nbor(1).text in {"'s", "’s", "'", "’"}
            return known.iso3 if bound else None
    after = doc[mention.end.i + 1 : mention.end.i + 6]
    if len(after) > 1 and after[0].text == ",":
        for length in range(min(4, len(after) - 1), 0, -1):
            known = nation(after[1 : 1 + length].text)
            if known is not None and known.kind is NameKind.NAME:
                return known.iso3
    return None
