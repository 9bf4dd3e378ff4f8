"""The other end of the parsing process: fed with inputs, watched, killed when it takes too long, and replaced."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from threading import Timer
from types import TracebackType
from typing import Self

from ..errors import InputError, OversizedInput, ResourceError, UnreadableInput
from .draft import Found
from .frames import Frame, Task, next_frame, send_task

_MOST_LIVES = 20
"""Processes that one input may use up."""


class IsolatedParser:
    """Parses in a process of its own, started at the first task and kept for the next. Use it as a context manager."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._late = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The process, null where none runs."""
        return self._process.pid if self._process else None

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):  # it may still hold words for a process that is gone
                if pipe:
                    pipe.close()

    def parse(self, task: Task, data: bytes = b"") -> Iterator[Found]:
        """What lies in an input. A document that brings the process down is an error; those behind it are read on."""
        begun = 0
        for _life in range(_MOST_LIVES):
            before, name, exhausted = begun, task.name, False
            for frame in self._frames(replace(task, skip=begun, size=len(data)), data):
                if frame.begun is not None:
                    begun, name = begun + 1, frame.begun
                if (found := frame.found) is not None:
                    yield found
                if frame.done:
                    return
                exhausted = frame.exhausted
            yield self._reason(name, task, exhausted=exhausted)
            if begun == before:
                return
        yield OversizedInput(task.name, f"holds {_MOST_LIVES} documents that cannot be parsed; the rest is not read")

    def _frames(self, task: Task, data: bytes) -> Iterator[Frame]:
        """What the process says until it is done or gone; a process that is not done is not used again."""
        process, done = self._started(), False
        try:
            if process.stdin is None or process.stdout is None:
                return
            send_task(process.stdin, task, data)
            while not done and (frame := self._next(process, task.limits.seconds)) is not None:
                done = frame.done
                yield frame
        except BrokenPipeError:
            return
        finally:
            if not done:
                self.close()

    def _next(self, process: "subprocess.Popen[bytes]", seconds: float) -> Frame | None:
        """Its next words; null where it has died, or was killed because it said nothing for so long."""

        def kill() -> None:
            self._late = True
            process.kill()

        if process.stdout is None:
            return None
        watch = Timer(seconds, kill)
        watch.daemon = True
        watch.start()
        try:
            return next_frame(process.stdout)
        finally:
            watch.cancel()

    def _started(self) -> "subprocess.Popen[bytes]":
        self._late = False
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = _start()
        return self._process

    def _reason(self, name: str, task: Task, *, exhausted: bool) -> InputError:
        if exhausted:
            return OversizedInput(name, f"needs more than {task.limits.memory / 1e6:,.0f} MB to be parsed")
        if self._late:
            return OversizedInput(name, f"takes more than {task.limits.seconds:g} s to be parsed")
        return UnreadableInput(name, "brought its parser down", remedy="it may be damaged, or made to do that")


def _start() -> "subprocess.Popen[bytes]":
    """-P: no module is imported from the folder in which the user happens to stand."""
    quiet = {"PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-P", "-m", "reportedly.ingest.worker"]
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | quiet,
            start_new_session=True,
        )
    except OSError as error:
        raise ResourceError(f"the process that parses cannot be started: {error}") from None
