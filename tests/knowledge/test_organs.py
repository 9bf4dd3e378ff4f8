"""Organs of states, put together from a country and a kind of organ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.knowledge.countries import demonym
from reportedly.knowledge.organs import organ
from reportedly.model import SourceKind


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("Turkey's defense ministry", "Turkish Defence Ministry", "TUR"),
        ("the Ministry of Defence of Azerbaijan", "Azerbaijani Defence Ministry", "AZE"),
        ("Ukraine's General Staff", "General Staff of the Ukrainian Armed Forces", "UKR"),
        ("South Korea's spy agency", None, None),
        ("Israel's army", "Israel Defense Forces", "ISR"),
        ("the Kenyan parliament", "Kenyan parliament", "KEN"),
        ("Turkish Red Crescent", "Turkish Red Crescent", "TUR"),
        ("the ministry", None, None),
        ("Army of God", None, None),
    ],
)
def test_puts_an_organ_together(words: str, name: str | None, country: str | None) -> None:
    found = organ(words)
    assert (found.name, found.country) == (name, country) if found is not None else name is None


@given(country=st.sampled_from(["UKR", "RUS", "ISR", "IRN", "SDN", "ETH", "RWA", "COD", "MLI", "PAK", "IND", "COL"]))
def test_every_state_has_the_same_organs(country: str) -> None:
    for form in ("foreign ministry", "army", "police", "parliament"):
        found = organ(f"{demonym(country)} {form}")
        assert found is not None
        assert (found.country, found.kind) == (country, SourceKind.AUTHORITY)


@given(st.text())
def test_takes_any_text(words: str) -> None:
    assert organ(words) is None or words
