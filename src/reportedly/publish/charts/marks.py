"""The marks of a picture over time, layer by layer: band, exclusions, stems, open ends, points, words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ...model import Estimate, Figure, Number
from ..harmless import harmless
from ..questions import named, span, told
from .chart import drawn_on, target
from .placing import Frame, Placed
from .themes import ALARM, BAND, COLOURS, HALO, PLAIN, SHAPES

if TYPE_CHECKING:
    import altair as alt

    Axes = tuple[alt.X, alt.Y]
    Signs = tuple[alt.Color, alt.Shape]

_UP, _DOWN = "M-0.7,0.7L0,-0.3L0.7,0.7", "M-0.7,-0.7L0,0.3L0.7,-0.7"
_FADED = 0.4

Values = list[dict[str, object]]


def layers(estimate: Estimate, marks: Sequence[Placed], within: Frame) -> "list[alt.Chart]":
    """Everything that is drawn, the hindmost first."""
    axes = _axes(within)
    names = origin_names([mark.figure for mark in marks])
    values = [_value(mark, names[mark.figure.origin.id], within) for mark in marks]
    return [
        *_band(estimate, within, axes),
        *_excluded(estimate, marks, axes),
        *_stems(values, axes, _signs(names)),
        *_points(values, axes, _signs(names)),
    ]


def origin_names(figures: Sequence[Figure]) -> dict[str, str]:
    """A name for each origin, by id; those who are called the same are numbered."""
    names: dict[str, str] = {}
    for figure in figures:
        if figure.origin.id not in names:
            name = named(figure.origin)
            same = sum(taken == name or taken.startswith(f"{name} #") for taken in names.values())
            names[figure.origin.id] = f"{name} #{same + 1}" if same else name
    return names


def _axes(within: Frame) -> "Axes":
    import altair as alt

    days = alt.Scale(type="utc", domain=[within.since.isoformat(), within.until.isoformat()], nice=False)
    ticks = alt.Axis(format="%-d %b %Y", tickCount=7, tickMinStep=86_400_000, labelOverlap="greedy", grid=False)
    numbers = alt.Axis(format=",d", tickMinStep=1, tickCount=6, domain=False, ticks=False)
    return (
        alt.X("day:T", scale=days, axis=ticks, title="as of"),
        alt.Y("number:Q", scale=alt.Scale(domain=[0, within.top], nice=False), axis=numbers, title=None),
    )


def _signs(names: Mapping[str, str]) -> "Signs":
    """A colour and a shape for each origin; one legend tells both."""
    import altair as alt

    labels = list(names.values())
    colours, shapes = ([signs[n % len(signs)] for n in range(len(labels))] for signs in (COLOURS, SHAPES))
    legend = alt.Legend(title=None, orient="bottom", columns=2, symbolStrokeWidth=2, symbolOpacity=1, offset=14)
    return (
        alt.Color("origin:N", scale=alt.Scale(domain=labels, range=colours), legend=legend),
        alt.Shape("origin:N", scale=alt.Scale(domain=labels, range=shapes), legend=legend),
    )


def _value(mark: Placed, name: str, within: Frame) -> dict[str, object]:
    figure = mark.figure
    low, high = figure.low, figure.high
    tip = low + within.arrow if low is not None else None
    if low is None and high is not None:
        tip = max(high - within.arrow, 0)
    return {
        "day": mark.day.isoformat(),
        "aside": mark.aside,
        "origin": name,
        "number": low if low is not None else high,
        "other": high if low is not None else None,
        "tip": tip if low is None or high is None else None,
        "rises": high is None,
        "label": mark.words,
        "leftwards": mark.leftwards,
        "strength": _FADED if figure.superseded else 1.0,
        "hollow": figure.ahead,
        "told": _description(figure, name),
        "leads": target(figure.claims[0]),
    }


def _description(figure: Figure, name: str) -> str:
    notes = [
        f"{name}: {told(figure)} as of {figure.as_of}",
        f"of {figure.part_of:,}" if figure.part_of is not None else "",
        f"in {harmless(figure.within.name)}" if figure.within else "",
        "said of what was to come" if figure.ahead else "",
        "replaced by the same origin" if figure.superseded else "",
        f"told by {', '.join(map(harmless, figure.outlets))}",
    ]
    return ", ".join(note for note in notes if note)


def _band(estimate: Estimate, within: Frame, axes: "Axes") -> "Iterator[alt.Chart]":
    """The policy's range over the whole width, open ends to the edge, and its best as a line."""
    import altair as alt

    best = estimate.best
    words = alt.value(f"{best.policy.value}: {span(best.low, best.high)}")
    across = {"day": within.since.isoformat(), "until": within.until.isoformat()}
    if best.low is not None or best.high is not None:
        ends = {"number": best.low or 0, "other": within.top if best.high is None else best.high}
        band = drawn_on([{**across, **ends}]).mark_rect(color=BAND, opacity=0.16)
        yield band.encode(x=axes[0], y=axes[1], x2="until:T", y2="other:Q", description=words)
    lines: list[tuple[Number | None, float]] = [(best.low, 1), (best.high, 1), (best.best, 2.5)]
    for number, width in lines:
        if number is not None:
            line = drawn_on([{**across, "number": number}]).mark_rule(color=BAND, strokeWidth=width)
            yield line.encode(x=axes[0], y=axes[1], x2="until:T", description=words)


