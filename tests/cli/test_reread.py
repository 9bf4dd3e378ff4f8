"""`reportedly reread`: came, went and stayed, judgements kept."""

import json
from datetime import date
from pathlib import Path

import pytest

from reportedly.extract.pipeline import Extractor
from reportedly.ingest import Given, read_text
from reportedly.ledger import Ledger

REPORT = """The mayor of Sirte said on Monday that two boats sank. Fishermen said that 14 people had drowned.

The port authority said that three tugs were damaged.
"""


@pytest.fixture
def older(run, empty_folder: Path) -> list[dict]:
    """Claims in ./ledger.db as an older extractor found them: the last one missed, another one cut too short."""
    report = read_text(REPORT, given=Given(published=date(2025, 2, 4)))
    [reading] = Extractor().read([report])
    first, *others = reading.claims
    [content] = first.content
    cut = first.model_copy(update={"id": "c_0123456789abcdef0123", "content": (content,)})
    with Ledger(empty_folder / "ledger.db") as ledger:
        ledger.add(report, [cut, first, *others[:-1]], extractor="reportedly 0.0.1")
    return [json.loads(line) for line in run("claims").stdout.splitlines()]


def ids(run, *more: str) -> set[str]:
    return {json.loads(line)["id"] for line in run("claims", *more).stdout.splitlines()}


def test_tells_what_changes_and_then_passes_over(run, older):
    tried = json.loads(run("reread", "--dry-run").stdout)
    assert ids(run) == {claim["id"] for claim in older}
    done = run("reread")
    assert done.exit_code == 0
    assert json.loads(done.stdout) == tried
    assert (len(tried["came"]), len(tried["went"])) == (1, 1)
    assert ids(run) == {claim["id"] for claim in older} - set(tried["went"]) | set(tried["came"])
    assert ids(run, "--retired") >= {claim["id"] for claim in older}
    again = run("reread")
    assert again.stdout == ""
    assert "1 report passed over" in again.stderr


def test_judgements_hold_on_and_a_decision_that_goes_is_told(run, older):
    claim = "c_0123456789abcdef0123"
    assert run("judge", claim, "accept", "--as", "Ana", "--because", "seen").exit_code == 0
    row = json.loads(run("reread").stdout)
    assert row["went"] == row["decided"] == [claim]
    judged = json.loads(run("show", claim, "--format", "json").stdout)
    assert "accept" in json.dumps(judged)


def test_lists_the_claims_under_each_report(run, older):
    lines = run("reread", "--claims", "--format", "table").stdout.splitlines()
    assert "came" in lines[0]
    assert any(line.startswith("  + ") and "three tugs" in line for line in lines)


def test_counts_as_csv(run, older):
    header, row = run("reread", "--format", "csv").stdout.splitlines()
    assert header == "report,came,went,stayed,otherwise,decided,title"
    assert row.split(",")[1:3] == ["1", "1"]


def test_one_report_by_its_id(run, older, empty_folder):
    (empty_folder / "b.txt").write_text("The army said nine men fell at Kidal.", encoding="utf-8")
    run("add", "b.txt", "--attribution", "rules")
    done = run("reread", older[0]["report"][:12])
    assert json.loads(done.stdout)["report"] == older[0]["report"]
    assert "done: 1 report:" in done.stderr
    assert "done: 1 report:" in run("reread").stderr


def test_without_a_ledger_it_says_so(run):
    done = run("reread")
    assert done.exit_code == 1
    assert "there is no ledger" in done.stderr
