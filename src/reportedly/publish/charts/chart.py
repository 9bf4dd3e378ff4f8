"""A picture and its table, from the same data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from ..csv import Cell

if TYPE_CHECKING:
    import altair as alt

TARGET = "https://chart.invalid/"
"""Stands in a specification before the id to which a mark leads; the caller's link takes its place when it is drawn.
Vega would lead an address without a host to a site of its own."""

_LINE = 105
"""Letters on a line under the title."""


@dataclass(frozen=True, slots=True)
class Chart:
    """One picture: an Altair (Vega-Lite) specification, its text for those who do not see it, and its table twin."""

    title: str
    description: str
    """What the picture shows, in sentences."""
    specification: Mapping[str, object]
    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Cell], ...]


def target(identifier: str) -> str:
    """Where a mark leads, in a specification."""
    return TARGET + identifier


def chart(
    title: str,
    notes: Sequence[str],
    *,
    layers: Sequence["alt.Chart"],
    size: tuple[int, int],
    columns: tuple[str, ...],
    rows: Sequence[Mapping[str, Cell]],
) -> Chart:
    """A chart of layers, `size` in pixels of width and height; `notes` stand under its title and describe it."""
    import altair as alt

    lines = [line for note in notes for line in wrap(note, _LINE)]
    heading = alt.TitleParams(wrap(title, _LINE - 30), subtitle=lines, anchor="start", frame="bounds")
    whole = alt.layer(*layers).properties(width=size[0], height=size[1], title=heading)
    return Chart(title, " ".join(f"{note}." for note in notes), whole.to_dict(), columns, tuple(rows))


def drawn_on(values: Sequence[Mapping[str, object]]) -> "alt.Chart":
    """A layer's data, held within the specification."""
    import altair as alt

    return alt.Chart({"values": list(values)})
