"""Processes that are killed, and processes that write at once."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from reportedly.ledger import Added, ClaimQuery, Ledger

from .places import Location
from .samples import numbered

REPORTS = 400


def start(ledger: Location, first: int, last: int) -> "subprocess.Popen[str]":
    root = Path(__file__).parents[2]
    return subprocess.Popen(
        [sys.executable, "-m", "tests.ledger.adder", str(ledger), str(first), str(last)],
        cwd=root,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(root), *sys.path])},
        stdout=subprocess.PIPE,
        text=True,
    )


def killed_after(ledger: Location, lines: int) -> dict[str, str]:
    """What a process said that it had added before SIGKILL reached it, at some moment after that many new reports."""
    process = start(ledger, 0, REPORTS)
    with closing(process.stdout):
        said, new = [], 0
        while new < lines and (line := process.stdout.readline()):
            said.append(line)
            new += line.split()[1] == Added.NEW
        process.send_signal(signal.SIGKILL)
        said += [line for line in process.stdout if line.endswith("\n")]
    assert process.wait() == -signal.SIGKILL
    return dict(line.split() for line in said)


def test_a_killed_run_loses_nothing_that_it_called_added_and_a_second_one_completes_it(location: Location) -> None:
    path = location
    chance = random.Random(20261122)
    added: set[str] = set()
    for _ in range(3):
        added |= set(killed_after(path, chance.randint(1, 150)))
        with Ledger(path, create=False) as ledger:
            rows = {row.id: row.claims for row in ledger.reports()}
            assert added <= set(rows)
            assert set(rows.values()) == {2}
            assert ledger.verify() == []

    rest = start(path, 0, REPORTS)
    outcomes = [line.split()[1] for line in rest.communicate()[0].splitlines()]
    assert rest.returncode == 0
    assert outcomes.count(Added.KNOWN) >= len(added)
    with Ledger(path, create=False) as ledger:
        expected = {claim.id for number in range(REPORTS) for claim in numbered(number)[1]}
        assert {stored.claim.id for stored in ledger.claims()} == expected
        assert ledger.counts()["reports"] == ledger.counts()["readings"] == REPORTS
        assert ledger.verify() == []


def test_killed_while_the_ledger_is_made_leaves_one_that_can_be_made(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    process = start(path, 0, 1)
    while not path.exists() and process.poll() is None:
        time.sleep(0.002)
    process.kill()
    process.communicate()
    with Ledger(path) as ledger:
        ledger.add(*numbered(0), extractor="rules-1")
        assert ledger.verify() == []


@pytest.mark.parametrize("exists", [True, False], ids=["in a ledger that is there", "making it"])
def test_processes_that_add_at_once_both_succeed(nowhere: Location, exists: bool) -> None:
    path = nowhere
    if exists:
        Ledger(path).close()
    processes = [start(path, 0, 120), start(path, 60, 180)]
    said = [process.communicate()[0].splitlines() for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert [len(lines) for lines in said] == [120, 120]
    assert sum(line.endswith(Added.NEW) for lines in said for line in lines) == 180
    with Ledger(path, create=False) as ledger:
        assert len(list(ledger.claims(ClaimQuery(who="police in cali")))) == 180
        assert ledger.verify() == []
