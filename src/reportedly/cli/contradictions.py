"""`reportedly contradictions`: what some affirm and others deny, and figures that cannot both be."""

import json
from typing import Unpack

import click

from ..ledger import Exclusion, Ledger
from ..model import Dispute, Standing
from ..publish.csv import Cell, csv_lines
from ..publish.harmless import harmless
from .boundary import remark
from .estimates import question
from .options import Filters, claim_query, filter_options, ledger_option, settings_for
from .output import Format, console, format_for, format_option, write
from .paging import listed, weigh

COLUMNS = ("id", "kind", "about", "for", "against", "neither", "reason", "claims_for", "claims_against", "claims_open")

Row = dict[str, object]


@click.command("contradictions")
@filter_options
@ledger_option
@format_option
@click.pass_context
def command(context: click.Context, *, ledger: str | None, chosen: Format | None, **filters: Unpack[Filters]) -> None:
    """List what is disputed: who affirms, who denies, who leaves it open.

    A denial meets an affirmation of the same event, side, place and time, as far as both say. "Could not confirm" and
    "has not denied" count for nobody. Figures that exclude each other are listed too; `estimates --disputed` has all.
    """
    form = format_for(chosen)
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        weigh(opened)
        query = claim_query(filters, opened)
        found = listed(lambda page: opened.contradictions(query, page), limit=filters["limit"], form=form)
        rows = [_of_dispute(each) if isinstance(each, Dispute) else _of_figures(each) for each in found]
    _print(rows, form)
    if not rows:
        remark("nobody denies what another affirms")


def _of_dispute(dispute: Dispute) -> Row:
    return {
        "id": dispute.id,
        "kind": "denial",
        "about": dispute.about,
        "for": _names(dispute.affirmed),
        "against": _names(dispute.denied),
        "neither": _names(dispute.neither),
        "reason": dispute.reason,
        "claims_for": list(dispute.claims_for),
        "claims_against": list(dispute.claims_against),
        "claims_open": list(dispute.claims_open),
    }


def _of_figures(pair: Exclusion) -> Row:
    return {
        "id": pair.id,
        "kind": "figures",
        "about": question(pair.estimand),
        "for": [pair.first.origin.name],
        "against": [pair.second.origin.name],
        "neither": [],
        "reason": pair.reason,
        "claims_for": list(pair.first.claims),
        "claims_against": list(pair.second.claims),
        "claims_open": [],
    }


def _names(standing: Standing) -> list[str]:
    return [o.name for o in (*standing.origins, *standing.unnamed)]


def _print(rows: list[Row], form: Format) -> None:
    if form is Format.TABLE:
        screen = console()
        for row in rows:
            screen.print(f"\n[bold]{harmless(str(row['about']))}[/bold]", highlight=False)
            for side in ("for", "against", "neither"):
                names = row[side]
                if isinstance(names, list) and names:
                    screen.print(f"  {side:<8} {harmless(', '.join(names))}", highlight=False, markup=False)
            screen.print(f"  {harmless(str(row['reason']))}", highlight=False, markup=False)
    elif form is Format.CSV:
        write(csv_lines(({k: _cell(v) for k, v in row.items()} for row in rows), COLUMNS))
    elif form is Format.JSON:
        write([json.dumps(rows, ensure_ascii=False, indent=2) + "\n"])
    else:
        write(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _cell(value: object) -> Cell:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)
