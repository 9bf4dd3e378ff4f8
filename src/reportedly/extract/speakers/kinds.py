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
    kinds = source_nouns().kinds
    for token in reversed(words):
        kind = kinds.get(token.lower_) or kinds.get(token.lemma_.lower())
        if kind is not None:
            return kind
    return None


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
    plural = head.tag_ in ("NNS", "NNPS")
    determiner = child(head, "det", "poss")
    definite = determiner is not None and determiner.lower_ not in _INDEFINITE and determiner.lower_ != "no"
    if kind is SourceKind.BELLIGERENT:
        return not plural and determiner is not None and determiner.lower_ in _INDEFINITE and _is_fighter(head)
    if kind in _PRIVATE or kind is None:
        return not (definite and (stands_for_bodies(head) or (kind is None and not plural)))
    if kind is SourceKind.OFFICIAL:
        return not definite and (plural or not _in(head, speaker_words().offices))
    return plural and determiner is None and kind not in _SPEAK_AS_MANY


_SPEAK_AS_MANY = frozenset({SourceKind.AUTHORITY, SourceKind.DOCUMENT})


def _is_fighter(head: Token) -> bool:
    """One person of an armed group, not the group: "a fighter", not "a militia"."""
    return _in(head, speaker_words().fighters)


def stands_for_bodies(head: Token) -> bool:
    """Whether it is a plural that with "the" stands for bodies named before: "the two groups"."""
    return head.lower_ in speaker_words().plural_bodies


def _in(head: Token, words: frozenset[str]) -> bool:
    return head.lower_ in words or head.lemma_.lower() in words
