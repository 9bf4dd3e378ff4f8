"""Pictures of what weighing says: figures over time, calibration of forecasts, outlets beside origins.

Each function of a picture returns a `Chart`: an Altair specification with the rows that it shows, so that no picture
stands without its table. `as_svg` and `as_png` draw it on this machine, without a browser and without the network.
Shape, dash and hollowness tell what colour tells too.
"""

from .calibration import calibration
from .chart import Chart
from .outlets import outlets_and_origins
from .over_time import figures_over_time
from .render import as_png, as_svg, drawn_by_suffix
from .themes import Theme

__all__ = [
    "Chart",
    "Theme",
    "as_png",
    "as_svg",
    "calibration",
    "drawn_by_suffix",
    "figures_over_time",
    "outlets_and_origins",
]
