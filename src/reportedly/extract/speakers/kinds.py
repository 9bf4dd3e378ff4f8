"""What kind of source a noun phrase describes, and whether it names anybody."""

from collections.abc import Sequence

from spacy.tokens import Token

from ...knowledge.organisations import organisation
from ...model import SourceKind
from ..attribution.sources import Mention, source_nouns
from ..syntax import child
from .lexicon import speaker_words

_INDEFINITE = frozenset({"a", "an", "one", "another", "some", "any"})
_PERSONAL = (SourceKind.OFFICIAL, SourceKind.ANALYST, SourceKind.WITNESS, SourceKind.UNNAMED)
_UNSPOKEN = frozenset({"unnamed", "anonymous", "unidentified"})


def kind_of(words: Sequence[Token]) -> SourceKind | None:
    """The kind by the last noun that the table knows."""
    kinds = source_nouns().kinds
    for token in reversed(words):
        kind = kinds.get(token.lower_) or kinds.get(token.lemma_.lower())
        if kind is not None:
            return kind
    return None


def person_kind(roles: Sequence[Token]) -> SourceKind | None:
    """The kind of a named person by the words of office around the name; of an armed group it is a belligerent."""
    kinds = [k for t in roles if (k := kind_of([t])) is not None]
    groups = (organisation(t.text) for t in roles)
    if SourceKind.BELLIGERENT in kinds or any(o is not None and o.kind is SourceKind.BELLIGERENT for o in groups):
        return SourceKind.BELLIGERENT
    for kind in (SourceKind.OFFICIAL, SourceKind.ANALYST, SourceKind.WITNESS):
        if kind in kinds:
            return kind
    return SourceKind.OFFICIAL if kinds else None


def is_anonymous(mention: Mention, kind: SourceKind | None) -> bool:
    """Whether people speak here whom the words leave without a name.

    "a senior official", "residents", "an adviser who asked not to be named" do; "a spokesman" and "the minister" hold a
    known office, "the ministry" is a body with a name of its own.
    """
    head = mention.head
    offices = speaker_words().offices
    said = " ".join(t.lower_ for t in mention.tokens)
    if any(words in said for words in speaker_words().unnamed_by):
        return True
    if kind is SourceKind.BELLIGERENT:
        return False
    plural = head.tag_ in ("NNS", "NNPS")
    determiner = child(head, "det", "poss")
    definite = determiner is not None and determiner.lower_ not in _INDEFINITE and determiner.lower_ != "no"
    nouns = source_nouns()
    listed = head.lower_ in nouns.anonymous or head.lemma_.lower() in nouns.anonymous
    if head.lower_ in speaker_words().transparent or (listed and not (definite and stands_for_bodies(head))):
        return not (determiner is not None and determiner.dep_ == "poss" and kind is not SourceKind.UNNAMED)
    if head.lower_ in offices or head.lemma_.lower() in offices:
        return plural and not definite
    if kind in _PERSONAL or kind is None:
        return not definite
    return plural and determiner is None and kind is not SourceKind.AUTHORITY and kind is not SourceKind.DOCUMENT


def stands_for_bodies(head: Token) -> bool:
    """Whether it is a plural that with "the" stands for bodies named before: "the two groups"."""
    return head.lower_ in speaker_words().plural_bodies
