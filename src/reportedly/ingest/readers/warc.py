"""Web archives (WARC, ARC): the pages, PDFs and feeds that a crawler was answered with."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from ...errors import InputError, UnreadableInput
from ..draft import Piece, at_hand
from ..formats import Format, InputFormat, Way
from ..given import Given

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_READ = frozenset(
    {
        *("text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf", "message/rfc822"),
        *("application/rss+xml", "application/atom+xml", "application/xml", "text/xml", "application/feed+json"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)


def read(piece: Piece, way: Way) -> Iterator[Piece | InputError]:
    """Every answer with status 200 (and every resource) of a kind that has text in it, each under its own address.

    Requests, metadata, pictures, scripts, errors and revisits (the same bytes once more) are passed over.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    seen: set[tuple[str, ...]] = set()
    stream = _Stream(piece.opening())
    try:
        for number, record in enumerate(ArchiveIterator(stream, arc2warc=True), 1):
            key = tuple(str(record.rec_headers.get_header(f"WARC-{what}")) for what in ("Target-URI", "Payload-Digest"))
            if not _is_read(record) or key in seen:
                continue
            if "None" not in key and len(seen) < way.limits.members:
                seen.add(key)
            page = _page(piece, record, number, way)
            if stream.damage is not None:
                break
            yield page
    except (ArchiveLoadFailed, AttributeError, EOFError, OSError, UnicodeError, ValueError) as error:
        # AttributeError: warcio asks a record without a type what type it has.
        stream.damage = " ".join(str(error).split())[:120] or type(error).__name__
    if stream.damage is not None:
        yield UnreadableInput(piece.name, f"is a damaged web archive: {stream.damage}; the rest is not read")


class _Stream:
    """Gives out what stands before a damage, and remembers the damage: warcio takes it for the end."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.damage: str | None = None

    def read(self, size: int = -1) -> bytes:
        """Some bytes, none at the end."""
        try:
            if isinstance(self._stream, io.BufferedReader | io.BytesIO):
                return self._stream.read1(size)
            return self._stream.read(size)
        except UnreadableInput as error:
            self.damage = error.problem
            return b""

    def tell(self) -> int:
        """Where in the archive a record stands; nobody asks."""
        return 0

    def close(self) -> None:
        """Whoever opened it closes it."""


def _is_read(record: "ArcWarcRecord") -> bool:
    if record.rec_type not in ("response", "resource"):
        return False
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    kind = (_media_type(record) or "").partition(";")[0].strip().lower()
    told_by_its_name = record.rec_type == "resource" and kind in ("", "application/octet-stream")
    return status == "200" and (kind in _READ or told_by_its_name)


def _media_type(record: "ArcWarcRecord") -> str | None:
    headers = record.http_headers or record.rec_headers
    found: str | None = headers.get_header("Content-Type")
    return found


def _page(piece: Piece, record: "ArcWarcRecord", number: int, way: Way) -> Piece | InputError:
    address = record.rec_headers.get_header("WARC-Target-URI")
    data = record.content_stream().read(way.limits.document + 1)
    way.budget.take(len(data), piece.name)
    name = (address or f"record {number}").removeprefix("file:")
    if len(data) > way.limits.document:
        return InputError(f"{piece.name}!{name}", f"is longer than {way.limits.document / 1e6:g} MB")
    told = Given(url=address if (address or "").startswith(("http://", "https://")) else None)
    return piece.inner(at_hand(data), name, media_type=_media_type(record), told=told, size=len(data))


FORMAT = Format(
    name=InputFormat.WARC,
    means="web archives (WARC, also gzipped)",
    read=read,
    suffixes=(".warc",),
    media_types=("application/warc",),
    looks=lambda head: head.startswith((b"WARC/", b"filedesc://")),
    container=True,
)
