"""Where the report of a page stands, and its words without what stands around it."""

import re
from collections.abc import Iterable
from functools import cache

from lxml.html import HtmlElement as Node

from ...knowledge.tables import table
from ...model import Block
from .markup import blocks, unlinked
from .words import Body, Words, as_body

_FEWEST_LETTERS = 250
_FEW_LETTERS = 40
_MOSTLY = 0.5


def body(pruned: Node, original: Node, *, title: str | None = None) -> Body:
    """The report as trafilatura finds it: among what is left of a page, else in the page as it came.

    A class called "promo" around a whole article is no rarity. The element that the page marks as its report is asked
    where trafilatura finds next to nothing: it knows articles, not communiqués of three lines.
    """
    found = _report(_by_trafilatura(pruned, strict=True), title)
    there = unlinked(original)
    if _letters(found) < _MOSTLY * sum(there[part] for part in original.iter("p")):
        wider = _report(_by_trafilatura(original, strict=False), title)
        found = wider if _letters(wider) > _letters(found) / _MOSTLY else found
    if _letters(found) < _FEWEST_LETTERS and (container := _container(pruned)) is not None:
        found = max(found, _report(blocks(container), title), key=_letters)
    return as_body(found)


def links_share(root: Node) -> tuple[int, float]:
    """How many links a page has, and which share of its letters stands in them."""
    every = sum(len(str(part).strip()) for part in root.itertext())
    return sum(1 for _link in root.iter("a")), 1 - unlinked(root)[root] / max(1, every)


def _container(root: Node) -> Node | None:
    """The element of the surest mark that holds words outside of links."""
    letters = unlinked(root)
    for predicate in table("lexicons/pages")["containers"]["predicates"]:
        found = root.xpath(f"//*[{predicate}]")
        nodes = [node for node in found if isinstance(node, Node)] if isinstance(found, list) else []
        best = max(nodes, key=letters.__getitem__, default=None)
        if best is not None and letters[best] >= _FEW_LETTERS:
            return best
    return None


def _by_trafilatura(root: Node, *, strict: bool) -> list[Words]:
    import logging
    from copy import deepcopy

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = bare_extraction(deepcopy(root), include_comments=False, include_tables=True, favor_precision=strict)
    tree = getattr(found, "body", None)
    if tree is None:
        return []
    for node in tree.iter("head"):
        node.tag = "h2"
    for node in tree.iter("item", "lb", "row", "cell", "quote"):
        node.tag = {"item": "li", "lb": "br", "row": "tr", "cell": "td", "quote": "blockquote"}[node.tag]
    return list(blocks(tree))


def without_furniture(lines: Iterable[Words]) -> list[Words]:
    """The lines of an element that belong to a report."""
    return _report(lines, None)


def _report(lines: Iterable[Words], title: str | None) -> list[Words]:
    """The lines that belong to the report: not its title once more, no furniture, nothing twice in a row."""
    kept: list[Words] = []
    for line in lines:
        again = title is not None and not kept and line.text.casefold() == title.casefold()
        twice = bool(kept) and kept[-1].text == line.text
        if not again and not twice and not _furniture_line().fullmatch(line.text):
            kept.append(line)
    while kept and kept[-1].hint is Block.SUBHEAD:
        kept.pop()
    return kept


@cache
def _furniture_line() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{'|'.join(table('lexicons/pages')['lines']['patterns'])})", re.IGNORECASE)


def _letters(lines: Iterable[Words]) -> int:
    return sum(len(line.text) for line in lines)
