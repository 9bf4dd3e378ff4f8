"""Public figures by any of their names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.knowledge.figures import figure, holder


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Zelenskiy", "Volodymyr Zelenskyy"),
        ("Xi", "Xi Jinping"),
        ("al-Burhan", "Abdel Fattah al-Burhan"),
        ("Hemedti", "Mohamed Hamdan Dagalo"),
        ("Mevlut Cavusoglu", "Mevlüt Çavuşoğlu"),
        ("UN", None),
        ("xi", None),
        ("Salam", None),
        ("", None),
    ],
)
def test_names_a_figure(words: str, name: str | None) -> None:
    found = figure(words)
    assert (found.name if found is not None else None) == name


def test_an_office_needs_the_only_holder_of_a_surname() -> None:
    assert holder("Salam") == figure("Nawaf Salam")
    assert holder("Aoun", "LBN") is None


@given(st.text())
def test_takes_any_text(words: str) -> None:
    assert figure(words) is None or words
