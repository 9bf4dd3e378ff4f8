"""`reportedly forecasts`: what was said of what is to come, and what became of it."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Unpack

import click

from ..errors import SettingsError
from ..ledger import ForecastQuery, Ledger
from ..model import Forecast, Resolution
from ..publish.charts.themes import Theme
from ..publish.csv import Cell
from .boundary import remark
from .drawing import chart_option, draw, theme_option
from .options import Day, Filters, claim_query, filter_options, ledger_option, settings_for
from .output import Format, format_for, format_option, write_rows
from .paging import listed, weigh

COLUMNS = ("claim", "state", "proposed", "until", "origin", "likelihood", "text")
ALL = (
    *("claim", "state", "proposed", "made", "since", "until", "window_by", "origin", "affiliation", "likelihood"),
    *("likelihood_low", "likelihood_high", "condition", "text", "evidence", "reason"),
)
RECORD = ("origin", "affiliation", "settled", "fulfilled", "hit_rate", "with_likelihood", "brier")


@click.group("forecasts", invoke_without_command=True)
@filter_options
@click.option("--as-of", type=Day(), help="The day from which it is judged [default: today].")
@click.option("--state", type=click.Choice(Resolution, case_sensitive=False), help="Only forecasts in this state.")
@ledger_option
@format_option
@click.pass_context
def command(
    context: click.Context,
    *,
    as_of: date | None,
    state: Resolution | None,
    ledger: str | None,
    chosen: Format | None,
    **filters: Unpack[Filters],
) -> None:
    """List forecasts: who made them, until when, and what later claims suggest.

    Open until the window is over, then lapsed; fulfilled, refuted or void when a person settles it.
    """
    if context.invoked_subcommand is not None:
        return
    form = format_for(chosen)
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        weigh(opened)
        query = ForecastQuery(as_of=as_of or _today(), claims=claim_query(filters, opened), state=state)
        found = listed(lambda page: opened.forecasts(query, page), limit=filters["limit"], form=form)
        rows = [_row(each.forecast, each.text) for each in found]
    if form is Format.TABLE:
        rows = [{**row, "claim": str(row["claim"])[:10]} for row in rows]
    write_rows(rows, COLUMNS if form is Format.TABLE else ALL, form=form)
    if not rows:
        remark("no forecast fulfils all of this")


@command.command("settle")
@click.argument("claim", metavar="CLAIM")
@click.argument("state", type=click.Choice(Resolution, case_sensitive=False))
@click.option("--as", "by", required=True, metavar="NAME", help="Who decides.")
@click.option("--because", required=True, metavar="TEXT", help="Why.")
@ledger_option
@click.pass_context
def settle(context: click.Context, *, claim: str, state: Resolution, by: str, because: str, ledger: str | None) -> None:
    """Settle a forecast: fulfilled, refuted or void; `open` takes the last decision back."""
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        if state is Resolution.LAPSED:
            raise click.UsageError("a forecast lapses by itself; settle it as fulfilled, refuted or void")
        judgement = opened.settle(claim, state, by=by, because=because)
    remark(f"{judgement.claim}: {state.value}, by {judgement.by} ({judgement.id})")


@command.command("scores")
@click.option("--as-of", type=Day(), help="The day from which it is judged [default: today].")
@click.option("--who", metavar="WORDS", help="Only sources whose name has these words.")
@chart_option("--chart", "how often what was called likely came true")
@theme_option
@ledger_option
@format_option
@click.pass_context
def scores(
    context: click.Context,
    *,
    as_of: date | None,
    who: str | None,
    chart: Path | None,
    theme: Theme,
    ledger: str | None,
    chosen: Format | None,
) -> None:
    """How the settled forecasts of each source came out; no score under five.

    `reportedly forecasts scores --chart calibration.svg` draws how often each likelihood came true.
    """
    from ..assess.track import track_records
    from ..publish.charts import calibration

    form = format_for(chosen)
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        weigh(opened)
        found = opened.settled_forecasts(as_of or _today())
    named = [f for f in found if (who or "").casefold() in f.origin.name.casefold()]
    records = track_records(named)
    if chart is not None:
        drawn = calibration(named)
        if not drawn.rows:
            remedy = "`reportedly forecasts settle CLAIM fulfilled --as NAME --because TEXT` settles one"
            raise SettingsError("no settled forecast names a likelihood: there is nothing to draw", remedy=remedy)
        draw(drawn, chart, theme)
    rows: list[dict[str, Cell]] = [
        {**r.model_dump(mode="json", exclude={"origin"}), "origin": r.origin.name, "affiliation": r.origin.affiliation}
        for r in records
    ]
    write_rows(rows, RECORD, form=form)
    if not rows:
        remark("no forecast is settled")


def _today() -> date:
    return datetime.now(UTC).date()


def _row(forecast: Forecast, text: str) -> dict[str, Cell]:
    likelihood = forecast.likelihood
    since, until = forecast.window
    return {
        "claim": forecast.claim,
        "state": forecast.state.value,
        "proposed": forecast.proposed.value if forecast.proposed else None,
        "made": forecast.made.isoformat() if forecast.made else None,
        "since": since.isoformat() if since else None,
        "until": until.isoformat() if until else None,
        "window_by": forecast.window_by,
        "origin": forecast.origin.name,
        "affiliation": forecast.origin.affiliation,
        "likelihood": likelihood.word if likelihood else None,
        "likelihood_low": likelihood.low if likelihood else None,
        "likelihood_high": likelihood.high if likelihood else None,
        "condition": forecast.condition,
        "text": text,
        "evidence": " ".join(forecast.evidence),
        "reason": forecast.reason,
    }
