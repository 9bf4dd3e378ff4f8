"""Pictures out of commands: where they go, how they look, and what stands in their way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from ..errors import SettingsError
from ..model import Estimate
from ..publish.charts.themes import Theme
from ..publish.questions import asked
from .boundary import remark
from .output import write_file

if TYPE_CHECKING:
    from ..publish.charts import Chart

F = TypeVar("F", bound=Callable[..., object])

_NAMED = 5
"""Questions that an error lists."""


def chart_option(name: str, shows: str) -> Callable[[F], F]:
    """`--chart FILE`, with what it shows."""
    path = click.Path(path_type=Path, dir_okay=False)
    return click.option(name, type=path, metavar="FILE", help=f"Draw {shows} into FILE.svg or FILE.png.")


theme_option = click.option(
    "--theme", type=click.Choice(Theme, case_sensitive=False), default=Theme.LIGHT, help="Ground of charts."
)


@dataclass(frozen=True, slots=True)
class Pictures:
    """Which pictures of estimates are wanted."""

    figures: Path | None
    outlets: Path | None
    theme: Theme

    def draw(self, found: Sequence[Estimate]) -> None:
        """Draw those that are wanted.

        Raises:
            SettingsError: figures over time are wanted of more than one question, or of none.
        """
        from ..publish.charts import figures_over_time, outlets_and_origins

        if self.figures is not None:
            draw(figures_over_time(one_question(found)), self.figures, self.theme)
        if self.outlets is not None:
            draw(outlets_and_origins(found), self.outlets, self.theme)


def picture_options(command: Callable[..., object]) -> Callable[..., object]:
    """The options of pictures of estimates, handed to the command as `pictures`."""

    @chart_option("--chart", "the figures of one question over time, by who gave them,")
    @chart_option("--chart-outlets", "how many outlets and how many origins stand behind each question")
    @theme_option
    @wraps(command)
    def run(*args: object, chart: Path | None, chart_outlets: Path | None, theme: Theme, **options: object) -> object:
        return command(*args, pictures=Pictures(chart, chart_outlets, theme), **options)

    return run


def draw(chart: "Chart", path: Path, theme: Theme) -> None:
    """Write a chart to its file, and say so.

    Raises:
        SettingsError: the file's name ends in neither .svg nor .png.
        ReportedlyError: it cannot be written.
    """
    from ..publish.charts import drawn_by_suffix

    write_file(path, [drawn_by_suffix(chart, path, theme=theme)])
    remark(f"{path}: {chart.title}")


def one_question(found: Sequence[Estimate]) -> Estimate:
    """The estimate that a picture shows.

    Raises:
        SettingsError: there is none, or more than one.
    """
    if len(found) == 1:
        return found[0]
    if not found:
        raise SettingsError("no claim gives such a figure: there is nothing to draw", remedy="ask for less at once")
    some = "; ".join(f"{e.estimand.id[:_SHORT]} {asked(e.estimand)}" for e in found[:_NAMED])
    more = "; …" if len(found) > _NAMED else ""
    raise SettingsError(
        f"{len(found)} questions fulfil this, and a chart shows one", remedy=f"choose by --estimate ID: {some}{more}"
    )


_SHORT = 10
