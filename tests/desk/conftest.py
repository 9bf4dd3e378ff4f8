"""A desk over a small ledger, and browsers that are signed in as somebody."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient
from starlette.types import ASGIApp
from tests.publish import samples

from reportedly.desk.access.rules import Rules
from reportedly.desk.access.secrets import new_secret, session
from reportedly.desk.app import make_app
from reportedly.ledger import Asker, Ledger, Role

HOME = "http://127.0.0.1:8321"
FROM_US = {"sec-fetch-site": "same-origin"}
WEAK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""Argon2 as in earnest, but quick."""


@dataclass
class Clock:
    """A clock that the test moves."""

    now: datetime = field(default_factory=lambda: datetime(2026, 3, 1, 9, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class Desk:
    """A desk and the means to look at it."""

    ledger: Ledger
    app: ASGIApp
    rules: Rules
    clock: Clock

    def stranger(self, base_url: str = HOME) -> TestClient:
        """A browser that nobody signed in with."""
        return TestClient(self.app, base_url=base_url, follow_redirects=False, raise_server_exceptions=False)

    def browser(self, role: Role = Role.ADMIN, name: str = "Amira") -> TestClient:
        """A browser that somebody is signed in with; it marks its changes as its own pages would."""
        client, secret = self.stranger(), new_secret()
        given = session(secret, name, role=role, now=self.clock())
        self.ledger.give_pass(given, by=Asker(name), what="sign in")
        client.cookies.set(self.rules.cookie, secret)
        client.headers.update(FROM_US)
        return client


@pytest.fixture(scope="session")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the hand-made reports; not to be written."""
    path = tmp_path_factory.mktemp("stocked") / "ledger.db"
    with Ledger(path) as opened:
        for report in samples.REPORTS:
            claims = [claim for claim in samples.CLAIMS if claim.report == report.id]
            opened.add(report, claims, extractor=samples.EXTRACTOR)
    return path


@pytest.fixture
def clock() -> Clock:
    """A morning in March."""
    return Clock()


@pytest.fixture
def open_desk(clock: Clock) -> Callable[[Ledger], Desk]:
    """Open a desk over a ledger."""

    def opening(ledger: Ledger, **changes: object) -> Desk:
        rules = Rules(clock=clock, hashing=lambda: WEAK, **changes)  # type: ignore[arg-type]
        return Desk(ledger, make_app(ledger, rules=rules), rules, clock)

    return opening


@pytest.fixture
def desk(tmp_path: Path, stocked: Path, clock: Clock, open_desk: Callable[[Ledger], Desk]):
    """A desk over a ledger of its own with the hand-made reports."""
    with Ledger(shutil.copy(stocked, tmp_path / "ledger.db"), clock=clock) as opened:
        yield open_desk(opened)


@pytest.fixture(scope="session")
def still(tmp_path_factory: pytest.TempPathFactory, stocked: Path):
    """A desk that all tests share which change nothing."""
    clock = Clock()
    rules = Rules(clock=clock, hashing=lambda: WEAK)
    with Ledger(shutil.copy(stocked, tmp_path_factory.mktemp("still") / "ledger.db"), clock=clock) as opened:
        yield Desk(opened, make_app(opened, rules=rules), rules, clock)


@pytest.fixture
def ledger_of_its_own(tmp_path: Path, stocked: Path):
    """A ledger without a desk."""
    with Ledger(shutil.copy(stocked, tmp_path / "alone.db")) as opened:
        yield opened
