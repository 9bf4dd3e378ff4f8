"""A user's own folder: what is read beside ours, what is refused and with which words, and that it can be let go."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.errors import SettingsError
from reportedly.knowledge import own
from reportedly.knowledge.gazetteer import open_gazetteer
from reportedly.knowledge.organisations import organisation
from reportedly.knowledge.tables import table

EXAMPLE = Path(__file__).parents[2] / "examples" / "knowledge"


@pytest.fixture(autouse=True)
def nothing_stays() -> Iterator[None]:
    yield
    own.use(None)


def write(folder: Path, **files: str) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def test_the_example_is_read_and_let_go_again():
    assert organisation("Lake Guard") is None
    own.use(EXAMPLE)
    assert organisation("the Lake Guard").name == "Lake Guard of Bol"
    assert organisation("Pentagon").country == "USA", "ours stays"
    assert table("lexicons/cues")["verbs"]["bewail"]["class"] == "say"
    assert [place.name for place in open_gazetteer().lookup("Red Wells")] == ["Camp of the Red Wells"]
    own.use(None)
    assert organisation("Lake Guard") is None
    assert "bewail" not in table("lexicons/cues")["verbs"]
    assert open_gazetteer().lookup("Red Wells") == ()


def test_own_rows_come_before_ours(tmp_path: Path):
    rows = '[[group]]\nsector = "MED"\nkind = "outlet"\nrows = [["Nile Star", "EGY", "RSF"]]'
    own.use(write(tmp_path, organisations_toml=rows))
    assert organisation("RSF").name == "Nile Star"


def test_a_place_of_ours_by_its_number_is_known_by_the_users_row(tmp_path: Path):
    [ours, *_] = open_gazetteer().lookup("Kharkiv")
    heading = "name,kind,country,lat,lon,geonames,alternates\n"
    own.use(write(tmp_path, places_csv=f"{heading}Kharkiv,settlement,UKR,49.98,36.25,{ours.geonames},Iron City"))
    assert [p.geonames for p in open_gazetteer().lookup("Iron City")] == [ours.geonames]
    assert [p.geonames for p in open_gazetteer().lookup("Kharkiv")].count(ours.geonames) == 1


def test_every_change_has_another_digest(tmp_path: Path):
    first = own.read_folder(EXAMPLE).digest
    changed = write(tmp_path, aliases_toml="source = []")
    assert len(first) == 8
    assert first == own.read_folder(EXAMPLE).digest
    assert own.read_folder(changed).digest not in (first, "")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("organisations_toml", "[[group]\n", "is no TOML"),
        ("organisation_toml", "", "did you mean `organisations.toml`?"),
        ("cues_toml", "", "did you mean `lexicons/cues.toml`?"),
        (
            "organisations_toml",
            '[[group]]\nsector = "ARMY"\nkind = "outlet"\nrows = []',
            "group 1, sector: must be one of GOV",
        ),
        ("organisations_toml", '[[group]]\nsector = "MED"\nrows = []', "group 1: lacks `kind`"),
        (
            "organisations_toml",
            '[[group]]\nsector = "MED"\nkind = "outlet"\nrows = [["Nile Star", 7]]',
            "group 1, rows 1, value 2: must be text, not 7",
        ),
        ("lexicons__cues_toml", '[verb.recount]\nclass = "say"', "there is no `verb` here; did you mean `verbs`?"),
        ("lexicons__cues_toml", '[verbs.recount]\nclas = "say"', "verbs, recount: there is no `clas` here"),
        (
            "lexicons__estimands_toml",
            '[unit.drones]\nword = ["drone"]',
            "unit, drones: there is no `word` here; did you mean `words`?",
        ),
        ("aliases_toml", '[[source]]\nname = "A"\nkind = "paper"\naliases = ["B"]', "source 1, kind: must be one of"),
        (
            "aliases_toml",
            '[[source]]\nname = "A"\nkind = "outlet"\ncountry = "Egypt"\naliases = ["B"]',
            "source 1: country must be an ISO 3166-1 alpha-3 code",
        ),
        (
            "aliases_toml",
            '[[source]]\nname = "A"\nkind = "outlet"\naliases = ["B"]\n'
            '[[source]]\nname = "C"\nkind = "outlet"\naliases = ["b"]',
            "source 2: 'b' is a name of source 1 too",
        ),
        ("places_csv", "name,kind\nAru,settlement", "the heading lacks country, lat, lon"),
        ("places_csv", "name,kind,country,lat,lon,size\n", "there is no column 'size'"),
        ("places_csv", "# ours\nname,kind,country,lat,lon\nAru,town,COD,2.9,30.8", "line 3: kind must be one of"),
        ("places_csv", "name,kind,country,lat,lon\nAru,settlement,Congo,2.9,30.8", "line 2: country must be"),
        ("places_csv", "name,kind,country,lat,lon\nAru,settlement,COD,north,30.8", "line 2: lat must be a number"),
        ("places_csv", "name,kind,country,lat,lon\nAru,settlement,COD,2.9,300", "line 2: lon must lie between"),
        ("places_csv", "name,kind,country,lat,lon\nAru,settlement,COD,2.9", "line 2:"),
    ],
)
def test_what_is_wrong_is_told_with_its_file_and_place(tmp_path: Path, name: str, content: str, told: str):
    folder = write(tmp_path, **{name: content})
    with pytest.raises(SettingsError) as caught:
        own.use(folder)
    assert told in str(caught.value)
    assert name.replace("__", "/").replace("_", ".") in str(caught.value)
    assert "knowledge check" in (caught.value.remedy or "")


def test_a_broken_folder_leaves_what_was_in_use():
    own.use(EXAMPLE)
    with pytest.raises(SettingsError, match="no such folder"):
        own.use(EXAMPLE / "nowhere")
    assert organisation("Lake Guard") is not None


def test_notes_and_hidden_files_are_left_alone(tmp_path: Path):
    write(tmp_path, README_md="# Notes", aliases_toml="source = []")
    (tmp_path / ".draft.toml").write_text("[[", encoding="utf-8")
    assert own.read_folder(tmp_path).problems == ()


def test_a_folder_of_knowledge_among_reports_is_no_report(tmp_path: Path):
    assert own.holds_knowledge(EXAMPLE)
    assert not own.holds_knowledge(write(tmp_path, places_csv="text\nTwo bridges fell."))
