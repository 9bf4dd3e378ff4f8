"""How much a stranger's server may send us, and how long it may take."""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..errors import Unreachable

_RATIO_FROM = 1_000_000
"""Bytes below which it does not matter how well something was packed."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one fetch, redirects included."""

    max_bytes: int = 20_000_000
    """Of the body, unpacked."""
    max_ratio: int = 100
    """Bytes that come out of one packed byte; pages reach about 20, bombs 1,000."""
    header_bytes: int = 64_000
    headers: int = 200
    redirects: int = 5
    connect_seconds: float = 10.0
    read_seconds: float = 15.0
    """Without a byte."""
    total_seconds: float = 60.0


def unpacked(chunks: Iterable[bytes], coding: str, name: str, limits: Limits) -> Iterator[bytes]:
    """The body as it was before it was packed for the way (`Content-Encoding`), in pieces.

    Raises:
        Unreachable: it is longer than allowed, unpacks to more than allowed, or is packed in a way not asked for.
    """
    came = went = 0
    for packed, plain in _pieces(chunks, coding.strip().lower(), name):
        came, went = came + packed, went + len(plain)
        if went > limits.max_bytes:
            raise Unreachable(name, f"the answer is longer than {limits.max_bytes / 1e6:g} MB", lasting=True)
        if went > max(_RATIO_FROM, came * limits.max_ratio):
            raise Unreachable(name, f"the answer unpacks to more than {limits.max_ratio} times its size", lasting=True)
        yield plain


def _pieces(chunks: Iterable[bytes], coding: str, name: str) -> Iterator[tuple[int, bytes]]:
    """How many packed bytes were taken, and what came out of them, at most 64 KiB at once."""
    if coding in ("", "identity"):
        yield from ((len(chunk), chunk) for chunk in chunks)
        return
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise Unreachable(name, f"the answer is packed as {coding[:20]!r}, which was not asked for", lasting=True)
    unpacker = zlib.decompressobj(wbits=47)  # gzip or zlib, told by its head
    try:
        for chunk in chunks:
            taken, rest = len(chunk), chunk
            while rest and not unpacker.eof:
                yield taken, unpacker.decompress(rest, 1 << 16)
                taken, rest = 0, unpacker.unconsumed_tail
        if not unpacker.eof:
            raise Unreachable(name, "the answer breaks off")
    except zlib.error:
        raise Unreachable(name, "the answer cannot be unpacked") from None
