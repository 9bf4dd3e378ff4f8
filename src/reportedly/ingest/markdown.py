"""Markdown becomes the prose that a reader sees; what the markup said of a line is kept as a hint.

The markup goes once, here, and every span counts in what is left: "**Twelve** were [killed](…)" is read as
"Twelve were killed".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ..model import Block
from .given import Given
from .normalise import normalise, one_line
from .record import told_by

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?=[A-Za-z_-]+[ \t]*:)(?P<lines>(?:(?!---).*\n){0,200})---[ \t]*(?:\n|\Z)")
_ENTRY = re.compile(r"(?P<key>[A-Za-z_-]+)[ \t]*:[ \t]*(?P<value>.*?)[ \t]*")
_KEYS = {
    "title": "title",
    "headline": "title",
    "date": "published",
    "published": "published",
    "publisher": "publisher",
    "outlet": "publisher",
    "url": "url",
    "link": "url",
    "canonical_url": "url",
}
_LIST_MARKS = frozenset({"list_item_open", "tr_open"})


@dataclass(frozen=True, slots=True)
class Prose:
    """A Markdown file as prose, with what its markup said of the lines at these offsets, and its front matter."""

    text: str
    hints: dict[int, Block]
    told: Given


def prose(source: str, name: str) -> Prose:
    """Take the markup off.

    Raises:
        UnreadableInput: the front matter's date is no date.
    """
    source = normalise(source)
    front = _FRONT_MATTER.match(source)
    told = told_by(_entries(front["lines"]), name) if front else Given()
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(source[front.end() if front else 0 :])
    text, hints = "", {}
    for words, hint in _pieces(tokens):
        line = one_line(words)
        if line is None:
            continue
        text += "\n\n" if text else ""
        if hint is not None:
            hints[len(text)] = Block.SUBHEAD if hint is Block.HEADLINE and text else hint
        text += line
    return Prose(f"{text}\n" if text else "", hints, told)


def _entries(lines: str) -> dict[str, object]:
    """The flat entries of YAML front matter that say something of the report; lists and nested ones don't."""
    entries: dict[str, object] = {}
    for line in lines.splitlines():
        match = _ENTRY.fullmatch(line)
        if match and (key := _KEYS.get(match["key"].lower())) and match["value"]:
            entries[key] = match["value"].strip("\"'")
    return entries


def _pieces(tokens: Sequence[Token]) -> Iterator[tuple[str, Block | None]]:
    """Every block with words in it: headings, paragraphs, list items, table rows, code, and HTML without its tags."""
    hint: Block | None = None
    row: list[str] | None = None
    for token in tokens:
        if token.type == "heading_open":
            hint = Block.HEADLINE if token.tag == "h1" else Block.SUBHEAD
        elif token.type in _LIST_MARKS:
            hint = Block.PARAGRAPH
            row = [] if token.type == "tr_open" else None
        elif token.type == "tr_close" and row is not None:
            yield " | ".join(row), hint
            row = None
        elif token.type == "inline" and row is not None:
            row.append(_words(token.children or []))
        elif token.type == "inline":
            yield _words(token.children or []), hint
        elif token.type in ("fence", "code_block"):
            yield from ((line, Block.PARAGRAPH) for line in token.content.splitlines())
        elif token.type == "html_block":
            yield _without_tags(token.content), None
        if token.type in ("heading_close", "list_item_close", "tr_close"):
            hint = None


def _words(children: Sequence[Token]) -> str:
    """Inline text without marks. Text struck out was taken back by its author and is left out, pictures too."""
    words, struck = [], 0
    for token in children:
        struck += {"s_open": 1, "s_close": -1}.get(token.type, 0)
        if struck:
            continue
        if token.type in ("text", "code_inline", "text_special"):
            words.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            words.append(" ")
    return "".join(words)


class _Text(HTMLParser):
    """Collects what stands between tags, but for scripts and styles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if self._silent <= 0:
            self.words.append(data)


def _without_tags(html: str) -> str:
    parser = _Text()
    parser.feed(html)
    parser.close()
    return " ".join(parser.words)
