"""A run: workers do the partitions that are not done yet; documents that kill their worker are found and left out."""

import hashlib
import json
import threading
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from queue import SimpleQueue

from ..errors import ResourceError, SettingsError
from .engine import Engine, WorkerDied
from .partition import Outcome, Partition
from .storage import as_json, read_whole, write_whole
from .work import Task
from .written import done_keys

PLAN = "plan.json"
_MOST_DEATHS = 50
"""How often workers may die over one partition before it is the machine that is suspected."""


def begin(out: str, partitions: Sequence[Partition], *, extractor: str) -> list[Partition]:
    """Write the plan of a run, or find the one that it goes on with; the partitions that are still to do.

    Raises:
        SettingsError: the folder holds another run's output.
    """
    shares = json.dumps([asdict(partition) for partition in partitions])
    plan = {
        "extractor": extractor,
        "partitions": len(partitions),
        "input": hashlib.sha256(shares.encode()).hexdigest(),
    }
    before = read_whole(out, PLAN)
    if before is None:
        write_whole(out, PLAN, as_json(plan))
    elif (old := json.loads(before)) != plan:
        what = "another reading" if old["extractor"] != extractor else "another input"
        raise SettingsError(f"{out} holds the output of {what}", remedy="give another --out, or remove it")
    done = set(done_keys(out))
    return [partition for partition in partitions if partition.key not in done]


def run(engine: Engine, partitions: Sequence[Partition]) -> Iterator[Outcome]:
    """Have the partitions done; what came of each, as they are.

    Raises:
        ResourceError: workers die of whatever they are given.
    """
    waiting = iter(partitions)
    lock, told = threading.Lock(), SimpleQueue[Outcome | BaseException | None]()

    def go_on(worker: int) -> None:
        try:
            while True:
                with lock:
                    partition = next(waiting, None)
                if partition is None:
                    break
                told.put(_done(engine, worker, partition))
        except BaseException as error:  # noqa: BLE001 - handed to the thread that asked
            told.put(error)
        told.put(None)

    for worker in range(engine.workers):
        threading.Thread(target=go_on, args=(worker,), daemon=True).start()
    running = engine.workers
    while running:
        found = told.get()
        if isinstance(found, Outcome):
            yield found
        elif found is None:
            running -= 1
        else:
            raise found


def _done(engine: Engine, worker: int, partition: Partition) -> Outcome:
    """Have a partition done, without the documents that kill whoever reads them.

    A worker that dies once may have been killed from outside: the partition is simply given out again.
    """
    skip: frozenset[int] = frozenset()
    died = 0
    while True:
        try:
            return engine.submit(worker, Task(partition, skip)).result()
        except WorkerDied:
            died += 1
            if died > _MOST_DEATHS:
                remedy = "give the workers more memory, run fewer of them, or give --patience; what is done is kept"
                raise ResourceError(f"workers keep dying over {partition.source}", remedy=remedy) from None
            if died > 1 and (poisoned := _poisoned(engine, worker, partition, skip)) is not None:
                skip |= {poisoned}


def _poisoned(engine: Engine, worker: int, partition: Partition, skip: frozenset[int]) -> int | None:
    """The first document that kills its reader, found by halving; null where none does when asked again."""
    low, high = 0, 1
    while (read := _probe(engine, worker, Task(partition, skip, (low, high)))) is not None:
        if high > read.documents:
            return None
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        if _probe(engine, worker, Task(partition, skip, (low, middle))) is None:
            high = middle
        else:
            low = middle
    return low


def _probe(engine: Engine, worker: int, task: Task) -> Outcome | None:
    """What comes of reading some documents; null where the worker dies of it."""
    try:
        return engine.submit(worker, task).result()
    except WorkerDied:
        return None
