import pytest

from reportedly.ingest.byline import byline


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("By JANE DOE and JOHN SMITH", "JANE DOE and JOHN SMITH"),
        ("BY JANE DOE IN GOMA", "JANE DOE IN GOMA"),
        ("By Jane Doe in Kyiv and José Pérez in Kharkiv", "Jane Doe in Kyiv and José Pérez in Kharkiv"),
        ("By our special correspondent in Goma", "our special correspondent in Goma"),
        ("By Jane Doe, Harbour Wire", "Jane Doe, Harbour Wire"),
        ("Written by Jane van der Doe", "Jane van der Doe"),
        ("Written by Jane Doe", "Jane Doe"),
    ],
)
def test_bylines_name_who_wrote(line: str, names: str | None) -> None:
    assert byline(line, in_head=False) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [("Jane Doe, Kyiv", "Jane Doe"), ("Jane Doe in Port Sudan", "Jane Doe"), ("Jane Doe | Harbour Wire", "Jane Doe")],
)
def test_a_name_with_a_place_is_a_byline_above_the_text_only(line: str, names: str) -> None:
    assert byline(line, in_head=True) == names
    assert byline(line, in_head=False) is None


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the army had taken the bridge at Wad Madani",
        "By then 12 people were dead.",
        "By force of arms",
        "By Monday",
        "From Goma to Bukavu the road is cut",
        "Residents of Goma, Bukavu and Uvira fled",
    ],
)
def test_sentences_are_no_bylines(line: str) -> None:
    assert byline(line, in_head=True) is None
