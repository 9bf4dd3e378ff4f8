"""The forms in which a brief is written, and how."""

from datetime import datetime
from enum import StrEnum

from .html import as_html
from .markdown import as_markdown
from .parts import Brief


class Kind(StrEnum):
    """What a brief is written as."""

    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


SUFFIXES = {".md": Kind.MARKDOWN, ".html": Kind.HTML, ".htm": Kind.HTML, ".docx": Kind.DOCX, ".pdf": Kind.PDF}
MEDIA_TYPES = {
    Kind.MARKDOWN: "text/markdown; charset=utf-8",
    Kind.HTML: "text/html; charset=utf-8",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.PDF: "application/pdf",
}
ENDINGS = {Kind.MARKDOWN: ".md", Kind.HTML: ".html", Kind.DOCX: ".docx", Kind.PDF: ".pdf"}


def written(brief: Brief, kind: Kind, *, made: datetime | None = None) -> bytes:
    """The brief as a file; `made` is the time that a document gives for itself."""
    if kind is Kind.DOCX:
        from .docx import as_docx

        return as_docx(brief, made=made)
    if kind is Kind.PDF:
        from .pdf import as_pdf

        return as_pdf(brief, made=made)
    text = as_html(brief) if kind is Kind.HTML else as_markdown(brief)
    return text.encode("utf-8", "replace")
