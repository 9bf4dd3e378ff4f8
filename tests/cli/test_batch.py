"""Whole runs on real processes: killed, gone on with, loaded."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.batch.corpus import tree, write_corpus

from reportedly.ledger import Ledger

pytestmark = pytest.mark.skipif(not Path("/proc").exists(), reason="finds worker processes by /proc")
COMMAND = (sys.executable, "-m", "reportedly")


def batch(folder, out, *more):
    arguments = ("batch", "run", "corpus.jsonl", "--map", "text=body", "--out", out, "--size", "1", "--workers", "2")
    return subprocess.Popen(
        (*COMMAND, *arguments, "--attribution", "rules", *more), cwd=folder, stderr=subprocess.PIPE, text=True
    )


def children(pid):
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text(encoding="utf-8").split()]


def until(condition, running=lambda: True):
    began = time.monotonic()
    while not condition() and running() and time.monotonic() - began < 60:
        time.sleep(0.02)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    write_corpus(folder, documents=24)
    process = batch(folder, "whole")
    said = process.communicate(timeout=120)[1]
    assert process.returncode == 3, said
    assert "24 reports" in said
    assert "2 failed" in said
    return folder


def test_a_run_that_is_killed_goes_on_to_the_same_output(corpus):
    done = corpus / "killed" / "done"
    process = batch(corpus, "killed")
    until(lambda: done.exists() and any(done.glob("*.json")), lambda: process.poll() is None)
    workers = children(process.pid)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    until(lambda: not any(Path(f"/proc/{worker}/exe").exists() for worker in workers))
    assert not any(Path(f"/proc/{worker}/exe").exists() for worker in workers)
    assert batch(corpus, "killed").wait(timeout=120) == 3
    assert tree(corpus / "killed") == tree(corpus / "whole")


def test_a_worker_that_is_killed_is_replaced(corpus):
    process = batch(corpus, "worker")
    done = corpus / "worker" / "done"
    until(lambda: done.exists() and any(done.glob("*.json")), lambda: process.poll() is None)
    for worker in children(process.pid):
        if b"spawn_main" in Path(f"/proc/{worker}/cmdline").read_bytes():
            os.kill(worker, signal.SIGKILL)
    assert process.wait(timeout=120) == 3
    assert tree(corpus / "worker") == tree(corpus / "whole")


def test_a_run_is_loaded_as_if_it_had_been_added(corpus, run, tmp_path):
    records = [json.loads(line) for line in (corpus / "corpus.jsonl").read_text(encoding="utf-8").splitlines()[:24]]
    added = tmp_path / "corpus.jsonl"
    added.write_text("".join(json.dumps({"text": r.pop("body"), **r}) + "\n" for r in records), encoding="utf-8")
    assert run("add", str(added), "--ledger", "added.db", "--attribution", "rules").exit_code == 0
    for expected in ("24 new", "24 known"):
        loaded = run("batch", "load", str(corpus / "whole"), "--ledger", "loaded.db")
        assert expected in loaded.stderr
    with Ledger("added.db") as one, Ledger("loaded.db") as other:
        assert [s.claim for s in one.claims()] == [s.claim for s in other.claims()]
        assert {r.id for r in one.reports()} == {r.id for r in other.reports()}


def test_what_failed_is_listed(corpus, run):
    listed = run("batch", "status", str(corpus / "whole"), "--format", "json")
    assert listed.exit_code == 3
    assert {row["problem"].split(":")[0] for row in json.loads(listed.stdout)} == {"has no 'body'", "is no JSON"}


def test_a_plan_says_what_it_takes(corpus, run):
    told = run("batch", "plan", str(corpus / "corpus.jsonl"), "--map", "text=body", "--attribution", "rules")
    assert "core hours" in told.stderr
