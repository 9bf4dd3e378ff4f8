"""The lines of a text gathered into chunks: one paragraph a line, or one paragraph over several hard-wrapped lines."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..model import Block

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"(?:[-*+•▪▫◦‣·●○■□–—»>]|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})\)|\d{1,2}\.)\s+(?=\S)")
_ENDS_SENTENCE = re.compile(r"[.!?:;…](?:[\"'”’»)\]]|\[\d+\])*$")
_WIDEST_WRAP = 120
"""Characters; a line that is longer was not wrapped by hand or by a mail program."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the space around it; `stanza` counts up at every blank line."""

    start: int
    end: int
    words: str
    stanza: int
    indent: int
    item: bool


@dataclass(frozen=True, slots=True)
class Chunk:
    """What will be one block or a few: its characters, whether it is a list item, and what the markup said it is."""

    start: int
    end: int
    words: str
    item: bool = False
    hint: Block | None = None


def ends_sentence(words: str) -> bool:
    """Whether a stop closes the line; "Two dead in strike, says U.S." is not closed by one."""
    return _ENDS_SENTENCE.search(words) is not None and re.search(r"\b(?:[A-Z]\.){2,}$", words) is None


def chunks(text: str, hints: Mapping[int, Block]) -> list[Chunk]:
    """The chunks of a text, in order. `hints` tells for the offset of a line what its markup said."""
    lines = _lines(text)
    width = _wrap_width(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1][-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_chunk(text, group, hints) for group in groups]


def _lines(text: str) -> list[Line]:
    found: list[Line] = []
    stanza, before = 0, 0
    for match in _LINE.finditer(text):
        words = match.group().strip()
        if not words:
            stanza, before = stanza + 1, match.end() + 1
            continue
        start = match.start() + match.group().index(words)
        stanza += match.start() > before
        before = match.end() + 1
        bullet = _BULLET.match(words)
        skip = bullet.end() if bullet else 0
        found.append(
            Line(start + skip, start + len(words), words[skip:], stanza, start - match.start(), bullet is not None)
        )
    return found


def _wrap_width(lines: Sequence[Line]) -> int:
    """The width at which the text was wrapped by hand, 0 where it was not.

    A sign that does not lie: lines that end in the middle of a sentence, with the next line going on in small letters.
    In a telegram, all capitals, the sign is lines that had no room for the next word.
    """
    inner = [(a, b) for a, b in pairwise(lines) if a.stanza == b.stanza and not b.item]
    open_ended = [(a, b) for a, b in inner if not ends_sentence(a.words)]
    running_on = [(a, b) for a, b in open_ended if _runs_on(b.words)]
    if len(open_ended) > 2 and all(b.words.isupper() for _, b in open_ended):
        fullest = max(a.end - a.start for a, _ in open_ended)
        running_on = [(a, b) for a, b in open_ended if _is_full(a, b, fullest)]
    width = max((a.end - a.start for a, _ in running_on), default=0)
    return width if width <= _WIDEST_WRAP and 5 * len(running_on) >= 2 * len(open_ended) else 0


def _continues(line: Line, after: Line, width: int) -> bool:
    """Whether `after` goes on with the paragraph of `line`."""
    if line.stanza != after.stanza or after.item or after.words[:3] in ("By ", "BY "):
        return False
    if _runs_on(after.words) and not ends_sentence(line.words):
        return True
    if not width or (after.indent >= line.indent + 2 and not line.item):
        return False
    return _is_full(line, after, width)


def _is_full(line: Line, after: Line, width: int) -> bool:
    """Whether the first word of the line behind would not have found room, or hardly."""
    return (line.end - line.start) + 1 + len(after.words.split(maxsplit=1)[0]) > 0.88 * width


def _runs_on(words: str) -> bool:
    """Whether a line begins in the middle of a sentence: in small letters, quoted or not."""
    return words.lstrip("\"'“‘«([")[:1].islower()


def _chunk(text: str, group: Sequence[Line], hints: Mapping[int, Block]) -> Chunk:
    first, last = group[0], group[-1]
    return Chunk(first.start, last.end, text[first.start : last.end], item=first.item, hint=hints.get(first.start))
