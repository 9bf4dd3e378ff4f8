"""A report: one text at one outlet on one date."""

from datetime import date, datetime
from enum import StrEnum
from typing import Self

from pydantic import BaseModel, model_validator

from ..errors import QuoteError
from .identity import content_id
from .span import FROZEN, CheckedSpan, Span


class Block(StrEnum):
    """What a block of the text is. Only `paragraph` yields claims."""

    HEADLINE = "headline"
    SUBHEAD = "subhead"
    BYLINE = "byline"
    DATELINE = "dateline"
    PARAGRAPH = "paragraph"
    BOILERPLATE = "boilerplate"
    """What the page says beside the report: credits, "Read more", "Advertisement"."""
    FOREIGN = "foreign"
    """A paragraph in a language that is not read: it stays in the text and yields no claims."""


class Paragraph(BaseModel):
    """A block of the report's text. A dateline and the paragraph behind it are two blocks of one line."""

    model_config = FROZEN

    kind: Block
    span: CheckedSpan


class DateSource(StrEnum):
    """Where the report's date comes from."""

    OPTION = "option"
    RECORD = "record"
    DATELINE = "dateline"


class Note(StrEnum):
    """What a reader of a report's claims should know of how its text was come by."""

    STUB = "stub"
    """The page shows only the beginning ("Subscribe to continue"): what the rest says is not known."""
    MIXED = "mixed"
    """Part of it is in another language, and that part is not read."""
    CHARSET = "charset"
    """Its characters are not in the encoding that it declares; they were read in the one in which they surely are."""
    MENDED = "mended"
    """It came as mojibake ("donâ€™t") that could be turned back letter for letter."""
    GARBLED = "garbled"
    """Some of its characters are beyond mending: � or mojibake stands in it."""
    ENTRY = "entry"
    """One entry of a live blog, dated by its own time."""
    LIVE = "live"
    """A live blog whose entries could not be told apart: one date stands for all of them."""
    TRANSCRIPT = "transcript"
    """Questions and answers, or turns of speakers."""
    CUT = "cut"
    """The page was nested too deep or too long, or lost pages: only a part could be read."""


class Unread(StrEnum):
    """Why no claims are read from a report that is kept."""

    LANGUAGE = "language"
    """It is not in English."""


class Report(BaseModel):
    """One immutable version of a text, normalised once (NFC, `\\n` line ends); every span of every claim counts in it.

    `published` is null where nothing tells the date: relative times stay open then.
    """

    model_config = FROZEN

    id: str
    text: str
    title: str | None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    source_name: str | None = None
    """The file, line or stream it came from, as the user knows it."""
    record_id: str | None = None
    """The id that a JSONL record brought along."""
    published: date | None = None
    published_from: DateSource | None = None
    published_at: datetime | None = None
    """The moment, where the page tells it: in the page's own offset, or without one where it names none."""
    dateline_place: str | None = None
    via: str | None = None
    """The agency that it credits for its text: "(Reuters)"; null where it is its own."""
    language: str | None = None
    """ISO 639-1 code of its main language; null where the text is too short or too mixed to tell."""
    notes: tuple[Note, ...] = ()
    paragraphs: tuple[Paragraph, ...]

    @classmethod
    def make(
        cls,
        text: str,
        paragraphs: tuple[Paragraph, ...],
        *,
        title: str | None = None,
        byline: str | None = None,
        publisher: str | None = None,
        url: str | None = None,
        source_name: str | None = None,
        record_id: str | None = None,
        published: date | None = None,
        published_from: DateSource | None = None,
        published_at: datetime | None = None,
        dateline_place: str | None = None,
        via: str | None = None,
        language: str | None = None,
        notes: tuple[Note, ...] = (),
    ) -> Self:
        """Make a report with its content-hash id."""
        return cls(
            id=report_id(text, url=url, publisher=publisher, source_name=source_name, published=published),
            text=text,
            paragraphs=paragraphs,
            title=title,
            byline=byline,
            publisher=publisher,
            url=url,
            source_name=source_name,
            record_id=record_id,
            published=published,
            published_from=published_from,
            published_at=published_at,
            dateline_place=dateline_place,
            via=via,
            language=language,
            notes=notes,
        )

    @property
    def unread(self) -> Unread | None:
        """Why it yields no claims, though it has words; null where it is read."""
        kinds = {paragraph.kind for paragraph in self.paragraphs}
        return Unread.LANGUAGE if Block.FOREIGN in kinds and Block.PARAGRAPH not in kinds else None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        for paragraph in self.paragraphs:
            if paragraph.span.end > len(self.text):
                raise ValueError(f"block {list(paragraph.span)} lies outside the text of {len(self.text)} characters")
        if (self.published is None) != (self.published_from is None):
            raise ValueError("a date needs its source, and a source its date")
        return self

    def quote(self, span: Span, words: str | None = None) -> str:
        """The characters at `span`.

        Raises:
            QuoteError: the span lies outside the text, or `words` are given and are not exactly what stands there.
        """
        if not 0 <= span.start < span.end <= len(self.text):
            raise QuoteError(f"span {list(span)} lies outside report {self.id} of {len(self.text)} characters")
        found = self.text[span.start : span.end]
        if words is not None and words != found:
            raise QuoteError(f"report {self.id} says {found!r} at {list(span)}, not {words!r}")
        return found


def report_id(
    text: str, *, url: str | None, publisher: str | None, source_name: str | None, published: date | None
) -> str:
    """Hash of the text, the canonical URL (else publisher, else file name) and the publication date."""
    return content_id("r", text, url or publisher or source_name or "", published.isoformat() if published else "")
