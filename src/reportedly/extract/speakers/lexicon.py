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
    arms: frozenset[str]
    foreigners: frozenset[str]
    local: frozenset[str]
    fought_over: frozenset[str]
    generic_bodies: frozenset[str]
    named_before: frozenset[str]
    plural_bodies: frozenset[str]
    transparent: frozenset[str]
    particles: frozenset[str]
    feminine: frozenset[str]
    masculine: frozenset[str]
    fighters: frozenset[str]
    generic_persons: frozenset[str]
    leads: frozenset[str]
    civil: frozenset[str]
    named_by: frozenset[str]
    together: frozenset[str]
    world_media: frozenset[str]
    newspeople: frozenset[str]
    learned: frozenset[str]
    high_offices: frozenset[str]
    sorts: frozenset[str]
    trades: frozenset[str]
    stateless: frozenset[str]
    partitives: frozenset[str]
    synonyms: MappingProxyType[SourceKind, frozenset[str]]
    """What a body of that kind may be called again."""
    garrisons: MappingProxyType[str, str]
    """Whose army stands in a country that has none."""
    named_kinds: MappingProxyType[SourceKind, frozenset[str]]
    """What the first or last word of a body's name tells of its kind."""
    phrases: MappingProxyType[str, SourceKind]
    """Kinds of two words together."""
    alike: MappingProxyType[str, tuple[str, ...]]
    sorted_kinds: MappingProxyType[str, frozenset[SourceKind]]
    """What a word before "group" tells of its kind: "medical", "armed"."""

    def same_as(self, word: str) -> tuple[str, ...]:
        """The word, and others by which the same body may have been called before: "army", "military"."""
        return (word, *self.alike.get(word, ()))


_MAPS = frozenset({"synonyms", "garrisons", "named_kinds", "phrases", "alike", "sorted_kinds"})
_CLASSES = tuple(name for name in SpeakerWords._fields if name not in _MAPS)


@cache
def speaker_words() -> SpeakerWords:
    """Read the table once."""
    read = table("lexicons/sources")
    sets = {name: frozenset(read[name]["words"]) for name in _CLASSES}
    alike = {word: tuple(w for w in group if w != word) for group in read["alike"]["groups"] for word in group}
    return SpeakerWords(
        synonyms=_by_kind(read["synonyms"]["kinds"]),
        garrisons=MappingProxyType(read["garrisons"]["countries"]),
        named_kinds=_by_kind(read["named_kinds"]["kinds"]),
        phrases=MappingProxyType({p: SourceKind(k) for k, row in read["phrases"]["kinds"].items() for p in row}),
        alike=MappingProxyType(alike),
        sorted_kinds=MappingProxyType(
            {
                w: frozenset(SourceKind(k) for k in row["kinds"])
                for row in read["sorted_kinds"]["rows"]
                for w in row["words"]
            }
        ),
        **sets,
    )


def _by_kind(words: dict[str, list[str]]) -> MappingProxyType[SourceKind, frozenset[str]]:
    return MappingProxyType({SourceKind(kind): frozenset(row) for kind, row in words.items()})
