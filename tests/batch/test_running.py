"""Runs that lose their workers; the engine here is a thread that dies of a word."""

from concurrent.futures import Future
from dataclasses import replace

import pytest

from reportedly.batch.engine import WorkerDied
from reportedly.batch.partition import Outcome, Partition, Share
from reportedly.batch.running import begin, run
from reportedly.errors import ResourceError, SettingsError

NOTHING = Outcome("", 0, 0, 0, 0, 0, 0, 0, 0.0)


class Mortal:
    """A worker that holds partitions of numbered documents and dies of some of them."""

    workers = 2

    def __init__(self, documents: int, *, deadly: set[int], accidents: int = 0) -> None:
        self.documents, self.deadly, self.accidents = documents, deadly, accidents
        self.skipped: dict[str, frozenset[int]] = {}

    def submit(self, worker, task):
        told = Future()
        first, last = task.probe or (0, self.documents)
        if self.accidents or self.deadly & (set(range(first, last)) - task.skip):
            self.accidents = max(0, self.accidents - 1)
            told.set_exception(WorkerDied())
            return told
        if task.probe is None:
            self.skipped[task.partition.key] = task.skip
        told.set_result(replace(NOTHING, key=task.partition.key, documents=self.documents))
        return told

    def close(self):
        pass


def partitions(count):
    return [Partition(n, "corpus.jsonl", Share.LINES, n, n + 1) for n in range(count)]


@pytest.mark.parametrize("deadly", [set(), {0}, {7}, {3, 4, 12}, {12}])
def test_documents_that_kill_are_found_and_left_out(deadly):
    engine = Mortal(13, deadly=deadly)
    assert {outcome.key for outcome in run(engine, partitions(3))} == {"000000", "000001", "000002"}
    assert set(engine.skipped.values()) == {frozenset(deadly)}


def test_an_accident_costs_no_document():
    engine = Mortal(13, deadly=set(), accidents=2)
    assert len(list(run(engine, partitions(3)))) == 3
    assert set(engine.skipped.values()) == {frozenset()}


def test_a_machine_that_kills_everything_ends_the_run():
    with pytest.raises(ResourceError, match=r"corpus\.jsonl"):
        list(run(Mortal(500, deadly=set(range(500))), partitions(1)))


def test_a_folder_holds_one_run(tmp_path):
    out = str(tmp_path / "out")
    assert begin(out, partitions(2), extractor="a") == partitions(2)
    assert begin(out, partitions(2), extractor="a") == partitions(2)
    with pytest.raises(SettingsError, match="another input"):
        begin(out, partitions(3), extractor="a")
    with pytest.raises(SettingsError, match="another reading"):
        begin(out, partitions(2), extractor="b")
