"""What claims hold, counted: for someone who narrows them down.

Everything is counted from the indexes alone, less the few claims that are retired or of a superseded report: a hundred
thousand claims are counted in a few hundredths of a second. So is what a filter leaves; where that is more than half of
everything, what it takes away is counted instead.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, func, or_, select

from . import schema
from .queries import claim_conditions, conditions_on_claims
from .records import ClaimFacets, ClaimQuery, Facet, PlaceCount

_c, _l, _m, _p, _r = schema.claims.c, schema.links.c, schema.members.c, schema.places.c, schema.reports.c
Key = tuple[Any, ...]


def claim_facets(connection: Connection, query: ClaimQuery, *, most: int) -> ClaimFacets:
    """How many claims there are, and how many each value of each facet would leave; the `most` frequent values."""
    counting = _Counting(connection, query)
    event, commitment, verdict = (_facets(counting.alone(number)) for number in range(3))
    return ClaimFacets(
        total=counting.together.total(),
        source=_named(counting.of((_l.entity,), _l.claim))[:most],
        affiliation=_named(_affiliations(counting))[:most],
        place=_named(counting.of((_p.name,), _p.claim))[:most],
        event=event,
        commitment=commitment,
        verdict=verdict,
    )


def _affiliations(counting: "_Counting") -> Counter[Key]:
    """Of sources and of those who speak together; a claim counts once, though both may be of one country."""
    twice = exists().where(_l.claim == _m.claim, _l.affiliation == _m.affiliation)
    return counting.of((_l.affiliation,), _l.claim) + counting.of((_m.affiliation,), _m.claim, ~twice)


def verdict_counts(connection: Connection, query: ClaimQuery) -> tuple[Facet, ...]:
    """How many claims have which verdict; null counts those that nobody judged."""
    return _facets(_Counting(connection, query).alone(2))


def place_counts(connection: Connection, query: ClaimQuery, *, most: int) -> list[PlaceCount]:
    """Places with coordinates, those of most claims first; each with the finest precision that it has."""
    what = (_p.name, _p.geonames, _p.country, _p.lat, _p.lon, _p.kind)
    known = _p.name.is_not(None) & _p.lat.is_not(None) & _p.lon.is_not(None)
    found = _Counting(connection, query).of(what, _p.claim, known)
    finest = select(*what, func.min(_p.precision)).where(known).group_by(*what)
    precision = {tuple(row[:-1]): row[-1] for row in connection.execute(finest)}
    ordered = sorted(found.items(), key=lambda each: (-each[1], str(each[0][0]), str(each[0][1])))
    return [_place(key, precision.get(key) or COUNTRY, number) for key, number in ordered[:most]]


def _place(key: Key, precision: int, claims: int) -> PlaceCount:
    name, geonames, country, lat, lon, kind = key
    return PlaceCount(name, geonames, country, lat, lon, kind, precision, claims)


COUNTRY = 6
"""UCDP's precision for what is somewhere in a country: the coarsest, taken where none is told."""


def day_counts(connection: Connection, query: ClaimQuery) -> list[tuple[date, int]]:
    """Claims by the date of their report, earliest first; those of undated reports are left out."""
    found = _Counting(connection, query).of((_c.published,), _c.seq)
    return sorted((day, number) for (day,), number in found.items() if isinstance(day, date))


