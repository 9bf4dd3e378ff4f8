"""Public figures whose name alone says who they are, by any of its spellings."""

from functools import cache
from typing import NamedTuple

from .countries import plain
from .tables import table


class Figure(NamedTuple):
    """A public figure; `country` is null for those who speak for an international body."""

    name: str
    country: str | None


@cache
def _by_name() -> dict[str, Figure]:
    found: dict[str, Figure] = {}
    for group in table("figures")["group"]:
        for name, alone, *others in group["rows"]:
            person = Figure(name, group["country"] or None)
            for spelling in (name, *([alone] if alone else []), *others):
                found.setdefault(plain(spelling).casefold(), person)
    return found


@cache
def _by_surname() -> dict[str, tuple[Figure, ...]]:
    """Who bears a last word of a name in capitals: several for "Salam"."""
    found: dict[str, dict[str, Figure]] = {}
    for person in _by_name().values():
        found.setdefault(person.name.split()[-1].casefold(), {})[person.name] = person
    return {surname: tuple(people.values()) for surname, people in found.items()}


def figure(words: str) -> Figure | None:
    """The public figure of that name, in any spelling the table has; null for everybody else, and for small letters."""
    if not any(c.isupper() for c in words[:12]):
        return None
    return _by_name().get(plain(words).casefold())


def holder(surname: str, country: str | None = None) -> Figure | None:
    """The one public figure of that surname, of that country where it is given: "Salam" of Lebanon."""
    bearers = [f for f in _by_surname().get(plain(surname).casefold(), ()) if country in (None, f.country)]
    return bearers[0] if len(bearers) == 1 else None
