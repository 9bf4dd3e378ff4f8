"""The tree of a page, and the words in it as blocks."""

import re
from collections.abc import Iterator
from functools import cache

from lxml import etree, html
from lxml.html import HtmlElement as Node

from ...knowledge.tables import table
from ...model import Block
from ..lines import ends_sentence
from .words import Words

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "form",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "amp-live-list",
    ]
)
_SPACE = re.compile(r"[^\S\n]+")


def parse_page(text: str) -> Node | None:
    """The tree of a page; null where there is none. A page nested deeper than 256 elements is cut off there."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(text.replace("\0", " ").encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    return root if isinstance(root, Node) else None


def blocks(container: Node) -> Iterator[Words]:
    """The blocks of an element in the order of the page; inline markup goes, words stay."""
    run: list[str] = []
    around: list[str] = ["div"]
    for event, node in etree.iterwalk(container, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else ""
        block = tag in _BLOCKS and node is not container
        if block:
            yield from _lines(run, around)
            run = []
        if event == "start":
            if block:
                around.append(tag)
            run += ["\n" if tag == "br" else "", _flat(node.text)]
        elif node is not container:
            if block:
                around.pop()
            run.append(_flat(node.tail))
    yield from _lines(run, around)


def words_of(node: Node) -> str:
    """All words in an element, on one line."""
    return " ".join(" ".join(str(part) for part in node.itertext()).split())


def _flat(text: str | None) -> str:
    return text.replace("\n", " ") if text else ""


def _lines(run: list[str], around: list[str]) -> Iterator[Words]:
    """Paragraphs in running text: an empty line parts them, and a line that ends where a sentence does."""
    hint = _hint(around)
    for part in re.split(r"\n\s*\n", _SPACE.sub(" ", "".join(run))):
        lines: list[str] = []
        for line in part.split("\n"):
            words = line.strip()
            if lines and not ends_sentence(lines[-1]):
                lines[-1] = f"{lines[-1]} {words}".strip()
            else:
                lines.append(words)
        yield from (Words(line, hint) for line in lines if any(map(str.isalnum, line)))


def _hint(around: list[str]) -> Block | None:
    inner = next((tag for tag in reversed(around) if tag in _HEADINGS or tag in ("p", "li", "blockquote", "dd")), None)
    if inner is None:
        return None
    return Block.SUBHEAD if inner in _HEADINGS else Block.PARAGRAPH


def prune(root: Node) -> None:
    """Take out what is no part of any report, but nothing that holds several paragraphs: names of classes lie."""
    prose = unlinked(root)
    most = sum(prose[part] for part in root.iter("p")) * _MOST_PROSE
    for node in list(prose):
        if node.getparent() is None or not _is_furniture(node):
            continue
        long = [prose[part] for part in node.iter("p") if prose[part] > _LONG_PARAGRAPH]
        small = len(long) <= _MOST_PARAGRAPHS and sum(long) <= most and prose[node] < _MOST_LETTERS
        if node.tag in _SILENT or small:
            node.drop_tree()
    for row in root.iter("tr"):
        _join_cells(row)


_LONG_PARAGRAPH = 100
_MOST_PARAGRAPHS = 2
_MOST_PROSE = 0.2
_MOST_LETTERS = 2_500


def unlinked(root: Node) -> dict[Node, int]:
    """For each element how many letters stand in it outside of links; one pass, since pages nest for ever."""
    found: dict[Node, int] = {}
    for node in reversed([node for node in root.iter() if isinstance(node.tag, str)]):
        inner = sum(found.get(child, 0) + len((child.tail or "").strip()) for child in node)
        found[node] = 0 if node.tag == "a" or node.tag in _SILENT else inner + len((node.text or "").strip())
    return dict(reversed(found.items()))


_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "select", "textarea"})
_KEPT = frozenset({"html", "body", "main", "article", "h1"})


def _is_furniture(node: Node) -> bool:
    tag = str(node.tag)
    if tag in _KEPT:
        return False
    if tag in _furniture_tags() or node.get("role") in _furniture_roles():
        return True
    style = (node.get("style") or "").replace(" ", "").lower()
    if node.get("hidden") is not None or node.get("aria-hidden") == "true" or "display:none" in style:
        return True
    named = f"{node.get('class') or ''} {node.get('id') or ''}".lower()
    return bool(named.strip()) and _furniture_names().search(named) is not None


@cache
def _furniture_tags() -> frozenset[str]:
    return frozenset(table("lexicons/pages")["furniture"]["tags"])


@cache
def _furniture_roles() -> frozenset[str]:
    return frozenset(table("lexicons/pages")["furniture"]["roles"])


@cache
def _furniture_names() -> re.Pattern[str]:
    """Matches the classes and ids of an element; a word stands between spaces, "_" or "__"."""
    furniture = table("lexicons/pages")["furniture"]
    words = "|".join(sorted(map(re.escape, furniture["words"]), key=len, reverse=True))
    return re.compile(rf"(?:^|[\s_])(?:{words})(?=$|[\s_])|{'|'.join(map(re.escape, furniture['parts']))}")


_SHORT_CELL = 80


def _join_cells(row: Node) -> None:
    """A row of short cells is one line, "Killed | 12"; a cell of an old layout that holds an article stays as it is."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if len(cells) < 2 or row.find(".//table") is not None:
        return
    texts = [words_of(cell) for cell in cells]
    if any(len(text) > _SHORT_CELL for text in texts):
        return
    for cell in cells[1:]:
        row.remove(cell)
    first = cells[0]
    for inner in list(first):
        first.remove(inner)
    first.text = " | ".join(filter(None, texts))
