"""A loopback newsroom, the program as a user runs it, and a light process that can be killed."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.loopback import Site, site

from reportedly.cli import main

Shell = Callable[..., Result]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def here() -> Iterator[Site]:
    """A server on this machine."""
    with site() as found:
        yield found


def command(here: Site, *words: str) -> tuple[str, ...]:
    """`watch run`, allowed to visit the server."""
    flags = ("--allow-private", "--allow-port", str(here.port), "--delay", "0", "--attribution", "rules")
    return ("watch", "run", *flags, *words)


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Run `reportedly …` in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("REPORTEDLY_WEBHOOK_SECRET", "s3")

    def run(*words: str, check: bool = True) -> Result:
        done = CliRunner().invoke(main, [str(word) for word in words], prog_name="reportedly")
        assert not check or done.exit_code == 0, done.output
        return done

    return run


def rows(done: Result) -> list[dict[str, object]]:
    """What was printed as NDJSON."""
    return [json.loads(line) for line in done.stdout.splitlines()]


def runner(ledger: Path, here: Site, *words: str) -> "subprocess.Popen[str]":
    """A process of its own that watches with a reader that needs no parser: light enough to be killed often."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.watch.runner", str(ledger), str(here.port), *words],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])},
        stderr=subprocess.PIPE,
        text=True,
    )
