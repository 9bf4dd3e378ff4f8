"""Files, folders and standard input become reports, one after the other, with a parsing process for this once."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from .folders import Skip
from .formats import InputFormat
from .given import NOTHING, Given
from .intake import Intake, Item
from .limits import MAX_BYTES


def read_inputs(
    paths: Iterable[str | Path],
    *,
    given: Given = NOTHING,
    stdin: BinaryIO | None = None,
    max_bytes: int = MAX_BYTES,
    format: InputFormat | None = None,  # noqa: A002 - the word that users know
    columns: Mapping[str, str] | None = None,
    on_skip: Skip | None = None,
) -> Iterator[Item]:
    """Read every input, one report at a time; see `Intake.read_paths`."""
    with Intake(max_bytes=max_bytes, columns=columns) as intake:
        yield from intake.read_paths(paths, given=given, stdin=stdin, format=format, on_skip=on_skip)
