"""The formats that an input may have, and how its bytes become reports in each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

from ..errors import InputError, UnreadableInput
from ..model import Report
from .decode import decode
from .given import NOTHING, Given
from .reading import MAX_BYTES, oversized, report_of
from .record import parse_record, record_id, record_text, told_by


class InputFormat(StrEnum):
    """How the characters of an input are to be read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSONL = "jsonl"


_SUFFIXES = {
    ".txt": InputFormat.TEXT,
    ".md": InputFormat.MARKDOWN,
    ".markdown": InputFormat.MARKDOWN,
    ".jsonl": InputFormat.JSONL,
    ".ndjson": InputFormat.JSONL,
}
_RECORD = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"")
"""How a JSONL stream starts, and no prose does."""


@dataclass(frozen=True, slots=True)
class Source:
    """An open input: `name` is how the user called it (errors say it), `source_name` what the report keeps.

    `source_name` is the file's name without its folder: it goes into the report's id, which must not hang on where the
    reader stood.
    """

    stream: BinaryIO
    name: str
    source_name: str
    given: Given = NOTHING
    max_bytes: int = MAX_BYTES


def format_of(suffix: str) -> InputFormat | None:
    """The format that a file's suffix (".md") tells, null where it tells none."""
    return _SUFFIXES.get(suffix.lower())


def read_source(source: Source, form: InputFormat | None) -> Iterator[Report | InputError]:
    """The reports of one input. Without a format it is JSONL where it starts like a record, else plain text."""
    first = source.stream.readline(source.max_bytes + 1)
    if form is InputFormat.JSONL or (form is None and _RECORD.match(first)):
        yield from _records(source, first)
        return
    data = first + source.stream.read(max(0, source.max_bytes + 1 - len(first)))
    try:
        yield _document(source, data, markdown=form is InputFormat.MARKDOWN)
    except InputError as error:
        yield error


def _document(source: Source, data: bytes, *, markdown: bool) -> Report:
    if len(data) > source.max_bytes:
        raise oversized(source.name, source.max_bytes)
    text = decode(data, source.name)
    return _markdown(source, text) if markdown else _plain(source, text)


def _records(source: Source, first: bytes) -> Iterator[Report | InputError]:
    """A report a line. A first line that is no text means that the whole file is none: one error, not thousands."""
    line, number = first, 1
    while line:
        name = f"{source.name}:{number}"
        whole = line.endswith(b"\n") or len(line) <= source.max_bytes
        try:
            if not whole:
                raise oversized(name, source.max_bytes)
            if line.strip():
                yield _record(source, line, name)
        except InputError as error:
            yield error
            if number == 1 and isinstance(error, UnreadableInput) and not _is_text(line):
                return
        while not whole:
            line = source.stream.readline(1 << 20)
            whole = not line or line.endswith(b"\n")
        line, number = source.stream.readline(source.max_bytes + 1), number + 1


def _is_text(data: bytes) -> bool:
    try:
        decode(data, "")
    except UnreadableInput:
        return False
    return True


def _record(source: Source, line: bytes, name: str) -> Report:
    record = parse_record(decode(line, name), name)
    return report_of(
        record_text(record, name),
        name,
        given=source.given,
        record=told_by(record, name),
        source_name=source.source_name,
        record_id=record_id(record, name),
    )


def _plain(source: Source, text: str) -> Report:
    return report_of(text, source.name, given=source.given, record=NOTHING, source_name=source.source_name)


def _markdown(source: Source, text: str) -> Report:
    from .markdown import prose

    found = prose(text, source.name)
    return report_of(
        found.text,
        source.name,
        given=source.given,
        record=found.told,
        source_name=source.source_name,
        hints=found.hints,
    )
