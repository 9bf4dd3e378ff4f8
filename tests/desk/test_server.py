"""The desk as a program: a real server on loopback, from its first line to its last."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import httpx2
import pytest
from tests.ledger.samples import numbered

from reportedly.desk.access.secrets import new_secret, token
from reportedly.desk.server import address_of, listen
from reportedly.errors import SettingsError
from reportedly.ledger import Asker, Ledger, Role

from .conftest import Clock

READERS, REPORTS = 50, 60


def command(*words: str) -> list[str]:
    """`reportedly serve` as the shell would start it."""
    return [sys.executable, "-m", "reportedly", "serve", *words]


@contextmanager
def serving(*words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server, and the address that it printed."""
    with subprocess.Popen(
        command(*words), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "NO_COLOR": "1"}
    ) as server:
        assert server.stdout is not None
        try:
            yield server, server.stdout.readline().strip()
        finally:
            server.kill()


@pytest.fixture
def ledger_file(tmp_path: Path, stocked: Path) -> str:
    return str(shutil.copy(stocked, tmp_path / "ledger.db"))


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_it_prints_where_to_enter_lets_in_and_ends_when_told(ledger_file: str, ending: signal.Signals) -> None:
    with serving("--ledger", ledger_file, "--port", "0", "--as", "Amira") as (server, address):
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/login\?link=[\w-]{43}", address)
        with httpx2.Client(follow_redirects=True) as client:
            assert client.get(address).status_code == 200
            home = address.split("/login")[0]
            assert client.get(f"{home}/api/v1/me").json()["name"] == "Amira"
            assert httpx2.get(f"{home}/claims.json").status_code == 401
            server.send_signal(ending)
            told = server.communicate(timeout=30)
    assert server.returncode == 0
    assert told == ("", "ended\n")


def test_a_taken_port_is_told_with_what_to_do(ledger_file: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            command("--ledger", ledger_file, "--port", str(port)), capture_output=True, text=True, check=False
        )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"error: port {port} of 127.0.0.1 is taken (--port 0 takes a free one)\n"


def test_it_does_not_open_to_strangers(ledger_file: str) -> None:
    done = subprocess.run(
        command("--ledger", ledger_file, "--host", "0.0.0.0"), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "has no users" in done.stderr
    assert "reportedly users add" in done.stderr


@pytest.mark.parametrize("host", ["nowhere.invalid", "", "192.0.2.7", "x" * 300])
def test_a_host_that_is_none_of_ours_is_told(host: str) -> None:
    with pytest.raises(SettingsError):
        listen(host or "no host", 0)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_free_port_is_found(host: str) -> None:
    with listen(host, 0) as one, listen(host, 0) as other:
        assert address_of(one) != address_of(other)


def test_fifty_read_and_judge_while_reports_are_added(ledger_file: str) -> None:
    """Nobody sees an error, and no judgement is lost."""
    secret = new_secret()
    with Ledger(ledger_file) as ledger:
        claims = [stored.claim.id for stored in ledger.claims()]
        given = token(secret, "Amira", label="readers", role=Role.ANALYST, now=Clock().now.replace(year=2099))
        ledger.give_pass(given, by=Asker("test"), what="add token")
    ended = Event()

    def write() -> int:
        with Ledger(ledger_file) as ledger:
            for number in range(REPORTS):
                source, found = numbered(number)
                ledger.add(source, found, extractor="rules-1")
        ended.set()
        return REPORTS

    def read(reader: int) -> int:
        own = {"authorization": f"Bearer {secret}"}
        judged = 0
        with httpx2.Client(base_url=home, headers=own, timeout=60) as client:
            while judged < 2 or (judged < 4 and not ended.is_set()):
                for path in ("/claims", "/claims.csv", "/api/v1/claims?size=5"):
                    assert client.get(path).status_code == 200, path
                of = claims[(reader + judged) % len(claims)]
                told = client.post(
                    f"/api/v1/claims/{of}/judgements", json={"verdict": "unsure", "because": f"{reader}.{judged}"}
                )
                assert told.status_code == 201, told.text
                judged += 1
        return judged

    with serving("--ledger", ledger_file, "--port", "0") as (_, address), ThreadPoolExecutor(READERS + 1) as pool:
        home = address.split("/login")[0]
        writer = pool.submit(write)
        judged = sum(pool.map(read, range(READERS)))
        assert writer.result() == REPORTS
    with Ledger(ledger_file) as ledger:
        assert ledger.counts()["judgements"] == judged
        assert len({j.because for claim in claims for j in ledger.judgements(claim)}) == judged
        assert ledger.verify() == []
