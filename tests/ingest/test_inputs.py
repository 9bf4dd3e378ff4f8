import io
import os
from datetime import date
from pathlib import Path

import pytest

from reportedly.errors import EmptyInput, InputError, OversizedInput, UnreadableInput
from reportedly.ingest import Given, InputFormat, read_inputs
from reportedly.model import Report


def names(results: list[Report | InputError]) -> list[str | None]:
    return [r.source_name if isinstance(r, Report) else f"! {Path(r.name).name}" for r in results]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        "b.txt": "Two died in Idlib.",
        "a.md": "# Truce\n\nNobody fired.",
        "deeper/c.jsonl": '{"text": "One."}\n{"text": 2}\n',
        "deeper/empty.txt": " ",
        "README.md": "About these files.",
        ".hidden.txt": "Not this one.",
        "map.png": "x",
        "notes": "x",
        ".git/d.txt": "Nor this.",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_a_folder_gives_its_files_by_name_and_says_what_it_leaves_out(folder: Path) -> None:
    left_out: dict[str, str] = {}
    results = list(read_inputs([folder], on_skip=lambda name, why: left_out.update({Path(name).name: why})))
    assert names(results) == ["a.md", "b.txt", "c.jsonl", "! c.jsonl:2", "! empty.txt"]
    assert left_out == {
        ".git": "hidden",
        ".hidden.txt": "hidden",
        "README.md": "about the folder, no report",
        "map.png": "the suffix '.png' is not one that reportedly reads",
        "notes": "no suffix",
    }


def test_a_file_that_is_named_is_always_read(folder: Path) -> None:
    results = list(read_inputs([folder / "notes", str(folder / ".hidden.txt"), folder / "README.md"]))
    assert names(results) == ["notes", ".hidden.txt", "README.md"]


def test_a_bad_file_is_an_error_and_the_others_go_on(folder: Path) -> None:
    (folder / "a.pdf").write_bytes(b"%PDF-1.4")
    (folder / "big.txt").write_bytes(b"x" * 101)
    results = list(
        read_inputs(
            [folder / "nowhere.txt", folder / "a.pdf", folder / "big.txt", "a\0b", folder / "b.txt"], max_bytes=100
        )
    )
    assert [type(r) for r in results] == [UnreadableInput, UnreadableInput, OversizedInput, UnreadableInput, Report]
    assert str(results[0]) == f"{folder / 'nowhere.txt'}: cannot be opened: No such file or directory"
    assert str(results[1]).startswith(f"{folder / 'a.pdf'}: is no PDF that can be opened")


def test_the_same_file_has_one_id_wherever_the_reader_stands(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    results = list(read_inputs(["b.txt", "./b.txt", folder / "b.txt"]))
    assert len({r.id for r in results if isinstance(r, Report)}) == 1


@pytest.mark.parametrize(
    ("data", "form", "texts"),
    [
        (b"Two died.", None, ["Two died."]),
        (b'{"text": "One."}\n{"text": "Two."}', None, ["One.", "Two."]),
        (b'{"text": "One."}', InputFormat.TEXT, ['{"text": "One."}']),
        (b"*Two* died.", InputFormat.MARKDOWN, ["Two died.\n"]),
    ],
)
def test_standard_input(data: bytes, form: InputFormat | None, texts: list[str]) -> None:
    results = list(read_inputs(["-"], stdin=io.BytesIO(data), format=form))
    assert [r.text for r in results if isinstance(r, Report)] == texts


def test_an_empty_standard_input_is_named() -> None:
    (error,) = read_inputs(["-"], stdin=io.BytesIO(b""))
    assert isinstance(error, EmptyInput)
    assert error.name == "standard input"


def test_what_the_user_says_holds_for_every_report(folder: Path) -> None:
    told = Given(published=date(2025, 3, 1), publisher="Harbour Wire")
    results = list(read_inputs([folder / "b.txt", folder / "a.md"], given=told))
    assert [(r.published, r.publisher) for r in results if isinstance(r, Report)] == [
        (date(2025, 3, 1), "Harbour Wire")
    ] * 2


def test_reports_come_one_by_one(folder: Path) -> None:
    results = read_inputs([folder / "b.txt", folder / "later.txt"])
    assert names([next(results)]) == ["b.txt"]
    (folder / "later.txt").write_text("Written after the first was read.", encoding="utf-8")
    assert names([next(results)]) == ["later.txt"]


def test_pipes_and_links_to_folders_are_left_out_of_a_folder(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "gone.txt").symlink_to(folder / "missing.txt")
    left_out: list[str] = []
    assert len(list(read_inputs([folder], on_skip=lambda name, _why: left_out.append(Path(name).name)))) == 5
    assert {"pipe.txt", "loop", "gone.txt"} <= set(left_out)
