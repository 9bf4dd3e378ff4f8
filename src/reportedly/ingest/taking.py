"""Whatever the user names is taken in: addresses, files, folders, standard input; each with how it was captured."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from ..errors import InputError, Refused
from ..model.capture import Captured
from .folders import Skip, files, unreadable
from .formats import InputFormat
from .given import NOTHING, Given
from .intake import STANDARD_INPUT, Intake, Item
from .visiting import Visitor

_KEPT = 20_000_000
"""Bytes up to which a file is kept; of a longer one its hash is."""
_ANY_SCHEME = ("://", "data:", "javascript:", "mailto:")


@dataclass(frozen=True, slots=True)
class Taken:
    """Something that was read, and the bytes that it came from; none for standard input."""

    item: Item
    captured: Captured | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """How what the user names is read."""

    intake: Intake
    visitor: Visitor
    now: Callable[[], datetime]
    given: Given = NOTHING
    format: InputFormat | None = None
    stdin: BinaryIO | None = None
    on_skip: Skip | None = None

    def take(self, names: Sequence[str]) -> Iterator[Taken]:
        """Everything that lies at these addresses, in these files and folders, one after the other."""
        for name in names:
            if is_address(name):
                yield from self._address(name)
            elif name == STANDARD_INPUT:
                yield from map(Taken, self._read(name))
            else:
                yield from self._path(Path(name))

    def _address(self, url: str) -> Iterator[Taken]:
        try:
            visit = self.visitor.visit(url, given=self.given, format=self.format)
        except InputError as error:
            yield Taken(error)
            return
        if not visit.items:
            yield Taken(Refused(url, "there is nothing to read in it"))
        yield from (Taken(item, visit.captured) for item in visit.items)

    def _path(self, path: Path) -> Iterator[Taken]:
        for file in files(path, self.on_skip):
            if isinstance(file, InputError):
                yield Taken(file)
            elif not file.is_file():
                yield from map(Taken, self._read(str(file)))
            else:
                yield from self._file(file)

    def _file(self, file: Path) -> Iterator[Taken]:
        try:
            captured = self._captured(file)
        except OSError as error:
            yield Taken(unreadable(file, error))
            return
        yield from (Taken(item, captured) for item in self._read(str(file)))

    def _captured(self, file: Path) -> Captured:
        """The record of a file; of a long one the hash, and not the bytes."""
        tool, at = self.visitor.tool, self.now()
        if file.stat().st_size <= _KEPT:
            return Captured.of_file(file.read_bytes(), path=str(file), at=at, tool=tool)
        with file.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        empty = Captured.of_file(b"", path=str(file), at=at, tool=tool)
        return Captured(record=replace(empty.record, sha256=digest, size=file.stat().st_size), data=None)

    def _read(self, name: str) -> Iterator[Item]:
        return self.intake.read_paths(
            [name], given=self.given, stdin=self.stdin, format=self.format, on_skip=self.on_skip
        )


def is_address(name: str) -> bool:
    """Whether the user means an address and no file: it has a scheme, wanted or not."""
    return any(mark in name[:40] for mark in _ANY_SCHEME) and not Path(name[:200]).exists()
