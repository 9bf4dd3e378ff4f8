"""`reportedly brief`."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from ..ledger import Ledger
from ..model import Policy
from .boundary import many, remark
from .options import Filters, claim_query, filter_options, ledger_option, policy_option, scope_in_words, settings_for
from .output import write_bytes, write_file

if TYPE_CHECKING:
    from ..publish.brief.kinds import Kind

FORMATS = ("markdown", "md", "html", "docx", "pdf")


@click.command("brief")
@filter_options
@click.option("--heading", default="", metavar="TEXT", help="Title of the brief.")
@click.option("--format", "chosen", type=click.Choice(FORMATS), help="[default: told by --out].")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write [default: standard output]."
)
@policy_option
@ledger_option
@click.pass_context
def command(
    context: click.Context,
    *,
    heading: str,
    chosen: str | None,
    out: Path | None,
    policy: Policy,
    ledger: str | None,
    **filters: Unpack[Filters],
) -> None:
    """Write a brief in which every sentence cites its claims.

    What is reported by event and place, figures with who gives them, what is denied or disputed, what is expected next.
    It states nothing of its own. Claims that a person rejected are left out. In HTML, Word and PDF, ranges of several
    figures are drawn too: `reportedly brief --place Kursk --policy ucdp --out kursk.pdf`.
    """
    from ..publish.brief.from_ledger import brief_of
    from ..publish.brief.kinds import written

    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        query, scope = claim_query(filters, opened), scope_in_words(filters)
        drawn = brief_of(opened, query, title=heading, scope=scope, policy=policy)
    if drawn.rejected:
        remark(f"{many(drawn.rejected, 'rejected claim')} left out")
    kind = _kind(chosen, out)
    text = written(drawn.brief, kind, made=datetime.now(UTC))
    if out is None:
        write_bytes([text])
        return
    write_file(out, [text])
    remark(f"{out}: {drawn.brief.coverage}")


def _kind(chosen: str | None, out: Path | None) -> "Kind":
    from ..publish.brief.kinds import SUFFIXES, Kind

    if chosen is not None:
        return Kind.MARKDOWN if chosen == "md" else Kind(chosen)
    return SUFFIXES.get(out.suffix.lower() if out else "", Kind.MARKDOWN)
