"""`reportedly claims`."""

from dataclasses import replace
from typing import Unpack

import click

from ..ledger import Ledger
from .boundary import remark
from .options import Filters, claim_query, filter_options, ledger_option, settings_for
from .output import Format, format_for, format_option
from .stored import print_claims


@click.command("claims")
@filter_options
@click.option("--retired", is_flag=True, help="Also claims that a later reading of their report did not find.")
@ledger_option
@format_option
@click.pass_context
def command(
    context: click.Context, *, retired: bool, ledger: str | None, chosen: Format | None, **filters: Unpack[Filters]
) -> None:
    """List the claims in the ledger that fulfil every condition given.

    Corrected claims are found by, and printed with, their corrected values.
    """
    form = format_for(chosen)
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        query = replace(claim_query(filters, opened), include_retired=retired)
        if not print_claims(opened.claims(query), opened, form=form):
            remark("no claim fulfils all of this")
