"""How much of an input is read before it is refused: a report is small, a bomb is not."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from ..errors import OversizedInput, UnreadableInput

MAX_BYTES = 5_000_000
"""A report is no longer than this in UTF-8: about eight hundred thousand words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bytes, seconds and counts. They hold for one input of the user with everything that is packed in it."""

    text: int = MAX_BYTES
    """Bytes of a report's text in UTF-8."""
    document: int = 10 * MAX_BYTES
    """Bytes of one page, PDF or e-mail: markup weighs more than words."""
    ratio: int = 100
    """How often its packed size an archive may unpack to, once it is past `free`."""
    free: int = 64_000_000
    depth: int = 6
    """How many containers may lie in each other."""
    members: int = 100_000
    """Files, records or entries in one container."""
    pages: int = 2_000
    """Pages of one PDF."""
    seconds: float = 30.0
    """For one document, by the clock on the wall."""
    memory: int = 400_000_000
    """Bytes that the process which parses may take beyond what it starts with."""


LIMITS = Limits()


class Budget:
    """What may still be unpacked of one input; shared by all streams in it, however deep."""

    def __init__(self, packed: int, limits: Limits, *, on_take: Callable[[], None] | None = None) -> None:
        self.left = max(limits.free, packed * limits.ratio)
        self._on_take = on_take

    def take(self, amount: int, name: str) -> None:
        """Count unpacked bytes.

        Raises:
            OversizedInput: it is more than the input may become.
        """
        self.left -= amount
        if self._on_take:
            self._on_take()
        if self.left < 0:
            raise OversizedInput(name, "unpacks to too much for its size", remedy="unpack it yourself, if you trust it")


class Metered(io.RawIOBase):
    """A stream whose bytes are counted against a budget, and which is never read by more than a chunk at once."""

    CHUNK = 1 << 20

    def __init__(self, stream: BinaryIO, budget: Budget, name: str) -> None:
        self._stream, self._budget, self._name = stream, budget, name

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        """Read some bytes.

        Raises:
            UnreadableInput: what is packed there is damaged; what stands before the damage was given out.
            OversizedInput: it unpacks to too much.
        """
        size = min(len(buffer), self.CHUNK)
        try:
            data = self._stream.read1(size) if hasattr(self._stream, "read1") else self._stream.read(size)
        except (zlib.error, lzma.LZMAError, zipfile.BadZipFile, EOFError, OSError) as error:
            raise UnreadableInput(self._name, f"is damaged: {error}") from None
        self._budget.take(len(data), self._name)
        buffer[: len(data)] = data
        return len(data)


def metered(stream: BinaryIO, budget: Budget, name: str) -> BinaryIO:
    """The stream, counted."""
    return io.BufferedReader(Metered(stream, budget, name))


def whole(stream: BinaryIO, name: str, most: int) -> bytes:
    """All bytes of a stream.

    Raises:
        OversizedInput: there are more than `most`.
    """
    data = stream.read(most + 1)
    if len(data) > most:
        raise OversizedInput(name, f"is longer than {most / 1e6:g} MB", remedy="split it into single reports")
    return data
