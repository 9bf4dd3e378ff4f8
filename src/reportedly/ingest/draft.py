"""What a format's reader finds in bytes: texts on their way to becoming reports, addresses without a text, and pieces.

All but `Piece` are plain values that survive JSON: they come out of the process in which hostile formats are parsed.
"""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from ..errors import InputError
from ..model import Block, Note
from .given import NOTHING, Given


def at_hand(data: bytes) -> Callable[[], BinaryIO]:
    """An opening of bytes that are there already."""
    return lambda: io.BytesIO(data)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text with what its markup and its container said of it; normalised where there are `hints`."""

    text: str
    name: str
    """How errors call it: "feeds.zip/a.xml:3"."""
    source_name: str | None = None
    """How the report calls it: the file's name without its folder."""
    hints: Mapping[int, Block] = field(default_factory=dict)
    """What the markup said of the line at an offset."""
    told: Given = NOTHING
    byline: str | None = None
    published_at: datetime | None = None
    language: str | None = None
    """What the markup says of the language: a hint, no proof."""
    notes: tuple[Note, ...] = ()
    record_id: str | None = None
    entry: str | None = None
    """The part of a page that this is, as its address names it behind "#"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address that a feed, a sitemap or a list names without giving its text. Nothing is read from it."""

    address: str
    name: str
    """Where it was named: "sitemap.xml:12"."""
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    summary: str | None = None
    seen: date | None = None
    """When whoever lists it saw it; not the day on which it was published."""
    feed: bool = False
    """What lies there is itself a feed or a sitemap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Bytes that still have to be read, with what their surroundings say of them."""

    opening: Callable[[], BinaryIO]
    name: str
    source_name: str
    media_type: str | None = None
    """As a server or an e-mail declares it, with its charset: "text/html; charset=windows-1251"."""
    told: Given = NOTHING
    """What is known of it from outside: its address, above all."""
    size: int | None = None
    form: str | None = None
    """The format, where whoever unpacked it knows."""
    depth: int = 0
    """How many containers it lies in."""

    @classmethod
    def of_bytes(cls, data: bytes, *, name: str, source_name: str | None = None) -> "Piece":
        """Bytes at hand."""
        return cls(opening=at_hand(data), name=name, source_name=source_name or name, size=len(data))

    def inner(
        self,
        opening: Callable[[], BinaryIO],
        path: str,
        *,
        media_type: str | None = None,
        told: Given = NOTHING,
        form: str | None = None,
        size: int | None = None,
    ) -> "Piece":
        """A piece that lies in this one under `path`."""
        return Piece(
            opening=opening,
            name=f"{self.name}!{path}",
            source_name=path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] or path,
            media_type=media_type,
            told=told,
            size=size,
            form=form,
            depth=self.depth + 1,
        )

    @classmethod
    def of_file(cls, path: Path, *, name: str | None = None) -> "Piece":
        """A file."""
        return cls(
            opening=lambda: path.open("rb"),
            name=name or str(path),
            source_name=path.name,
            size=path.stat().st_size,
        )

    @property
    def suffix(self) -> str:
        """The end of its name, in small letters: ".html"."""
        return Path(self.source_name).suffix.lower()

    @property
    def charset(self) -> str | None:
        """The encoding that its media type declares."""
        for part in (self.media_type or "").split(";")[1:]:
            key, _, value = part.partition("=")
            if key.strip().lower() == "charset":
                return value.strip().strip("\"'") or None
        return None


Found = Draft | Link | InputError
"""What comes out at the end."""
