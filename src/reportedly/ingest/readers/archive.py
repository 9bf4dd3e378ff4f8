"""Archive files (ZIP, TAR, gzip): what lies in them is read as if it lay in a folder; nothing is written anywhere."""

import gzip
import lzma
import tarfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from ...errors import InputError, UnreadableInput
from ..draft import Piece, at_hand
from ..folders import left_out
from ..formats import Format, InputFormat, Way
from ..limits import metered, whole
from ..unfold import peek, unseekable
from ..zips import members, opened

_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_WRITTEN_BY_OTHERS = ("xl/workbook.xml", "ppt/presentation.xml", "META-INF/container.xml", "mimetype")
_BAD = (tarfile.TarError, EOFError, OSError, zlib.error, lzma.LZMAError, ValueError)


def read(piece: Piece, way: Way) -> Iterator[Piece | InputError]:
    """The files of kinds that are read, in their order. A name that climbs ("../../etc") is only a name."""
    stream, head = peek(piece.opening())
    try:
        if head.startswith(_GZIP):
            yield _unzipped(piece, stream, way)
        elif head.startswith((_ZIP, b"PK\x05\x06")):
            yield from _zip(_seekable(piece, stream, way), way)
        else:
            yield from _tar(piece, stream, way)
    except _BAD as error:
        problem = " ".join(str(error).split())[:120] or type(error).__name__
        yield UnreadableInput(piece.name, f"is a damaged archive: {problem}; the rest is not read")


def _unzipped(piece: Piece, stream: BinaryIO, way: Way) -> Piece:
    inner = piece.source_name.removesuffix(".gz")
    inner = inner.removesuffix(".tgz") + ".tar" if inner.endswith(".tgz") else inner

    def opening() -> BinaryIO:
        return metered(cast(BinaryIO, gzip.GzipFile(fileobj=stream)), way.budget, piece.name)

    return piece.inner(opening, inner, told=piece.told)


def _seekable(piece: Piece, stream: BinaryIO, way: Way) -> Piece:
    """A ZIP is read from its end: one that lies in a stream is taken out whole."""
    if stream.seekable():
        return replace(piece, opening=lambda: stream)
    return replace(piece, opening=at_hand(whole(stream, piece.name, way.limits.document)))


def _zip(piece: Piece, way: Way) -> Iterator[Piece]:
    with opened(piece, way) as pack:
        names = set(pack.namelist()[:2000])
        if "word/document.xml" in names:
            yield replace(piece, form=InputFormat.DOCX)
        elif "datapackage.json" in names and any(name.startswith("archive/") for name in names):
            yield replace(piece, form=InputFormat.WACZ)
        elif office := next((name for name in _WRITTEN_BY_OTHERS if name in names), None):
            problem = f"is a document of a kind that is not read ({office})"
            raise UnreadableInput(piece.name, problem, remedy="save it as PDF or DOCX")
        else:
            yield from (one for one in members(pack, piece, way) if _wanted(one))


def _tar(piece: Piece, stream: BinaryIO, way: Way) -> Iterator[Piece]:
    """One file after the other, each read before the next; links, devices and the like are no files."""
    with tarfile.open(fileobj=metered(stream, way.budget, piece.name), mode="r|") as pack:
        for number, info in enumerate(pack, 1):
            if number > way.limits.members:
                raise UnreadableInput(piece.name, f"holds more than {way.limits.members:,} files; the rest is not read")
            file = pack.extractfile(info) if info.isreg() else None
            if file is not None:
                one = piece.inner(_of(cast(BinaryIO, file)), info.name, size=info.size)
                if _wanted(one):
                    yield one


def _of(stream: BinaryIO) -> Callable[[], BinaryIO]:
    return lambda: unseekable(stream)


def _wanted(piece: Piece) -> bool:
    parts = piece.name.rpartition("!")[2].replace("\\", "/").split("/")
    hidden = any(part.startswith((".", "__MACOSX")) for part in parts if part not in (".", ".."))
    return not hidden and left_out(piece.source_name) is None


FORMAT = Format(
    name=InputFormat.ARCHIVE,
    means="archive files (ZIP, TAR, gzip) of all these",
    read=read,
    suffixes=(".zip", ".tar", ".gz", ".tgz"),
    media_types=("application/zip", "application/gzip", "application/x-gzip", "application/x-tar"),
    looks=lambda head: head.startswith((_GZIP, _ZIP)) or head[257:262] == b"ustar",
    container=True,
)
