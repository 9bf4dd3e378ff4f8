"""Organisations by their names and acronyms."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.knowledge.countries import plain
from reportedly.knowledge.organisations import organisation, organisations
from reportedly.model import Sector, SourceKind


@pytest.mark.parametrize(
    ("words", "name", "country", "sector", "kind"),
    [
        ("the Pentagon’s", "Pentagon", "USA", Sector.GOV, SourceKind.AUTHORITY),
        ("RSF", "Rapid Support Forces", "SDN", Sector.PAR, SourceKind.BELLIGERENT),
        ("Ansar Allah", "Houthis", "YEM", Sector.REB, SourceKind.BELLIGERENT),
        ("NIS", "National Intelligence Service", "KOR", Sector.SPY, SourceKind.AUTHORITY),
        ("U.N.", "United Nations", None, Sector.IGO, SourceKind.ORGANISATION),
        ("Kyodo", "Kyodo News", "JPN", Sector.MED, SourceKind.OUTLET),
        ("ISW", "Institute for the Study of War", "USA", Sector.NGO, SourceKind.ANALYST),
        ("HEZBOLLAH", "Hezbollah", "LBN", Sector.REB, SourceKind.BELLIGERENT),
        ("Israel Defense Forces", "Israel Defense Forces", "ISR", Sector.MIL, SourceKind.AUTHORITY),
        ("KNLA", "Karen National Liberation Army", "MMR", Sector.REB, SourceKind.BELLIGERENT),
    ],
)
def test_names_an_organisation(words: str, name: str, country: str | None, sector: Sector, kind: SourceKind) -> None:
    found = organisation(words)
    assert found is not None
    assert (found.name, found.country, found.sector, found.kind) == (name, country, sector, kind)


@pytest.mark.parametrize("words", ["", "rsf", "who", "is", "time", "the ministry", "memorial"])
def test_acronyms_keep_their_case(words: str) -> None:
    assert organisation(words) is None


def test_no_spelling_belongs_to_two() -> None:
    spellings = Counter(plain(s) for o in organisations() for s in {plain(x) for x in (o.name, *o.aliases)})
    assert [s for s, n in spellings.items() if n > 1] == []


@given(st.text())
def test_takes_any_text(words: str) -> None:
    assert organisation(words) is None or words
