"""`reportedly reread`: came, went and stayed, judgements kept."""

import json
from pathlib import Path

import pytest

REPORT = """The mayor of Sirte said on Monday that two boats sank. Fishermen put the dead at 14.

"They took the nets first," went on the harbour master of Sirte, "and they burned the market after that."
"""


@pytest.fixture
def by_rules(run, empty_folder: Path) -> list[dict]:
    """Claims in ./ledger.db as the rules alone found them."""
    (empty_folder / "a.txt").write_text(REPORT, encoding="utf-8")
    assert run("add", "a.txt", "--published", "2025-02-04", "--attribution", "rules").exit_code == 0
    return [json.loads(line) for line in run("claims").stdout.splitlines()]


def ids(run, *more: str) -> set[str]:
    return {json.loads(line)["id"] for line in run("claims", *more).stdout.splitlines()}


def test_tells_what_changes_and_then_passes_over(run, by_rules):
    tried = json.loads(run("reread", "--dry-run").stdout)
    assert ids(run) == {claim["id"] for claim in by_rules}
    done = run("reread")
    assert done.exit_code == 0
    assert json.loads(done.stdout) == tried
    assert tried["came"]
    assert ids(run) == {claim["id"] for claim in by_rules} - set(tried["went"]) | set(tried["came"])
    assert ids(run, "--retired") >= {claim["id"] for claim in by_rules}
    again = run("reread")
    assert again.stdout == ""
    assert "1 report passed over" in again.stderr


def test_judgements_hold_on_and_a_decision_that_goes_is_told(run, by_rules):
    claim = by_rules[0]["id"]
    assert run("judge", claim, "accept", "--as", "Ana", "--because", "seen").exit_code == 0
    row = json.loads(run("reread").stdout)
    assert (claim in row["went"]) == (claim in row["decided"])
    judged = json.loads(run("show", claim, "--format", "json").stdout)
    assert "accept" in json.dumps(judged)


def test_lists_the_claims_under_each_report(run, by_rules):
    lines = run("reread", "--claims", "--format", "table").stdout.splitlines()
    assert "came" in lines[0]
    assert any(line.startswith("  + ") and "harbour master" in line for line in lines)


def test_counts_as_csv(run, by_rules):
    header, row = run("reread", "--format", "csv").stdout.splitlines()
    assert header == "report,came,went,stayed,otherwise,decided,title"
    assert int(row.split(",")[1]) > 0


def test_one_report_by_its_id(run, by_rules, empty_folder):
    (empty_folder / "b.txt").write_text("The army said nine men fell at Kidal.", encoding="utf-8")
    run("add", "b.txt", "--attribution", "rules")
    row = json.loads(run("reread", by_rules[0]["report"][:12]).stdout)
    assert row["report"] == by_rules[0]["report"]
    assert "done: 1 report:" in run("reread").stderr


def test_without_a_ledger_it_says_so(run):
    done = run("reread")
    assert done.exit_code == 1
    assert "there is no ledger" in done.stderr
