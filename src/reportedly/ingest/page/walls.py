"""Pages that stop where payment begins."""

import re
from functools import cache

from lxml.html import HtmlElement as Node

from ...knowledge.tables import table
from . import jsonld
from .markup import words_of

_LONG = 300
"""Words; of a page that shows more, the wall stands behind the report."""


def wall(root: Node, thing: jsonld.Thing) -> bool:
    """Whether the page asks its readers to pay, register or log in. Asked before the furniture is taken out."""
    if jsonld.is_false(thing.get("isAccessibleForFree")):
        return True
    for node in root.iter("div", "section", "aside", "p", "span", "h2", "h3", "h4", "a", "strong"):
        words = words_of(node) if len(node) < 8 else ""
        if 0 < len(words) < 300 and _said().search(words):
            return True
    return False


def is_stub(text: str, *, walled: bool) -> bool:
    """Whether only the beginning is shown: behind a wall, and short or broken off."""
    return walled and (len(text.split()) < _LONG or text.rstrip().endswith(("…", "...")))


@cache
def _said() -> re.Pattern[str]:
    return re.compile("|".join(table("lexicons/pages")["walls"]["patterns"]), re.IGNORECASE)
