import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from pydantic import ValidationError

from reportedly.errors import QuoteError
from reportedly.model import Block, DateSource, Paragraph, Report, Span, report_id

from ..strategies import reports

TEXT = "Two bridges fell near Myitkyina, the army said."
WHOLE = (Paragraph(kind=Block.PARAGRAPH, span=Span(0, len(TEXT))),)
DAY = date(2024, 11, 11)


@given(reports())
def test_a_report_comes_back_from_json_as_it_was(report: Report) -> None:
    assert Report.model_validate_json(report.model_dump_json()) == report


@given(reports())
def test_every_block_can_be_quoted(report: Report) -> None:
    for block in report.paragraphs:
        assert report.quote(block.span) == report.text[block.span.start : block.span.end]


def test_the_id_is_pinned() -> None:
    assert (
        Report.make(TEXT, WHOLE, publisher="Harbour Wire", published=DAY, published_from=DateSource.OPTION).id
        == "r_37c6e5110f5b0248e6ec"
    )


def test_the_id_is_the_same_in_another_process() -> None:
    code = (
        "from reportedly.model import report_id;"
        f"print(report_id({TEXT!r}, url=None, publisher='x', source_name=None, published=None))"
    )
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == report_id(TEXT, url=None, publisher="x", source_name=None, published=None)


def test_the_id_hangs_on_text_outlet_and_date_alone() -> None:
    plain = report_id(TEXT, url=None, publisher="Harbour Wire", source_name="a.txt", published=DAY)
    assert plain == report_id(TEXT, url=None, publisher="Harbour Wire", source_name="b.txt", published=DAY)
    others = {
        report_id(TEXT + " ", url=None, publisher="Harbour Wire", source_name=None, published=DAY),
        report_id(TEXT, url=None, publisher="Red Sea Gazette", source_name=None, published=DAY),
        report_id(TEXT, url=None, publisher="Harbour Wire", source_name=None, published=None),
        report_id(TEXT, url="https://wire.example/a", publisher="Harbour Wire", source_name=None, published=DAY),
        report_id(TEXT, url=None, publisher=None, source_name="a.txt", published=DAY),
    }
    assert len(others | {plain}) == 6


def test_a_block_outside_the_text_is_refused() -> None:
    with pytest.raises(ValidationError, match="lies outside"):
        Report.make("Short.", WHOLE)


@pytest.mark.parametrize(("published", "published_from"), [(DAY, None), (None, DateSource.DATELINE)])
def test_a_date_and_its_source_go_together(published: date | None, published_from: DateSource | None) -> None:
    with pytest.raises(ValidationError, match="needs its source"):
        Report.make(TEXT, WHOLE, published=published, published_from=published_from)


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span(0, 3), "two"),
        (Span(0, 3), "Two "),
        (Span(0, len(TEXT) + 1), None),
        (Span(-3, 2), None),
        (Span(5, 5), None),
        (Span(7, 2), None),
    ],
)
def test_what_does_not_stand_there_is_no_quotation(span: Span, words: str | None) -> None:
    with pytest.raises(QuoteError):
        Report.make(TEXT, WHOLE).quote(span, words)


def test_what_stands_there_is() -> None:
    assert Report.make(TEXT, WHOLE).quote(Span(0, 3), "Two") == "Two"


def test_a_report_is_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Report.make(TEXT, WHOLE).text = "Other."  # type: ignore[misc]
