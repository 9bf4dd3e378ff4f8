"""What the command tests share: a runner in an empty folder, and a ledger with hand-made claims."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.publish import samples

from reportedly.cli import main
from reportedly.ledger import Ledger

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory without settings, and no settings from outside."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for name in ("LEDGER", "PIPELINE", "ATTRIBUTION", "CONFIG", "MAX_BYTES", "GAZETTEER"):
        monkeypatch.delenv(f"REPORTEDLY_{name}", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


@pytest.fixture
def run() -> Run:
    """Run a command as the shell would."""

    def invoke(*words: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(word) for word in words], input=stdin, prog_name="reportedly")

    return invoke


@pytest.fixture
def ledger(empty_folder: Path) -> Path:
    """./ledger.db with the hand-made reports."""
    path = empty_folder / "ledger.db"
    with Ledger(path) as opened:
        for report in samples.REPORTS:
            claims = [claim for claim in samples.CLAIMS if claim.report == report.id]
            opened.add(report, claims, extractor=samples.EXTRACTOR)
    return path
