"""Dumps of GeoNames that a user has become further places; wrong files and interrupted runs change nothing."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import ResourceError, UnreadableInput
from reportedly.knowledge import further
from reportedly.knowledge.dump import Broken, line_of
from reportedly.knowledge.further import add_dump, dumps, remove_dump
from reportedly.knowledge.gazetteer import Gazetteer, Known, open_gazetteer
from reportedly.model import PlaceKind

SUMY = 692196
"""GeoNames' number of Sumy Oblast, which our gazetteer holds."""


def row(number: int, name: str, code: str = "P.PPL", others: str = "", *, unit: str = "21", lat: str = "51.2") -> str:
    """A line of a dump; the places are invented."""
    place = [str(number), name, name, others, lat, "34.9", *code.split("."), "UA"]
    rest = ["", unit, "", "", "", "412", "", "150", "Europe/Kyiv", "2024-01-01"]
    return "\t".join(place + rest)


LINES = [
    row(SUMY, "Sumska Oblast", "A.ADM1"),
    row(90000001, "Zelenyy Hak Vtoryy", others="Zelenyi Hak Druhyi,ZHV,Зелений Гак"),
    row(90000002, "Hotel Zorya", "S.HTL"),
    row(90000003, "Novoprudne Lake", "H.LK"),
    row(703448, "Kyiv", "P.PPLC"),
]


@pytest.fixture(scope="module")
def known() -> Known:
    return open_gazetteer().known()


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "UA.txt"
    path.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    return path


def lookup(store: Path, name: str) -> list[tuple[str, str | None, PlaceKind, str | None]]:
    found = Gazetteer(store).lookup(name)
    return [(c.name, c.country, c.kind, c.admin1) for c in found]


def test_a_dump_is_read_beside_our_own_places(dump: Path, tmp_path: Path, known: Known) -> None:
    store = tmp_path / "data" / "gazetteer.db"
    told = add_dump(dump, store, known)
    assert (told.added, told.known, told.passed_over, told.broken) == (3, 1, 1, 0)
    village = ("Zelenyy Hak Vtoryy", "UKR", PlaceKind.SETTLEMENT, "Sumy Oblast")
    assert lookup(store, "Zelenyy Hak Vtoryy") == [village]
    assert lookup(store, "zelenyi hak druhyi") == [village]
    assert lookup(store, "Novoprudne Lake")[0][2] is PlaceKind.WATER
    together = open_gazetteer(store)
    assert together.longest("zelenyy") == 3
    assert together.lookup("Zelenyy Hak Vtoryy")[0].geonames == 90000001
    assert [c.name for c in together.lookup("Pokrovsk")][:1] == ["Pokrovsk"]
    assert any(source.name == "GeoNames: UA.txt" for source in together.sources())


def test_the_unit_that_we_know_keeps_our_name_and_is_not_there_twice(dump: Path, tmp_path: Path, known: Known) -> None:
    add_dump(dump, tmp_path / "g.db", known)
    assert lookup(tmp_path / "g.db", "Sumska Oblast") == []


def test_the_same_dump_again_changes_nothing_and_a_newer_one_replaces_it(
    dump: Path, tmp_path: Path, known: Known
) -> None:
    store = tmp_path / "g.db"
    add_dump(dump, store, known)
    before = store.read_bytes()
    assert add_dump(dump, store, known).unchanged
    assert store.read_bytes() == before
    dump.write_text(row(90000009, "Dalnye Ozerko") + "\n", encoding="utf-8")
    assert add_dump(dump, store, known).added == 1
    assert lookup(store, "Zelenyy Hak Vtoryy") == []
    assert [d.places for d in dumps(store)] == [1]


