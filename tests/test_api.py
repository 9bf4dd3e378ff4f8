"""The Python interface."""

from datetime import date
from pathlib import Path

import pytest
from tests.knowledge.test_further import LINES

import reportedly
from reportedly.errors import EmptyInput, SettingsError
from reportedly.knowledge import own
from reportedly.knowledge.further import add_dump
from reportedly.knowledge.gazetteer import open_gazetteer
from reportedly.model import DateSource

TEXT = "At least 12 villagers were displaced near Goma on Friday, a nurse said."

EXPORTED = [
    "Claim",
    "ClaimQuery",
    "InputError",
    "Ledger",
    "LedgerError",
    "Reading",
    "Report",
    "ReportedlyError",
    "SettingsError",
    "Verdict",
    "__version__",
    "read",
]


def test_exactly_these_names_are_exported():
    assert reportedly.__all__ == EXPORTED
    assert dir(reportedly) == sorted(EXPORTED)


@pytest.mark.parametrize("name", EXPORTED)
def test_every_exported_name_is_there(name):
    assert getattr(reportedly, name) is not None


def test_no_other_name_is_there():
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        reportedly.nothing_of_the_kind  # noqa: B018


@pytest.mark.parametrize("day", ["2024-11-11", date(2024, 11, 11)])
def test_a_text_becomes_claims(day):
    reading = reportedly.read(TEXT, published=day, publisher="Lake Kivu Post")
    assert reading.report.published == date(2024, 11, 11)
    assert reading.report.published_from is DateSource.OPTION
    assert reading.report.publisher == "Lake Kivu Post"
    assert [claim.attribution[-1].mention for claim in reading.claims] == ["a nurse"]
    assert reading.dropped == 0
    assert reading.extractor.startswith(f"reportedly {reportedly.__version__}, ")


@pytest.mark.parametrize("day", ["11 November", "", "2024-13-01"])
def test_a_date_that_is_none_is_refused(day):
    with pytest.raises(reportedly.SettingsError, match="is no date"):
        reportedly.read(TEXT, published=day)


def test_an_empty_text_is_refused():
    with pytest.raises(EmptyInput):
        reportedly.read("  \n ")


def test_a_reading_goes_into_a_ledger(tmp_path):
    reading = reportedly.read(TEXT, published="2024-11-11")
    with reportedly.Ledger(tmp_path / "ledger.db") as ledger:
        ledger.add(reading.report, reading.claims, extractor=reading.extractor, dropped=reading.dropped)
        found = [stored.claim for stored in ledger.claims(reportedly.ClaimQuery(who="nurse"))]
    assert found == list(reading.claims)


def places(text: str, **more: object) -> list[str]:
    return [
        place.name for claim in reportedly.read(text, published="2025-02-04", **more).claims for place in claim.places
    ]


def test_a_folder_of_ones_own_knowledge_is_read_and_let_go():
    text = "Nine fishermen were killed in Kaiga Kindjiria, a nurse said."
    example = Path(__file__).parents[1] / "examples" / "knowledge"
    try:
        assert places(text, knowledge=example) == ["Kaiga Kindjiria"]
        assert places(text) == []
        with pytest.raises(SettingsError, match="no such folder"):
            reportedly.read(text, knowledge=example / "nowhere")
    finally:
        own.use(None)


def test_further_places_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "UA.txt").write_text("\n".join(LINES), encoding="utf-8")
    add_dump(tmp_path / "UA.txt", tmp_path / "mine.db", open_gazetteer().known())
    monkeypatch.chdir(tmp_path)
    text = "Two people were killed by a drone near Zelenyy Hak Vtoryy, a nurse said."
    assert places(text) == []
    assert places(text, gazetteer="mine.db") != []
