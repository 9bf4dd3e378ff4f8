"""`reportedly audit`: who did what at the desk, and when."""

import click

from ..ledger import Ledger
from .boundary import remark
from .options import ledger_option, settings_for
from .output import Format, format_for, format_option, write_rows

COLUMNS = ("at", "who", "what", "about", "address", "worked")


@click.command("audit")
@click.option("--limit", type=click.IntRange(min=1), default=100, show_default=True, help="At most so many rows.")
@ledger_option
@format_option
@click.pass_context
def command(context: click.Context, *, limit: int, ledger: str | None, chosen: Format | None) -> None:
    """List who did what at the desk, and when; newest first.

    \b
    reportedly audit --limit 20

    Every sign-in and failed sign-in, every change asked for by a page or the API, every change to users and tokens.
    What was decided about claims stands in the chain of judgements, too (`reportedly show`, `reportedly db verify`).
    """
    form = format_for(chosen)
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        found = opened.audit(limit=limit)
    rows: list[dict[str, str | int | float | None]] = [
        {
            "at": each.at.isoformat(timespec="seconds"),
            "who": each.who,
            "what": each.what,
            "about": each.about,
            "address": each.address,
            "worked": "yes" if each.worked else "no",
        }
        for each in found
    ]
    write_rows(rows, COLUMNS, form=form)
    if not found:
        remark("nothing was done at the desk")
