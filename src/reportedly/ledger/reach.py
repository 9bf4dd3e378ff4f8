"""Claims that are kept by what they are about, looked up by the keys of others and the days on which they were said."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, bindparam, select

from ..assess.propositions import REACH_DAYS, Matter, Proposition, likeness, looked_up_under
from . import weighed_schema as tables
from .matters import matter_from_json
from .tellings import pieces

_m, _k = tables.matters.c, tables.kept.c
DENIED, TOLD, ASKED = "denied", "told", "asked"
ANY_DAY = date.min
"""Stands for a day that is not known."""


@dataclass(frozen=True, slots=True)
class About:
    """A claim as it is kept for comparing: what it is about, without its words."""

    claim: str
    report: str
    matter: Matter
    denies: bool
    told: bool


M = TypeVar("M", bound=Matter)
Asking = tuple[Select[Any], dict[str, object]]
"""A statement that names keys and the claims kept under them, with the days that it asks for."""

KEPT_UNDER = select(_k.key, _k.claim).where(
    _k.key.in_(bindparam("keys", expanding=True)), _k.part.in_(bindparam("parts", expanding=True))
)
SAID_BETWEEN = KEPT_UNDER.where(_k.day.between(bindparam("since"), bindparam("until")))
_UNDATED = KEPT_UNDER.where(_k.day == ANY_DAY)
OPEN_ON = KEPT_UNDER.where(_k.day >= bindparam("since"))
_MATTERS: Select[Any] = select(tables.matters).where(_m.claim.in_(bindparam("claims", expanding=True)))
_REACH = timedelta(days=REACH_DAYS)


def alike(
    connection: Connection, ones: Sequence[Proposition], parts: Sequence[str]
) -> Iterator[tuple[Proposition, About]]:
    """Propositions, each with all others that are kept and about the same: by their keys, then by what they say."""
    found: list[tuple[Proposition, str]] = []
    for said, of_day in by_day(ones).items():
        found += named(connection, _in_reach(said), {"parts": list(parts)}, of_day)
    known = abouts(connection, {claim for _, claim in found})
    for one, claim in found:
        if claim != one.telling.claim.id and likeness(one, known[claim].matter) is not None:
            yield one, known[claim]


def by_day(found: Iterable[Proposition]) -> dict[date | None, list[Proposition]]:
    """Propositions by the day on which they were said: mostly one for all of a report."""
    days: dict[date | None, list[Proposition]] = defaultdict(list)
    for one in found:
        days[one.said].append(one)
    return days


def _in_reach(said: date | None) -> list[Asking]:
    """What asks for all that was said near a day, or on no day that is known."""
    if said is None:
        return [(KEPT_UNDER, {})]
    return [(SAID_BETWEEN, {"since": said - _REACH, "until": said + _REACH}), (_UNDATED, {})]


def named(
    connection: Connection,
    asking: Iterable[Asking],
    given: dict[str, object],
    ones: Iterable[M],
) -> list[tuple[M, str]]:
    """Each of `ones` with the claims that are kept under one of its keys, each claim once."""
    by_key: dict[str, list[int]] = defaultdict(list)
    numbered = list(ones)
    for number, one in enumerate(numbered):
        for key in looked_up_under(one):
            by_key[key].append(number)
    pairs = {
        (number, row.claim)
        for asked, reach in asking
        for keys in pieces(sorted(by_key))
        for row in connection.execute(asked, {"keys": keys, **given, **reach})
        for number in by_key[row.key]
    }
    return [(numbered[number], claim) for number, claim in pairs]


def abouts(connection: Connection, claims: Collection[str]) -> dict[str, About]:
    """What claims are about, by claim."""
    return {
        row.claim: _about(row)
        for some in pieces(sorted(claims))
        for row in connection.execute(_MATTERS, {"claims": some})
    }


def _about(row: Row[Any]) -> About:
    return About(row.claim, row.report, matter_from_json(row.about), bool(row.denies), bool(row.told))
