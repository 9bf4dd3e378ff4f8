"""A capture: how bytes came into the house, so that somebody else can judge years later whether to trust them."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Self


class Hop(NamedTuple):
    """One step of the way to a page: an address that sent us on, and how (its HTTP status)."""

    url: str
    status: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The record of one capture, after the Berkeley Protocol on Digital Open Source Investigations (2022), §152–158.

    It says where, when, what and by what; the bytes themselves are kept beside it under their hash.
    """

    asked: str
    """The address as it was asked for; the path of a file."""
    final: str | None
    """The address that answered; null for a file."""
    hops: tuple[Hop, ...] = ()
    at: datetime
    """When the bytes were complete, UTC."""
    status: int | None
    """Of HTTP; null for a file."""
    headers: tuple[tuple[str, str], ...] = ()
    """All that the server said about its answer."""
    media_type: str | None
    peer: str | None = None
    """The address of the machine that answered."""
    sha256: str
    """Of the bytes, unpacked from what they were packed in for the way."""
    size: int
    tool: str
    """This program and its version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """A capture with its bytes."""

    record: Capture
    data: bytes | None
    """Null where there were too many to keep; their hash is in the record."""

    @classmethod
    def of_file(cls, data: bytes, *, path: str, media_type: str | None = None, at: datetime, tool: str) -> Self:
        """The record of a file."""
        record = Capture(
            asked=path,
            final=None,
            at=at,
            status=None,
            media_type=media_type,
            sha256=hashlib.sha256(data).hexdigest(),
            size=len(data),
            tool=tool,
        )
        return cls(record=record, data=data)
