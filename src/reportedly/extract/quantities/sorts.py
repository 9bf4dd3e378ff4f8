"""What sort of thing a noun is: person, fighter, weapon, mass …, by the table of units."""

from collections.abc import Mapping
from functools import cache

from ...knowledge.tables import table

SIZES = ("mass", "length", "other_measure", "money")
_SORTS = ("person", "fighter", "force", "weapon", "family", "harm", *SIZES)


@cache
def sorts() -> Mapping[str, str]:
    """The class of every noun in the table of units."""
    units = table("lexicons/units")
    return {word.lower(): sort for sort in reversed(_SORTS) for word in units[sort]["words"]}


@cache
def words_of(name: str) -> frozenset[str]:
    """One word list of the table of units."""
    return frozenset(table("lexicons/units")[name]["words"])
