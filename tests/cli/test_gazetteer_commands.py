"""`reportedly gazetteer`: a village that our places lack is read once its dump was added."""

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.knowledge.test_further import LINES

TEXT = "Two people were killed by a drone near Zelenyy Hak Vtoryy, Ukrainian police said.\n"


def places(run: Run, folder: Path) -> list[dict[str, object]]:
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    result = run("read", "report.txt", "--published", "2026-01-20", "--format", "ndjson")
    return [place for line in result.stdout.splitlines() for place in json.loads(line)["places"]]


def test_a_dump_makes_its_villages_known_until_it_is_removed(run: Run, empty_folder: Path) -> None:
    (empty_folder / "UA.txt").write_text("\n".join(LINES), encoding="utf-8")
    assert [place["geonames"] for place in places(run, empty_folder)] == []
    added = run("gazetteer", "add", "UA.txt")
    assert added.exit_code == 0
    assert "UA.txt: 3 places added" in added.stderr
    assert (empty_folder / "data" / "reportedly" / "gazetteer.db").is_file()
    [place] = places(run, empty_folder)
    assert (place["geonames"], place["country"], place["precision"]) == (90000001, "UKR", 2)
    assert "nothing has changed" in run("gazetteer", "add", "UA.txt").stderr
    assert json.loads(run("gazetteer", "list", "--format", "ndjson").stdout) == {"dump": "UA.txt", "places": 3}
    assert "UA.txt" in run("doctor", "--format", "ndjson").stdout
    assert run("gazetteer", "remove", "UA.txt").exit_code == 0
    assert places(run, empty_folder) == []


def test_the_setting_names_another_file(run: Run, empty_folder: Path) -> None:
    (empty_folder / "UA.txt").write_text("\n".join(LINES), encoding="utf-8")
    (empty_folder / "reportedly.toml").write_text('gazetteer = "./mine.db"', encoding="utf-8")
    assert run("gazetteer", "add", "UA.txt").exit_code == 0


def test_a_wrong_file_is_named_and_the_others_are_added(run: Run, empty_folder: Path) -> None:
    (empty_folder / "UA.txt").write_text("\n".join(LINES), encoding="utf-8")
    (empty_folder / "notes.txt").write_text("no dump\n", encoding="utf-8")
    both = run("gazetteer", "add", "notes.txt", "UA.txt")
    assert both.exit_code == 3
    assert "notes.txt: is no dump of GeoNames" in both.stderr
    assert run("gazetteer", "add", "notes.txt").exit_code == 1
    assert run("gazetteer", "remove", "RU.txt").exit_code == 1
