"""What sort of thing a noun is: person, fighter, weapon, mass …, by the table of units."""

from collections.abc import Mapping
from functools import cache

from spacy.tokens import Token

from ...knowledge.countries import NameKind, nation
from ...knowledge.tables import table

SIZES = ("mass", "length", "other_measure", "money")
_SORTS = ("person", "fighter", "force", "weapon", "family", "harm", "ground", *SIZES)


@cache
def sorts() -> Mapping[str, str]:
    """The class of every noun in the table of units."""
    units = table("lexicons/units")
    return {word.lower(): sort for sort in reversed(_SORTS) for word in units[sort]["words"]}


@cache
def words_of(name: str) -> frozenset[str]:
    """One word list of the table of units."""
    return frozenset(table("lexicons/units")[name]["words"])


def sort_of(noun: Token) -> str | None:
    """The class of a noun; people called by their country are persons."""
    return sorts().get(noun.lower_) or ("person" if are_people(noun) else None)


def are_people(token: Token) -> bool:
    """ "1.2 million Sudanese", "40 Afghans"."""
    named = nation(token.text) if token.tag_ in ("JJ", "NNP", "NNPS") else None
    return named is not None and named.kind is NameKind.DEMONYM
