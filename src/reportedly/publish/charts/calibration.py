"""Calibration: how often what was called "likely" came true, beside how often it should have."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ...assess.track import FEWEST, Level, levels
from ...model import Forecast
from ..csv import Cell
from ..harmless import harmless
from .chart import Chart, chart, drawn_on, target
from .themes import BAND, COLOURS, HALO, PLAIN

if TYPE_CHECKING:
    import altair as alt

COLUMNS = ("low", "high", "words", "settled", "fulfilled", "share", "claims")
_SIZE = (420, 420)
_BELOW = -0.09
"""Where levels stand that have too few forecasts for a share."""
_LOWEST = -0.15


def calibration(forecasts: Iterable[Forecast]) -> Chart:
    """A mark for each level of likelihood with settled forecasts; it leads to the first of them.

    A level with fewer than five stands below the axis, hollow and without a share.
    """
    found = levels(forecasts)
    few = sum(level.share is None for level in found)
    notes = [
        "Bar: what the words of likelihood mean by their scale; dashed line: where well-calibrated sources lie",
        *([f"Hollow, below the axis: fewer than {FEWEST} settled, too few for a share"] if few else []),
        f"{sum(level.settled for level in found)} settled forecasts with a likelihood",
    ]
    return chart(
        "How often what was called likely came true",
        notes,
        layers=_layers(found),
        size=_SIZE,
        columns=COLUMNS,
        rows=tuple(_row(level) for level in found),
    )


def _row(level: Level) -> dict[str, Cell]:
    return {
        "low": level.low,
        "high": level.high,
        "words": "; ".join(level.words),
        "settled": level.settled,
        "fulfilled": level.fulfilled,
        "share": level.share,
        "claims": " ".join(level.claims),
    }


def _layers(found: Sequence[Level]) -> "list[alt.Chart]":
    import altair as alt

    said = alt.Scale(domain=[0, 1])
    x = alt.X("middle:Q", scale=said, axis=_percent(), title="said to be this likely")
    y = alt.Y("share:Q", scale=alt.Scale(domain=[_LOWEST, 1]), axis=_percent(), title="came true")
    even = drawn_on([{"middle": 0, "high": 1, "share": 0, "top": 1}]).encode(x=x, x2="high:Q", y=y, y2="top:Q")
    line = even.mark_rule(color=BAND, strokeDash=[6, 4], strokeWidth=1.5)
    layers = [line.encode(description=alt.value("as likely as it was said to be"))]
    for hollow in (False, True):
        shown = [_value(level) for level in found if (level.share is None) is hollow]
        if not shown:
            continue
        on = drawn_on(shown).encode(y=y, description="told:N", href="leads:N")
        bar = on.mark_rule(color=COLOURS[0], strokeWidth=3, opacity=0.25 if hollow else 0.45, aria=False)
        layers.append(bar.encode(x=alt.X("low:Q", scale=said), x2="high:Q"))
        point = on.mark_point(color=COLOURS[0], filled=not hollow, size=110, strokeWidth=2, opacity=1)
        layers.append(point.encode(x=x))
        words = on.encode(x=x, text="label:N")
        layers += [words.mark_text(dy=-14, style=style, aria=False) for style in (HALO, PLAIN)]
    return layers


def _percent() -> "alt.Axis":
    import altair as alt

    return alt.Axis(format=".0%", values=[0, 0.2, 0.4, 0.6, 0.8, 1], domain=False, ticks=False)


def _value(level: Level) -> dict[str, object]:
    words = harmless(", ".join(f"“{word}”" for word in level.words))
    came = f"{level.fulfilled} of {level.settled}"
    return {
        "low": level.low,
        "high": level.high,
        "middle": (level.low + level.high) / 2,
        "share": _BELOW if level.share is None else level.share,
        "label": f"{level.settled} settled" if level.share is None else came,
        "told": f"{words}, {level.low:.0%} to {level.high:.0%}: {came} came true"
        + (", too few for a share" if level.share is None else ""),
        "leads": target(level.claims[0]),
    }
