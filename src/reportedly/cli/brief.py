"""`reportedly brief`."""

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from ..errors import ReportedlyError
from ..ledger import Ledger, Verdict
from ..model import Policy
from .boundary import many, remark
from .options import Filters, claim_query, filter_options, ledger_option, policy_option, scope_in_words, settings_for
from .output import write, write_file

if TYPE_CHECKING:
    from ..publish.brief import Brief, Weighed

MARKDOWN, HTML = "markdown", "html"
_BY_SUFFIX = {".html": HTML, ".htm": HTML}


@click.command("brief")
@filter_options
@click.option("--heading", default="", metavar="TEXT", help="Title of the brief.")
@click.option("--format", "chosen", type=click.Choice([MARKDOWN, "md", HTML]), help="[default: told by --out].")
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
    It states nothing of its own. Claims that a person rejected are left out. In HTML, ranges of several figures are
    drawn too: `reportedly brief --place Kursk --policy ucdp --out kursk.html`.
    """
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        written = _compose(opened, filters, heading, policy)
    form = chosen or _BY_SUFFIX.get(out.suffix.lower() if out else "", MARKDOWN)
    text = _as_text(written, html=form == HTML)
    if out is None:
        write([text])
        return
    write_file(out, [text])
    remark(f"{out}: {written.coverage}")


def _compose(ledger: Ledger, filters: Filters, heading: str, policy: Policy) -> "Brief":
    from ..publish.brief import compose

    found = list(ledger.claims(claim_query(filters, ledger)))
    kept = [stored.current for stored in found if stored.verdict is not Verdict.REJECT]
    if not kept:
        raise ReportedlyError("no claim fulfils all of this: there is nothing to write a brief of")
    reports = {report: ledger.report(report) for report in {claim.report for claim in kept}}
    rejected = len(found) - len(kept)
    if rejected:
        remark(f"{many(rejected, 'rejected claim')} left out")
    weighed = _weighed(ledger, filters, policy)
    return compose(kept, reports, title=heading, scope=scope_in_words(filters), weighed=weighed)


def _weighed(ledger: Ledger, filters: Filters, policy: Policy) -> "Weighed":
    from ..assess.estimates import estimates
    from ..knowledge.gazetteer import open_gazetteer
    from ..publish.brief import Weighed

    tellings, known = ledger.tellings(claim_query(filters, ledger)), ledger.identities()
    families = {t.carrier.report: t.carrier.family for t in tellings}
    found = estimates(tellings, open_gazetteer(), policy=policy, identities=known)
    return Weighed(families, known, found, policy)


def _as_text(brief: "Brief", *, html: bool) -> str:
    from ..publish.brief import as_html, as_markdown

    return as_html(brief) if html else as_markdown(brief)
