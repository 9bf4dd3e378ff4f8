"""Reports: what was read, newest first."""

from datetime import date

from pydantic import BaseModel

from ...ledger import ReportRow
from ...model.span import FROZEN
from ...publish.csv import Cell
from ..route import ASKED, Page, Permission, Rows, Visit

SIZE = 60
COLUMNS = ("id", "published", "outlet", "title", "claims", "version", "added", "url")


class Asked(BaseModel):
    """Words, days, and the report behind which the page begins."""

    model_config = ASKED

    text: str | None = None
    since: date | None = None
    until: date | None = None
    after: str | None = None


class Line(BaseModel):
    """A report as a line."""

    model_config = FROZEN

    id: str
    published: str
    outlet: str
    title: str
    claims: int
    version: int
    added: str
    url: str | None


class View(BaseModel):
    """A page of reports."""

    model_config = FROZEN

    asked: Asked
    reports: tuple[Line, ...]
    next: str | None


def show(visit: Visit, asked: Asked) -> View:
    """The reports that hold the words, newest first."""
    page = visit.ledger.reports_page(
        text=asked.text, since=asked.since, until=asked.until, after=asked.after, size=SIZE
    )
    return View(asked=asked, reports=tuple(line(row) for row in page.reports), next=page.next)


def line(row: ReportRow) -> Line:
    """A report as lists show it."""
    return Line(
        id=row.id,
        published=row.published.isoformat() if row.published else "undated",
        outlet=row.publisher or "",
        title=row.title or "Untitled report",
        claims=row.claims,
        version=row.version,
        added=row.added_at.strftime("%Y-%m-%d %H:%M"),
        url=row.url,
    )


def rows(view: View) -> Rows:
    """One row a report of this page."""
    return Rows(COLUMNS, tuple(_row(each) for each in view.reports))


def _row(shown: Line) -> dict[str, Cell]:
    return {name: getattr(shown, name) for name in COLUMNS}


ROUTES = (Page(name="reports", path="/reports", permission=Permission.READ, asked=Asked, show=show, rows=rows),)
