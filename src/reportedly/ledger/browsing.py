"""Claims and reports a page at a time, with counts of what they hold: for narrowing down, not for weighing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from . import schema
from .finding import claim_at, stored
from .queries import claim_conditions, claims_wanted, full_id, reports_wanted
from .records import ClaimFacets, ClaimPage, ClaimQuery, Facet, PlaceCount, ReportPage, ReportRow

_c, _l, _m, _p, _r = schema.claims.c, schema.links.c, schema.members.c, schema.places.c, schema.reports.c


def claims_page(connection: Connection, query: ClaimQuery, *, after: str | None, size: int) -> ClaimPage:
    """The claims behind `after` in the order of `Ledger.claims`; a page holds while reports are being added."""
    wanted = claims_wanted(replace(query, limit=size + 1))
    if after is not None:
        wanted = wanted.where(_behind(connection, after))
    found = [stored(row) for row in connection.execute(wanted)]
    more = len(found) > size
    return ClaimPage(tuple(found[:size]), found[size - 1].claim.id if more else None)


def _behind(connection: Connection, claim_id: str) -> ColumnElement[bool]:
    found = claim_at(connection, claim_id)
    last = connection.execute(select(_c.published, _c.report_seq, _c.position, _c.seq).where(_c.seq == found.seq)).one()
    further = or_(
        _c.report_seq < last.report_seq,
        and_(
            _c.report_seq == last.report_seq,
            or_(_c.position > last.position, and_(_c.position == last.position, _c.seq > last.seq)),
        ),
    )
    if last.published is None:
        return and_(_c.published.is_(None), further)
    return or_(_c.published < last.published, _c.published.is_(None), and_(_c.published == last.published, further))


def reports_page(
    connection: Connection, *, text: str | None, days: tuple[date | None, date | None], after: str | None, size: int
) -> ReportPage:
    """The reports behind `after` in the order of `Ledger.reports`, newest first; those without a date come last."""
    wanted = reports_wanted(text=text, since=days[0], until=days[1], limit=size + 1)
    if after is not None:
        last = connection.execute(select(_r.published, _r.seq).where(_r.id == full_id(connection, "report", after)))
        wanted = wanted.where(_older(*last.one()))
    found = [ReportRow(**row._mapping) for row in connection.execute(wanted)]
    return ReportPage(tuple(found[:size]), found[size - 1].id if len(found) > size else None)


def _older(published: date | None, seq: int) -> ColumnElement[bool]:
    if published is None:
        return and_(_r.published.is_(None), _r.seq < seq)
    return or_(_r.published < published, _r.published.is_(None), and_(_r.published == published, _r.seq < seq))


def claim_facets(connection: Connection, query: ClaimQuery, *, most: int) -> ClaimFacets:
    """How many claims there are, and how many each value of each facet would leave; the `most` frequent values."""
    among = _among(query)
    speaking = select(_l.claim, _l.affiliation).union(select(_m.claim, _m.affiliation)).subquery()
    return ClaimFacets(
        total=connection.execute(select(func.count()).select_from(among.subquery())).scalar_one(),
        source=tuple(_parts(connection, _l.entity, _l.claim, among, most)),
        affiliation=tuple(_parts(connection, speaking.c.affiliation, speaking.c.claim, among, most)),
        place=tuple(_parts(connection, _p.name, _p.claim, among, most)),
        event=tuple(_own(connection, _c.event, among)),
        commitment=tuple(_own(connection, _c.commitment, among)),
        verdict=tuple(_own(connection, _c.verdict, among)),
    )


def _parts(
    connection: Connection,
    value: ColumnElement[str | None],
    claim: ColumnElement[int],
    among: Select[tuple[int]],
    most: int,
) -> Iterator[Facet]:
    count = func.count(claim.distinct())
    wanted = select(value, count).where(value.is_not(None), claim.in_(among)).group_by(value)
    for name, number in connection.execute(wanted.order_by(count.desc(), value).limit(most)):
        yield Facet(name, number)


def _own(connection: Connection, value: ColumnElement[str | None], among: Select[tuple[int]]) -> Iterator[Facet]:
    wanted = select(value, func.count()).where(_c.seq.in_(among)).group_by(value)
    for name, number in connection.execute(wanted.order_by(func.count().desc(), value)):
        yield Facet(name, number)


def reports_added(connection: Connection, since: datetime, *, limit: int) -> list[ReportRow]:
    """Reports added after a moment, the latest first."""
    wanted = reports_wanted(text=None, since=None, until=None, limit=limit)
    wanted = wanted.where(_r.added_at > since).order_by(None).order_by(_r.seq.desc())
    return [ReportRow(**row._mapping) for row in connection.execute(wanted)]


def versions(connection: Connection, report_id: str) -> list[ReportRow]:
    """The reports at one address, by version."""
    found = full_id(connection, "report", report_id)
    address = select(_r.url).where(_r.id == found).scalar_subquery()
    wanted = reports_wanted(text=None, since=None, until=None, limit=None)
    wanted = wanted.where(or_(_r.id == found, _r.url == address)).order_by(None).order_by(_r.version, _r.seq)
    return [ReportRow(**row._mapping) for row in connection.execute(wanted)]


def place_counts(connection: Connection, query: ClaimQuery, *, most: int) -> list[PlaceCount]:
    """Places with coordinates, those of most claims first."""
    count = func.count(_p.claim.distinct())
    what = (_p.name, _p.geonames, _p.country, _p.lat, _p.lon, _p.kind)
    known = (_p.name.is_not(None), _p.lat.is_not(None), _p.lon.is_not(None))
    wanted = select(*what, func.min(func.coalesce(_p.precision, 6)), count).where(*known, _p.claim.in_(_among(query)))
    rows = connection.execute(wanted.group_by(*what).order_by(count.desc(), _p.name, _p.geonames).limit(most))
    return [PlaceCount(*row) for row in rows]


def day_counts(connection: Connection, query: ClaimQuery) -> list[tuple[date, int]]:
    """Claims by the date of their report, earliest first; those of undated reports are left out."""
    wanted = select(_c.published, func.count()).where(_c.published.is_not(None), _c.seq.in_(_among(query)))
    return [(day, number) for day, number in connection.execute(wanted.group_by(_c.published).order_by(_c.published))]


def _among(query: ClaimQuery) -> Select[tuple[int]]:
    among = select(_c.seq).join_from(schema.claims, schema.reports, schema.reports.c.id == _c.report)
    return among.where(*claim_conditions(query))
