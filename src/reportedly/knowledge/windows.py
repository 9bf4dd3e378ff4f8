"""Windows: what the attribution model reads at once, and how it sees a text.

Neighbouring paragraphs share a window, so that "he said" finds the speaker named above it. A vocabulary without
capitals loses them, and the marks of a long quotation are far away: both come back as `marks`, a small number a piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

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


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters and digits, or one other sign: the unit that is tagged."""

    text: int
    """Which of the texts."""
    start: int
    end: int
    piece: int
    """Position of its first piece in the window."""
    sentence: int
    """Counts the sentences of its text, roughly."""


@dataclass(slots=True)
class Window:
    """Pieces that the encoder reads together: `[CLS] paragraph [SEP] paragraph [SEP] …`."""

    ids: list[int] = field(default_factory=lambda: [CLS])
    marks: list[int] = field(default_factory=lambda: [0])
    words: list[Word] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Run:
    """A word before it stands in a window: where it is, its pieces, its sentence."""

    start: int
    end: int
    first: int
    last: int
    sentence: int


def open_windows(
    texts: Sequence[str], encodings: Sequence[Encoding], *, first: int = 0, most: int = MOST_PIECES
) -> Iterator[Window]:
    """Pack neighbouring texts into windows of at most `most` pieces; a longer text is cut, best after a sentence.

    `first` is the number of the first text, where several reports are read one after another.
    """
    window = Window()
    for number, (text, encoding) in enumerate(zip(texts, encodings, strict=True), start=first):
        runs = _runs(text, encoding)
        marks = _marks(text, encoding)
        while runs:
            pieces = runs[-1].last - runs[0].first
            if len(window.ids) + pieces + 1 <= most:
                taken, runs = runs, []
            elif window.words:
                yield window
                window = Window()
                continue
            else:
                cut = _cut(runs, most - 2)
                taken, runs = runs[:cut], runs[cut:]
            _append(window, number, taken, encoding.ids, marks)
    if window.words:
        yield window


def _append(window: Window, number: int, runs: Sequence[_Run], ids: Sequence[int], marks: Sequence[int]) -> None:
    first, last = runs[0].first, runs[-1].last
    shift = len(window.ids) - first
    window.words.extend(Word(number, r.start, r.end, r.first + shift, r.sentence) for r in runs)
    window.ids.extend(ids[first:last])
    window.marks.extend(marks[first:last])
    window.ids.append(SEP)
    window.marks.append(0)


def _runs(text: str, encoding: Encoding) -> list[_Run]:
    """The words of a text. None has more than 100 pieces: the vocabulary makes one unknown piece of a longer one."""
    found: list[_Run] = []
    offsets = encoding.offsets
    sentence = 0
    ended = False
    last_word: int | None = None
    for piece, word in enumerate(encoding.word_ids):
        start, end = offsets[piece]
        if word is None or start == end:
            continue
        if word == last_word and found:
            run = found[-1]
            found[-1] = _Run(run.start, max(end, run.end), run.first, piece + 1, run.sentence)
            continue
        last_word = word
        sign = text[start:end]
        if ended and sign not in _CLOSES and found[-1].end < start:
            sentence += not sign[0].islower()
            ended = False
        elif ended and sign not in _CLOSES:
            ended = False
        if sign in _ENDS and not _abbreviates(text, start):
            ended = True
        found.append(_Run(start, end, piece, piece + 1, sentence))
    return found


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
