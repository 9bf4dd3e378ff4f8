"""Pages of a printed document become running prose: hyphens mended, running heads and page numbers gone."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .lines import ends_sentence
from .normalise import normalise

_NUMBER = re.compile(r"\W*(?:(?:page|p\.)\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_EDGE = 3
"""Lines at the top and at the bottom of a page among which running heads are looked for."""
_BULLET = re.compile(r"\s*(?:[•▪▫◦‣·●○■□–—*-]|\(?\d{1,2}[.)])\s+")
_SOFT = re.compile(r"(?<=[a-zà-ÿ])[-\u00ad\u2010\u0002\ufffe]$")


@dataclass(frozen=True, slots=True)
class Prose:
    """The text, a paragraph a stanza."""

    text: str


def prose_of_pages(pages: Sequence[str]) -> Prose:
    """The text of pages, each a string of lines as they are printed."""
    lines = [[line.strip() for line in normalise(page).split("\n")] for page in pages]
    heads = _running_heads(lines)
    bodies = [_without_edges(page, heads) for page in lines]
    flat = [line for page in bodies for line in page]
    width = _width(flat)
    paragraphs: list[str] = []
    open_ended = False
    for page in bodies:
        for index, line in enumerate(page):
            if not line:
                open_ended = open_ended and index in (0, len(page) - 1) and not ends_sentence(paragraphs[-1])
                continue
            if paragraphs and open_ended and _goes_on(paragraphs[-1], line):
                paragraphs[-1] = _joined(paragraphs[-1], line)
            else:
                paragraphs.append(line)
            open_ended = not (ends_sentence(line) and len(line) < 0.85 * width) and len(line) > 0.5 * width
    text = "\n\n".join(paragraphs)
    return Prose(f"{text}\n" if text else "")


def _running_heads(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Lines at the edges of pages that come again on others, page numbers apart: "OCHA Flash Update No. 3 | 2"."""
    seen: Counter[str] = Counter()
    for page in pages:
        words = [line for line in page if line]
        edge = words[:_EDGE] + words[-_EDGE:] if len(words) > 2 * _EDGE else words
        seen.update({_bare(line) for line in edge})
    return frozenset(line for line, count in seen.items() if count >= 2 and 2 * count >= len(pages) > 1)


def _bare(line: str) -> str:
    return _DIGITS.sub("#", line).casefold()


def _without_edges(page: Sequence[str], heads: frozenset[str]) -> list[str]:
    kept = list(page)
    for end in (0, -1):
        for _line in range(_EDGE):
            while kept and not kept[end]:
                kept.pop(end)
            if kept and (_bare(kept[end]) in heads or _NUMBER.fullmatch(kept[end])):
                kept.pop(end)
    return kept


def _width(lines: Sequence[str]) -> int:
    """The length of a full line: nine in ten are no longer."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def _goes_on(before: str, line: str) -> bool:
    return not _BULLET.match(line)


def _joined(before: str, line: str) -> str:
    """A word broken at the end of a line is one word; "Al-" before a capital and "twenty-" keep their hyphen."""
    if _SOFT.search(before) and line[:1].islower():
        return before[:-1] + line
    return f"{before}{line}" if before.endswith(("-", "–")) and not before.endswith(" -") else f"{before} {line}"
