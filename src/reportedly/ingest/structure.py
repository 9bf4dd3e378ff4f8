"""What each part of a text is: headline, subhead, byline, dateline, paragraph, boilerplate."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from ..model import Block, Paragraph, Span
from .byline import byline
from .dateline import Dateline, leading_dateline, whole_dateline
from .lexicon import boilerplate, closing_credit, section_labels
from .lines import Chunk, chunks, ends_sentence

_LONGEST_HEADLINE = 200
_LONGEST_SUBHEAD = 100
_LONGEST_BOILERPLATE = 250
_MOST_SUBHEAD_WORDS = 14
_MOST_SENTENCE_CASE_WORDS = 8

_HEADINGS = frozenset({Block.HEADLINE, Block.SUBHEAD})


@dataclass
class Structure:
    """The blocks of a text, in order and apart, and what its head says; grows while the text is gone through."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    headline: str | None = None
    byline: str | None = None
    place: str | None = None
    day: date | None = None
    in_head: bool = True
    """Until the first paragraph."""

    def add(self, kind: Block, start: int, end: int) -> None:
        """Put a block behind the others; an empty one is none."""
        if start < end:
            self.paragraphs.append(Paragraph(kind=kind, span=Span(start, end)))
        if kind is Block.PARAGRAPH:
            self.in_head = False

    def date_with(self, dateline: Dateline) -> None:
        """Keep the place and the day of the first dateline that has them."""
        self.place = self.place or dateline.place
        self.day = self.day or dateline.day


def structure(text: str, *, title: str | None = None, hints: Mapping[int, Block] | None = None) -> Structure:
    """Go through a normalised text once. `title` is what it is called elsewhere, `hints` what its markup said."""
    found = Structure()
    parts = chunks(text, hints or {})
    for index, chunk in enumerate(parts):
        after = parts[index + 1] if index + 1 < len(parts) else None
        if any(map(str.isalnum, chunk.words)):
            _place(found, chunk, after, title)
    return found


def _place(found: Structure, chunk: Chunk, after: Chunk | None, title: str | None) -> None:
    """Decide what one chunk is."""
    words = chunk.words
    if names := byline(words, in_head=found.in_head and found.headline is not None):
        found.byline = found.byline or names
        found.add(Block.BYLINE, chunk.start, chunk.end)
    elif _is_boilerplate(words):
        found.add(Block.BOILERPLATE, chunk.start, chunk.end)
    elif dateline := whole_dateline(words):
        found.date_with(dateline)
        found.add(Block.DATELINE, chunk.start, chunk.end)
    elif _is_headline(found, chunk, after, title):
        found.headline = " ".join(words.split())
        found.add(Block.HEADLINE, chunk.start, chunk.end)
    elif _is_subhead(chunk, after):
        found.add(Block.SUBHEAD, chunk.start, chunk.end)
    else:
        for kind, start, end in _running_text(found, chunk):
            found.add(kind, start, end)


def _running_text(found: Structure, chunk: Chunk) -> Iterator[tuple[Block, int, int]]:
    """A paragraph with the dateline in front of it and the credit behind it, where it has them."""
    start, end = chunk.start, chunk.end
    dateline = None if chunk.item else leading_dateline(chunk.words, first=found.in_head)
    if dateline:
        found.date_with(dateline)
        yield Block.DATELINE, start, start + dateline.end
        start += dateline.resume
    credit = closing_credit().search(chunk.words, start - chunk.start)
    if credit:
        end = chunk.start + len(chunk.words[: credit.start()].rstrip())
    if start < end:
        yield Block.PARAGRAPH, start, end
    if credit:
        yield Block.BOILERPLATE, chunk.start + credit.start(), chunk.end


def _is_boilerplate(words: str) -> bool:
    return len(words) <= _LONGEST_BOILERPLATE and boilerplate().match(words) is not None


def _is_headline(found: Structure, chunk: Chunk, after: Chunk | None, title: str | None) -> bool:
    """The first line above a text, where it looks like one: no full stop, not too long, something behind it."""
    if not found.in_head or found.headline is not None or after is None or chunk.item or chunk.hint is Block.PARAGRAPH:
        return False
    if chunk.hint is Block.HEADLINE or (title is not None and _same_words(chunk.words, title)):
        return True
    if len(chunk.words) > _LONGEST_HEADLINE or _label(chunk.words) in section_labels():
        return False
    return not _closed(chunk.words) and leading_dateline(chunk.words, first=False) is None


def _is_subhead(chunk: Chunk, after: Chunk | None) -> bool:
    """A short line without a stop between paragraphs, or a label ("HIGHLIGHTS")."""
    words = chunk.words
    if chunk.hint in _HEADINGS or _label(words) in section_labels():
        return True
    if chunk.hint is not None or chunk.item or after is None or "\n" in words or len(words) > _LONGEST_SUBHEAD:
        return False
    if _closed(words) or (words[0] in '"“«…' and not words.isupper()):
        return False
    count = len(words.split())
    return count <= _MOST_SENTENCE_CASE_WORDS or (count <= _MOST_SUBHEAD_WORDS and _title_case(words))


def _closed(words: str) -> bool:
    """Whether the line ends as prose does: a full stop, a colon, a quotation. Headlines may end in "?" and "!" too."""
    bare = words.rstrip("\"'”’»)]")
    return words[-1] in ",—–-" or (ends_sentence(words) and bare[-1:] not in ("?", "!"))


def _title_case(words: str) -> bool:
    """Whether most of the longer words have a capital: "Fighting Spreads to the Outskirts of Goma"."""
    longer = [word for word in words.split() if len(word) > 3 and word[0].isalpha()]
    return bool(longer) and sum(word[0].isupper() for word in longer) >= 0.6 * len(longer)


def _label(words: str) -> str:
    return words.strip(" :|-–—#*").casefold()


def _same_words(words: str, title: str) -> bool:
    return " ".join(words.split()).casefold() == " ".join(title.split()).casefold()
