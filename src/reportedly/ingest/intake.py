"""The one door: bytes, files, folders and streams come in; reports, addresses and errors as values go out."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from ..errors import InputError
from ..model import Report
from .draft import Draft, Found, Link, Piece
from .folders import Skip, files
from .formats import InputFormat, Way, formats, tell
from .frames import Task
from .given import NOTHING, Given
from .isolation import IsolatedParser
from .limits import LIMITS, MAX_BYTES, Budget, Limits, whole
from .reading import report_of
from .unfold import peek, unfold

STANDARD_INPUT = "-"

Item = Report | Link | InputError
"""A report, an address whose text lies elsewhere, or why something could not be read."""


def _at_hand(stream: BinaryIO) -> Callable[[], BinaryIO]:
    return lambda: stream


class Intake:
    """Reads inputs, each in its format, the hostile ones in a process of their own that is kept for the next.

    Use it as a context manager. `columns` says where tables and records keep what: {"text": "body"}.
    """

    def __init__(
        self,
        *,
        max_bytes: int = MAX_BYTES,
        limits: Limits = LIMITS,
        columns: Mapping[str, str] | None = None,
    ) -> None:
        """`max_bytes` is the longest text of a report; pages and PDFs may be ten times as long."""
        self._limits = replace(limits, text=max_bytes, document=max(10 * max_bytes, 1_000_000))
        self._columns = dict(columns or {})
        self._parser = IsolatedParser()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    @property
    def parser_pid(self) -> int | None:
        """The parsing process, null where none runs."""
        return self._parser.pid

    def close(self) -> None:
        """End the parsing process, if one runs."""
        self._parser.close()

    def read_bytes(
        self,
        data: bytes,
        *,
        name: str,
        media_type: str | None = None,
        address: str | None = None,
        format: InputFormat | None = None,  # noqa: A002 - the word that users know
        given: Given = NOTHING,
    ) -> Iterator[Item]:
        """The reports in some bytes, as a server or a mailbox hands them over.

        `media_type` is what it declares, charset and all; `address` is where they were found in the end. What the user
        says (`given`) wins over what the bytes say, and that over `address`.
        """
        piece = Piece.of_bytes(data, name=name)
        piece = replace(piece, media_type=media_type, form=format, told=Given(url=address))
        return self._items(piece, given, data=data)

    def read_paths(
        self,
        paths: Iterable[str | Path],
        *,
        given: Given = NOTHING,
        stdin: BinaryIO | None = None,
        format: InputFormat | None = None,  # noqa: A002 - the word that users know
        on_skip: Skip | None = None,
    ) -> Iterator[Item]:
        """The reports in files, folders and standard input (`-`), one at a time.

        A folder gives its files and those of its folders, by name; hidden files, other suffixes and files about the
        folder (README …) are left out with a word to `on_skip`. A file that is named is always read.
        """
        for path in paths:
            if str(path) == STANDARD_INPUT:
                stream = stdin or sys.stdin.buffer
                piece = Piece(opening=_at_hand(stream), name="standard input", source_name=STANDARD_INPUT)
                yield from self._items(replace(piece, form=format), given)
                continue
            for file in files(Path(path), on_skip):
                if isinstance(file, InputError):
                    yield file
                else:
                    yield from self._file(file, given, format)

    def _file(self, path: Path, given: Given, form: InputFormat | None) -> Iterator[Item]:
        from .folders import unreadable

        try:
            piece = Piece.of_file(path)
            yield from self._items(replace(piece, form=form), given, path=path if path.is_file() else None)
        except (OSError, ValueError) as error:
            yield unreadable(path, error)

    def _items(
        self, piece: Piece, given: Given, *, data: bytes | None = None, path: Path | None = None
    ) -> Iterator[Item]:
        for found in self._found(piece, data, path):
            try:
                yield report_of(found, given=given, max_bytes=self._limits.text) if isinstance(found, Draft) else found
            except InputError as error:
                yield error

    def _found(self, piece: Piece, data: bytes | None, path: Path | None) -> Iterator[Found]:
        """Plain text is read here, everything else over there."""
        with ExitStack() as stack:
            stream = piece.opening()
            if piece.source_name != STANDARD_INPUT:
                stack.enter_context(stream)
            again, head = peek(stream)
            form = formats()[tell(piece, head)]
            if form.plain:
                way = Way(budget=Budget(piece.size or 0, self._limits), limits=self._limits, columns=self._columns)
                yield from unfold(replace(piece, opening=lambda: again, form=form.name), way)
                return
            if data is None and path is None:
                data = whole(again, piece.name, self._limits.document)
        task = Task(
            name=piece.name,
            source_name=piece.source_name,
            path=path.resolve() if path and data is None else None,
            media_type=piece.media_type,
            form=form.name,
            told=piece.told,
            columns=tuple(self._columns.items()),
            limits=self._limits,
        )
        yield from self._parser.parse(task, data or b"")
