"""Commands that read a ledger."""

import csv
import io
import json
import re

import pytest
from tests.publish import samples

from reportedly.cli.judge import Decision, decision
from reportedly.ledger import Verdict
from reportedly.model import Claim


def ids(output: str) -> list[str]:
    return [json.loads(line)["id"] for line in output.splitlines()]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([], set(samples.CLAIMS)),
        (["--who", "Sudan Tribune"], {samples.KILLED}),
        (["--who", "Lake Kivu Post"], {samples.QUIET}),
        (["--event", "assault"], {samples.KILLED, samples.DENIED, samples.WOUNDED}),
        (["--place", "Goma"], {samples.WOUNDED}),
        (["--place", "SDN"], {samples.KILLED, samples.DENIED, samples.REOPENS}),
        (["--commitment", "denied"], {samples.DENIED}),
        (["--since", "2025-02-01"], {samples.KILLED, samples.DENIED, samples.REOPENS}),
        (["--until", "2025-02-01"], {samples.WOUNDED, samples.QUIET}),
        (["--min", "52"], {samples.KILLED, samples.HURT}),
        (["--text", "truce"], {samples.REOPENS}),
        (["--report", samples.GOMA.id[:9]], {samples.WOUNDED, samples.QUIET}),
        (["--event", "ASSAULT", "--place", "COD"], {samples.WOUNDED}),
        (["--affiliation", "UKR"], set()),
    ],
)
def test_claims_are_found_by_every_filter(run, ledger, words, found):
    done = run("claims", *words)
    assert done.exit_code == 0, done.stderr
    assert set(ids(done.stdout)) == {claim.id for claim in found}


def test_a_limit_limits(run, ledger):
    assert len(ids(run("claims", "--limit", "2").stdout)) == 2


def test_nothing_found_is_said_on_standard_error(run, ledger):
    done = run("claims", "--who", "nobody")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "no claim" in done.stderr


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["claims", "--since", "yesterday"], 2, "is no date"),
        (["claims", "--since", "2025-02-02", "--until", "2025-01-01"], 2, "is later than"),
        (["claims", "--affiliation", "Ukraine"], 2, "ISO 3166"),
        (["claims", "--event", "WAR"], 2, "WAR"),
        (["claims", "--report", "r_ffffff"], 1, "there is no report"),
        (["show", "c_ffffff"], 1, "there is no claim"),
        (["show", "c_"], 1, "too short"),
        (["claims", "--ledger", "nowhere.db"], 1, "there is no ledger"),
        (["claims", "--ledger", "."], 1, "is a folder"),
        (["brief", "--who", "nobody"], 1, "nothing to write a brief of"),
        (["export", "--out", "no/such/folder.csv"], 1, "cannot be written"),
        (["--config", "nowhere.toml", "claims"], 2, "no such settings file"),
        (["show", samples.KILLED.id, "--format", "csv"], 2, "no csv"),
    ],
)
def test_what_goes_wrong_is_said_in_a_line(run, ledger, words, code, said):
    done = run(*words)
    assert done.exit_code == code
    assert said in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_the_formats_hold_the_same_claims(run, ledger):
    plain = [Claim.model_validate_json(line) for line in run("claims").stdout.splitlines()]
    listed = json.loads(run("claims", "--format", "json").stdout)
    rows = list(csv.DictReader(io.StringIO(run("claims", "--format", "csv").stdout)))
    assert {c.id for c in plain} == {c["id"] for c in listed} == {r["id"] for r in rows}


@pytest.mark.parametrize("columns", ["80", "160"])
def test_the_table_tells_chain_number_words_and_how_surely(run, ledger, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    shown = " ".join(run("claims", "--format", "table").stdout.split())
    for words in (
        "Sudan Tribune ← the",
        "≥ 57 people",
        "40–50 wounded",
        "denied",
        "“probably”",
        "Nile Courier",
        "Shouk (SDN)",
    ):
        assert words in shown


@pytest.mark.parametrize("columns", ["40", "80", "160"])
def test_no_line_is_wider_than_the_terminal(run, ledger, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    lines = run("claims", "--format", "table").stdout.splitlines()
    assert max(map(len, lines)) <= int(columns)


def test_reports_do_not_steer_the_terminal(run, ledger):
    for words in (["reports"], ["claims"], ["show", samples.UNDATED.id]):
        shown = run(*words, "--format", "table").stdout
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert "[bold]" in shown


def test_reports_are_listed(run, ledger):
    rows = [json.loads(line) for line in run("reports").stdout.splitlines()]
    assert [(row["id"], row["claims"]) for row in rows][:2] == [(samples.EL_FASHER.id, 3), (samples.GOMA.id, 2)]
    assert len(ids(run("reports", "--text", "shelling").stdout)) == 1


def test_show_tells_a_claim_in_its_paragraph(run, ledger):
    shown = run("show", samples.DENIED.id[:8], "--format", "table").stdout
    assert "denied that ⟦its fighters had shelled the camp⟧." in " ".join(shown.split())
    told = json.loads(run("show", samples.DENIED.id).stdout)
    assert Claim.model_validate(told["claim"]) == samples.DENIED
    assert (told["verdict"], told["judgements"]) == (None, [])


def test_show_tells_a_report_with_its_claims(run, ledger):
    told = json.loads(run("show", samples.GOMA.id).stdout)
    assert told["report"]["text"] == samples.GOMA.text
    assert [c["id"] for c in told["claims"]] == [samples.WOUNDED.id, samples.QUIET.id]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["c_1", "accept"], Decision("c_1", Verdict.ACCEPT)),
        (["c_1", "unsure"], Decision("c_1", Verdict.UNSURE)),
        (["c_1", "correct", "event", "null"], Decision("c_1", Verdict.CORRECT, "event", "null")),
        (["undo", "c_1"], Decision("c_1", None)),
    ],
)
def test_the_words_of_a_decision(words, wanted):
    assert decision(words) == wanted


