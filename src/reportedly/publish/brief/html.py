"""A brief as one HTML file: no remote load, no script, readable on screen in light and dark, and on paper.

Beside a range of several dated figures stands a picture of them, for at most so many ranges that the file stays small.
"""

from functools import cache
from typing import TYPE_CHECKING

from ...model import Estimate
from ..charts import as_svg, figures_over_time
from .parts import Brief, Range

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

_SHORT = 10
MOST_PICTURES = 24


def pictured(brief: Brief) -> tuple[Range, ...]:
    """The ranges that are drawn: those with two dated figures or more, the first of them."""
    return tuple([each for each in brief.ranges if _has_picture(each.estimate)][:MOST_PICTURES])


def as_html(brief: Brief) -> str:
    """The whole page; every claim id is a link to its entry in the appendix. All texts are escaped by the template."""
    drawn = frozenset(each.estimate.estimand.id for each in pictured(brief))
    return _template().render(brief=brief, pictured=drawn)


def _has_picture(estimate: Estimate) -> bool:
    return sum(figure.as_of is not None for figure in estimate.figures) > 1


def _picture(estimate: Estimate) -> "Markup":
    """Figures over time; each mark leads to its claim in the appendix. The renderer has escaped all words."""
    from markupsafe import Markup

    return Markup(as_svg(figures_over_time(estimate), link=lambda claim: f"#{claim}"))


@cache
def _template() -> "Template":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("reportedly.publish.brief", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["picture"] = _picture
    environment.filters["short"] = lambda identifier: identifier[:_SHORT]
    return environment.get_template("brief.html.j2")
