"""How charts look on light and on dark ground. Colours after Okabe and Ito, told apart by most who see few colours."""

from enum import StrEnum

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"


class Theme(StrEnum):
    """The ground that a chart is drawn on."""

    LIGHT = "light"
    DARK = "dark"


COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#7f7f7f")
_STAR = "M0,-1L.24,-.32L.95,-.31L.38,.12L.59,.81L0,.4L-.59,.81L-.38,.12L-.95,-.31L-.24,-.32Z"
_CROSSED = "M-.8,-.4L-.4,-.8L0,-.4L.4,-.8L.8,-.4L.4,0L.8,.4L.4,.8L0,.4L-.4,.8L-.8,.4L-.4,0Z"
SHAPES = ("circle", "square", "diamond", "cross", _STAR, "triangle-right", _CROSSED, "triangle-left")
"""Seven colours and eight shapes: fifty-six that differ in one of them at least, the first seven in both. No triangle
points up or down: on a line between two ends it would look like an open end."""
ALARM = "#e5484d"
BAND = "#8a8f98"
HALO, PLAIN = "halo", "text"
"""Style of words, and of the ground behind words, where lines would strike through them."""

_GROUNDS = {
    Theme.LIGHT: {"ground": "#ffffff", "ink": "#1b1f24", "quiet": "#57606a", "line": "#d8dee4"},
    Theme.DARK: {"ground": "#14181d", "ink": "#f0f3f6", "quiet": "#b1bac4", "line": "#373e47"},
}


def configuration(theme: Theme) -> dict[str, object]:
    """The Vega-Lite configuration of a theme."""
    colours = _GROUNDS[theme]
    ink, quiet, line = colours["ink"], colours["quiet"], colours["line"]
    return {
        "background": colours["ground"],
        "font": FONT,
        "padding": 16,
        "view": {"stroke": None},
        "title": {
            **{"fontSize": 16, "color": ink, "offset": 14, "subtitleColor": quiet, "subtitleFontSize": 12},
            **{"subtitlePadding": 6, "subtitleLineHeight": 16},
        },
        "axis": {
            **{"gridColor": line, "domainColor": quiet, "tickColor": quiet, "labelColor": ink, "titleColor": quiet},
            **{"labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal", "labelLimit": 420},
        },
        "legend": {"labelColor": ink, "titleColor": quiet, "labelFontSize": 12, "symbolSize": 90, "labelLimit": 330},
        "text": {"color": ink, "fontSize": 12},
        "style": {HALO: {"stroke": colours["ground"], "strokeWidth": 4, "strokeJoin": "round"}},
    }
