"""`reportedly estimates`: every figure that was given for a question, by whom, and who disagrees."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Unpack

import click

from ..ledger import EstimateQuery, Ledger, ListedEstimate
from ..model import Estimand, Estimate, Figure, Policy
from ..publish.csv import Cell
from ..publish.harmless import harmless
from .boundary import remark
from .drawing import Pictures, picture_options
from .options import Day, Filters, claim_query, filter_options, ledger_option, policy_option, settings_for
from .output import Format, console, data_lines, format_for, format_option, rows_table, write
from .paging import listed, weigh

COLUMNS = (
    *("estimand", "what", "of", "where", "low", "high", "bound", "as_of", "as_of_by", "origin", "affiliation"),
    *("part_of", "within", "ahead", "superseded", "outlets", "claims"),
)
_SHOWN = ("low", "high", "as_of", "origin", "affiliation", "outlets", "note")


@click.command("estimates")
@filter_options
@policy_option
@click.option("--as-of", type=Day(), help="Only what was published on this day or earlier.")
@click.option("--disputed", is_flag=True, help="Only questions whose figures exclude each other.")
@click.option("--estimate", "asked_for", metavar="ID", help="Only the question with this id, or its beginning.")
@picture_options
@ledger_option
@format_option
@click.pass_context
def command(
    context: click.Context,
    *,
    policy: Policy,
    as_of: date | None,
    disputed: bool,
    asked_for: str | None,
    pictures: Pictures,
    ledger: str | None,
    chosen: Format | None,
    **filters: Unpack[Filters],
) -> None:
    """List every figure given for a question, by whom, and who disagrees.

    A question is how many of what, of whom, where. Figures that the same origin replaced stay visible. Figures of
    independent origins that cannot both be are named; the policy that makes one range of them is printed with it. The
    filters choose questions on which such a claim bears; each is weighed whole.
    `reportedly estimates --place Taiz --chart taiz.svg` draws them, where the filters leave one question.
    """
    form = format_for(chosen)
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        weigh(opened)
        claims = claim_query(filters, opened)
        query = EstimateQuery(claims=claims, policy=policy, as_of=as_of, disputed=disputed, prefix=asked_for)
        found = list(listed(lambda page: opened.estimates(query, page), limit=filters["limit"], form=form))
        whole = form is not Format.TABLE or pictures.figures is not None
        wanted = [_whole(opened, each, query) if whole else each.estimate for each in found]
    pictures.draw(wanted)
    _print(wanted, form)
    _remarks(found, form)


def _whole(ledger: Ledger, found: ListedEstimate, query: EstimateQuery) -> Estimate:
    """Programs and pictures get every figure, people the latest that stand."""
    if found.figures == len(found.estimate.figures):
        return found.estimate
    return ledger.estimate(found.estimate.estimand.id, query) or found.estimate


def _remarks(found: Sequence[ListedEstimate], form: Format) -> None:
    if not found:
        remark("no claim gives such a figure")
    for each in found:
        left_out = each.figures - len(each.estimate.figures)
        if left_out and form is Format.TABLE:
            remark(f"{each.estimate.estimand.id} has {left_out:,} more figures: `reportedly why` has all")
        if each.behind:
            remark(f"{each.estimate.estimand.id} has {each.behind:,} newer figures, not counted yet")


def _print(found: Iterable[Estimate], form: Format) -> None:
    if form is Format.TABLE:
        for estimate in found:
            _show(estimate)
    else:
        write(data_lines(found, form, columns=COLUMNS, record=as_json, cells=_rows))


def as_json(estimate: Estimate) -> dict[str, object]:
    """An estimate as other programs read it; origins, affiliations and outlets as lists."""
    whole = estimate.model_dump(mode="json")
    standing = whole["standing"]
    asked = {"of": whom(estimate.estimand) or None, "where": where(estimate.estimand) or None}
    return {
        "estimand": {**whole["estimand"], **asked},
        "figures": [_figure(figure) for figure in whole["figures"]],
        "origins": [o["name"] for o in standing["origins"]],
        "unnamed": [o["name"] for o in standing["unnamed"]],
        "affiliations": standing["affiliations"],
        "outlets": standing["outlets"],
        "reports": standing["reports"],
        "disagreement": bool(whole["disagreements"]),
        "disagreements": whole["disagreements"],
        "policy": whole["best"]["policy"],
        "best": {end: whole["best"][end] for end in ("low", "best", "high")},
        "reason": f"{whole['reason']}; {whole['best']['reason']}",
    }


def _figure(figure: dict[str, Any]) -> dict[str, object]:
    origin = figure["origin"]
    within = figure["within"]["name"] if figure["within"] else None
    named = {"origin": origin["name"], "origin_id": origin["id"], "affiliation": origin["affiliation"]}
    return {**figure, **named, "within": within}


def question(estimand: Estimand) -> str:
    """ "soldiers, PRK MIL, Kursk Oblast": the question in words."""
    what = estimand.measure.value if estimand.measure else estimand.unit or ""
    what = f"{estimand.unit} {what}" if estimand.measure and estimand.unit else what
    return ", ".join(part for part in (what, whom(estimand), where(estimand)) if part)


def whom(estimand: Estimand) -> str:
    """ "PRK MIL"."""
    of = estimand.of
    return "" if of is None else " ".join(p for p in (of.entity or of.country, of.sector and of.sector.value) if p)


def where(estimand: Estimand) -> str:
    """The name of the place, empty where none is told."""
    return estimand.where.name if estimand.where else ""


def _rows(estimate: Estimate) -> Iterator[dict[str, Cell]]:
    asked = estimate.estimand
    for figure in estimate.figures:
        yield {
            "estimand": asked.id,
            "what": asked.measure.value if asked.measure else asked.unit,
            "of": whom(asked) or None,
            "where": where(asked) or None,
            "low": figure.low,
            "high": figure.high,
            "bound": figure.bound.value,
            "as_of": figure.as_of.isoformat() if figure.as_of else None,
            "as_of_by": figure.as_of_by.value,
            "origin": figure.origin.name,
            "affiliation": figure.origin.affiliation,
            "part_of": figure.part_of,
            "within": figure.within.name if figure.within else None,
            "ahead": figure.ahead,
            "superseded": figure.superseded,
            "outlets": "; ".join(figure.outlets),
            "claims": " ".join(figure.claims),
        }


def _show(estimate: Estimate) -> None:
    screen = console()
    best = estimate.best
    ends = " to ".join("…" if end is None else f"{end:,}" for end in (best.low, best.high))
    middle = f", best {best.best:,}" if best.best is not None else ""
    screen.print(f"\n{harmless(question(estimate.estimand))}  {estimate.estimand.id}", style="bold")
    screen.print(f"{ends}{middle} ({best.policy.value}: {best.reason})", highlight=False, markup=False)
    rows = [{**row, "note": _note(f)} for row, f in zip(_rows(estimate), estimate.figures, strict=True)]
    screen.print(rows_table(rows, _SHOWN))
    for against in estimate.disagreements:
        screen.print(f"! {harmless(against.reason)}", highlight=False, markup=False)


def _note(figure: Figure) -> str:
    parts = [
        f"of {figure.part_of:,}" if figure.part_of is not None else "",
        f"in {figure.within.name}" if figure.within else "",
        "to come" if figure.ahead else "",
        "superseded" if figure.superseded else "",
    ]
    return ", ".join(part for part in parts if part)
