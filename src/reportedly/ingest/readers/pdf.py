"""PDF, as pdfium sees it."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...errors import EmptyInput, UnreadableInput
from ...model import Note
from ..draft import Draft, Piece
from ..formats import Format, InputFormat, Way
from ..given import Given
from ..limits import whole

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_HYPHEN = re.compile("[\ufffe\u0002]\\n?")
"""pdfium's mark for a hyphen at the end of a line."""
_KEPT_HYPHEN = re.compile("[\ufffe\u0002]\\n?(?=[A-Z0-9])")
_MOST_LETTERS = 5_000_000


def read(piece: Piece, way: Way) -> Iterator[Draft]:
    """The text in reading order, without what stands above and below every page.

    The day on which the file was made is not the day of the report: the text's own dateline is asked.
    """
    import pypdfium2 as pdfium

    from ..pages import prose_of_pages

    data = whole(piece.opening(), piece.name, way.limits.document)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        problem = "is locked with a password" if locked else "is no PDF that can be opened"
        raise UnreadableInput(piece.name, problem, remedy="save it without one" if locked else None) from None
    try:
        pages, cut = _pages(document, way.limits.pages)
        title = (document.get_metadata_dict(skip_empty=True) or {}).get("Title")
    finally:
        document.close()
    text = prose_of_pages(pages).text
    if not text:
        raise EmptyInput(piece.name, "has pages but no text", remedy="they are pictures: run an OCR program first")
    yield Draft(
        text=text,
        name=piece.name,
        source_name=piece.source_name,
        told=Given(title=_title(title, text)).over(piece.told),
        notes=(Note.CUT,) if cut else (),
    )


def _pages(document: "PdfDocument", most: int) -> tuple[list[str], bool]:
    """The text of each page, and whether some could not be read. A page that is its own parent is no page."""
    import pypdfium2 as pdfium

    pages: list[str] = []
    letters = 0
    for number in range(min(len(document), most)):
        try:
            page = document[number]
            text = page.get_textpage().get_text_range()
            page.close()
        except pdfium.PdfiumError:
            return pages, True
        letters += len(text)
        if letters > _MOST_LETTERS:
            return pages, True
        pages.append(_HYPHEN.sub("", _KEPT_HYPHEN.sub("-", text.replace("\r\n", "\n").replace("\r", "\n"))))
    return pages, len(document) > most


def _title(stated: str | None, text: str) -> str | None:
    """A title is one where the document says it too: "Microsoft Word - final_v3.docx" is none."""
    words = " ".join((stated or "").split())
    return words if len(words) > 5 and words.casefold() in " ".join(text[:2000].split()).casefold() else None


FORMAT = Format(
    name=InputFormat.PDF,
    means="PDF",
    read=read,
    suffixes=(".pdf",),
    media_types=("application/pdf",),
    looks=lambda head: b"%PDF-" in head[:1024],
)
