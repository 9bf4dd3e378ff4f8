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
    for name, country, surname_alone, *others in table("figures")["rows"]:
        person = Figure(name, country or None)
        for spelling in (name, *others, *([name.split()[-1]] if surname_alone else [])):
            found.setdefault(spelling.casefold(), person)
    return found


def figure(words: str) -> Figure | None:
    """The public figure of that name, in any spelling the table has; null for everybody else."""
    return _by_name().get(plain(words).casefold())
