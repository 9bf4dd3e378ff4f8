"""What passes between the program and the process that parses: lengths and JSON, never code.

A parser that a document has taken over can say what it likes; here it can say no more than texts and errors.
"""

import struct
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import IO

from pydantic import TypeAdapter, ValidationError

from ..errors import EmptyInput, InputError, OversizedInput, UnreadableInput
from .draft import Draft, Found, Link, Piece
from .given import NOTHING, Given
from .limits import LIMITS, Limits

_LENGTH = struct.Struct(">I")
_LONGEST = 256 << 20
_ERRORS = {kind.__name__: kind for kind in (UnreadableInput, EmptyInput, OversizedInput, InputError)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One input to be parsed: a file, or the `size` bytes that follow."""

    name: str
    source_name: str
    path: Path | None = None
    size: int = 0
    media_type: str | None = None
    form: str | None = None
    told: Given = NOTHING
    columns: tuple[tuple[str, str], ...] = ()
    limits: Limits = LIMITS
    skip: int = 0
    """Documents that were begun before the process had to be replaced."""

    def dressed(self, piece: Piece) -> Piece:
        """The piece with what the task says of it."""
        return replace(
            piece,
            name=self.name,
            source_name=self.source_name,
            media_type=self.media_type,
            form=self.form,
            told=self.told,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """An `InputError` as data."""

    kind: str
    name: str
    problem: str
    remedy: str | None = None

    @classmethod
    def of(cls, error: InputError) -> "Problem":
        """The error as data."""
        return cls(kind=type(error).__name__, name=error.name, problem=error.problem, remedy=error.remedy)

    def error(self) -> InputError:
        """The data as an error."""
        return _ERRORS.get(self.kind, InputError)(self.name, self.problem, remedy=self.remedy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One word of the parsing process: a document begun, something found, out of memory, done. Empty: still alive."""

    begun: str | None = None
    draft: Draft | None = None
    link: Link | None = None
    problem: Problem | None = None
    exhausted: bool = False
    done: bool = False

    @classmethod
    def of(cls, found: Found) -> "Frame":
        """What was found."""
        if isinstance(found, Draft):
            return cls(draft=found)
        return cls(link=found) if isinstance(found, Link) else cls(problem=Problem.of(found))

    @property
    def found(self) -> Found | None:
        """What was found, null where this tells something else."""
        return self.draft or self.link or (self.problem.error() if self.problem else None)


@cache
def _task() -> TypeAdapter[Task]:
    return TypeAdapter(Task)


@cache
def _frame() -> TypeAdapter[Frame]:
    return TypeAdapter(Frame)


def send_task(stream: IO[bytes], task: Task, data: bytes = b"") -> None:
    """Give the process something to do."""
    _write(stream, _task().dump_json(task, exclude_defaults=True), data)


def send_frame(stream: IO[bytes], frame: Frame) -> None:
    """Say one word back."""
    _write(stream, _frame().dump_json(frame, exclude_defaults=True))


def next_task(stream: IO[bytes]) -> Task | None:
    """The next task; null where there is none any more."""
    data = _read(stream)
    return _task().validate_json(data) if data is not None else None


def next_frame(stream: IO[bytes]) -> Frame | None:
    """The next word; null where the stream has ended, or what comes is none."""
    data = _read(stream)
    try:
        return _frame().validate_json(data) if data is not None else None
    except ValidationError:
        return None


def _write(stream: IO[bytes], head: bytes, data: bytes = b"") -> None:
    stream.write(_LENGTH.pack(len(head)) + head + data)
    stream.flush()


def _read(stream: IO[bytes]) -> bytes | None:
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    return stream.read(length) if length <= _LONGEST else None
