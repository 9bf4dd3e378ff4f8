"""Windows hold every word of a report once, in order, and know what is quoted and what ends a sentence."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from reportedly.knowledge.windows import CLS, MARKS, MOST_PIECES, SEP, Window, open_windows, quoted_characters


@cache
def tokenizer() -> Tokenizer:
    """Knows letters, digits and signs only: every word has as many pieces as letters."""
    signs = [chr(c) for c in range(33, 127)] + list("“”’")
    vocabulary = {piece: n for n, piece in enumerate(["[UNK]", *signs, *("##" + s for s in signs)])}
    made = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]", max_input_chars_per_word=100))
    made.normalizer = BertNormalizer()
    made.pre_tokenizer = BertPreTokenizer()
    return made


def windows(*texts: str, first: int = 0, most: int = MOST_PIECES) -> list[Window]:
    encodings = tokenizer().encode_batch(list(texts), add_special_tokens=False)
    return list(open_windows(texts, encodings, first=first, most=most))


def words(texts: tuple[str, ...], found: list[Window]) -> list[str]:
    return [texts[w.text][w.start : w.end] for window in found for w in window.words]


def test_neighbouring_paragraphs_share_a_window() -> None:
    [window] = windows("Shells hit El Fasher.", "He blamed the RSF.")
    assert [w.text for w in window.words] == [0] * 5 + [1] * 5
    assert (window.ids[0], window.ids[-1], window.ids.count(SEP)) == (CLS, SEP, 2)


def test_texts_are_counted_from_the_first() -> None:
    [window] = windows("Goma fell.", "Bukavu did not.", first=7)
    assert {w.text for w in window.words} == {7, 8}


def test_a_long_paragraph_is_cut_behind_a_sentence() -> None:
    text = "The mill burned down. " * 20
    found = windows(text, most=60)
    assert all(text[w.words[-1].start : w.words[-1].end] == "." for w in found)
    assert words((text,), found) == ["The", "mill", "burned", "down", "."] * 20


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The governor of Kassala wrote:", "We have no more tents and no clean water for them."),
        ("She spoke of the night in Shifa.", "“They took the doctors first. Then they took the generator.”"),
    ],
)
def test_what_is_announced_stays_with_who_announces_it(before: str, after: str) -> None:
    opening = "Shelling went on."
    room = len((before + after).replace(" ", "")) + 5
    found = windows(opening, before, after, most=room)
    assert [{w.text for w in window.words} for window in found] == [{0}, {1, 2}]


def test_a_paragraph_waits_for_no_other() -> None:
    texts = ("Shelling went on.", "The army said it held the bridge.", "Nobody crossed it on Friday, neighbours said.")
    found = windows(*texts, most=60)
    assert [{w.text for w in window.words} for window in found] == [{0, 1}, {2}]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=120), max_size=8), st.integers(min_value=104, max_value=MOST_PIECES))
def test_every_piece_stands_in_one_window(texts: list[str], most: int) -> None:
    found = windows(*texts, most=most)
    encodings = tokenizer().encode_batch(texts, add_special_tokens=False)
    pieces = sum(start < end for e in encodings for start, end in e.offsets)
    assert sum(len(w.ids) - 1 - w.ids.count(SEP) for w in found) >= pieces
    for window in found:
        assert len(window.ids) == len(window.marks) <= most
        assert all(0 <= mark < MARKS for mark in window.marks)
        assert all(0 < w.piece < len(window.kept) and w.start < w.end for w in window.words)
        assert window.kept == sorted(set(window.kept))
        assert [window.ids[k] for k in (window.kept[0], window.kept[-1])] == [CLS, SEP]
    order = [(w.text, w.start) for window in found for w in window.words]
    assert order == sorted(set(order))


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"We left Saada," he said.', '"We left Saada,"'),
        ("“Nobody came,” said the nurse. “Nobody.”", "“Nobody came,”“Nobody.”"),
        ("''We hold Khartoum,'' the army said.", "''We hold Khartoum,''"),
        ("“They shelled us all night.", "“They shelled us all night."),
        ("The rebels' post at Rutshuru's edge", ""),
        ("„Wir bleiben“ is what he said", "„Wir bleiben“ is what he said"),
        ("", ""),
    ],
)
def test_quoted_characters(text: str, quoted: str) -> None:
    assert "".join(c for c, q in zip(text, quoted_characters(text), strict=True) if q) == quoted


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Gen. Hla Moe fled. The junta denied it.", [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1]),
        ('"Why now?" he asked.', [0, 0, 0, 0, 0, 0, 0, 0]),
        ("It fell. Then Gao fell.", [0, 0, 0, 1, 1, 1, 1]),
    ],
)
def test_sentences_are_counted(text: str, sentences: list[int]) -> None:
    [window] = windows(text)
    assert [w.sentence for w in window.words] == sentences


def test_marks_tell_capitals_and_quotation() -> None:
    [window] = windows('UN said "no Aid"')
    marks = [window.marks[window.kept[w.piece]] for w in window.words]
    assert marks == [3, 1, 2, 2, 4, 2]
