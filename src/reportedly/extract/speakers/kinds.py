"""What kind of source a noun phrase describes, and whether it names anybody."""

from collections.abc import Sequence

from spacy.tokens import Token

from ...model import SourceKind
from ..attribution.sources import Mention, source_nouns
from ..syntax import child
from .lexicon import speaker_words
from .phrases import bodies_in

_INDEFINITE = frozenset({"a", "an", "one", "another", "some", "any"})
_PRIVATE = frozenset({SourceKind.ANALYST, SourceKind.WITNESS, SourceKind.UNNAMED})
_BY_BODY = (SourceKind.BELLIGERENT, SourceKind.OUTLET, SourceKind.ANALYST)


def kind_of(words: Sequence[Token]) -> SourceKind | None:
    """The kind by the last noun that the table knows."""
    for token in reversed(words):
        kind = _kind_of_noun(token)
        if kind is not None:
            return kind
    return None


def kind_of_head(head: Token) -> SourceKind | None:
    """The kind by the noun and the word before it ("news agency"), else by how it ends ("boatman")."""
    noun = counted(head)
    kind = _kind_of_noun(noun)
    trade = noun.pos_ == "NOUN" and len(noun.text) > _SHORT and noun.lower_.endswith(tuple(speaker_words().trades))
    return kind or (SourceKind.WITNESS if trade else None)


_SHORT = 4


def _kind_of_noun(token: Token) -> SourceKind | None:
    kinds, phrases = source_nouns().kinds, speaker_words().phrases
    if token.i and (together := phrases.get(f"{token.nbor(-1).lower_} {token.lower_}")) is not None:
        return together
    return kinds.get(token.lower_) or kinds.get(token.lemma_.lower())


def counted(head: Token) -> Token:
    """Who speaks where the head only counts them: "residents" of "one of the residents"."""
    words = speaker_words()
    if head.lower_ not in words.transparent and head.lower_ not in words.partitives:
        return head
    article = child(head, "det")
    if head.lower_ in words.partitives and article is not None and article.lower_ != "a":
        return head
    of = next((c for c in head.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    noun = child(of, "pobj") if of is not None else None
    return noun if noun is not None and noun.tag_ in ("NNS", "NNPS") else head


def person_kind(roles: Sequence[Token]) -> SourceKind | None:
    """The kind of a named person by the words of office around the name; of an armed group it is a belligerent.

    Without an office the body decides: "Rob Lee of the Foreign Policy Research Institute" is an analyst.
    """
    kinds = [k for t in roles if (k := kind_of([t])) is not None]
    bodies = [b.kind for b in bodies_in(roles)]
    if SourceKind.BELLIGERENT in kinds or SourceKind.BELLIGERENT in bodies:
        return SourceKind.BELLIGERENT
    if SourceKind.OFFICIAL not in kinds:
        own = next((k for k in _BY_BODY if k in bodies), None)
        if own is not None:
            return own
        if any(t.lower_ in speaker_words().learned for t in roles) and SourceKind.WITNESS not in kinds:
            return SourceKind.ANALYST
    for kind in (SourceKind.OFFICIAL, SourceKind.ANALYST, SourceKind.WITNESS):
        if kind in kinds:
            return kind
    return SourceKind.OFFICIAL if kinds or bodies else None


def is_anonymous(mention: Mention, kind: SourceKind | None) -> bool:
    """Whether people speak here whom the words leave without a name.

    "a senior official", "residents", "an adviser who asked not to be named" do; "a spokesman" and "the minister" hold a
    known office, "the ministry" is a body with a name of its own, and so are "rebels".
    """
    head = mention.head
    said = " ".join(t.lower_ for t in mention.tokens)
    if any(words in said for words in speaker_words().unnamed_by) or head.lower_ in speaker_words().transparent:
        return True
    if any(words in said for words in speaker_words().named_by):
        return False
    head = counted(head)
    plural = head.tag_ in ("NNS", "NNPS")
    determiner = child(head, "det", "poss")
    definite = determiner is not None and determiner.lower_ not in _INDEFINITE and determiner.lower_ != "no"
    if kind is SourceKind.BELLIGERENT or (kind is SourceKind.OUTLET and not plural):
        one = not plural and determiner is not None and determiner.lower_ in _INDEFINITE
        return one and _in(head, speaker_words().fighters | speaker_words().newspeople)
    if kind in _PRIVATE or kind is None:
        return not (definite and (stands_for_bodies(head) or (kind is None and not plural)))
    if kind is SourceKind.OFFICIAL:
        counts = plural and any(c.dep_ in ("nummod", "amod") or c.lower_ in _SOME for c in head.children)
        return not definite and (counts or not _in(head, speaker_words().offices))
    of_state = any(t.lower_ in speaker_words().state for t in mention.tokens)
    return plural and determiner is None and kind not in _SPEAK_AS_MANY and not of_state


_SOME = frozenset({"some", "several", "many", "few", "most"})
_SPEAK_AS_MANY = frozenset({SourceKind.AUTHORITY, SourceKind.DOCUMENT})


def stands_for_bodies(head: Token) -> bool:
    """Whether it is a plural that with "the" stands for bodies named before: "the two groups"."""
    return head.lower_ in speaker_words().plural_bodies


def _in(head: Token, words: frozenset[str]) -> bool:
    return head.lower_ in words or head.lemma_.lower() in words
