"""Live blogs: each entry is said at its own time, so each is a report of its own.

As one report, every fetch would be a new version of the whole with all its claims once more, and what was said at
noon would count from midnight. As reports with addresses of their own ("page#entry") the entries that are known are
passed over, and one that was edited is a new version of itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from urllib.parse import urlsplit

from lxml.html import HtmlElement as Node

from ...knowledge.tables import table
from . import jsonld
from .markup import blocks, parse_page, words_of
from .told import PageTold, moment_of
from .words import Body, Words, as_body

_FEWEST = 3
_LIVE = re.compile(r"\b(?:live|as it happened|latest updates|minute by minute)\b", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d\b")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its anchor in the page, when it was posted, its own heading, its words."""

    anchor: str | None
    at: datetime | None
    day: date | None
    title: str | None
    body: Body


def entries(root: Node, about: PageTold) -> list[Entry]:
    """The entries of a live blog in the order of the page; none where it does not call itself one."""
    stated = list(_stated(about.thing))
    if len(stated) >= _FEWEST:
        return stated
    if not (is_live(about.thing) or _LIVE.search(about.title or "") or root.xpath("//*[@itemprop='liveBlogUpdate']")):
        return []
    marked = list(_marked(root))
    return marked if len(marked) >= _FEWEST else []


def is_live(thing: jsonld.Thing) -> bool:
    """Whether the page calls itself a live blog."""
    return "liveblogposting" in jsonld.types(thing)


def _stated(thing: jsonld.Thing) -> Iterator[Entry]:
    """Entries as JSON-LD gives them, where it gives their words too."""
    for update in jsonld.many(thing.get("liveBlogUpdate")):
        words = jsonld.text(update.get("articleBody")) or jsonld.text(update.get("text"))
        at, day = moment_of(jsonld.text(update.get("datePublished")))
        if words:
            address = jsonld.address(update.get("url")) or jsonld.address(update.get("@id")) or ""
            yield Entry(urlsplit(address).fragment or None, at, day, jsonld.text(update.get("headline")), _body(words))


def _body(words: str) -> Body:
    """JSON-LD has its words with or without markup, against all rules."""
    tree = parse_page(words) if "<" in words else None
    if tree is not None:
        return as_body(blocks(tree))
    return as_body(Words(line, None) for line in words.splitlines())


def _marked(root: Node) -> Iterator[Entry]:
    """Elements that are marked as entries and carry a time."""
    found = root.xpath("//*[@itemprop='liveBlogUpdate']")
    nodes = [node for node in found if isinstance(node, Node)] if isinstance(found, list) else []
    if len(nodes) < _FEWEST:
        nodes = [
            node
            for node in root.iter("article", "div", "li", "section")
            if _entry_class().search(node.get("class") or "")
        ]
    inner = [node for node in nodes if not any(other is not node and other in nodes for other in node.iterancestors())]
    for node in inner:
        time = next(iter(node.iter("time")), None)
        if time is None and not _CLOCK.search(words_of(node)[:40]):
            continue
        at, day = moment_of(time.get("datetime") if time is not None else None)
        head = next(iter(node.iter("h2", "h3", "h4")), None)
        title = words_of(head) if head is not None else None
        lines = [
            line
            for line in blocks(node)
            if line.text != title and not (len(line.text) < 30 and _CLOCK.search(line.text))
        ]
        anchor = node.get("id") or next(
            (inner.get("id") for inner in node.iter("a", "h2", "h3") if inner.get("id")), None
        )
        yield Entry(anchor, at, day, title, as_body(lines))


@cache
def _entry_class() -> re.Pattern[str]:
    words = "|".join(map(re.escape, table("lexicons/pages")["live"]["entries"]))
    return re.compile(rf"(?:^|\s)(?:{words})(?=$|\s)", re.IGNORECASE)
