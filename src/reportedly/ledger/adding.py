"""A report and its claims go in, whole or not at all."""

import math
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import Connection, Table, bindparam, insert, select, update

from ..errors import LedgerError, QuoteError
from ..model import Claim, Report
from . import schema
from .corrections import apply
from .filing import unfile
from .judging import corrections_in, judgements_in
from .records import Added
from .rows import Columns, child_rows, claim_row, report_row, text_hash

PARTS = (schema.links, schema.members, schema.actors, schema.quantities, schema.places, schema.times)

_reports, _readings, _claims = schema.reports.c, schema.readings.c, schema.claims.c

# Built once: to build a statement takes longer than to run it.
_INTO = {table: insert(table) for table in schema.metadata.sorted_tables}
_NEW_REPORT = insert(schema.reports).returning(_reports.seq)
_NEW_READING = insert(schema.readings).returning(_readings.seq)
_KNOWN = select(_reports.seq, _reports.withdrawn_at).where(_reports.id == bindparam("of"))
_LATEST = (
    select(_reports.id, _reports.version)
    .where(_reports.url == bindparam("of"))
    .order_by(_reports.version.desc())
    .limit(1)
)
_TEXT = select(schema.texts.c.hash).where(schema.texts.c.hash == bindparam("of"))
_READING = select(_readings.seq).where(_readings.report == bindparam("of"), _readings.extractor == bindparam("by"))
_BEFORE = select(_reports.supersedes).where(_reports.id == bindparam("of"), _reports.supersedes.is_not(None))
_NUMBERS = select(_claims.id, _claims.seq).where(_claims.report == bindparam("of"))


def add_report(
    connection: Connection, report: Report, claims: Sequence[Claim], *, extractor: str, dropped: int, at: datetime
) -> Added:
    """Add a report with one extractor's claims of it; see `Ledger.add`."""
    known = connection.execute(_KNOWN, {"of": report.id}).one_or_none()
    if known is not None and (known.withdrawn_at is not None or has_reading(connection, report.id, extractor)):
        return Added.KNOWN
    report_seq, outcome = (known.seq, Added.REREAD) if known else _insert_report(connection, report, at)
    sound = sound_claims(report, claims)
    reading: Columns = {"report": report.id, "extractor": extractor, "read_at": at, "claims": len(sound)}
    reading["dropped"] = dropped + len(claims) - len(sound)
    reading_seq = cast(int, connection.execute(_NEW_READING, reading).scalar_one())
    fixed: Columns = {"report": report.id, "report_seq": report_seq, "published": report.published}
    fixed |= {"reading": reading_seq}
    if outcome is Added.REREAD:
        sound = _renew(connection, report, sound, fixed=fixed)
    insert_claims(connection, sound, fixed=fixed, publisher=report.publisher)
    unfile(connection, {report.id, *connection.execute(_BEFORE, {"of": report.id}).scalars()})
    return outcome


def has_reading(connection: Connection, report_id: str, extractor: str) -> bool:
    """Whether this extractor has read the report."""
    return connection.execute(_READING, {"of": report_id, "by": extractor}).first() is not None


def sound_claims(report: Report, claims: Iterable[Claim]) -> list[Claim]:
    """Quote or drop: the claims that stand in the report letter for letter, each id once.

    Raises:
        LedgerError: a claim is of another report.
    """
    sound: dict[str, Claim] = {}
    for claim in claims:
        if claim.report != report.id:
            raise LedgerError(f"claim {claim.id} belongs to report {claim.report}, not to {report.id}")
        try:
            claim.check_quotes(report)
        except QuoteError:
            continue
        if _can_be_written(claim):
            sound.setdefault(claim.id, claim)
    return list(sound.values())


def _can_be_written(claim: Claim) -> bool:
    """JSON knows neither infinity nor "not a number": such a claim could not be read back."""
    numbers = (number for q in claim.quantities for number in (q.low, q.high, q.part_of))
    return all(math.isfinite(number) for number in numbers if isinstance(number, float))


def _insert_report(connection: Connection, report: Report, at: datetime) -> tuple[int, Added]:
    digest = text_hash(report.text)
    if connection.execute(_TEXT, {"of": digest}).first() is None:
        connection.execute(_INTO[schema.texts], {"hash": digest, "body": report.text, "characters": len(report.text)})
    before = connection.execute(_LATEST, {"of": report.url}).one_or_none() if report.url is not None else None
    lineage = {"version": before.version + 1 if before else 1, "supersedes": before.id if before else None}
    row = report_row(report) | lineage | {"added_at": at}
    return cast(int, connection.execute(_NEW_REPORT, row).scalar_one()), Added.VERSION if before else Added.NEW


def insert_claims(connection: Connection, claims: Sequence[Claim], *, fixed: Columns, publisher: str | None) -> None:
    """New rows for claims and their parts; `fixed` are the columns that all of them share."""
    if not claims:
        return
    rows = [fixed | claim_row(c, publisher=publisher) | {"id": c.id, "json": c.model_dump_json()} for c in claims]
    connection.execute(_INTO[schema.claims], rows)
    seqs = {row.id: cast(int, row.seq) for row in connection.execute(_NUMBERS, {"of": fixed["report"]})}
    insert_parts(connection, [(claim, seqs[claim.id]) for claim in claims])


def insert_parts(connection: Connection, claims: Iterable[tuple[Claim, int]]) -> None:
    """Rows for the parts of claims, all claims at once."""
    batches: dict[Table, list[Columns]] = {}
    for claim, seq in claims:
        for table, rows in child_rows(claim, seq).items():
            batches.setdefault(table, []).extend(rows)
    for table, rows in batches.items():
        if rows:
            connection.execute(_INTO[table], rows)


def write_current(connection: Connection, seq: int, current: Claim, *, publisher: str | None, more: Columns) -> None:
    """Let a claim be found by what holds of it now; `more` are further columns to set."""
    claims = schema.claims
    row = claim_row(current, publisher=publisher) | more
    connection.execute(update(claims).where(claims.c.seq == seq).values(row))
    for part in PARTS:
        connection.execute(part.delete().where(part.c.claim == seq))
    insert_parts(connection, [(current, seq)])


def _renew(connection: Connection, report: Report, found: Sequence[Claim], *, fixed: Columns) -> list[Claim]:
    """Renew the claims that a new reading found again, retire those that vanished; return those that are new.

    What a person added stays as the person wrote it, and is never retired.
    """
    c = schema.claims.c
    known = {row.id: row for row in connection.execute(select(schema.claims).where(c.report == report.id))}
    judged = judgements_in(connection, report.id)
    for claim in found:
        old = known.get(claim.id)
        if old is None:
            continue
        if old.added_by is not None:
            connection.execute(update(schema.claims).where(c.seq == old.seq).values(reading=fixed["reading"]))
            continue
        earlier = {"claim": old.seq, "reading": old.reading, "json": old.json}
        connection.execute(_INTO[schema.earlier_claims], earlier)
        current = apply(claim, corrections_in(judged.get(claim.id, ())), report=report)
        more: Columns = {"json": claim.model_dump_json(), "reading": fixed["reading"], "retired_by": None}
        more["corrected"] = current.model_dump_json() if current != claim else None
        write_current(connection, old.seq, current, publisher=report.publisher, more=more)
    gone = update(schema.claims).where(
        c.report == report.id, c.added_by.is_(None), c.retired_by.is_(None), c.reading != bindparam("now")
    )
    connection.execute(gone.values(retired_by=fixed["reading"]), {"now": fixed["reading"]})
    return [claim for claim in found if claim.id not in known]
