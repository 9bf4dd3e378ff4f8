"""A loopback newsroom, and the program as a user runs it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.loopback import Site, site

Shell = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def here() -> Iterator[Site]:
    """A server on this machine."""
    with site() as found:
        yield found


def command(here: Site, *words: str) -> list[str]:
    """`reportedly watch run`, allowed to visit the server."""
    flags = ["--allow-private", "--allow-port", str(here.port), "--delay", "0", "--attribution", "rules"]
    return [sys.executable, "-m", "reportedly", "watch", "run", *flags, *words]


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Run `reportedly …` in an empty folder."""

    def run(*words: str, check: bool = True) -> "subprocess.CompletedProcess[str]":
        done = subprocess.run(
            words if words[0] == sys.executable else [sys.executable, "-m", "reportedly", *words],
            cwd=tmp_path,
            env=os.environ | {"XDG_CONFIG_HOME": str(tmp_path), "REPORTEDLY_WEBHOOK_SECRET": "s3"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert not check or done.returncode == 0, done.stderr
        return done

    return run


def rows(done: "subprocess.CompletedProcess[str]") -> list[dict[str, object]]:
    """What was printed as NDJSON."""
    return [json.loads(line) for line in done.stdout.splitlines()]
