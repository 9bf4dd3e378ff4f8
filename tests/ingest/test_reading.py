import itertools
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import EmptyInput, InputError, OversizedInput
from reportedly.ingest import Given, read_text
from reportedly.model import Block, DateSource

DISPATCH = """Shelling resumes near Kutkai

LASHIO, Myanmar, Feb. 2, 2024 — Shelling resumed near Kutkai on Friday, residents said.
"""


@pytest.mark.parametrize(
    ("given", "record", "published", "source"),
    [
        (Given(published=date(2024, 2, 9)), Given(published=date(2024, 2, 3)), date(2024, 2, 9), DateSource.OPTION),
        (Given(), Given(published=date(2024, 2, 3)), date(2024, 2, 3), DateSource.RECORD),
        (Given(), Given(), date(2024, 2, 2), DateSource.DATELINE),
    ],
)
def test_the_user_wins_over_the_record_and_the_record_over_the_dateline(
    given: Given, record: Given, published: date, source: DateSource
) -> None:
    report = read_text(DISPATCH, given=given, record=record)
    assert (report.published, report.published_from) == (published, source)


def test_a_date_without_a_year_is_no_date() -> None:
    report = read_text("KYIV, Oct. 18 (Reuters) - Drones hit a depot in Saki, the navy said.")
    assert report.published is None
    assert report.dateline_place == "KYIV"
    assert report.publisher is None


def test_a_clean_text_stays_letter_for_letter() -> None:
    assert read_text(DISPATCH).text == DISPATCH
    assert read_text(f"  {DISPATCH}\n\n").text == f"  {DISPATCH}\n\n"


def test_the_headline_is_the_title_where_nobody_gives_one() -> None:
    assert read_text(DISPATCH).title == "Shelling resumes near Kutkai"
    assert read_text(DISPATCH, given=Given(title="Myanmar:\n shells")).title == "Myanmar: shells"


def test_what_is_told_is_kept_clean() -> None:
    told = Given(publisher=" Harbour\tWire ", url="https://Wire.example/a#b")
    report = read_text(DISPATCH, record=told, source_name="a.txt", record_id="n-7")
    assert (report.publisher, report.url) == ("Harbour Wire", "https://wire.example/a")
    assert (report.source_name, report.record_id) == ("a.txt", "n-7")


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff", "\x00\x00"])
def test_a_text_without_a_mark_is_empty(text: str) -> None:
    with pytest.raises(EmptyInput, match=r"a\.txt: is empty"):
        read_text(text, source_name="a.txt")


def test_a_text_is_measured_in_bytes() -> None:
    assert read_text("Київ", max_bytes=8).text == "Київ"
    with pytest.raises(OversizedInput):
        read_text("Київ.", max_bytes=8)


NEWSROOM_SHAPES = st.lists(
    st.sampled_from(
        [
            "KYIV, Nov. 5, 2024 — ",
            "[Nairobi] ",
            "By Jane Doe",
            "12 April 2025",
            "HIGHLIGHTS",
            "- ",
            "1. ",
            "(Reporting by J. Doe)",
            "Advertisement",
            "“They left,”",
            " said the mayor.",
            "\n",
            "\n\n",
            "\r\n",
            "\u2028",
            "  ",
            "14:05 GMT — ",
            "a\u0301",
            "\ud800",
            "\x0b",
            "שלום",
            ")(",
        ]
    )
    | st.text(alphabet=st.characters(exclude_categories=()), max_size=8),
    max_size=30,
).map("".join)


@given(NEWSROOM_SHAPES)
def test_any_text_is_a_report_with_its_blocks_in_order_or_an_input_error(text: str) -> None:
    try:
        report = read_text(text)
    except InputError:
        return
    assert unicodedata.is_normalized("NFC", report.text)
    for left, right in itertools.pairwise(report.paragraphs):
        assert left.span.end <= right.span.start
    for block in report.paragraphs:
        words = report.quote(block.span)
        assert words == words.strip()
        assert any(map(str.isalnum, words)) or block.kind in (Block.PARAGRAPH, Block.DATELINE)
    assert read_text(report.text) == report
    assert type(report).model_validate_json(report.model_dump_json()) == report
