"""Which origins may be one: people of one surname who speak for one country, bodies of the same words in another order.

Proposals only. Sources are compared within one kind and key, so that the cost grows with the sources.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations, groupby

from ..knowledge.spelling import key
from ..knowledge.tables import table
from ..model import LikelySame, Origin, SourceKind

_PEOPLE = (SourceKind.OFFICIAL, SourceKind.ANALYST, SourceKind.WITNESS)
_VOWELS = re.compile(r"[aeiouyj]+")


def likely_same(origins: Iterable[Origin], *, apart: Iterable[frozenset[str]] = ()) -> tuple[LikelySame, ...]:
    """Every two named origins that may be one, but for the pairs of ids in `apart`, on which somebody decided."""
    blocks: dict[tuple[object, ...], dict[str, Origin]] = defaultdict(dict)
    for origin in sorted(origins, key=lambda o: (o.id, o.affiliation or "")):
        block = None if origin.anonymous else _block(origin)
        if block is not None:
            blocks[block][origin.id] = origin
    decided = set(apart)
    found = [
        proposal
        for block in blocks.values()
        for one, other in combinations(sorted(block.values(), key=_fullness), 2)
        if frozenset((one.id, other.id)) not in decided and (proposal := _proposal(one, other)) is not None
    ]
    return tuple(sorted(found, key=lambda p: (p.other.name, p.origin.name, p.origin.id)))


def _fullness(origin: Origin) -> tuple[int, str, str]:
    """The fuller name comes last: it is the one that a merge keeps."""
    return len(key(origin.name)), origin.name, origin.id


def _block(origin: Origin) -> tuple[object, ...] | None:
    words = key(origin.name).split()
    if not words:
        return None
    if _is_person(origin, words):
        return origin.kind, skeleton(words[-1])
    content = frozenset(words) - _small()
    return (origin.kind, content) if content else None


def _is_person(origin: Origin, words: Sequence[str]) -> bool:
    """A name of a person, not of an office: "Ana Ruiz", not "mayor of Sirte"."""
    return origin.kind in _PEOPLE and not _small() & set(words)


def _proposal(one: Origin, other: Origin) -> LikelySame | None:
    if one.affiliation and other.affiliation and one.affiliation != other.affiliation:
        return None
    left, right = key(one.name).split(), key(other.name).split()
    if not _is_person(one, left) or not _is_person(other, right):
        return LikelySame(origin=one, other=other, reason=f"a {one.kind.value} of the same words in another order")
    if not _given_names_agree(left[:-1], right[:-1]):
        return None
    spelt = "the same surname" if left[-1] == right[-1] else "a surname that sounds alike"
    return LikelySame(origin=one, other=other, reason=f"{spelt}, both {one.kind.value}{_where(one, other)}")


def _where(one: Origin, other: Origin) -> str:
    """Whose they are; nothing speaks against one whose country no report tells."""
    country = one.affiliation or other.affiliation
    if country is None:
        return ""
    return f", both of {country}" if one.affiliation == other.affiliation else f", one of {country}, one of no country"


def _given_names_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the names before the surname can be one person's: "A." and "Ana" can, "Ana" and "Luis" can't."""
    if not one or not other:
        return True
    first, second = one[0], other[0]
    if 1 in (len(first), len(second)):
        return first[0] == second[0]
    return skeleton(first) == skeleton(second)


def skeleton(word: str) -> str:
    """What stays of a word in every transliteration: its first sound and its consonants, none of them doubled.

    "zelensky", "zelenskiy" and "zelenskyy" are "zlnsk".
    """
    first = "" if _VOWELS.match(word) is None else "a"
    return first + "".join(letter for letter, _ in groupby(_VOWELS.sub("", word)))


@cache
def _small() -> frozenset[str]:
    return frozenset(table("lexicons/source_names")["small"])