@pytest.mark.parametrize(
    "words",
    [
        ["judge"],
        ["judge", "c_1", "--as", "A"],
        ["judge", "c_1", "maybe", "--as", "A"],
        ["judge", "c_1", "correct", "event", "--as", "A"],
        ["judge", "undo", "--as", "A"],
        ["judge", "c_1", "accept", "--because", "x"],
        ["judge", "c_1", "accept", "--as", "A"],
    ],
)
def test_a_decision_that_is_none_is_a_usage_error(run, ledger, words):
    assert run(*words).exit_code == 2


def test_a_claim_is_judged_corrected_and_the_last_word_taken_back(run, ledger):
    claim, person = samples.WOUNDED.id, ["--as", "Amira", "--because", "heard it"]
    assert run("judge", claim[:9], "accept", *person).exit_code == 0
    done = run("judge", *person, claim, "correct", "quantities.0.low", "42")
    assert done.exit_code == 0, done.stderr
    assert json.loads(done.stdout)["act"] == "correct"
    assert json.loads(run("claims", "--place", "Goma").stdout)["quantities"][0]["low"] == 42
    assert "corrected" in run("claims", "--place", "Goma", "--format", "table").stdout
    assert run("judge", "undo", claim, "--as", "Amira").exit_code == 0
    assert json.loads(run("claims", "--place", "Goma").stdout)["quantities"][0]["low"] == 40
    told = json.loads(run("show", claim).stdout)
    assert [j["act"] for j in told["judgements"]] == ["accept", "correct", "undo"]
    assert told["verdict"] == "accept"
    shown = run("show", claim, "--format", "table").stdout
    assert "Amira: accept: heard it" in shown
    assert "(taken back)" in shown


def test_a_correction_that_makes_no_claim_is_refused(run, ledger):
    words = ["judge", samples.WOUNDED.id, "correct", "quantities.0.low", "99", "--as", "A", "--because", "x"]
    done = run(*words)
    assert done.exit_code == 2
    assert "quantities.0.low" in done.stderr


def test_a_brief_leaves_out_what_was_rejected(run, ledger):
    run("judge", samples.KILLED.id, "reject", "--as", "A", "--because", "a copy")
    done = run("brief", "--place", "SDN")
    assert samples.KILLED.id not in done.stdout
    assert samples.DENIED.id in done.stdout
    assert "1 rejected" in done.stderr


def test_a_brief_says_how_its_claims_were_chosen(run, ledger):
    shown = run("brief", "--place", "Goma", "--min", "10", "--heading", "Goma").stdout
    assert shown.startswith("# Goma\n")
    assert "place Goma, figures that reach 10" in shown


@pytest.mark.parametrize(
    ("words", "name", "start"),
    [
        (["--format", "html"], "a.txt", "<!doctype html>"),
        ([], "a.html", "<!doctype html>"),
        ([], "a.md", "# What is reported"),
        (["--format", "md"], "a.html", "# What is reported"),
    ],
)
def test_a_brief_is_written_to_a_file(run, ledger, empty_folder, words, name, start):
    done = run("brief", *words, "--out", name)
    assert done.exit_code == 0, done.stderr
    assert done.stdout == ""
    assert (empty_folder / name).read_text(encoding="utf-8").lstrip().startswith(start)
    assert not list(empty_folder.glob("*.part"))


@pytest.mark.parametrize(("name", "start"), [("a.pdf", b"%PDF"), ("a.docx", b"PK")])
def test_a_brief_is_written_as_a_document(run, ledger, empty_folder, name, start):
    done = run("brief", "--out", name)
    assert done.exit_code == 0, done.stderr
    assert (empty_folder / name).read_bytes().startswith(start)


def test_every_id_in_a_brief_is_known_to_the_ledger(run, ledger):
    for cited in set(re.findall(r"\[(c_\w+)\]", run("brief").stdout)):
        assert run("show", cited).exit_code == 0


@pytest.mark.parametrize(("name", "first"), [("a.csv", "id,report,"), ("a.ndjson", '{"id":"c_')])
def test_claims_are_exported(run, ledger, empty_folder, name, first):
    done = run("export", "--out", name)
    assert done.exit_code == 0, done.stderr
    written = (empty_folder / name).read_text(encoding="utf-8")
    assert written.startswith(first)
    assert "6 claims written" in done.stderr
    assert run("export", "--format", name.split(".")[1]).stdout == written
