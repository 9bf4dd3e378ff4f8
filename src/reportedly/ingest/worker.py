"""The process in which hostile formats are parsed: `python -P -m reportedly.ingest.worker`, fed and heard over pipes.

It opens no connection, starts no program, writes no file, and may take only so much memory and processor time for a
document. Whoever started it kills it when a document takes too long, and starts another.
"""

import os
import signal
import sys
from collections.abc import Callable
from time import monotonic
from typing import BinaryIO

from .draft import Piece
from .formats import Way
from .frames import Frame, Task, next_task, send_frame
from .limits import Budget, Limits
from .unfold import unfold

_SIGN_OF_LIFE = 1.0
"""Seconds."""
_PATIENCE = 10
"""How many times the limit of a document may pass while a container is read and no document is found in it."""


def main() -> None:
    """Parse one task after the other until nobody gives more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.addaudithook(_forbid)
    tasks, words = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints must not be taken for an answer
    while (task := next_task(tasks)) is not None:
        data = tasks.read(task.size)
        try:
            _parse(task, data, words)
        except MemoryError:
            del data
            send_frame(words, Frame(exhausted=True))
            return


_FORBIDDEN = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.fork",
    "os.spawn",
    "os.posix_spawn",
)


def _forbid(event: str, _about: object) -> None:
    """No library may dial or start anything, whatever a document asks it for."""
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"{event}: a parser has no business with that")


def _parse(task: Task, data: bytes, words: BinaryIO) -> None:
    confine(task.limits)
    line = _Line(task, words)
    piece = Piece.of_file(task.path) if task.path else Piece.of_bytes(data, name=task.name)
    budget = Budget(piece.size or 0, task.limits, on_take=line.alive)
    way = Way(budget=budget, limits=task.limits, columns=dict(task.columns))
    for found in unfold(task.dressed(piece), way, begin=line.begin):
        line.say(Frame.of(found))
    send_frame(words, Frame(done=True))


class _Line:
    """The way back: tells what is begun and found, and now and then that it is alive."""

    def __init__(self, task: Task, words: BinaryIO) -> None:
        self._task, self._words = task, words
        self._begun = 0
        self._last = self._found = monotonic()

    def begin(self, name: str) -> bool:
        """Announce a document, unless it was begun in an earlier life."""
        self._begun += 1
        if self._begun <= self._task.skip:
            return False
        confine(self._task.limits)
        self.say(Frame(begun=name))
        return True

    def say(self, frame: Frame) -> None:
        """Tell something."""
        send_frame(self._words, frame)
        self._last = self._found = monotonic()

    def alive(self) -> None:
        """Say so, where nothing was said for a while."""
        now = monotonic()
        if now - self._last > _SIGN_OF_LIFE and now - self._found < _PATIENCE * self._task.limits.seconds:
            send_frame(self._words, Frame())
            self._last = now


def confine(limits: Limits) -> None:
    """Let the next document have no more than its share of memory and time, as far as the platform can."""
    try:
        import resource
    except ImportError:  # Windows: the clock on the wall is all there is
        return
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    _lower(resource.setrlimit, resource.RLIMIT_CPU, int(used + limits.seconds) + 2)
    _lower(resource.setrlimit, resource.RLIMIT_AS, _at_start() + limits.memory)
    _lower(resource.setrlimit, resource.RLIMIT_FSIZE, 0)
    _lower(resource.setrlimit, resource.RLIMIT_CORE, 0)


_start: list[int] = []


def _at_start() -> int:
    """Address space before the first document; where the platform does not tell, a guess on the large side."""
    if not _start:
        try:
            with open("/proc/self/statm", encoding="ascii") as told:  # noqa: PTH123
                _start.append(int(told.read().split()[0]) * os.sysconf("SC_PAGE_SIZE"))
        except OSError:
            _start.append(1 << 30)
    return _start[0]


def _lower(setrlimit: Callable[[int, tuple[int, int]], None], what: int, most: int) -> None:
    import resource

    _, hard = resource.getrlimit(what)
    soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
    setrlimit(what, (soft, hard))


if __name__ == "__main__":
    main()
