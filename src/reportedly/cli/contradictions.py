"""`reportedly contradictions`: what some affirm and others deny, and figures that cannot both be."""

from collections.abc import Iterable
from typing import Unpack

import click

from ..ledger import Exclusion, Ledger
from ..model import Dispute, Standing
from ..publish.csv import Cell
from ..publish.harmless import harmless
from .boundary import remark
from .estimates import question
from .options import Filters, claim_query, filter_options, ledger_option, settings_for
from .output import Format, console, data_lines, format_for, format_option, write
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
            screen.print(f"\n{harmless(str(row['about']))}", style="bold")
            for side in ("for", "against", "neither"):
                names = row[side]
                if isinstance(names, list) and names:
                    screen.print(f"  {side:<8} {harmless(', '.join(names))}", highlight=False, markup=False)
            screen.print(f"  {harmless(str(row['reason']))}", highlight=False, markup=False)
    else:
        write(data_lines(rows, form, columns=COLUMNS, record=dict, cells=_cells))


def _cells(row: Row) -> Iterable[dict[str, Cell]]:
    yield {name: _cell(value) for name, value in row.items()}


def _cell(value: object) -> Cell:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)
