"""An estimate over time: every figure on its day, by its origin, with what is open, replaced and excluded."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...model import Estimate, Figure
from ..csv import Cell
from ..questions import asked, span
from .chart import Chart, chart, drawn_on
from .marks import layers
from .placing import HEIGHT, WIDTH, frame, placed

if TYPE_CHECKING:
    import altair as alt

COLUMNS = (
    *("as_of", "as_of_by", "low", "high", "bound", "origin", "affiliation", "part_of", "within", "ahead"),
    *("superseded", "excluded_by", "outlets", "claims"),
)


def figures_over_time(estimate: Estimate) -> Chart:
    """All figures of an estimate; those without a date stand in the rows and are counted under the title.

    Marks lead to the first claim that gives the figure.
    """
    dated = [f for f in estimate.figures if f.as_of is not None]
    return chart(
        f"How many: {asked(estimate.estimand)}",
        list(_notes(estimate)),
        layers=_layers(estimate, dated) if dated else [drawn_on([]).mark_point()],
        size=(WIDTH, HEIGHT if dated else _EMPTY),
        columns=COLUMNS,
        rows=tuple(_rows(estimate)),
    )


_EMPTY = 20


def _layers(estimate: Estimate, dated: Sequence[Figure]) -> "list[alt.Chart]":
    best = estimate.best
    within = frame(dated, [end for end in (best.low, best.best, best.high) if end is not None])
    return layers(estimate, placed(dated, within), within)


def _notes(estimate: Estimate) -> Iterator[str]:
    best, figures = estimate.best, estimate.figures
    middle = f", best {best.best:,}" if best.best is not None else ""
    ends = f"{span(best.low, best.high)}{middle}" if (best.low, best.high) != (None, None) else "no range"
    yield f"Grey, by {best.policy.value}: {ends} ({best.reason})"
    days = [f.as_of for f in figures if f.as_of is not None]
    signs = [
        ("arrow: open end", any(f.low is None or f.high is None for f in figures)),
        ("dashed red line: these two cannot both be", bool(estimate.disagreements)),
        ("faded: replaced by the same origin", any(f.superseded for f in figures)),
        ("figures of one day stand side by side", len(days) > len(set(days))),
        ("hollow: said of what was to come", any(f.ahead for f in figures)),
    ]
    told = "; ".join(words for words, there in signs if there)
    if told:
        yield told[:1].upper() + told[1:]
    undated = sum(f.as_of is None for f in figures)
    if undated:
        yield f"Not drawn, since no date is known: {undated} of {len(figures)} figures"


def _rows(estimate: Estimate) -> Iterator[dict[str, Cell]]:
    excluded: dict[int, list[str]] = {}
    for pair in estimate.disagreements:
        for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
            excluded.setdefault(one, []).append(estimate.figures[other].origin.name)
    for number, figure in enumerate(estimate.figures):
        yield {
            "as_of": figure.as_of.isoformat() if figure.as_of else None,
            "as_of_by": figure.as_of_by.value,
            "low": figure.low,
            "high": figure.high,
            "bound": figure.bound.value,
            "origin": figure.origin.name,
            "affiliation": figure.origin.affiliation,
            "part_of": figure.part_of,
            "within": figure.within.name if figure.within else None,
            "ahead": figure.ahead,
            "superseded": figure.superseded,
            "excluded_by": "; ".join(excluded.get(number, ())),
            "outlets": "; ".join(figure.outlets),
            "claims": " ".join(figure.claims),
        }
