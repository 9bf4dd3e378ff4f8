"""Charts become SVG and PNG, by vl-convert: no browser, no network, the same bytes for the same chart."""

import re
from collections.abc import Callable
from html import escape, unescape
from pathlib import Path

from ...errors import SettingsError
from .chart import TARGET, Chart
from .themes import Theme, configuration

Link = Callable[[str], str]
"""From the id of a claim or a question to the address that tells of it: "/claims/c_9f3b…"."""

_LINKED = re.compile(rf'<a xlink:href="{re.escape(TARGET)}([^"]*)">(.*?)</a>', re.DOTALL)
_PNG_SCALE = 2
"""For screens with small pixels, and for print."""


def as_svg(chart: Chart, *, theme: Theme = Theme.LIGHT, link: Link | None = None) -> str:
    """The chart as SVG, with its title and description; each mark leads where `link` says, without it nowhere."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(_dressed(chart, theme), allowed_base_urls=[])
    drawn = _LINKED.sub(lambda found: _led(unescape(found.group(1)), found.group(2), link), drawn)
    told = f"<title>{escape(chart.title)}</title><desc>{escape(chart.description)}</desc>"
    head, _, rest = drawn.partition(">")
    return f'{head} role="graphics-document" aria-label="{escape(chart.title)}">{told}{rest}'


def as_png(chart: Chart, *, theme: Theme = Theme.LIGHT) -> bytes:
    """The chart as PNG, two pixels for each of the SVG's."""
    import vl_convert

    drawn: bytes = vl_convert.vegalite_to_png(_dressed(chart, theme), scale=_PNG_SCALE, allowed_base_urls=[])
    return drawn


def drawn_by_suffix(chart: Chart, path: Path, *, theme: Theme = Theme.LIGHT) -> bytes:
    """What belongs into a file of that name: SVG or PNG.

    Raises:
        SettingsError: its name ends in neither.
    """
    match path.suffix.lower():
        case ".svg":
            return as_svg(chart, theme=theme).encode("utf-8")
        case ".png":
            return as_png(chart, theme=theme)
    raise SettingsError(f"{path}: a chart is written as .svg or .png", remedy=f"such as {path.stem or 'chart'}.svg")


def _dressed(chart: Chart, theme: Theme) -> dict[str, object]:
    return {**chart.specification, "config": configuration(theme)}


def _led(identifier: str, mark: str, link: Link | None) -> str:
    return f'<a xlink:href="{escape(link(identifier))}">{mark}</a>' if link is not None else mark
