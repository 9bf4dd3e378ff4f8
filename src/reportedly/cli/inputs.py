"""The inputs of a run: reports go on, bad inputs are complained about and counted."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ..errors import InputError, ReportedlyError
from ..model import Note
from ..settings import Settings
from .boundary import complain, many, remark
from .fetching import Fetching, client_for, tool
from .options import GivenOptions

if TYPE_CHECKING:
    from ..ingest import Given, InputFormat
    from ..ingest.taking import Taken
    from ..model import Report
    from ..model.capture import Captured

PARTIAL = 3

NOTED = {
    Note.STUB: "cut off by a paywall: only the beginning was there to be read",
    Note.MIXED: "with paragraphs in other languages than English, which were not read",
    Note.CHARSET: "declared in an encoding that they are not in, and read in the one that they are in",
    Note.MENDED: "that came as mojibake and were turned back letter for letter",
    Note.GARBLED: "with characters that are beyond mending",
    Note.LIVE: "of live blogs whose entries could not be told apart: one date stands for all",
    Note.CUT: "read in part: nested too deep, or too long",
}


class Inputs:
    """The reports of files, folders and standard input, read as they are wanted.

    `good`, `bad` and `links` count what has come so far; a link is an address that an input names without its text.
    """

    def __init__(
        self,
        paths: Sequence[str],
        settings: Settings,
        given: GivenOptions,
        *,
        form: "InputFormat | None" = None,
        columns: "dict[str, str] | None" = None,
        fetching: "Fetching",
    ) -> None:
        self.good = 0
        self.bad = 0
        self.links = 0
        self._paths = paths
        self._settings = settings
        self._given = given
        self._form = form
        self._columns = columns
        self._fetching = fetching
        self._languages: Counter[str] = Counter()
        self._notes: Counter[Note] = Counter()
        self._captured: dict[str, Captured] = {}

    def captured(self, report: "Report") -> "Captured | None":
        """How a report that was given out came into the house; told once, then forgotten."""
        return self._captured.pop(report.id, None)

    def __iter__(self) -> "Iterator[Report]":
        from ..ingest import Link

        for taken in self._taken():
            item = taken.item
            if isinstance(item, InputError):
                self.bad += 1
                complain(str(item))
            elif isinstance(item, Link):
                self.links += 1
            else:
                self.good += 1
                self._notice(item)
                if taken.captured is not None:
                    self._captured[item.id] = taken.captured
                yield item

    def _taken(self) -> "Iterator[Taken]":
        from ..ingest import Intake
        from ..ingest.taking import Taking
        from ..ingest.visiting import Visitor

        with Intake(max_bytes=self._settings.max_bytes, columns=self._columns) as intake:
            taking = Taking(
                intake=intake,
                visitor=Visitor(client_for(self._settings, self._fetching), intake, tool()),
                now=lambda: datetime.now(UTC),
                given=self._told(),
                format=self._form,
                stdin=sys.stdin.buffer,
                on_skip=lambda name, reason: remark(f"{name}: skipped: {reason}"),
            )
            yield from taking.take(self._paths)

    def _told(self) -> "Given":
        from ..ingest import Given

        return Given(**self._given)

    def _notice(self, report: "Report") -> None:
        self._notes.update(report.notes)
        if report.unread is not None:
            self._languages[report.language or "in a language that could not be told"] += 1

    def _tell(self) -> None:
        """Say what of the inputs was not read, or should be known of how it was."""
        if count := self._languages.total():
            which = ", ".join(f"{number} {language}" for language, number in self._languages.most_common())
            remark(f"{many(count, 'report')} not in English and not read: {which}")
        for note, count in self._notes.items():
            if words := NOTED.get(note):
                remark(f"{many(count, 'report')} {words}")

    def exit_code(self) -> int:
        """0 where every input could be read, 3 where some could.

        Raises:
            ReportedlyError: there was no report at all.
        """
        self._tell()
        if self.links:
            remark(f"{many(self.links, 'page')} named without a text: fetch with `reportedly add URL`")
        if not self.good and not self.links:
            raise ReportedlyError("no report could be read" if self.bad else "there is no report in these inputs")
        return PARTIAL if self.bad else 0


def progress(what: str) -> AbstractContextManager[object]:
    """A sign of life on standard error while a person waits and standard output goes elsewhere."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        return nullcontext()
    from rich.console import Console

    return Console(stderr=True, markup=False).status(what)
