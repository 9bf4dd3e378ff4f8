"""`reportedly reports`: what lies in the ledger, how it came there, what was changed, and its end."""

from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

import click

from ..ledger import Ledger, ReportRow
from ..publish.csv import Cell
from .boundary import complain, many, remark
from .captures import captured_of, print_capture, remake_with, told
from .edits import edit_between, edit_rows, print_edit
from .fetching import tool
from .options import Day, ledger_option, settings_for
from .output import Format, format_for, format_option, write_rows

COLUMNS = ("id", "published", "publisher", "claims", "title")
"""What a table has room for; the other formats give everything."""
ALL = (
    *("id", "published", "publisher", "title", "url", "claims", "version", "supersedes", "added_at"),
    *("via", "family", "withdrawn_at", "language", "notes"),
)
NOT_READ = ("id", "published", "language", "publisher", "title")
IN_FAMILIES = ("family", "id", "published", "publisher", "via", "title")
DAMAGES = ("report", "kind", "what")
EDITS = ("kind", "aspect", "before", "after", "claim_before", "claim_after")


class Which(TypedDict):
    """Which reports are listed, as options."""

    text: str | None
    since: date | None
    until: date | None
    limit: int | None
    unread: bool


@click.group("reports", invoke_without_command=True)
@click.option("--text", metavar="WORDS", help="Words of the headline or the text.")
@click.option("--since", type=Day(), help="Published on this day or later.")
@click.option("--until", type=Day(), help="Published on this day or earlier.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many reports.")
@click.option("--unread", is_flag=True, help="Only reports that are kept and not read: not in English.")
@click.option("--families", is_flag=True, help="Only reports that copy one another, side by side.")
@ledger_option
@format_option
@click.pass_context
def command(
    context: click.Context,
    *,
    families: bool,
    ledger: str | None,
    chosen: Format | None,
    **which: Unpack[Which],
) -> None:
    """List the reports in the ledger; verify, compare and withdraw them.

    Newest first. `via` is the agency that a report credits for its text; reports that copy one another have the same
    `family`.
    """
    if context.invoked_subcommand is not None:
        return
    form = format_for(chosen)
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        if families:
            opened.weigh()  # copies are found when reports are filed
        of = opened.families()
        found = opened.reports(**which)
        rows = [_row(row, of.get(row.id)) for row in found]
    if families:
        rows = _grouped(rows)
    columns = IN_FAMILIES if families else NOT_READ if which["unread"] else COLUMNS
    if form is Format.TABLE:
        rows = [{**row, "id": str(row["id"])[:10], "family": str(row["family"] or "")[:10]} for row in rows]
    write_rows(rows, columns if form is Format.TABLE else ALL, form=form)
    if not rows:
        remark("no reports copy one another" if families else "no such report")


def _row(row: ReportRow, family: str | None) -> dict[str, Cell]:
    return {
        "id": row.id,
        "published": row.published.isoformat() if row.published else None,
        "publisher": row.publisher,
        "title": "(withdrawn)" if row.withdrawn_at else row.title,
        "url": row.url,
        "claims": row.claims,
        "version": row.version,
        "supersedes": row.supersedes,
        "added_at": row.added_at.isoformat(timespec="seconds"),
        "via": row.via,
        "family": family,
        "withdrawn_at": row.withdrawn_at.isoformat(timespec="seconds") if row.withdrawn_at else None,
        "language": row.language,
        "notes": row.notes,
    }


def _grouped(rows: list[dict[str, Cell]]) -> list[dict[str, Cell]]:
    """Families of two and more, each in the order of its dates."""
    by: dict[Cell, list[dict[str, Cell]]] = {}
    for row in reversed(rows):  # the list is newest first; of one day, the one added first comes first
        by.setdefault(row["family"] or row["id"], []).append(row)
    together = [group for group in by.values() if len(group) > 1]
    return [row for group in together for row in sorted(group, key=lambda row: str(row["published"] or "9"))]


