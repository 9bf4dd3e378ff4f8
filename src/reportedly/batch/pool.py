"""Workers on this machine: one process each, of which none takes another along when it dies."""

import os
import threading
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process

from .engine import WorkerDied
from .partition import Outcome
from .work import Task, Work, Worker

_here: list[Worker] = []
"""The worker of this process: what a pool's process keeps between its tasks can only stand here."""


class Pool:
    """Processes of this machine, started when they are first used."""

    def __init__(self, work: Work, *, workers: int) -> None:
        self._work = work
        self._executors: list[ProcessPoolExecutor | None] = [None] * workers

    @property
    def workers(self) -> int:
        """How many."""
        return len(self._executors)

    def submit(self, worker: int, task: Task) -> "Future[Outcome]":
        """See `Engine`."""
        told: Future[Outcome] = Future()
        try:
            self._executor(worker).submit(_do, task).add_done_callback(lambda done: self._pass_on(done, told, worker))
        except BrokenProcessPool:
            self._executors[worker] = None
            told.set_exception(WorkerDied())
        return told

    def close(self) -> None:
        """See `Engine`."""
        for executor in filter(None, self._executors):
            for process in list(executor._processes.values()):
                process.kill()
            executor.shutdown(wait=False, cancel_futures=True)

    def _executor(self, worker: int) -> ProcessPoolExecutor:
        executor = self._executors[worker]
        if executor is None:
            executor = ProcessPoolExecutor(
                1, mp_context=get_context("spawn"), initializer=_begin, initargs=(self._work,)
            )
            self._executors[worker] = executor
        return executor

    def _pass_on(self, done: "Future[Outcome]", told: "Future[Outcome]", worker: int) -> None:
        error = done.exception()
        if isinstance(error, BrokenProcessPool):
            self._executors[worker] = None
            told.set_exception(WorkerDied())
        elif error is not None:
            told.set_exception(error)
        else:
            told.set_result(done.result())


def _begin(work: Work) -> None:
    threading.Thread(target=_end_with_the_run, daemon=True).start()
    _here.append(Worker(work))


def _end_with_the_run() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do(task: Task) -> Outcome:
    return _here[0].do(task)
