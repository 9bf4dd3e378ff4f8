"""The words around names of places, by class (`resources/gazetteer/words.toml`)."""

from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from ...knowledge.tables import table
from ...model import PlaceKind, PlaceRole


class Words(NamedTuple):
    """The classes of `words.toml` as sets of lower-case words or lemmas."""

    classes: MappingProxyType[str, PlaceKind]
    """Class noun ("region", "camps") to the sort of place that it makes of a name."""
    sites: frozenset[str]
    surroundings: frozenset[str]
    beside: frozenset[str]
    compass: frozenset[str]
    happenings: frozenset[str]
    on: frozenset[str]
    towards: frozenset[str]
    away: frozenset[str]
    spoken_of: frozenset[str]
    country_objects: frozenset[str]
    acting: frozenset[str]
    townspeople: frozenset[str]
    aloft: frozenset[str]
    prepositions: MappingProxyType[str, PlaceRole]
    never: frozenset[str]
    never_places: frozenset[str]
    fronts: frozenset[str]
    abbreviations: MappingProxyType[str, tuple[tuple[str, str], ...]]
    """First letter to short forms of units' names with the full name, the longest first: "W. Va.", "West Virginia"."""


def _length(pair: tuple[str, str]) -> int:
    return -len(pair[0])


@cache
def place_words() -> Words:
    """Read the table once."""
    read = table("gazetteer/words")
    classes = {word: PlaceKind(kind) for kind, words in read["classes"].items() for word in words}
    prepositions = {word: PlaceRole(role) for role, words in read["prepositions"].items() for word in words}
    sets = {name: frozenset(row["words"]) for name, row in read.items() if "words" in row}
    short = sorted(((form, name) for name, forms in read["abbreviations"].items() for form in forms), key=_length)
    letters = {form[0]: tuple(pair for pair in short if pair[0][0] == form[0]) for form, _ in short}
    return Words(
        classes=MappingProxyType(classes),
        prepositions=MappingProxyType(prepositions),
        abbreviations=MappingProxyType(letters),
        **sets,
    )
