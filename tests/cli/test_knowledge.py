"""`knowledge check` and `show`, and the folder in force wherever reports are read and weighed."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.knowledge import own

EXAMPLE = Path(__file__).parents[2] / "examples" / "knowledge"
REPORT = "The prefect of Kaiga said that 14 people were killed in Kaiga Kindjiria."
LATER = "Tidjani said that 14 people were killed in Kaiga Kindjiria."


@pytest.fixture(autouse=True)
def nothing_stays() -> Iterator[None]:
    yield
    own.use(None)


def test_check_tells_what_is_there_or_everything_that_is_wrong(run, empty_folder: Path):
    assert "3 tables, 2 places, 1 source, nothing wrong" in run("knowledge", "check", str(EXAMPLE)).stderr
    (empty_folder / "own").mkdir()
    (empty_folder / "own" / "places.csv").write_text("name,kind,country,lat,lon\nA,town,TCD,1,2\nB,camp,Chad,1,2")
    done = run("knowledge", "check", "own", "--format", "csv")
    assert done.exit_code == 1
    assert "line 2: kind must be one of" in done.stdout
    assert "line 3: country must be" in done.stdout


def test_without_a_folder_it_says_how_to_name_one(run):
    done = run("knowledge", "show")
    assert done.exit_code == 2
    assert 'knowledge = "DIR"' in done.stderr


def test_the_settings_name_the_folder_and_everybody_reads_it(run, empty_folder: Path):
    (empty_folder / "reportedly.toml").write_text(f'knowledge = "{EXAMPLE}"')
    entries = [json.loads(line)["entry"] for line in run("knowledge", "show").stdout.splitlines()]
    assert "Camp of the Red Wells" in entries
    (empty_folder / "a.txt").write_text(REPORT)
    claim = json.loads(run("read", "a.txt", "--published", "2025-02-04").stdout)
    assert [place["name"] for place in claim["places"]] == ["Kaiga Kindjiria"]
    assert claim["extractor"].endswith(f"knowledge {own.used().digest}")
    doctor = json.loads(next(line for line in run("doctor").stdout.splitlines() if "own knowledge" in line))
    assert doctor["state"] == "good"


def test_a_flag_names_it_too_and_a_broken_one_stops_the_run(run, empty_folder: Path):
    (empty_folder / "a.txt").write_text(REPORT)
    assert '"Kaiga Kindjiria"' in run("read", "a.txt", "--knowledge", str(EXAMPLE)).stdout
    assert '"name": "Kaiga Kindjiria"' not in run("read", "a.txt").stdout
    assert run("read", "a.txt", "--knowledge", "nowhere").exit_code == 2
    broken = json.loads(
        next(line for line in run("doctor", "--knowledge", "nowhere").stdout.splitlines() if "own knowledge" in line)
    )
    assert broken["state"] == "broken"


def test_aliases_make_two_names_one_origin_as_long_as_the_folder_is_named(run, empty_folder: Path):
    for name, text, day in (("a.txt", REPORT, "2025-02-04"), ("b.txt", LATER, "2025-02-05")):
        (empty_folder / name).write_text(text)
        added = run("add", name, "--published", day, "--publisher", name, "--knowledge", str(EXAMPLE))
        assert added.exit_code == 0, added.stderr
    with_folder = json.loads(run("estimates", "--knowledge", str(EXAMPLE)).stdout.splitlines()[0])
    without = json.loads(run("estimates").stdout.splitlines()[0])
    assert with_folder["origins"] == ["Abakar Mahamat Tidjani"]
    assert sorted(without["origins"]) == ["Abakar Mahamat Tidjani", "prefect of Kaiga"]


def test_reports_are_read_again_when_the_folder_changes(run, empty_folder: Path):
    (empty_folder / "a.txt").write_text(REPORT)
    run("add", "a.txt", "--published", "2025-02-04")
    assert "1 report:" in run("reread", "--knowledge", str(EXAMPLE)).stderr
    assert "1 report passed over" in run("reread", "--knowledge", str(EXAMPLE)).stderr
