"""Common nouns for those who act: military, government, rebels, civilians …"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ..model import Sector, SourceKind
from .tables import table

TABLE = "lexicons/forces"
ARMED_SECTORS = frozenset({Sector.MIL, Sector.PAR, Sector.REB})


@dataclass(frozen=True, slots=True)
class Collective:
    """A sort of actor; `armed` ones may mobilise and attack."""

    sector: Sector
    kind: SourceKind
    armed: bool


@cache
def _nouns() -> dict[str, Collective]:
    return {
        noun: Collective(Sector(group["sector"]), SourceKind(group["kind"]), group["armed"])
        for group in table(TABLE)["group"]
        for noun in group["nouns"]
    }


def collective_nouns() -> frozenset[str]:
    """Every noun of the table, as lemma."""
    return frozenset(_nouns())


@cache
def _by_sector() -> dict[Sector, Collective]:
    return {c.sector: c for c in reversed(_nouns().values())}


@cache
def _modifiers() -> dict[str, Sector]:
    rows = table(TABLE)["modifiers"]
    return {word: Sector(sector) for sector, words in rows.items() if sector != "decided" for word in words}


@cache
def _together() -> dict[str, Sector]:
    return {phrase: Sector(sector) for sector, phrases in table(TABLE)["together"].items() for phrase in phrases}


@cache
def _words(section: str, field: str) -> frozenset[str]:
    return frozenset(table(TABLE)[section][field])


def collective(noun: str, modifiers: Iterable[str] = ()) -> Collective | None:
    """What the head noun (lemma) with the words before it stands for: "troop" military, "rebel force" rebels."""
    modifiers = tuple(modifiers)
    for word in modifiers[-1:]:
        together = _together().get(f"{word.lower()} {noun}")
        if together is not None:
            return _by_sector()[together]
    own = _nouns().get(noun)
    if own is None and noun not in _words("modifiers", "decided"):
        return None
    if noun in _words("modifiers", "decided"):
        for word in modifiers:
            sector = _modifiers().get(word.lower())
            if sector is not None and not (own is not None and sector is Sector.GOV):
                return _by_sector()[sector]
    return own


@cache
def _group_names() -> dict[str, Sector]:
    rows = table(TABLE)["group_names"]
    return {word: Sector(sector) for sector, words in rows.items() if sector != "institutional" for word in words}


def group_sector(last_word: str) -> Sector | None:
    """The sector of a named group by the last word of its name: "front" rebels, "cartel" crime."""
    return _group_names().get(last_word)


def is_institutional(word: str) -> bool:
    """Whether the word makes an institution, not a name of its own: "national" in "National Guard"."""
    return word in _words("group_names", "institutional")


def is_carrier(noun: str) -> bool:
    """Whether the noun takes its sector from what follows: "a portion of those soldiers"."""
    return noun in _words("carriers", "nouns")


def is_companion(noun: str) -> bool:
    """Whether the noun takes its sector from those whom it joins: "Russian allies"."""
    return noun in _words("companions", "nouns")


def is_weapon(noun: str) -> bool:
    """Whether the noun is a weapon or a vehicle of war."""
    return noun in _words("weapons", "nouns")
