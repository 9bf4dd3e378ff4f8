"""The brief: what reports claim, in their own words, every sentence with the ids of the claims that it rests on.

`compose` turns claims into a `Brief`, plain values in reading order; `markdown` and `html` only write it down. The
program states no fact in its own voice: beside headings and counts of its own material, each sentence is a source and
a quotation.
"""

from .compose import compose
from .html import as_html
from .markdown import as_markdown
from .parts import Brief
from .weighed import Weighed

__all__ = ["Brief", "Weighed", "as_html", "as_markdown", "compose"]