def _excluded(estimate: Estimate, marks: Sequence[Placed], axes: "Axes") -> "Iterator[alt.Chart]":
    """A line between the nearest ends of two figures that cannot both be."""
    import altair as alt

    at = {mark.figure: mark for mark in marks}
    values: Values = []
    for pair in estimate.disagreements:
        drawn = [at[figure] for n in (pair.first, pair.second) if (figure := estimate.figures[n]) in at]
        if len(drawn) < 2:
            continue
        below, above = sorted(drawn, key=lambda mark: max(_ends(mark.figure)))
        values.append(
            {
                **{"day": below.day.isoformat(), "aside": below.aside, "number": max(_ends(below.figure))},
                **{"until": above.day.isoformat(), "beside": above.aside, "other": min(_ends(above.figure))},
                **{"told": f"cannot both be: {harmless(pair.reason)}", "leads": target(above.figure.claims[0])},
            }
        )
    if values:
        line = drawn_on(values).mark_rule(
            color=ALARM,
            strokeDash=[5, 4],
            strokeWidth=1.5,
            xOffset=alt.expr("datum.aside"),
            x2Offset=alt.expr("datum.beside"),
        )
        yield line.encode(x=axes[0], y=axes[1], x2="until:T", y2="other:Q", description="told:N", href="leads:N")


def _ends(figure: Figure) -> list[Number]:
    return [end for end in (figure.low, figure.high) if end is not None]


def _stems(values: Values, axes: "Axes", signs: "Signs") -> "Iterator[alt.Chart]":
    """Lines between two ends, told in words by their points; dashed ones with an arrow where an end is open."""
    import altair as alt

    aside = alt.expr("datum.aside")
    closed = [v for v in values if v["tip"] is None and v["other"] != v["number"]]
    if closed:
        yield (
            _with_axes(closed, axes)
            .mark_rule(strokeWidth=3, xOffset=aside, aria=False)
            .encode(color=signs[0], y2="other:Q")
        )
    opened = [v for v in values if v["tip"] is not None]
    if opened:
        line = _with_axes(opened, axes).mark_rule(strokeWidth=2, strokeDash=[4, 3], xOffset=aside, aria=False)
        yield line.encode(color=signs[0], y2="tip:Q")
    for rises, path in ((True, _UP), (False, _DOWN)):
        tips: Values = [{**v, "number": v["tip"]} for v in opened if v["rises"] is rises]
        if tips:
            on = _with_axes(tips, axes)
            yield on.mark_point(shape=path, size=110, strokeWidth=2, filled=False, xOffset=aside, aria=False).encode(
                color=signs[0]
            )


def _with_axes(values: Values, axes: "Axes") -> "alt.Chart":
    """Marks that stand on their day, tell themselves to those who do not see them, and lead to their claim."""
    import altair as alt

    faded = alt.Opacity("strength:Q", scale=None)
    return drawn_on(values).encode(x=axes[0], y=axes[1], opacity=faded, description="told:N", href="leads:N")


def _points(values: Values, axes: "Axes", signs: "Signs") -> "Iterator[alt.Chart]":
    """The numbers that were said, each end with its origin's shape, and their words beside."""
    import altair as alt

    aside = alt.expr("datum.aside")
    said: Values = [{**v, "number": v[end]} for v in values for end in ("number", "other") if v[end] is not None]
    once = {(v["day"], v["aside"], v["number"], v["told"]): v for v in said}
    for hollow in (False, True):
        shown = [v for v in once.values() if v["hollow"] is hollow]
        if shown:
            point = _with_axes(shown, axes).mark_point(size=100, strokeWidth=2, filled=not hollow, xOffset=aside)
            yield point.encode(color=signs[0], shape=signs[1])
    for leftwards in (False, True):
        spoken = [v for v in values if v["label"] and v["leftwards"] is leftwards]
        for style in (HALO, PLAIN) if spoken else ():
            words = _with_axes(spoken, axes).encode(text="label:N")
            if leftwards:
                yield words.mark_text(align="right", dx=-10, xOffset=aside, style=style, aria=False)
            else:
                yield words.mark_text(align="left", dx=10, xOffset=aside, style=style, aria=False)
