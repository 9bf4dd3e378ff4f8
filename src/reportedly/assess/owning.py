"""Whose soldiers a number counts, where no noun beside it says so: "Rwanda has 3,100 soldiers in Goma"."""

import re
from functools import cache

from ..knowledge.countries import nations_in
from ..knowledge.tables import table
from ..model import Claim, Quantity

_NEAR = 3
"""Words in which a country stands before its verb or its force, or behind "from"."""


def owner(claim: Claim, quantity: Quantity) -> str | None:
    """The one country that has, sends or is the home of what is counted, ISO 3166-1 alpha-3; null where several may be.

    It stands before a verb of having ("Rwanda keeps 2,000 troops"), before the noun of a force ("the Rwandan contingent
    numbers 3,300"), or behind "from" ("2,100 troops from Rwanda").
    """
    before, number, behind = claim.text.partition(quantity.text)
    if not number:
        return None
    told = [
        *(_last(before[: verb.start()]) for verb in _verbs().finditer(before)),
        *(_last(claim.text[: force.start()]) for force in _forces().finditer(claim.text)),
        *(_first(behind[home.end() :]) for home in _FROM.finditer(behind)),
    ]
    states = {iso3 for found in told for iso3 in found}
    return next(iter(states)) if len(states) == 1 else None


_FROM = re.compile(r"\bfrom\b")


def _last(words: str) -> set[str]:
    return {state.iso3 for state in nations_in(" ".join(words.split()[-_NEAR:]))}


def _first(words: str) -> set[str]:
    return {state.iso3 for state in nations_in(" ".join(words.split()[:_NEAR]))}


@cache
def _verbs() -> re.Pattern[str]:
    return _any_of("verbs")


@cache
def _forces() -> re.Pattern[str]:
    return _any_of("nouns")


def _any_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(map(re.escape, table('lexicons/estimands')['owning'][name]))})\b")
