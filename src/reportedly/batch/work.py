"""What a worker does: a partition in, its reports and claims written out; the models stay loaded for the next."""

import faulthandler
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..errors import InputError
from ..extract.pipeline import Attribution, Extractor, Reading
from ..ingest import MAX_BYTES, NOTHING, Given, InputFormat, Intake, Item, Link
from ..knowledge import own
from ..model import Report
from .partition import Outcome, Partition, Share
from .rows import records
from .storage import opened
from .written import Failure, write_partition


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """How every partition is read, and where what comes of it goes."""

    out: str
    pipeline: str
    attribution: Attribution
    further_places: Path | None = None
    knowledge: Path | None = None
    """Folder of the user's own knowledge, which every worker reads for itself."""
    max_bytes: int = MAX_BYTES
    columns: tuple[tuple[str, str], ...] = ()
    """Field of a report and the column or key that holds it: ("text", "body")."""
    given: Given = NOTHING
    patience: float = 120.0
    """Seconds that a few documents may take before their worker is given up."""

    def load(self) -> None:
        """Load what reads, so that what is missing is told before anything is read.

        Raises:
            ResourceError: the spaCy pipeline, the weights or the gazetteer is not there.
        """
        for _ in self.extractor().read([]):
            return

    def extractor(self) -> Extractor:
        """The extractor that reads; loads nothing yet."""
        return Extractor(pipeline=self.pipeline, attribution=self.attribution, further_places=self.further_places)


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to ask of a worker."""

    partition: Partition
    skip: frozenset[int] = frozenset()
    """Documents, counted in the partition from 0, that have killed a worker."""
    probe: tuple[int, int] | None = None
    """Read only the documents from the first up to the second, and write nothing: does the worker survive it?"""


class Worker:
    """Reads partitions one after another."""

    def __init__(self, work: Work) -> None:
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        own.use(work.knowledge)
        self._work = work
        self._extractor = work.extractor()
        self._intake = Intake(max_bytes=work.max_bytes, columns=dict(work.columns))
        self._nowhere = Path(os.devnull).open("w")  # noqa: SIM115 - open as long as the process lives
        self._work.load()

    def do(self, task: Task) -> Outcome:
        """Read a partition and write what came of it, the record that it is done last."""
        began = time.monotonic()
        items = list(self._items(task.partition))
        first, last = task.probe or (0, len(items))
        failures = [Failure(n, item.name, item.problem) for n, item in enumerate(items) if isinstance(item, InputError)]
        reports: list[tuple[int, Report]] = []
        for number, item in enumerate(items):
            if isinstance(item, Report) and first <= number < last:
                if number in task.skip:
                    name = item.source_name or item.id
                    failures.append(Failure(number, name, "the worker that read it died or did not come to an end"))
                else:
                    reports.append((number, item))
        readings = self._readings(reports, failures)
        outcome = Outcome(
            key=task.partition.key,
            documents=len(items),
            reports=len(readings),
            claims=sum(len(reading.claims) for reading in readings),
            dropped=sum(reading.dropped for reading in readings),
            failed=len(failures),
            links=sum(isinstance(item, Link) for item in items),
            characters=sum(len(reading.report.text) for reading in readings),
            seconds=0.0,
        )
        if task.probe is None:
            write_partition(self._work.out, task.partition, outcome, readings, sorted(failures, key=lambda f: f.number))
        return replace(outcome, seconds=time.monotonic() - began)

    def _readings(self, reports: Sequence[tuple[int, Report]], failures: list[Failure]) -> list[Reading]:
        try:
            return list(self._watched(self._extractor.read([report for _, report in reports]), len(reports)))
        except Exception:  # noqa: BLE001 - one bad report must not take the others along: each by itself, then
            return [reading for number, report in reports if (reading := self._alone(number, report, failures))]

    def _alone(self, number: int, report: Report, failures: list[Failure]) -> Reading | None:
        try:
            return next(self._watched(self._extractor.read([report]), 1))
        except Exception as error:  # noqa: BLE001 - the boundary around a single report: the failure is kept
            failures.append(Failure(number, report.source_name or report.id, f"{type(error).__name__}: {error}"[:300]))
            return None

    def _watched(self, readings: Iterator[Reading], most: int) -> Iterator[Reading]:
        """The readings, each within the time that a worker is given; one that hangs ends its process."""
        try:
            for _ in range(most):
                faulthandler.dump_traceback_later(self._work.patience, exit=True, file=self._nowhere)
                yield next(readings)
        finally:
            faulthandler.cancel_dump_traceback_later()

    def _items(self, partition: Partition) -> Iterator[Item]:
        name = partition.source.rstrip("/").rsplit("/", 1)[-1]
        given = self._work.given
        if partition.share is Share.ROWS:
            data = b"".join(records(partition.source, partition.start, partition.stop))
            return self._intake.read_bytes(data, name=name, format=InputFormat.JSONL, given=given)
        system, path = opened(partition.source)
        if partition.share is Share.LINES:
            with system.open_input_file(path) as stream:
                stream.seek(partition.start)
                data = bytes(stream.read(partition.stop - partition.start))
            return self._intake.read_bytes(data, name=name, format=InputFormat.JSONL, given=given)
        if "://" not in partition.source:
            return self._intake.read_paths([path], given=given)
        with system.open_input_stream(path) as stream:
            return self._intake.read_bytes(bytes(stream.read()), name=name, given=given)
