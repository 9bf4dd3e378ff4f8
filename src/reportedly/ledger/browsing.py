"""Claims and reports a page at a time, with counts of what they hold: for narrowing down, not for weighing."""

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from . import schema
from .finding import claim_at, stored
from .queries import claims_wanted, full_id, reports_wanted
from .records import ClaimPage, ClaimQuery, ReportPage, ReportRow

_c, _r = schema.claims.c, schema.reports.c


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
