"""Files, folders and standard input become reports, one after the other; a bad one becomes an error value."""

import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from ..errors import InputError, UnreadableInput
from ..model import Report
from .formats import InputFormat, Source, format_of, read_source
from .given import NOTHING, Given
from .reading import MAX_BYTES, oversized

STANDARD_INPUT = "-"

Skip = Callable[[str, str], None]
"""Told the name and the reason of each file of a folder that is left out; leaving one out is no error."""

_ABOUT_THE_FOLDER = frozenset({"readme", "license", "licence", "changelog", "contributing"})


def read_inputs(
    paths: Iterable[str | Path],
    *,
    given: Given = NOTHING,
    stdin: BinaryIO | None = None,
    max_bytes: int = MAX_BYTES,
    format: InputFormat | None = None,  # noqa: A002 - the word that users know
    on_skip: Skip | None = None,
) -> Iterator[Report | InputError]:
    """Read every input, one report at a time; what cannot be read is an `InputError` among the reports.

    A folder gives its files and those of its folders, by name; hidden files, other suffixes and files about the folder
    (README …) are left out with a word to `on_skip`. A file that is named is always read. `-` is standard input. Where
    neither `format` nor a suffix tells, it is JSONL if it starts like a record, else one plain text. `max_bytes` holds
    for a report: a file or, in JSONL, a line.
    """
    for path in paths:
        if str(path) == STANDARD_INPUT:
            stream = stdin or sys.stdin.buffer
            yield from read_source(Source(stream, "standard input", STANDARD_INPUT, given, max_bytes), format)
            continue
        for file in _files(Path(path), on_skip):
            if isinstance(file, InputError):
                yield file
            else:
                yield from _read_file(file, given, max_bytes, format)


def _files(path: Path, on_skip: Skip | None) -> Iterator[Path | InputError]:
    """The file itself, or the files below a folder in the order of their names."""
    pending = [path]
    while pending:
        here = pending.pop()
        try:
            reason = None if here is path else _why_not(here)
            if reason is None and here.is_dir():
                pending += sorted(here.iterdir(), reverse=True)
            elif reason is None:
                yield here
            elif on_skip:
                on_skip(str(here), reason)
        except (OSError, ValueError) as error:
            yield _unreadable(here, error)


def _why_not(path: Path) -> str | None:
    """Why a thing found in a folder is left out; null where it is read."""
    if path.name.startswith("."):
        return "hidden"
    if path.is_dir():
        return "a link to a folder" if path.is_symlink() else None
    if not path.is_file():
        return "no regular file"
    if format_of(path.suffix) is None:
        return f"the suffix {path.suffix!r} is not one that reportedly reads" if path.suffix else "no suffix"
    return "about the folder, no report" if path.stem.lower() in _ABOUT_THE_FOLDER else None


def _read_file(path: Path, given: Given, max_bytes: int, form: InputFormat | None) -> Iterator[Report | InputError]:
    form = form or format_of(path.suffix)
    try:
        about = path.stat()
        if form is not InputFormat.JSONL and stat.S_ISREG(about.st_mode) and about.st_size > max_bytes:
            yield oversized(str(path), max_bytes)
            return
        with path.open("rb") as stream:
            yield from read_source(Source(stream, str(path), path.name, given, max_bytes), form)
    except (OSError, ValueError) as error:
        yield _unreadable(path, error)


def _unreadable(path: Path, error: OSError | ValueError) -> UnreadableInput:
    problem = error.strerror if isinstance(error, OSError) else str(error)
    return UnreadableInput(str(path), f"cannot be opened: {problem or error}")