@command.command("show")
@click.argument("identifier", metavar="ID")
@ledger_option
@format_option
@click.pass_context
def show(context: click.Context, *, identifier: str, ledger: str | None, chosen: Format | None) -> None:
    """Show how a report came into the house: its captures, versions, credits and what its publisher corrected.

    `reportedly show ID` prints its text and claims.
    """
    form = format_for(chosen)
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        print_capture(told(opened, identifier), form)


@command.command("verify")
@ledger_option
@format_option
@click.pass_context
def verify(context: click.Context, *, ledger: str | None, chosen: Format | None) -> None:
    """Check captured bytes against their hashes, and the reports against their bytes, read anew.

    A text that comes out otherwise is no tampering by itself: another version may read a page better. The capture names
    the version that read it. `reportedly db verify` checks everything else.
    """
    form = format_for(chosen)
    settings = settings_for(context, ledger=ledger)
    with Ledger(settings.ledger, create=False) as opened, remake_with(settings.max_bytes) as remake:
        found = opened.verify_captures(remake)
    rows: list[dict[str, Cell]] = [{"report": d.where, "kind": d.kind.value, "what": d.what} for d in found]
    write_rows(rows, DAMAGES, form=form)
    remark(f"{many(len(rows), 'capture')} not as it was" if rows else "every capture is as it was")
    context.exit(1 if rows else 0)


@command.command("withdraw")
@click.argument("identifier", metavar="ID")
@click.option("--as", "by", required=True, metavar="NAME", help="Who decides.")
@click.option("--because", required=True, metavar="TEXT", help="Why; this stays, so name nobody in it.")
@ledger_option
@click.pass_context
def withdraw(context: click.Context, *, identifier: str, by: str, because: str, ledger: str | None) -> None:
    """Take a report down: its bytes and words go for good, its claims' quotes too.

    A tombstone stays (id, address, date, who withdrew it and why), and the chain of judgements holds. What is withdrawn
    is not added again. Backups and files that you exported are yours to clean.

    \b
    Example: reportedly reports withdraw r_51ac --as Ada --because "names a witness"
    """
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        found = opened.withdraw(identifier, by=by, because=because)
    remark(f"{found} is withdrawn" if found else "it was withdrawn before")


@command.command("diff")
@click.argument("identifier", metavar="ID")
@click.argument("other", metavar="[ID]", required=False)
@ledger_option
@format_option
@click.pass_context
def diff(
    context: click.Context, *, identifier: str, other: str | None, ledger: str | None, chosen: Format | None
) -> None:
    """Show what was edited between two versions of a report: claims added, dropped and changed, figures that moved.

    With one ID, the version before it is compared with it; the first version with the one behind it.
    """
    form = format_for(chosen)
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        found = edit_between(opened, identifier, other)
    if found is None:
        complain("there is one version of it only")
        context.exit(1)
    if form is Format.TABLE:
        print_edit(found)
    else:
        write_rows(edit_rows(found), EDITS, form=form)


@command.command("archive")
@click.argument("identifiers", metavar="[ID]...", nargs=-1)
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The file, .warc.gz.")
@ledger_option
@click.pass_context
def archive(context: click.Context, *, identifiers: tuple[str, ...], out: Path, ledger: str | None) -> None:
    """Write captured bytes as a web archive (WARC), for replay and for other tools: of all reports, or of some.

    \b
    Example: reportedly reports archive --out captures.warc.gz
    """
    from ..publish.warc import write_warc

    location = settings_for(context, ledger=ledger).ledger
    with Ledger(location, create=False) as opened, out.open("wb") as file:
        reports = identifiers or tuple(row.id for row in opened.reports() if row.withdrawn_at is None)
        count = write_warc(captured_of(opened, reports), file, tool=tool())
    remark(f"{many(count, 'capture')} written to {out}")
