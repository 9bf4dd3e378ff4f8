"""ZIP archives, their names taken for names and never for paths, their sizes for what they turn out to be."""

import io
import struct
import zipfile
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from ..errors import OversizedInput, UnreadableInput
from .draft import Piece
from .formats import Way
from .limits import metered, whole

_END = b"PK\x05\x06"
_BAD = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, struct.error)
_BYTES_AN_ENTRY = 46 + 1000


def opened(piece: Piece, way: Way) -> zipfile.ZipFile:
    """The archive, its directory read.

    Raises:
        UnreadableInput: it is none, or damaged.
        OversizedInput: it lists too many files, or lies packed in another archive and is too large for that.
    """
    stream = piece.opening()
    if not stream.seekable():
        stream = io.BytesIO(whole(stream, piece.name, way.limits.document))
    _check_directory(stream, piece, way)
    try:
        return zipfile.ZipFile(stream)
    except _BAD as error:
        raise UnreadableInput(piece.name, f"is no ZIP archive that can be opened: {error}") from None


def members(pack: zipfile.ZipFile, piece: Piece, way: Way) -> Iterator[Piece]:
    """The files in an archive, in the order of its directory."""
    for info in pack.infolist():
        if info.is_dir():
            continue
        if info.flag_bits & 1:
            name = f"{piece.name}!{info.filename}"
            raise UnreadableInput(name, "is locked with a password", remedy="unpack it yourself")
        yield piece.inner(_opening(pack, info, piece, way), info.filename, size=info.file_size)


def _opening(pack: zipfile.ZipFile, info: zipfile.ZipInfo, piece: Piece, way: Way) -> Callable[[], BinaryIO]:
    def opening() -> BinaryIO:
        try:
            stream = cast(BinaryIO, pack.open(info))
        except _BAD as error:
            name = f"{piece.name}!{info.filename}"
            raise UnreadableInput(name, f"cannot be unpacked: {error}") from None
        return metered(stream, way.budget, piece.name)

    return opening


def _check_directory(stream: BinaryIO, piece: Piece, way: Way) -> None:
    """Refuse a directory of millions before it is read: it would be held in memory."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - (1 << 16) - 22))
    tail = stream.read()
    stream.seek(0)
    at = tail.rfind(_END)
    if at < 0 or at + 20 > len(tail):
        return
    count, length = struct.unpack_from("<HI", tail, at + 10)
    most = way.limits.members
    if count > most or (length != 0xFFFFFFFF and length > most * _BYTES_AN_ENTRY) or size < length:
        raise OversizedInput(
            piece.name, f"lists more than {most:,} files", remedy="unpack it yourself, if you trust it"
        )
