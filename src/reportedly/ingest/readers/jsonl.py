"""JSONL: a report a line."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from ...errors import InputError, UnreadableInput
from ..decode import decode
from ..draft import Draft, Piece
from ..formats import Format, InputFormat, Way
from ..reading import oversized
from ..record import mapped, parse_record, record_id, record_text, told_by

_RECORD = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"")
"""How a JSONL stream starts, and no prose does."""


def read(piece: Piece, way: Way) -> Iterator[Draft | InputError]:
    """A draft a line. A first line that is no text means that the whole file is none: one error, not thousands."""
    stream, most, number = piece.opening(), way.limits.text, 1
    while line := stream.readline(most + 1):
        name = f"{piece.name}:{number}"
        whole = line.endswith(b"\n") or len(line) <= most
        try:
            if not whole:
                raise oversized(name, most)
            if line.strip():
                yield _record(piece, way, line, name)
        except InputError as error:
            yield error
            if number == 1 and isinstance(error, UnreadableInput) and not _is_text(line):
                return
        _skip_rest(stream, whole=whole)
        number += 1


def _skip_rest(stream: BinaryIO, *, whole: bool) -> None:
    while not whole:
        line = stream.readline(1 << 20)
        whole = not line or line.endswith(b"\n")


def _is_text(data: bytes) -> bool:
    try:
        decode(data, "")
    except UnreadableInput:
        return False
    return True


def _record(piece: Piece, way: Way, line: bytes, name: str) -> Draft:
    record = mapped(parse_record(decode(line, name), name), way.columns, name)
    return Draft(
        text=record_text(record, name),
        name=name,
        source_name=piece.source_name,
        told=told_by(record, name).over(piece.told),
        record_id=record_id(record, name),
    )


FORMAT = Format(
    name=InputFormat.JSONL,
    means="JSONL, a report a line",
    read=read,
    suffixes=(".jsonl", ".ndjson"),
    media_types=("application/x-ndjson", "application/jsonl", "application/x-jsonlines"),
    likely=lambda head: _RECORD.match(head) is not None,
    plain=True,
)
