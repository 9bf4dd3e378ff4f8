"""Reports that copy one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.assess.families import bands, families, is_copy

LONG = (
    "The crossing at Wadi Halfa has been shut since Monday, traders said, after the two sides could not agree on who "
    "inspects lorries. Forty of them wait on the northern bank. The customs office said that it had no orders, and "
    "that perishable goods would be let through by foot. A driver from Aswan said that he had slept in his cab for "
    "six nights and that the onions he carries were rotting in the heat of the afternoon."
)
OTHER = (
    "Fishermen of the lake met the governor on Tuesday and asked him to lift the ban on night boats, which the navy "
    "imposed in March after rebels had landed on two islands. He promised an answer within the month, they said, and "
    "had tea served. The navy did not comment. Fish costs twice as much in the town's market as it did in winter."
)


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        (LONG, True),
        (LONG.upper(), True),
        (LONG[: len(LONG) * 3 // 4], True),
        (f"(Wire) {LONG} Reporting by two of us; editing by a third.", True),
        (OTHER, False),
        (LONG[:120], False),
        ("", False),
    ],
)
def test_what_is_a_copy(text: str, copied: bool) -> None:
    assert is_copy(LONG, text) is copied
    if copied:
        assert set(bands(LONG)) & set(bands(text))


def test_strangers_share_no_band() -> None:
    assert not set(bands(LONG)) & set(bands(OTHER))


def test_a_short_text_has_no_bands() -> None:
    assert bands("Two men were shot.") == ()


def test_bands_fit_a_signed_column_and_stay_the_same() -> None:
    assert len(bands(LONG)) == 32
    assert all(0 <= band < 2**63 for band in bands(LONG))
    assert bands(LONG) == bands(LONG)


def test_the_first_of_a_family_names_it() -> None:
    found = families(["a", "b", "c", "d"], {"c": ["a"], "d": ["c"]})
    assert found == {"a": "a", "b": "b", "c": "a", "d": "a"}


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=12))
def test_families_do_not_depend_on_the_order_of_the_pairs(pairs: list[tuple[str, str]]) -> None:
    def found(order: list[tuple[str, str]]) -> dict[str, str]:
        copies: dict[str, list[str]] = {}
        for one, other in order:
            copies.setdefault(one, []).append(other)
        return families("abcdef", copies)

    assert found(pairs) == found(pairs[::-1])
    assert all(found(pairs)[one] == found(pairs)[other] for one, other in pairs)
