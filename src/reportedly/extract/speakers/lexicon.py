"""Words by which speakers are told apart: offices, bodies, genders (`resources/lexicons/sources.toml`)."""

from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from ...knowledge.tables import table
from ...model import SourceKind


class SpeakerWords(NamedTuple):
    """Classes of `sources.toml` as sets of lower-case words; each is explained there."""

    offices: frozenset[str]
    ranks: frozenset[str]
    unnamed_by: frozenset[str]
    state: frozenset[str]
    local: frozenset[str]
    generic_bodies: frozenset[str]
    named_before: frozenset[str]
    plural_bodies: frozenset[str]
    transparent: frozenset[str]
    particles: frozenset[str]
    feminine: frozenset[str]
    masculine: frozenset[str]
    synonyms: MappingProxyType[SourceKind, frozenset[str]]
    """What a body of that kind may be called again."""


_CLASSES = tuple(name for name in SpeakerWords._fields if name != "synonyms")


@cache
def speaker_words() -> SpeakerWords:
    """Read the table once."""
    read = table("lexicons/sources")
    synonyms = {SourceKind(kind): frozenset(words) for kind, words in read["synonyms"]["kinds"].items()}
    sets = {name: frozenset(read[name]["words"]) for name in _CLASSES}
    return SpeakerWords(synonyms=MappingProxyType(synonyms), **sets)
