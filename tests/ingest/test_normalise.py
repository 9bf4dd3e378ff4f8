import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.ingest import normalise
from reportedly.ingest.normalise import one_line

ANY_CHARACTERS = st.text(alphabet=st.characters(exclude_categories=()), max_size=300)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Shells fell on Omdurman.\r\nTwo died.\r", "Shells fell on Omdurman.\nTwo died.\n"),
        ("one\vtwo\fthree\u2028four\u2029five", "one\ntwo\nthree\nfour\nfive"),
        ("\ufeffGoma fell.", "Goma fell."),
        ("Bogota\u0301", "Bogotá"),
        ("\x93We hold the town,\x94 he said\x85", "“We hold the town,” he said…"),
        ("bell\x07 null\x00 delete\x7f", "bell  null  delete "),
        ("broken \ud83d here", "broken \ufffd here"),
        ("pair \ud83d\ude00", "pair 😀"),
        ("tab\tstays", "tab\tstays"),
        ("  the ends stay  \n\n", "  the ends stay  \n\n"),
    ],
)
def test_text_is_normalised_once(raw: str, clean: str) -> None:
    assert normalise(raw) == clean


@given(ANY_CHARACTERS)
def test_normalised_text_is_nfc_and_stays_as_it_is(raw: str) -> None:
    clean = normalise(raw)
    assert unicodedata.is_normalized("NFC", clean)
    assert normalise(clean) == clean
    clean.encode("utf-8")
    assert not set(clean) & set("\r\v\f\u2028\u2029\x00\x85")


def test_a_title_stands_on_one_line() -> None:
    assert one_line("  Army retakes\n  the bridge ") == "Army retakes the bridge"
    assert one_line(" \n") is None
    assert one_line(None) is None
