"""Bytes are taken apart down to texts: containers unfold into pieces, pieces into drafts, within the limits."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from ..errors import InputError, OversizedInput, UnreadableInput
from .draft import Found, Piece
from .formats import Format, Way, formats, tell

_HEAD = 4096

Begin = Callable[[str], bool]
"""Told the name of a document before it is read; false passes it over."""


def every(_name: str) -> bool:
    """Read every document."""
    return True


def unfold(piece: Piece, way: Way, *, begin: Begin = every) -> Iterator[Found]:
    """Everything that lies in a piece, in its order. What cannot be read is an `InputError` among the rest."""
    try:
        if piece.depth > way.limits.depth:
            raise OversizedInput(piece.name, f"lies more than {way.limits.depth} containers deep")
        with piece.opening() as stream:
            again, head = peek(stream)
            form = formats()[tell(piece, head)]
            if form.container or begin(piece.name):
                yield from _read(form, replace(piece, opening=lambda: again), way, begin)
    except InputError as error:
        yield error
    except RecursionError:
        yield UnreadableInput(piece.name, "is nested too deep")
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - the boundary around one document: parsers of others fail in ways of their own
        yield UnreadableInput(piece.name, f"cannot be parsed ({type(error).__name__})")


def _read(form: Format, piece: Piece, way: Way, begin: Begin) -> Iterator[Found]:
    for found in form.read(piece, way):
        if isinstance(found, Piece):
            yield from unfold(found, way, begin=begin)
        else:
            yield found


def peek(stream: BinaryIO) -> tuple[BinaryIO, bytes]:
    """The stream from its beginning, and its first bytes: a line at least, where there is one."""
    if stream.seekable():
        head = stream.read(_HEAD)
        stream.seek(0)
        return stream, head
    head = stream.readline(_HEAD)
    return cast(BinaryIO, io.BufferedReader(_Rejoined(head, stream))), head


def unseekable(stream: BinaryIO) -> BinaryIO:
    """A stream that is read forwards only, whatever it says of itself: a file in a TAR that is itself a stream."""
    return cast(BinaryIO, io.BufferedReader(_Rejoined(b"", stream)))


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were read already; what comes line by line goes on line by line."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Read the head, then what follows."""
        if self._head:
            data, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            data = self._rest.readline(len(buffer))
        buffer[: len(data)] = data
        return len(data)
