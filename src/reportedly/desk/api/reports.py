"""Reports, and the words of one."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated

from fastapi import Query
from pydantic import BaseModel

from ...ledger import ReportRow
from ...model import Report
from ..route import Permission
from .endpoint import Asking, Endpoint, Listed, Paging


class ReportsAsked(Paging):
    """Filters, and which part is wanted."""

    text: str | None = None
    """Words of the headline or the text."""
    since: date | None = None
    until: date | None = None


class ReportLine(BaseModel):
    """A report as a line in a list."""

    id: str
    title: str | None
    publisher: str | None
    url: str | None
    published: date | None
    added_at: datetime
    claims: int
    version: int
    supersedes: str | None


def list_reports(visit: Asking, asked: Annotated[ReportsAsked, Query()]) -> Listed[ReportLine]:
    """Reports, newest first."""
    page = visit.ledger.reports_page(
        text=asked.text, since=asked.since, until=asked.until, after=asked.after, size=asked.size
    )
    return Listed(items=[line(row) for row in page.reports], next=page.next)


def one_report(visit: Asking, report: str) -> Report:
    """A report with its text, as `reportedly schema report` describes it."""
    return visit.ledger.report(report)


def line(row: ReportRow) -> ReportLine:
    """A report as programs read it in a list."""
    return ReportLine(**asdict(row))


ENDPOINTS = (
    Endpoint(method="GET", path="/reports", permission=Permission.READ, answer=list_reports),
    Endpoint(method="GET", path="/reports/{report}", permission=Permission.READ, answer=one_report),
)
