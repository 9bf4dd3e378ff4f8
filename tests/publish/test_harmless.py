"""Report text on a screen: shown, never obeyed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.publish.harmless import harmless


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Port Sudan was quiet.", "Port Sudan was quiet."),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x1b]8;;http://evil.example\x07link", "␛]8;;http://evil.example␇link"),
        ("annex\u202efdp.exe", "annex<U+202E>fdp.exe"),
        ("two\nlines\tand  more", "two lines and more"),
        ("one\u2028two\u2029three\x85four", "one two three four"),
        ("\x7f", "␡"),
        ("\x9b31m", "<U+009B>31m"),
        ("a\u200bb\ufeffc", "a<U+200B>b<U+FEFF>c"),
        ("tag\U000e0041", "tag<U+E0041>"),
        ("می\u200cشود", "می\u200cشود"),
        ("قالت الوزارة", "قالت الوزارة"),
        ("Київ, Yaoundé, 東京", "Київ, Yaoundé, 東京"),
    ],
)
def test_what_a_screen_shows(text, shown):
    assert harmless(text) == shown


@given(st.text())
def test_nothing_that_steers_a_terminal_comes_through(text):
    shown = harmless(text)
    assert not {"Cc", "Cs", "Zl", "Zp"} & {unicodedata.category(c) for c in shown}
    assert not any(unicodedata.bidirectional(c) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI") for c in shown)
    assert harmless(shown) == shown
