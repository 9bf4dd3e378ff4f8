"""Outlets beside origins: how many carry figures for a question, and on how many words they rest."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ...model import Estimate
from ..csv import Cell
from ..questions import asked
from .chart import Chart, chart, drawn_on, target
from .themes import BAND, COLOURS

if TYPE_CHECKING:
    import altair as alt

COLUMNS = ("estimand", "question", "outlets", "origins", "unnamed", "affiliations", "reports")
MOST = 30
"""Questions that one picture holds."""
_SHAPES = {"outlets": "square", "named origins": "circle", "not named": "triangle-right"}
_COLOURS = (COLOURS[1], COLOURS[0], COLOURS[6])
_WIDTH, _LINE = 460, 26


def outlets_and_origins(estimates: Iterable[Estimate]) -> Chart:
    """A line for each question, those with most outlets first, at most thirty; marks lead to the question's id.

    All questions stand in the rows.
    """
    found = sorted(estimates, key=_weight)
    shown = found[:MOST]
    notes = ["Many outlets may rest on one word: what counts is how many origins stand behind a figure"]
    if len(found) > len(shown):
        notes.append(f"Shown: {len(shown)} of {len(found)} questions, those with most outlets")
    return chart(
        "Outlets that carry figures, and origins that gave them",
        notes,
        layers=_layers(shown),
        size=(_WIDTH, _LINE * max(len(shown), 1)),
        columns=COLUMNS,
        rows=tuple(_row(estimate) for estimate in found),
    )


def _weight(estimate: Estimate) -> tuple[int, int, str, str]:
    standing = estimate.standing
    return -len(standing.outlets), -len(standing.origins), asked(estimate.estimand), estimate.estimand.id


def _row(estimate: Estimate) -> dict[str, Cell]:
    standing = estimate.standing
    return {
        "estimand": estimate.estimand.id,
        "question": asked(estimate.estimand),
        "outlets": len(standing.outlets),
        "origins": len(standing.origins),
        "unnamed": len(standing.unnamed),
        "affiliations": " ".join(standing.affiliations),
        "reports": len(standing.reports),
    }


def _layers(found: Sequence[Estimate]) -> "list[alt.Chart]":
    import altair as alt

    values = [value for estimate in found for value in _values(estimate)]
    most = max((max(_counts(estimate)) for estimate in found), default=1)
    whole = alt.Axis(tickMinStep=1, format="d", domain=False, ticks=False, orient="top")
    many = alt.Scale(domain=[0, most + 0.5], nice=False)
    order = [asked(estimate.estimand) for estimate in found]
    lines = alt.Axis(domain=False, ticks=False, grid=False)
    y = alt.Y("question:N", sort=order, axis=lines, title=None)
    legend = alt.Legend(title=None, orient="bottom", offset=10)
    kinds = list(_SHAPES)
    shape = alt.Shape("kind:N", scale=alt.Scale(domain=kinds, range=list(_SHAPES.values())), legend=legend)
    colour = alt.Color("kind:N", scale=alt.Scale(domain=kinds, range=list(_COLOURS)), legend=legend)
    size = alt.Size("kind:N", scale=alt.Scale(domain=kinds, range=[260, 110, 45]), legend=legend)
    on = drawn_on(values).encode(y=y, description="told:N", href="leads:N")
    between = drawn_on([v for v in values if v["kind"] == kinds[0]]).encode(y=y, description="told:N", href="leads:N")
    line = between.mark_rule(color=BAND, strokeWidth=2, opacity=0.6)
    points = on.mark_point(filled=False, strokeWidth=2.5, opacity=1).encode(shape=shape, color=colour, size=size)
    return [
        line.encode(x=alt.X("least:Q", scale=many), x2="count:Q"),
        points.encode(
            x=alt.X("count:Q", scale=many, axis=whole, title="how many"), shape=shape, color=colour, size=size
        ),
    ]


def _values(estimate: Estimate) -> "list[dict[str, object]]":
    question, counts = asked(estimate.estimand), _counts(estimate)
    leads = target(estimate.estimand.id)
    told = f"{question}: {counts[0]} outlets, {counts[1]} named origins, {counts[2]} not named"
    return [
        {"question": question, "kind": kind, "count": count, "least": min(counts[:2]), "told": told, "leads": leads}
        for kind, count in zip(_SHAPES, counts, strict=True)
        if count or kind != "not named"
    ]


def _counts(estimate: Estimate) -> tuple[int, int, int]:
    standing = estimate.standing
    return len(standing.outlets), len(standing.origins), len(standing.unnamed)
