import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import UnreadableInput
from reportedly.ingest.decode import decode

SENTENCE = "“We hold the town,” the governor said – and the army’s spokesman in Bogotá denied it…"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_the_encodings_of_newsrooms_are_read(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding), "a.txt") == SENTENCE


@pytest.mark.parametrize(
    ("data", "look"),
    [
        (b"%PDF-1.7\n1 0 obj", "a PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"\n  <!DOCTYPE html><html>", "a web page"),
        (b"<?xml version='1.0'?><rss/>", "XML"),
        (b"{\\rtf1\\ansi", "RTF"),
    ],
)
def test_files_of_other_kinds_are_named(data: bytes, look: str) -> None:
    with pytest.raises(UnreadableInput, match=f"a.bin: looks like .*{look}"):
        decode(data, "a.bin")


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"Shells\x00fell", "binary"),
        (b"\x01\x02\x03\x04\x05 and so on", "binary"),
        ("Two were killed.".encode("utf-16-le"), "binary"),
        ("Президент заявил, что город взят".encode("cp1251"), "not UTF-8"),
        ("“We don’t know,” he said.".encode("mac_roman"), "not UTF-8"),
        ("停戦が発表された".encode("shift_jis"), "not UTF-8"),
        (b"Two were killed \x81 in Goma, the governor said on Monday.", "not UTF-8"),
        (b"\xff\xfeT\x00w", "not valid UTF-16"),
    ],
)
def test_what_cannot_be_read_surely_is_refused(data: bytes, problem: str) -> None:
    with pytest.raises(UnreadableInput, match=problem):
        decode(data, "a.txt")


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_a_clear_error(data: bytes) -> None:
    with contextlib.suppress(UnreadableInput):
        decode(data, "a.txt").encode("utf-8")


@given(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=100))
def test_every_utf_8_text_comes_back(text: str) -> None:
    letters = "x" + text
    assert decode(letters.encode("utf-8"), "a.txt") == letters