class _Counting:
    """The claims of one query, counted by whatever they hold."""

    def __init__(self, connection: Connection, query: ClaimQuery) -> None:
        self._connection, self._query = connection, query
        unasked = replace(query, event=None, commitment=None, judgement=None, unjudged=False)
        self._whole = query in _EVERYTHING
        self._plain = unasked in _EVERYTHING
        """Nothing is asked for but an event, a commitment and a verdict: one index holds all of them."""

    @cached_property
    def _every(self) -> Counter[Key]:
        """All claims that stand, by event, commitment and verdict."""
        what = (_c.event, _c.commitment, _c.verdict)
        return _less(self._rows(select(*what, func.count()).group_by(*what)), self._left_out(what))

    def _left_out(self, what: tuple[ColumnElement[Any], ...]) -> Counter[Key]:
        gone = select(*what, func.count()).where(_c.seq.in_(_left_out(self._query))).group_by(*what)
        return self._rows(gone)

    @cached_property
    def together(self) -> Counter[Key]:
        """By event, commitment and verdict."""
        if self._plain:
            return Counter({key: number for key, number in self._every.items() if _holds(self._query, key)})
        return self.of((_c.event, _c.commitment, _c.verdict), _c.seq)

    def alone(self, number: int) -> Counter[Key]:
        """By one of the three."""
        counter: Counter[Key] = Counter()
        for key, claims in self.together.items():
            counter[(key[number],)] += claims
        return counter

    def of(
        self, what: Sequence[ColumnElement[Any]], claim: ColumnElement[Any], known: ColumnElement[bool] | None = None
    ) -> Counter[Key]:
        """By the values of some columns; `claim` is the column that names the claim in their table."""
        query = self._query
        wanted = select(*what, func.count(claim.distinct()) if claim is not _c.seq else func.count()).group_by(*what)
        if known is not None:
            wanted = wanted.where(known)
        if query.added_since is not None or query.include_retired:
            return self._rows(wanted.where(claim.in_(_among(query))))
        left_out = wanted.where(claim.in_(_left_out(query)))
        if self._whole:
            return _less(self._rows(wanted), self._rows(left_out))
        if self._plain and 2 * self.together.total() > self._every.total():
            taken = claim.in_(select(_c.seq).where(_unlike(query)))
            rest = _less(self._rows(wanted), self._rows(wanted.where(taken)))
            return _less(rest, self._rows(left_out.where(~taken)))
        chosen = claim.in_(select(_c.seq).where(*conditions_on_claims(query)))
        return _less(self._rows(wanted.where(chosen)), self._rows(left_out.where(chosen)))

    def _rows(self, wanted: Select[Any]) -> Counter[Key]:
        return Counter({tuple(row[:-1]): int(row[-1]) for row in self._connection.execute(wanted)})


_EVERYTHING = (ClaimQuery(), ClaimQuery(latest_versions=True))


def _less(found: Counter[Key], fewer: Counter[Key]) -> Counter[Key]:
    found.subtract(fewer)
    return +found


def _holds(query: ClaimQuery, key: Key) -> bool:
    event, commitment, verdict = key
    return (
        (query.event is None or event == query.event.value)
        and (query.commitment is None or commitment == query.commitment.value)
        and (query.judgement is None or verdict == query.judgement.value)
        and not (query.unjudged and verdict is not None)
    )


def _unlike(query: ClaimQuery) -> ColumnElement[bool]:
    """What a plain filter takes away."""
    asked = ((_c.event, query.event), (_c.commitment, query.commitment), (_c.verdict, query.judgement))
    taken = [column.is_distinct_from(value.value) for column, value in asked if value is not None]
    return or_(*taken, *([_c.verdict.is_not(None)] if query.unjudged else []))


def _among(query: ClaimQuery) -> Select[tuple[int]]:
    among = select(_c.seq).join_from(schema.claims, schema.reports, _r.id == _c.report)
    return among.where(*claim_conditions(query))


def _left_out(query: ClaimQuery) -> Select[tuple[int]]:
    """Claims that do not count although nothing was asked for: retired ones, and those of superseded reports."""
    superseded = _c.report.in_(select(_r.supersedes).where(_r.supersedes.is_not(None)))
    retired = _c.retired_by.is_not(None)
    return select(_c.seq).where(or_(retired, superseded) if query.latest_versions else retired)


def _facets(found: Counter[Key]) -> tuple[Facet, ...]:
    ordered = sorted(found.items(), key=lambda each: (-each[1], str(each[0][0])))
    return tuple(Facet(None if key[0] is None else str(key[0]), number) for key, number in ordered)


def _named(found: Counter[Key]) -> tuple[Facet, ...]:
    return tuple(each for each in _facets(found) if each.value is not None)
