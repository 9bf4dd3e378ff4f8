"""A ledger is made once and copied for each test: migrations take longer than most tests."""

import shutil
from pathlib import Path

import pytest

from reportedly.ledger import Ledger


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty ledger; not to be written."""
    path = tmp_path_factory.mktemp("empty") / "ledger.db"
    Ledger(path).close()
    return path


@pytest.fixture
def location(tmp_path: Path, empty: Path) -> Path:
    """Where an empty ledger lies that the test may write."""
    return Path(shutil.copy(empty, tmp_path / "ledger.db"))
