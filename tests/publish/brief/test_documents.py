"""A brief as Word document and PDF: all of its words are there, none acts, the same brief gives the same PDF."""

import io
from datetime import UTC, datetime

import docx
import pypdfium2
import pytest
from tests.factory import make_report
from tests.publish import samples

from reportedly.publish.brief import Brief, compose
from reportedly.publish.brief.docx import as_docx
from reportedly.publish.brief.kinds import ENDINGS, SUFFIXES, Kind, written
from reportedly.publish.brief.pdf import as_pdf

REPORTS = {report.id: report for report in samples.REPORTS}
BRIEF = compose(samples.CLAIMS, REPORTS, scope="country SDN")
MADE = datetime(2025, 4, 12, tzinfo=UTC)
MARKUP = '#read("/etc/passwd") $x$ @c_1 <w:p> = heading *bold* \\ `raw` https://a.example said it.'
HOSTILE = make_report(MARKUP, publisher="#panic()")
ATTACK = compose([samples.claim(HOSTILE, MARKUP.removesuffix(" said it."))], {HOSTILE.id: HOSTILE}, title="= #import")
EMPTY = Brief("Nothing", "", "no dated report", "no claims", "", (), (), (), (), (), (), (), (), ())


def text_of_pdf(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def text_of_docx(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join([*(p.text for p in document.paragraphs), *cells]).split())


READERS = [(Kind.PDF, text_of_pdf), (Kind.DOCX, text_of_docx)]


@pytest.mark.parametrize(("kind", "text_of"), READERS)
def test_every_claim_is_in_the_document_with_its_words(kind, text_of):
    text = text_of(written(BRIEF, kind, made=MADE)).replace(" ", "")
    for claim in samples.CLAIMS:
        assert claim.id in text
        assert claim.text.split(" … ")[0].replace(" ", "")[:40] in text


@pytest.mark.parametrize(("kind", "text_of"), READERS)
def test_words_of_a_report_are_never_markup(kind, text_of):
    text = text_of(written(ATTACK, kind)).replace(" ", "")
    assert MARKUP.removesuffix(" said it.").replace(" ", "")[:30] in text
    assert "#panic()" in text


@pytest.mark.parametrize(("kind", "start"), [(Kind.PDF, b"%PDF"), (Kind.DOCX, b"PK"), (Kind.HTML, b"<!doctype")])
def test_an_empty_brief_can_be_written(kind, start):
    assert written(EMPTY, kind).lstrip().startswith(start)


def test_the_same_brief_gives_the_same_pdf():
    assert as_pdf(BRIEF, made=MADE) == as_pdf(BRIEF, made=MADE)


def test_characters_that_no_document_can_hold_are_shown():
    odd = compose(samples.CLAIMS[:1], REPORTS, title="a\x00b\ud800c")
    assert docx.Document(io.BytesIO(as_docx(odd))).core_properties.title


def test_every_kind_has_its_ending():
    assert {SUFFIXES[ending] for ending in ENDINGS.values()} == set(Kind)
