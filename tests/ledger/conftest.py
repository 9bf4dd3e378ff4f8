"""Ledgers to write in, empty, on SQLite and on PostgreSQL."""

from collections.abc import Iterator

import pytest

from .places import Databases, Files, Location, Places


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def places(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Places:
    """Where the ledgers of this test lie: in files, then on a server."""
    if request.param == "sqlite":
        return Files(tmp_path_factory.mktemp("ledgers"))
    return Databases(request.getfixturevalue("server"))


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Ledgers in files, for tests that need so many that a server would keep everybody waiting."""
    return Files(tmp_path_factory.mktemp("files"))


@pytest.fixture
def location(places: Places) -> Iterator[Location]:
    """Where an empty ledger lies that the test may write."""
    made = places.new()
    yield made
    places.drop(made)


@pytest.fixture
def nowhere(places: Places) -> Iterator[Location]:
    """Where a ledger can be made."""
    free = places.nowhere()
    yield free
    places.drop(free)
