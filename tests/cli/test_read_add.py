"""Reports in: printed, or added to a ledger, one by one, safely."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from reportedly.ledger import Ledger
from reportedly.model import Claim

SHELLING = (
    "Shells hit El Fasher market\n\n"
    "EL FASHER, Sudan, Oct. 9, 2024 — At least 20 people were killed in the market, "
    "the doctors' union said on Tuesday.\n\n"
    "The army denied that its aircraft had bombed the market."
)
TRUCE = "The governor of Marib said on Monday that up to 300 prisoners would be released in the coming days."


@pytest.fixture
def reports(empty_folder: Path) -> Path:
    folder = empty_folder / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(SHELLING, encoding="utf-8")
    (folder / "b.txt").write_text(TRUCE, encoding="utf-8")
    return folder


def program(*words: str, **more) -> subprocess.Popen:
    plain = {name: value for name, value in os.environ.items() if not name.startswith("REPORTEDLY_")}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "env": plain}
    return subprocess.Popen([sys.executable, "-m", "reportedly", *words], **(pipes | more))


def test_each_line_is_a_claim_and_nothing_else(run, reports):
    done = run("read", reports / "a.txt", "--format", "ndjson")
    assert done.exit_code == 0, done.stderr
    claims = [Claim.model_validate_json(line) for line in done.stdout.splitlines()]
    assert claims
    assert [claim.model_dump_json() for claim in claims] == done.stdout.splitlines()
    schema = json.loads(run("schema", "claim").stdout)
    for claim in claims:
        jsonschema.validate(json.loads(claim.model_dump_json()), schema)


def test_reading_stores_nothing(run, reports, empty_folder):
    run("read", reports)
    assert not list(empty_folder.rglob("*.db"))


def test_the_option_dates_the_report(run, reports):
    done = run("read", reports / "b.txt", "--published", "2024-11-11")
    dated = json.loads(done.stdout.splitlines()[0])["dated"]
    assert dated == {"on": "2024-11-11", "by": "option"}
    assert "without a date" in run("read", reports / "b.txt").stderr


def test_standard_input_is_read(run):
    from_bytes = run("read", "-", "--published", "2024-11-11", stdin=TRUCE.encode())
    assert "prisoners" in from_bytes.stdout


@pytest.mark.parametrize(
    ("files", "code"),
    [
        (["a.txt"], 0),
        (["a.txt", "empty.txt"], 3),
        (["a.txt", "nowhere.txt"], 3),
        (["empty.txt"], 1),
        (["image.txt"], 1),
    ],
)
def test_bad_inputs_are_named_and_the_others_done(run, reports, files, code):
    (reports / "empty.txt").write_text(" \n", encoding="utf-8")
    (reports / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d")
    for command in ("read", "add"):
        done = run(command, *(reports / name for name in files))
        assert done.exit_code == code, done.stderr
        for name in files:
            if name != "a.txt":
                assert f"error: {reports / name}: " in done.stderr


def test_an_empty_folder_is_a_failure(run, empty_folder):
    (empty_folder / "none").mkdir()
    done = run("read", "none")
    assert done.exit_code == 1
    assert "no report" in done.stderr


def test_a_pipeline_that_is_not_installed_is_said(run, reports):
    done = run("read", reports / "a.txt", "--pipeline", "en_core_web_nowhere")
    assert done.exit_code == 1
    assert "en_core_web_nowhere" in done.stderr


def test_adding_twice_changes_nothing(run, reports):
    first = [json.loads(line) for line in run("add", reports).stdout.splitlines()]
    assert [row["outcome"] for row in first] == ["new", "new"]
    with Ledger("ledger.db") as ledger:
        assert ledger.weigh() == 0, "the first listing waits for nothing"
        before = ledger.counts()
    done = run("add", reports)
    assert [json.loads(line)["outcome"] for line in done.stdout.splitlines()] == ["known", "known"]
    assert "2 known" in done.stderr
    with Ledger("ledger.db") as ledger:
        assert ledger.counts() == before


def test_what_was_read_is_what_was_added(run, reports):
    read = run("read", reports / "a.txt").stdout.splitlines()
    run("add", reports / "a.txt")
    assert sorted(run("claims").stdout.splitlines()) == sorted(read)


def test_another_text_at_an_address_is_a_version(run, reports):
    url = ["--url", "https://courier.example/market"]
    run("add", reports / "a.txt", *url)
    (reports / "a.txt").write_text(SHELLING.replace("20 people", "27 people"), encoding="utf-8")
    shown = run("add", reports / "a.txt", *url, "--format", "table").stdout
    assert shown.startswith("VERSION r_")
    assert "Shells hit El Fasher market" in shown


@pytest.mark.parametrize("form", ["json", "csv", "table", "ndjson"])
def test_every_format_tells_both_reports(run, reports, form):
    done = run("add", reports, "--format", form)
    assert done.exit_code == 0, done.stderr
    assert done.stdout.lower().count("new") >= 2
    if form == "json":
        assert len(json.loads(done.stdout)) == 2


def test_a_pipe_that_closes_ends_the_program_quietly(reports):
    for n in range(400):
        (reports / f"c{n}.txt").write_text(SHELLING + f"\n\nA bridge fell at kilometre {n}.", encoding="utf-8")
    started = program("read", str(reports), "--format", "ndjson")
    assert started.stdout is not None
    started.stdout.readline()
    started.stdout.close()
    assert started.stderr is not None
    assert "Traceback" not in (said := started.stderr.read())
    assert "Error" not in said
    assert started.wait(timeout=60) == 0


def test_an_interrupt_keeps_what_was_added(reports):
    for n in range(400):
        (reports / f"c{n}.txt").write_text(SHELLING + f"\n\nA bridge fell at kilometre {n}.", encoding="utf-8")
    started = program("add", str(reports), "--ledger", str(reports / "x.db"), "--format", "ndjson")
    assert started.stdout is not None
    told = [json.loads(started.stdout.readline())["report"] for _ in range(3)]
    started.send_signal(signal.SIGINT)
    rest, said = started.communicate(timeout=60)
    assert started.returncode == 130
    assert "interrupted" in said
    assert "Traceback" not in said
    told += [json.loads(line)["report"] for line in rest.splitlines()]
    with Ledger(reports / "x.db", create=False) as ledger:
        stored = {row.id for row in ledger.reports()}
        assert set(told) <= stored
        assert len(stored - set(told)) <= 1
        assert ledger.verify() == []


def test_a_kill_loses_nothing_that_was_told(reports):
    for n in range(400):
        (reports / f"c{n}.txt").write_text(SHELLING + f"\n\nA bridge fell at kilometre {n}.", encoding="utf-8")
    started = program("add", str(reports), "--ledger", str(reports / "x.db"), "--format", "ndjson")
    assert started.stdout is not None
    told = {json.loads(started.stdout.readline())["report"] for _ in range(3)}
    started.kill()
    started.communicate(timeout=60)
    with Ledger(reports / "x.db", create=False) as ledger:
        assert told <= {row.id for row in ledger.reports()}
        assert ledger.verify() == []


def test_a_terminal_without_the_signs_keeps_their_meaning(reports):
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PATH": os.environ["PATH"]}
    shown = program("read", str(reports / "b.txt"), "--format", "table", "--published", "2024-10-09", env=plain)
    assert "<= 300 prisoners" in shown.communicate(timeout=60)[0]


def test_colour_is_for_terminals_and_can_be_refused(reports):
    shown = program("read", str(reports), "--format", "table", "--published", "2024-10-09")
    assert "\x1b" not in shown.communicate(timeout=60)[0]
