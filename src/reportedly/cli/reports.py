"""`reportedly reports`."""

from datetime import date

import click

from ..ledger import Ledger, ReportRow
from ..publish.csv import Cell
from .boundary import remark
from .options import Day, ledger_option, settings_for
from .output import Format, format_for, format_option, write_rows

COLUMNS = ("id", "published", "publisher", "claims", "title")
"""What a table has room for; the other formats give everything."""
ALL = ("id", "published", "publisher", "title", "url", "claims", "version", "supersedes", "added_at")


@click.command("reports")
@click.option("--text", metavar="WORDS", help="Words of the headline or the text.")
@click.option("--since", type=Day(), help="Published on this day or later.")
@click.option("--until", type=Day(), help="Published on this day or earlier.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many reports.")
@ledger_option
@format_option
@click.pass_context
def command(
    context: click.Context,
    *,
    text: str | None,
    since: date | None,
    until: date | None,
    limit: int | None,
    ledger: str | None,
    chosen: Format | None,
) -> None:
    """List the reports in the ledger, newest first."""
    form = format_for(chosen)
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        rows = [_row(row) for row in opened.reports(text=text, since=since, until=until, limit=limit)]
    if form is Format.TABLE:
        rows = [{**row, "id": str(row["id"])[:10]} for row in rows]
    write_rows(rows, COLUMNS if form is Format.TABLE else ALL, form=form)
    if not rows:
        remark("no such report")


def _row(row: ReportRow) -> dict[str, Cell]:
    return {
        "id": row.id,
        "published": row.published.isoformat() if row.published else None,
        "publisher": row.publisher,
        "title": row.title,
        "url": row.url,
        "claims": row.claims,
        "version": row.version,
        "supersedes": row.supersedes,
        "added_at": row.added_at.isoformat(timespec="seconds"),
    }
