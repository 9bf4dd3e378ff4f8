"""Windows: what the attribution model reads at once, and how it sees a text.

Neighbouring paragraphs share a window, so that "he said" finds the speaker named above it. A vocabulary without
capitals loses them, and the marks of a long quotation are far away: both come back as `marks`, a small number a piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tokenizers import Encoding

CLS, SEP = 101, 102
"""Numbers of the pieces that open a window and close a paragraph, in BERT's uncased vocabulary."""
MOST_PIECES = 192
"""Pieces in a window. Longer ones cost attention and find nothing more."""
MARKS = 9
"""0 for [CLS] and [SEP]; else 1 + 2 * case + (1 inside a quotation).

Case: 0 none or small, 1 capitalised, 2 all capitals, 3 mixed.
"""

_MARK = re.compile("[\"“”„«»]|''|``")
_ENDS = frozenset(".!?")
_CLOSES = frozenset("\"”'’)]»")


class Word(NamedTuple):
    """A run of letters and digits, or one other sign: the unit that is tagged."""

    text: int
    """Which of the texts."""
    start: int
    end: int
    piece: int
    """Position of its first piece among those that the window keeps."""
    sentence: int
    """Counts the sentences of its text, roughly."""


@dataclass(slots=True)
class Window:
    """Pieces that the encoder reads together: `[CLS] paragraph [SEP] paragraph [SEP] …`."""

    ids: list[int] = field(default_factory=lambda: [CLS])
    marks: list[int] = field(default_factory=lambda: [0])
    kept: list[int] = field(default_factory=lambda: [0])
    """Positions of [CLS], of [SEP], and of the first piece of each word: the only ones that the upper layers read."""
    words: list[Word] = field(default_factory=list)


class _Run(NamedTuple):
    """A word before it stands in a window: where it is, its pieces, its sentence."""

    start: int
    end: int
    first: int
    last: int
    sentence: int


class _Part(NamedTuple):
    """A text, or what is left of it, before it stands in a window."""

    number: int
    text: str
    runs: list[_Run]
    ids: list[int]
    marks: list[int]

    @property
    def size(self) -> int:
        """Its pieces, and [SEP]."""
        return self.runs[-1].last - self.runs[0].first + 1

    def quoted(self) -> bool:
        """Whether all its words stand inside quotation marks."""
        return all(self.marks[run.first] % 2 == 0 for run in self.runs if self.text[run.start].isalnum())


def open_windows(
    texts: Sequence[str], encodings: Sequence[Encoding], *, first: int = 0, most: int = MOST_PIECES
) -> Iterator[Window]:
    """Pack neighbouring texts into windows of at most `most` pieces; a longer text is cut, best after a sentence.

    A text that announces the next ("He said:") shares its window where both find room, and so does the text before a
    quotation. `first` is the number of the first text, where several reports are read one after another.
    """
    parts: list[_Part] = []
    for number, (text, encoding) in enumerate(zip(texts, encodings, strict=True), start=first):
        rest = _Part(number, text, _runs(text, encoding), encoding.ids, _marks(text, encoding))
        while rest.runs:
            if 1 + sum(part.size for part in parts) + rest.size <= most:
                parts.append(rest)
                break
            if parts:
                staying, parts = _apart(parts, rest, most)
                yield _window(staying)
            else:
                cut = _cut(rest.runs, most - 2)
                yield _window([rest._replace(runs=rest.runs[:cut])])
                rest = rest._replace(runs=rest.runs[cut:])
    if parts:
        yield _window(parts)


def _apart(parts: list[_Part], after: _Part, most: int) -> tuple[list[_Part], list[_Part]]:
    """The texts that make a window, and the one of them, if any, that waits for what comes `after` it."""
    last = parts[-1]
    belongs = last.text.rstrip().endswith(":") or (after.quoted() and not last.quoted())
    if belongs and len(parts) > 1 and 1 + last.size + after.size <= most:
        return parts[:-1], [last]
    return parts, []


