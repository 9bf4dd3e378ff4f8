"""Single reports and claims, by id or the beginning of one."""

from typing import Any

from sqlalchemy import Connection, Row, select

from ..errors import NotFound
from ..model import Claim, Report
from . import schema
from .queries import claim_by_id, full_id
from .records import StoredClaim, Verdict
from .rows import report_of

ClaimRow = Row[Any]
"""A row of `queries.CLAIM_COLUMNS`."""


def claim_at(connection: Connection, id_or_prefix: str) -> ClaimRow:
    """The row of a claim.

    Raises:
        NotFound: there is none, or its report was withdrawn.
        LedgerError: several ids begin so.
    """
    row = connection.execute(claim_by_id(full_id(connection, "claim", id_or_prefix))).one()
    if row.withdrawn_at is not None:
        raise NotFound(f"the report of claim {row.id} was withdrawn")
    return row


def stored(row: ClaimRow) -> StoredClaim:
    """The claim that a row holds."""
    claim = Claim.model_validate_json(row.json)
    return StoredClaim(
        claim=claim,
        current=Claim.model_validate_json(row.corrected) if row.corrected else claim,
        verdict=Verdict(row.verdict) if row.verdict else None,
        retired=row.retired_by is not None,
        added_by=row.added_by,
        publisher=row.publisher,
        title=row.title,
        url=row.url,
    )


def report_at(connection: Connection, id_or_prefix: str) -> Report:
    """The report with its text.

    Raises:
        NotFound: there is none, or it was withdrawn.
        LedgerError: several ids begin so.
    """
    found = full_id(connection, "report", id_or_prefix)
    with_text = select(schema.reports, schema.texts.c.body).join(schema.texts)
    row = connection.execute(with_text.where(schema.reports.c.id == found)).one()
    if row.body is None or row.withdrawn_at is not None:
        raise NotFound(f"report {found} was withdrawn")
    return report_of(dict(row._mapping), row.body)
