"""What a run asks of the machines it runs on."""

from concurrent.futures import Future
from typing import Protocol

from .partition import Outcome
from .work import Task


class Engine(Protocol):
    """Some workers, each of which does one task at a time and may die of it."""

    @property
    def workers(self) -> int:
        """How many; they are numbered from 0."""

    def submit(self, worker: int, task: Task) -> "Future[Outcome]":
        """Hand a task to a worker. Its result raises `WorkerDied` if the worker is gone; the next one has a new one."""

    def close(self) -> None:
        """End all workers, whatever they do."""


class WorkerDied(Exception):  # noqa: N818 - an event, not a mistake
    """The process of a worker ended over its task: killed, out of memory, or out of time."""
