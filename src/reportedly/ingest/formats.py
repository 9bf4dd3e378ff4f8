"""The formats that an input may have, and how one is told from another."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from .draft import Draft, Found, Link, Piece
from .limits import LIMITS, Budget, Limits

__all__ = ["Draft", "Format", "Found", "InputFormat", "Link", "Piece", "Way", "format_of", "formats", "tell"]


class InputFormat(StrEnum):
    """How the bytes of an input are to be read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSONL = "jsonl"
    CSV = "csv"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    EMAIL = "email"
    FEED = "feed"
    SITEMAP = "sitemap"
    OPML = "opml"
    GDELT = "gdelt"
    ARCHIVER = "archiver"
    WARC = "warc"
    WACZ = "wacz"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How one input of the user is read: the limits, what is left of them, and which columns mean what."""

    budget: Budget
    limits: Limits = LIMITS
    columns: Mapping[str, str] = field(default_factory=dict)
    """Field of a report → column of a table or key of a record: {"text": "body"}."""


def _never(_head: bytes) -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: how it is known and how it is read. Every module in `readers/` has one, called FORMAT."""

    name: InputFormat
    means: str
    """What it is, for people: "web pages (HTML)"."""
    read: Callable[[Piece, Way], Iterator[Found | Piece]]
    suffixes: tuple[str, ...] = ()
    media_types: tuple[str, ...] = ()
    looks: Callable[[bytes], bool] = _never
    """Whether the first bytes can be nothing else, whatever its name says."""
    likely: Callable[[bytes], bool] = _never
    """Whether the first bytes look like it where no name tells."""
    plain: bool = False
    """Read by nothing but Python's own string functions: safe in this process."""
    container: bool = False
    """Holds pieces that are read by their own formats."""


@cache
def formats() -> Mapping[InputFormat, Format]:
    """All formats: a file in `readers/` is one."""
    from . import readers

    found = (import_module(f"{readers.__name__}.{m.name}").FORMAT for m in iter_modules(readers.__path__))
    return {form.name: form for form in sorted(found, key=lambda form: list(InputFormat).index(form.name))}


def format_of(suffix: str) -> InputFormat | None:
    """The format that a file's suffix (".md") tells, null where it tells none."""
    return next((form.name for form in formats().values() if suffix.lower() in form.suffixes), None)


def tell(piece: Piece, head: bytes) -> InputFormat:
    """The format of a piece: what its first bytes cannot but be, else what it is declared or named, else plain text."""
    if piece.form is not None:
        return InputFormat(piece.form)
    known = formats().values()
    declared = (piece.media_type or "").partition(";")[0].strip().lower()
    ways: tuple[Callable[[Format], bool], ...] = (
        lambda form: form.looks(head),
        lambda form: declared in form.media_types,
        lambda form: piece.suffix in form.suffixes,
        lambda form: form.likely(head),
    )
    return next((form.name for way in ways for form in known if way(form)), InputFormat.TEXT)