def test_an_archive_is_read_without_its_readme(dump: Path, tmp_path: Path, known: Known) -> None:
    archive = tmp_path / "UA.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("readme.txt", "Explains the columns. " * 900)
        file.write(dump, "UA.txt")
    assert add_dump(archive, tmp_path / "g.db", known).added == 3


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "holds nothing"),
        (b"UA\tKyiv\n", "2 columns"),
        (b"name,country\nGoma,COD\n", "1 columns"),
        (b"\x00\xff\xfe" * 50, "columns"),
        (row(1, "Nowhere", lat="north").encode(), "could not convert"),
        (row(1, "Nowhere", lat="999").encode(), "is no point"),
        (b"PK\x03\x04 broken archive", "columns"),
    ],
)
def test_a_wrong_file_is_refused_and_the_store_stays_as_it_was(
    content: bytes, problem: str, dump: Path, tmp_path: Path, known: Known
) -> None:
    store, wrong = tmp_path / "g.db", tmp_path / "wrong.txt"
    add_dump(dump, store, known)
    before = store.read_bytes()
    wrong.write_bytes(content)
    with pytest.raises(UnreadableInput, match=problem):
        add_dump(wrong, store, known)
    assert store.read_bytes() == before
    assert [p.name for p in tmp_path.glob("*.part")] == []


def test_a_missing_file_and_an_archive_without_a_dump_are_named(tmp_path: Path, known: Known) -> None:
    with pytest.raises(UnreadableInput, match=r"nowhere\.txt"):
        add_dump(tmp_path / "nowhere.txt", tmp_path / "g.db", known)
    with zipfile.ZipFile(tmp_path / "empty.zip", "w") as file:
        file.writestr("readme.txt", "Nothing here.")
    with pytest.raises(UnreadableInput, match="holds no dump"):
        add_dump(tmp_path / "empty.zip", tmp_path / "g.db", known)


def test_a_run_that_is_stopped_leaves_what_was_there(
    dump: Path, tmp_path: Path, known: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, other = tmp_path / "g.db", tmp_path / "RU.txt"
    add_dump(dump, store, known)
    before = store.read_bytes()
    other.write_text("\n".join(row(n, f"Derevnya {n}") for n in range(91000000, 91000050)), encoding="utf-8")

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(further, "_remove", stopped)
    with pytest.raises(KeyboardInterrupt):
        add_dump(other, store, known)
    assert store.read_bytes() == before


def test_broken_lines_in_the_middle_are_counted(dump: Path, tmp_path: Path, known: Known) -> None:
    dump.write_text("\n".join([LINES[1], "half a li", LINES[3]]) + "\n", encoding="utf-8")
    told = add_dump(dump, tmp_path / "g.db", known)
    assert (told.added, told.broken) == (2, 1)


def test_removing_a_dump_takes_its_places_and_the_last_one_the_store(dump: Path, tmp_path: Path, known: Known) -> None:
    store, other = tmp_path / "g.db", tmp_path / "RU.txt"
    other.write_text(row(90000009, "Dalnye Ozerko") + "\n", encoding="utf-8")
    add_dump(dump, store, known)
    add_dump(other, store, known)
    assert remove_dump(store, "UA.txt") == 3
    assert lookup(store, "Zelenyy Hak Vtoryy") == []
    assert len(lookup(store, "Dalnye Ozerko")) == 1
    with pytest.raises(ResourceError, match=r"no dump UA\.txt"):
        remove_dump(store, "UA.txt")
    assert remove_dump(store, "RU.txt") == 1
    assert not store.exists()


def test_a_store_that_is_no_data_base_is_named(dump: Path, tmp_path: Path, known: Known) -> None:
    store = tmp_path / "g.db"
    store.write_text("notes", encoding="utf-8")
    with pytest.raises(ResourceError, match=r"g\.db"):
        add_dump(dump, store, known)
    assert store.read_text(encoding="utf-8") == "notes"


@given(st.text(alphabet=st.characters(exclude_characters="\n\r"), max_size=200), st.integers(0, 18))
def test_no_line_breaks_the_reader(text: str, at: int) -> None:
    assert line_of(text) is None or isinstance(line_of(text), Broken) or text.count("\t") == 18
    cells = LINES[1].split("\t")
    cells[at] = text.replace("\t", " ")
    line_of("\t".join(cells))
