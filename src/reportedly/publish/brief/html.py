"""A brief as one HTML file: no remote load, no script, readable on screen in light and dark, and on paper."""

from functools import cache
from typing import TYPE_CHECKING

from .parts import Brief

if TYPE_CHECKING:
    from jinja2 import Template

_SHORT = 10


def as_html(brief: Brief) -> str:
    """The whole page; every claim id is a link to its entry in the appendix. All texts are escaped by the template."""
    return _template().render(brief=brief)


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
    environment.filters["short"] = lambda identifier: identifier[:_SHORT]
    return environment.get_template("brief.html.j2")
