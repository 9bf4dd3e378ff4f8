"""Names, demonyms and capitals of countries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.knowledge.countries import NameKind, nation, nations_in


@pytest.mark.parametrize(
    ("words", "iso3", "kind"),
    [
        ("Russia", "RUS", NameKind.NAME),
        ("Russia’s", "RUS", NameKind.NAME),
        ("the U.S.", "USA", NameKind.NAME),
        ("US", "USA", NameKind.NAME),
        ("the United States'", "USA", NameKind.NAME),
        ("U.K.", "GBR", NameKind.NAME),
        ("DR Congo", "COD", NameKind.NAME),
        ("SUDAN", "SDN", NameKind.NAME),
        ("Côte d’Ivoire", "CIV", NameKind.NAME),
        ("Burkinabe", "BFA", NameKind.DEMONYM),
        ("North Koreans", "PRK", NameKind.DEMONYM),
        ("Afghans", "AFG", NameKind.DEMONYM),
        ("Palestinian", "PSE", NameKind.DEMONYM),
        ("Nigerien", "NER", NameKind.DEMONYM),
        ("Nigerian", "NGA", NameKind.DEMONYM),
        ("South Sudanese", "SSD", NameKind.DEMONYM),
        ("Pyongyang", "PRK", NameKind.CAPITAL),
        ("Kiev", "UKR", NameKind.CAPITAL),
        ("Naypyidaw", "MMR", NameKind.CAPITAL),
        ("Sana’a", "YEM", NameKind.CAPITAL),
        ("Ramallah", "PSE", NameKind.CAPITAL),
        ("Gaza", "PSE", NameKind.TERRITORY),
    ],
)
def test_names_a_country(words: str, iso3: str, kind: NameKind) -> None:
    assert nation(words) == (iso3, kind)


@pytest.mark.parametrize("words", ["us", "turkey", "Korean", "male", "Kursk", "", "the", "Brussels", "Us", "uk"])
def test_null_beats_a_guess(words: str) -> None:
    assert nation(words) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a joint Russian-North Korean exercise", ["RUS", "PRK"]),
        ("South Sudanese and Ugandan soldiers", ["SSD", "UGA"]),
        ("the Armenia–Azerbaijan border", ["ARM", "AZE"]),
        ("they told us that turkey was served", []),
        ("Democratic Republic of Congo", ["COD"]),
    ],
)
def test_finds_every_country(words: str, expected: list[str]) -> None:
    assert [n.iso3 for n in nations_in(words)] == expected


@given(st.text())
def test_takes_any_text(words: str) -> None:
    assert nation(words) is None or nations_in(words)
