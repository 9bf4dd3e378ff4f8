"""Organisations that act and speak in the news: organs of states, armies, armed groups, outlets, monitors."""

from dataclasses import dataclass
from functools import cache

from ..model import Sector, SourceKind
from .countries import plain
from .tables import table

_LONGEST_WITHOUT_CASE = 4
"""Names this short or shorter are acronyms and hold in their own case only ("IS", "Kan")."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A named organisation as data: PLOVER sector and kind of source; `country` is null where it is no country's."""

    name: str
    country: str | None
    sector: Sector
    kind: SourceKind
    aliases: tuple[str, ...] = ()


@cache
def organisations() -> tuple[Organisation, ...]:
    """Every organisation of the table, in its order."""
    return tuple(
        Organisation(name, country or None, Sector(group["sector"]), SourceKind(group["kind"]), tuple(aliases))
        for group in table("organisations")["group"]
        for name, country, *aliases in group["rows"]
    )


@cache
def _by_name() -> dict[str, Organisation]:
    """Spellings without article and in straight apostrophes; names that are no acronyms also in capitals."""
    found: dict[str, Organisation] = {}
    for body in organisations():
        for spelling in (body.name, *body.aliases):
            key = plain(spelling)
            found.setdefault(key, body)
            if len(key) > _LONGEST_WITHOUT_CASE:
                found.setdefault(key.upper(), body)
    return found


@cache
def first_words() -> frozenset[str]:
    """First words of all spellings: a cheap test before looking for long names."""
    return frozenset(name.split()[0] for name in _by_name())


def organisation(words: str) -> Organisation | None:
    """The organisation of that name: "the Pentagon’s", "RSF", "Houthis"; null for "rsf" and for unknown names."""
    if not words:
        return None
    text = plain(words)
    return _by_name().get(text) or _by_name().get(text.removesuffix("."))
