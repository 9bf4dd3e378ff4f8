"""The one builder of test values: a report, a parse, a clause from a sentence."""

from datetime import date

from reportedly.extract.parse import Parse, parse_reports
from reportedly.knowledge.language import load_language
from reportedly.model import Block, DateSource, Paragraph, Report, Span


def make_report(
    text: str, *, published: str | None = "2024-11-11", publisher: str | None = "Test Wire", url: str | None = None
) -> Report:
    """A report whose every non-empty line is a paragraph."""
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Paragraph(kind=Block.PARAGRAPH, span=Span(at, at + len(line))))
        at += len(line) + 1
    day = date.fromisoformat(published) if published else None
    return Report.make(
        text,
        tuple(paragraphs),
        publisher=publisher,
        url=url,
        published=day,
        published_from=DateSource.OPTION if day else None,
    )


def make_parse(text: str, *, published: str | None = "2024-11-11") -> Parse:
    """The parse of a report with that text."""
    return next(parse_reports(load_language(), [make_report(text, published=published)]))
