"""Upkeep of the ledger, settings, schema, doctor."""

import json
import sqlite3
from collections.abc import Iterator

import jsonschema
import pytest
from tests.postgresql import Server
from tests.publish import samples

from reportedly.cli.doctor import State, examine
from reportedly.settings import DEFAULTS, load_settings


def test_a_ledger_is_made_once(run, empty_folder):
    assert run("db", "init", "--ledger", "new.db").exit_code == 0
    assert (empty_folder / "new.db").exists()
    assert run("db", "init", "--ledger", "new.db").exit_code == 0
    assert "already" in run("db", "upgrade", "--ledger", "new.db").stderr


def test_the_ledger_comes_from_flag_environment_or_file(run, empty_folder, monkeypatch):
    (empty_folder / "reportedly.toml").write_text('ledger = "file.db"', encoding="utf-8")
    run("db", "init")
    monkeypatch.setenv("REPORTEDLY_LEDGER", "environment.db")
    run("db", "init")
    run("db", "init", "--ledger", "flag.db")
    assert {path.name for path in empty_folder.glob("*.db")} == {"file.db", "environment.db", "flag.db"}


def test_a_sound_ledger_is_told_from_a_damaged_one(run, ledger):
    done = run("db", "verify")
    assert done.exit_code == 0
    assert "sound" in done.stderr
    with sqlite3.connect(ledger) as raw:
        raw.execute("UPDATE texts SET body = replace(body, 'Goma', 'Bukavu')")
    done = run("db", "verify")
    assert done.exit_code == 1
    assert {"kind", "where", "what"} == set(json.loads(done.stdout.splitlines()[0]))


def test_a_ledger_is_saved_and_put_back(run, ledger):
    assert run("db", "backup", "saved.db").exit_code == 0
    assert "exists" in run("db", "backup", "saved.db").stderr
    run("judge", samples.KILLED.id, "reject", "--as", "A", "--because", "x")
    assert run("db", "restore", "saved.db").exit_code == 1
    assert run("db", "restore", "saved.db", "--force").exit_code == 0
    assert json.loads(run("show", samples.KILLED.id).stdout)["verdict"] is None


def test_what_is_no_ledger_is_not_opened(run, empty_folder):
    (empty_folder / "ledger.db").write_text("no database", encoding="utf-8")
    done = run("claims")
    assert done.exit_code == 1
    assert "is no ledger" in done.stderr


def test_every_setting_is_shown_with_its_origin(run, empty_folder, monkeypatch):
    (empty_folder / "reportedly.toml").write_text("max_bytes = 99", encoding="utf-8")
    monkeypatch.setenv("REPORTEDLY_PIPELINE", "en_core_web_md")
    rows = {r["setting"]: r for r in map(json.loads, run("config", "show", "--ledger", "x.db").stdout.splitlines())}
    assert set(rows) == set(DEFAULTS)
    assert {name: row["from"] for name, row in rows.items()} == {
        "ledger": "flag",
        "pipeline": "environment",
        "attribution": "default",
        "max_bytes": "file",
        "gazetteer": "default",
        "knowledge": "default",
        "contact": "default",
        **dict.fromkeys(("model_endpoint", "model_name", "model_price", "model_seconds"), "default"),
    }
    assert rows["max_bytes"]["value"] == 99


def test_a_broken_settings_file_stops_a_command_in_a_line(run, empty_folder):
    (empty_folder / "reportedly.toml").write_text("colour = 1", encoding="utf-8")
    done = run("config", "show")
    assert done.exit_code == 2
    assert "reportedly.toml: colour" in done.stderr


def test_a_claim_keeps_to_the_printed_schema(run):
    schema = json.loads(run("schema", "claim").stdout)
    for claim in samples.CLAIMS:
        jsonschema.validate(json.loads(claim.model_dump_json()), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"id": 1}, schema)


def test_doctor_finds_what_is_missing_and_says_how_to_mend_it(empty_folder):
    settings = load_settings({"pipeline": "en_core_web_nowhere"}, environment={})
    found = {finding.part: finding for finding in examine(settings)}
    assert found["parser"].state is State.BROKEN
    assert found["parser"].remedy
    assert found["ledger"].state is State.ABSENT
    assert "db init" in found["ledger"].remedy


def test_doctor_is_content(run, ledger):
    done = run("doctor")
    rows = {row["part"]: row for row in map(json.loads, done.stdout.splitlines())}
    assert done.exit_code == 0, rows
    absent = {"further places", "own knowledge", "language model"}
    assert {name for name, row in rows.items() if row["state"] != "good"} == absent
    assert "rules" in rows["extractor"]["detail"]
    assert "6 claims" in rows["ledger"]["detail"]


@pytest.fixture
def address(server: Server) -> Iterator[str]:
    name = server.new()
    yield server.url(name).replace("reportedly@", "reportedly:secret@")
    server.drop(name)


def test_a_ledger_is_copied_to_a_server_and_no_password_is_told(run, ledger, address, empty_folder):
    done = run("db", "copy", str(ledger), address)
    assert done.exit_code == 0, done.stderr
    assert {"table": "reports", "rows": 3} in [json.loads(line) for line in done.stdout.splitlines()]
    again = run("db", "copy", str(ledger), address)
    assert (again.exit_code, "holds something already" in again.stderr) == (1, True)
    told = [run(*command, "--ledger", address) for command in (("db", "verify"), ("db", "upgrade"), ("config", "show"))]
    assert "sound" in told[0].stderr
    found = [f for f in examine(load_settings({"ledger": address}, environment={})) if f.part == "ledger"]
    assert [(f.state, "(PostgreSQL 1" in f.detail) for f in found] == [(State.GOOD, True)]
    everything = [done, again, *told, run("db", "backup", "x.db", "--ledger", address)]
    assert "pg_dump" in everything[-1].stderr
    assert "secret" not in "".join(each.stdout + each.stderr for each in everything) + found[0].detail
    assert run("db", "copy", address, "back.db").exit_code == 0
    assert (empty_folder / "back.db").exists()