def _window(parts: Sequence[_Part]) -> Window:
    window = Window()
    for part in parts:
        first, last = part.runs[0].first, part.runs[-1].last
        shift = len(window.ids) - first
        window.words.extend(
            Word(part.number, run.start, run.end, place, run.sentence)
            for place, run in enumerate(part.runs, start=len(window.kept))
        )
        window.kept.extend(run.first + shift for run in part.runs)
        window.ids.extend(part.ids[first:last])
        window.marks.extend(part.marks[first:last])
        window.kept.append(len(window.ids))
        window.ids.append(SEP)
        window.marks.append(0)
    return window


def _runs(text: str, encoding: Encoding) -> list[_Run]:
    """The words of a text. None has more than 100 pieces: the vocabulary makes one unknown piece of a longer one."""
    starts, ends, firsts, lasts, sentences = (list[int]() for _ in range(5))
    sentence = 0
    ended = False
    last_word: int | None = None
    for piece, (word, (start, end)) in enumerate(zip(encoding.word_ids, encoding.offsets, strict=True)):
        if word is None or start == end:
            continue
        if word == last_word:
            ends[-1], lasts[-1] = max(end, ends[-1]), piece + 1
            continue
        last_word = word
        sign = text[start:end]
        if ended and sign not in _CLOSES:
            sentence += ends[-1] < start and not sign[0].islower()
            ended = False
        if sign in _ENDS and not _abbreviates(text, start):
            ended = True
        starts.append(start)
        ends.append(end)
        firsts.append(piece)
        lasts.append(piece + 1)
        sentences.append(sentence)
    return [_Run(*run) for run in zip(starts, ends, firsts, lasts, sentences, strict=True)]


def _abbreviates(text: str, stop: int) -> bool:
    """Whether the full stop at `stop` ends an initial or a title: "J. Smith", "Gen. Ahmed", "U.S."."""
    begin = stop
    while begin and text[begin - 1].isalpha():
        begin -= 1
    word = text[begin:stop]
    return text[stop] == "." and word[:1].isupper() and (len(word) == 1 or word in _TITLES)


_TITLES = frozenset(
    {
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "Sen",
        "Rep",
        "Gov",
        "Gen",
        "Lt",
        "Col",
        "Maj",
        "Capt",
        "Sgt",
        "Adm",
        "St",
        "Prof",
        "Rev",
        "No",
    }
)


def _cut(runs: Sequence[_Run], room: int) -> int:
    """How many runs fit into `room` pieces, ending at the end of a sentence where at least half of the room is used."""
    begin = runs[0].first
    fits = next((i for i, r in enumerate(runs) if r.last - begin > room), len(runs))
    fits = max(fits, 1)
    for i in range(fits, 0, -1):
        if runs[i - 1].first - begin < room // 2:
            break
        if i < len(runs) and runs[i].sentence != runs[i - 1].sentence:
            return i
    return fits


def _marks(text: str, encoding: Encoding) -> list[int]:
    quoted = quoted_characters(text)
    marks = []
    for start, end in encoding.offsets:
        sign = text[start:end]
        if sign.islower() or not sign[:1].isalpha():
            case = 0
        elif sign.istitle():
            case = 1
        else:
            case = 2 if sign.isupper() else 3
        marks.append(1 + 2 * case + quoted[start] if start < end else 0)
    return marks


def quoted_characters(text: str) -> list[int]:
    """1 for every character inside double quotation marks, the marks too, else 0.

    A quotation left open runs to the end of the text.
    """
    edges = [0] * (len(text) + 1)
    opened: int | None = None
    for mark in _MARK.finditer(text):
        sign = mark.group()
        if opened is None and sign != "”":
            opened = mark.start()
        elif opened is not None and sign not in ("“", "„", "``"):
            edges[opened] += 1
            edges[mark.end()] -= 1
            opened = None
    if opened is not None:
        edges[opened] += 1
    return list(accumulate(edges[:-1]))
