"""Spellings that readers hold for one name have one key; no text breaks it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.knowledge.spelling import key


@pytest.mark.parametrize(
    "spellings",
    [
        ("El Fasher", "El-Fasher", "al-Fasher", "Al‑Fāsher"),
        ("Ash-Shaddadi", "al-Shaddadi", "Al Shaddadi"),
        ("Deir ez-Zor", "Deir al-Zor", "Deir ez Zor"),
        ("Kramators'k", "Kramatorsk", "Kramators’k"),
        ("Nagorno-Karabakh", "Nagorno Karabakh", "NAGORNO–KARABAKH"),
        ("Tibú", "Tibu"),
        ("St. Petersburg", "Saint Petersburg", "Saint-Petersburg"),
        ("Łódź", "Lodz"),
    ],
)
def test_spellings_of_one_name_share_a_key(spellings: tuple[str, ...]) -> None:
    assert len({key(s) for s in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), [("Kursk", "Kursk Oblast"), ("Niger", "Nigeria"), ("Al Ain", "Ain")])
def test_other_names_keep_other_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


@given(st.text(max_size=60))
def test_a_key_is_its_own_key(name: str) -> None:
    assert key(key(name)) == key(name)
