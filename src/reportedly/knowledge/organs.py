"""Organs of states, put together from a country and a kind of organ: "Turkey's defense ministry"."""

from functools import cache
from typing import NamedTuple

from ..model import Sector, SourceKind
from .countries import demonym, nation, plain
from .organisations import Organisation, organisation
from .tables import table

_LONGEST_COUNTRY = 4


class _Organ(NamedTuple):
    name: str
    sector: Sector


@cache
def _by_words() -> dict[str, _Organ]:
    found: dict[str, _Organ] = {}
    for name, sector, *forms in table("organs")["rows"]:
        for form in forms:
            for spelling in ("defence", "defense"):
                found[form.replace("{defence}", spelling)] = _Organ(name, Sector(sector))
    return found


@cache
def _last_words() -> frozenset[str]:
    """Words in which the name of an organ can end: a cheap test before taking the name apart."""
    return frozenset(form.split()[-1] for form in _by_words())


def organ(words: str) -> Organisation | None:
    """The body of that country that the words name, as the table of organisations calls it where it has a row."""
    pieces = plain(words).split()
    if len(pieces) < 2:
        return None
    if pieces[-1].lower() in _last_words():
        for size in range(min(_LONGEST_COUNTRY, len(pieces) - 1), 0, -1):
            state = nation(" ".join(pieces[:size]))
            if state is not None:
                return _of(state.iso3, " ".join(pieces[size:]))
    if "of" in pieces:
        at = len(pieces) - 1 - pieces[::-1].index("of")
        state = nation(" ".join(pieces[at + 1 :]))
        return _of(state.iso3, " ".join(pieces[:at])) if state is not None else None
    return None


@cache
def _of(iso3: str, form: str) -> Organisation | None:
    found = _by_words().get(form.lower())
    people = table("organs")["adjectives"]["countries"].get(iso3) or demonym(iso3)
    if found is None or people is None:
        return None
    name = f"{people} {found.name}"
    known = organisation(name) or organisation(f"{people} {form}")
    kind = SourceKind.ORGANISATION if found.sector is Sector.NGO else SourceKind.AUTHORITY
    return known or Organisation(name, iso3, found.sector, kind)
