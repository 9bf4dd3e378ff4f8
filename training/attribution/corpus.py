"""PolNeAR as it lies on the disk: articles with their attributions, and the words of a window with their labels.

Beware: an `E` line may stand before the `T` lines that it names, the text of a `T` line may hold line breaks, spans
may be broken (`209 236;91 186`), `Discuss` and `Discard` are flags. Where several annotators read an article, the
first by name counts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportedly.knowledge.windows import Window

ROLES = ("source", "cue", "content")
_LINE = re.compile(r"\n(?=[TE#]\d+\t)")
_WORD = re.compile(r"\w")
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Character spans of one attribution in its article; any role may be empty."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True)
class Article:
    """A text, where its paragraphs begin, and what the annotator marked."""

    stem: str
    text: str
    attributions: tuple[Attribution, ...]

    def paragraphs(self) -> Iterator[tuple[int, str]]:
        """Lines that hold something, with their offsets."""
        position = 0
        for line in self.text.split("\n"):
            if line.strip():
                yield position, line
            position += len(line) + 1


def read_articles(folder: Path) -> list[Article]:
    """Every annotated article of `folder`, which holds `text` and `attributions`."""
    first: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        first.setdefault(path.stem.rsplit("_", 1)[0], path)
    return [_article(folder / "text" / f"{stem}.txt", path) for stem, path in sorted(first.items())]


def raw(path: Path) -> str:
    """The text with its line ends as they are: offsets count them."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _article(text: Path, annotation: Path) -> Article:
    spans: dict[str, list[tuple[int, int]]] = {}
    events: list[str] = []
    for line in _LINE.split(raw(annotation)):
        if line.startswith("T"):
            name, middle, _ = line.split("\t", 2)
            where = middle.split(" ", 1)[1]
            spans[name] = [(int(a), int(b)) for a, b in (part.split() for part in where.split(";"))]
        elif line.startswith("E"):
            events.append(line.rstrip().split("\t", 1)[1])
    return Article(text.stem, raw(text), tuple(_attribution(event, spans) for event in events))


def _attribution(event: str, spans: dict[str, list[tuple[int, int]]]) -> Attribution:
    found: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
    for pair in event.split():
        role, name = pair.split(":")
        role = role.rstrip("0123456789").lower()
        if role in found:
            found[role] += spans[name]
    return Attribution(*(tuple(sorted(found[role])) for role in ROLES))


@dataclass(frozen=True, slots=True)
class Labels:
    """What the model shall say of a window: a tag a word, and for every cue the role of each word to it."""

    tags: list[int]
    """0 outside, else 1 + 2 * role, one more where the span goes on (role: 0 source, 1 cue, 2 content)."""
    cues: list[tuple[list[int], list[int]]]
    """Positions of the cue's words, and a number a word: 0 no part, 1 source, 2 content of this cue."""


def label(article: Article, window: Window, begins: list[int]) -> Labels:
    """Labels of a window of the article; `begins` holds the offset of each of its texts.

    Punctuation at the ends of a span is left outside and bridged inside: annotators disagree about it.
    """
    places = [(w.start + begins[w.text], w.end + begins[w.text]) for w in window.words]
    verbal = [bool(_WORD.match(article.text, start)) for start, _ in places]
    tags = [0] * len(places)
    cues: list[tuple[list[int], list[int]]] = []
    for attribution in article.attributions:
        taken = [_words(spans, places, verbal) for spans in (attribution.source, attribution.cue, attribution.content)]
        for role, words in enumerate(taken):
            for before, word in zip([-2, *words], words, strict=False):
                if not tags[word]:
                    tags[word] = 1 + 2 * role + (word == before + 1)
        if taken[1]:
            parts = [0] * len(places)
            for word in taken[0]:
                parts[word] = 1
            for word in taken[2]:
                parts[word] = 2
            cues.append((taken[1], parts))
    return Labels(tags, cues)


def _words(spans: Spans, places: list[tuple[int, int]], verbal: list[bool]) -> list[int]:
    """Words that a span covers, and the punctuation between two of them."""
    if not places or not spans or spans[-1][1] <= places[0][0] or spans[0][0] >= places[-1][1]:
        return []
    covered = [i for i, (start, end) in enumerate(places) if verbal[i] and any(start < b and a < end for a, b in spans)]
    whole: list[int] = []
    for word in covered:
        if whole and not any(verbal[whole[-1] + 1 : word]):
            whole += range(whole[-1] + 1, word)
        whole.append(word)
    return whole
