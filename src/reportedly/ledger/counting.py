"""What claims hold, counted: for someone who narrows them down.

Everything together is counted from the indexes alone, less the few claims that are retired or of a superseded report:
a hundred thousand claims are counted in a few hundredths of a second. What a filter leaves is counted one by one.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from . import schema
from .queries import claim_conditions
from .records import ClaimFacets, ClaimQuery, Facet, PlaceCount

_c, _l, _m, _p, _r = schema.claims.c, schema.links.c, schema.members.c, schema.places.c, schema.reports.c
Key = tuple[Any, ...]


def claim_facets(connection: Connection, query: ClaimQuery, *, most: int) -> ClaimFacets:
    """How many claims there are, and how many each value of each facet would leave; the `most` frequent values."""
    spoken = select(_l.claim, _l.affiliation).union(select(_m.claim, _m.affiliation)).subquery().c
    event, commitment, verdict = _of_claims(connection, query)
    return ClaimFacets(
        total=sum(each.count for each in verdict),
        source=_named(_counted(connection, query, (_l.entity,), _l.claim))[:most],
        affiliation=_named(_counted(connection, query, (spoken.affiliation,), spoken.claim))[:most],
        place=_named(_counted(connection, query, (_p.name,), _p.claim))[:most],
        event=event,
        commitment=commitment,
        verdict=verdict,
    )


def _of_claims(connection: Connection, query: ClaimQuery) -> tuple[tuple[Facet, ...], ...]:
    """Events, commitments and verdicts: each by its index, or where something was asked for, all in one go."""
    columns = (_c.event, _c.commitment, _c.verdict)
    if query in _EVERYTHING:
        return tuple(_facets(_counted(connection, query, (column,), _c.seq)) for column in columns)
    together = _counted(connection, query, columns, _c.seq)
    alone: list[Counter[Key]] = [Counter() for _ in columns]
    for key, number in together.items():
        for counter, value in zip(alone, key, strict=True):
            counter[(value,)] += number
    return tuple(_facets(counter) for counter in alone)


def verdict_counts(connection: Connection, query: ClaimQuery) -> tuple[Facet, ...]:
    """How many claims have which verdict; null counts those that nobody judged."""
    return _facets(_counted(connection, query, (_c.verdict,), _c.seq))


def place_counts(connection: Connection, query: ClaimQuery, *, most: int) -> list[PlaceCount]:
    """Places with coordinates, those of most claims first; each with the finest precision that it has."""
    what = (_p.name, _p.geonames, _p.country, _p.lat, _p.lon, _p.kind)
    known = _p.name.is_not(None) & _p.lat.is_not(None) & _p.lon.is_not(None)
    found = _counted(connection, query, what, _p.claim, known)
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
    found = _counted(connection, query, (_c.published,), _c.seq)
    return sorted((day, number) for (day,), number in found.items() if isinstance(day, date))


def _counted(
    connection: Connection,
    query: ClaimQuery,
    what: Sequence[ColumnElement[Any]],
    claim: ColumnElement[Any],
    known: ColumnElement[bool] | None = None,
) -> Counter[Key]:
    """How many claims of `query` have which values; `claim` is the column that names the claim in their table."""
    wanted = select(*what, func.count(claim.distinct()) if claim is not _c.seq else func.count()).group_by(*what)
    if known is not None:
        wanted = wanted.where(known)
    if query not in _EVERYTHING and claim is _c.seq:
        among = wanted.select_from(schema.claims).join(schema.reports, _r.id == _c.report)
        return _rows(connection, among.where(*claim_conditions(query)))
    if query not in _EVERYTHING:
        return _rows(connection, wanted.where(claim.in_(_among(query))))
    found = _rows(connection, wanted)
    found.subtract(_rows(connection, wanted.where(claim.in_(_left_out(query)))))
    return +found


_EVERYTHING = (ClaimQuery(), ClaimQuery(latest_versions=True))


def _rows(connection: Connection, wanted: Select[Any]) -> Counter[Key]:
    return Counter({tuple(row[:-1]): int(row[-1]) for row in connection.execute(wanted)})


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
