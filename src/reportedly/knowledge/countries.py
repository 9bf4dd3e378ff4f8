"""Which country a name, a demonym or a capital stands for."""

import re
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from .tables import table


class NameKind(StrEnum):
    """What the words name. A capital stands for its government; a territory ("Gaza") never does."""

    NAME = "name"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    TERRITORY = "territory"


def country_name(iso3: str) -> str | None:
    """The country's usual English name: "AZE" is Azerbaijan."""
    names = table("countries").get(iso3, {}).get("names")
    return names[0] if names else None


def demonym(iso3: str) -> str | None:
    """The adjective by which newsrooms call the country's people first: "AZE" is Azerbaijani."""
    demonyms = table("countries").get(iso3, {}).get("demonyms")
    return demonyms[0] if demonyms else None


class NationName(NamedTuple):
    """A country and how the words name it."""

    iso3: str
    kind: NameKind


_FIELDS = (
    ("territories", NameKind.TERRITORY),
    ("capitals", NameKind.CAPITAL),
    ("demonyms", NameKind.DEMONYM),
    ("names", NameKind.NAME),
)
_LONGEST = 5
"""Words of the longest name that `nations_in` looks for."""
_POSSESSIVE = re.compile(r"'s?$")
_WORD = re.compile(r"[^\s\-–/,;:()\"“”]+")


def plain(words: str) -> str:
    """The words as the tables hold them: straight apostrophes, one space, without article and possessive ending."""
    text = " ".join(words.replace("’", "'").replace("‘", "'").split())
    text = _POSSESSIVE.sub("", text)
    return text[4:] if text[:4] in {"the ", "The ", "THE "} else text


def _plurals(demonym: str) -> tuple[str, ...]:
    """ "Russians", "Afghans"; none for "Chinese", "British", "Dutch"."""
    if demonym.endswith(("ese", "sh", "ch", "s", "men")) or demonym.isupper():
        return ()
    return (f"{demonym}s",)


@cache
def _names() -> dict[str, NationName]:
    """Every spelling, case kept. A name outranks a demonym, a demonym a capital ("Djibouti", "Kuwait")."""
    found: dict[str, NationName] = {}
    for field, kind in _FIELDS:
        for iso3, row in table("countries").items():
            for spelling in row.get(field, ()):
                forms = (spelling, *(_plurals(spelling) if kind is NameKind.DEMONYM else ()))
                for form in forms:
                    found[plain(form)] = NationName(iso3, kind)
                    if len(form) > 4 and "." not in form:
                        found.setdefault(plain(form).upper(), NationName(iso3, kind))
    return found


@cache
def _longer_starts() -> frozenset[str]:
    """First words of names of several words."""
    return frozenset(name.split()[0] for name in _names() if " " in name)


def nation(words: str) -> NationName | None:
    """The country that the words name: "Russia’s", "the U.S.", "North Koreans", "Pyongyang"; null for "us"."""
    if not words or not (words[0].isupper() or words.startswith(("the ", "occupied "))):
        return None
    text = plain(words)
    return _names().get(text) or _names().get(text.removesuffix("."))


def nations_in(words: str) -> tuple[NationName, ...]:
    """Every country named in the words, in order, longest names first: "Russian-North Korean" has two."""
    pieces = _WORD.findall(words.replace("’", "'"))
    found: list[NationName] = []
    at = 0
    while at < len(pieces):
        longest = _LONGEST if plain(pieces[at]) in _longer_starts() else 1
        for length in range(min(longest, len(pieces) - at), 0, -1):
            hit = nation(" ".join(pieces[at : at + length]))
            if hit is not None:
                found.append(hit)
                at += length
                break
        else:
            at += 1
    return tuple(found)
