"""A text becomes a report."""

from collections.abc import Mapping
from datetime import date

from ..errors import EmptyInput, OversizedInput
from ..model import Block, DateSource, Report
from .address import canonical_url
from .given import NOTHING, Given
from .normalise import normalise, one_line
from .structure import Structure, structure

MAX_BYTES = 5_000_000
"""A report is no longer than this in UTF-8: about eight hundred thousand words."""


def read_text(
    text: str,
    *,
    given: Given = NOTHING,
    record: Given = NOTHING,
    source_name: str | None = None,
    record_id: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> Report:
    """The report that a plain text is; `given` (the user) wins over `record`, and both over what the text shows.

    `source_name` is the file or stream as the report keeps it; it goes into the id where nobody names a publisher.

    Raises:
        EmptyInput: there is nothing but space in it.
        OversizedInput: it is longer than `max_bytes` in UTF-8.
    """
    name = source_name or "text"
    if len(text) * 4 > max_bytes and len(text.encode("utf-8", "surrogatepass")) > max_bytes:
        raise oversized(name, max_bytes)
    return report_of(text, name, given=given, record=record, source_name=source_name, record_id=record_id)


def report_of(
    text: str,
    name: str,
    *,
    given: Given,
    record: Given,
    source_name: str | None,
    record_id: str | None = None,
    hints: Mapping[int, Block] | None = None,
) -> Report:
    """As `read_text`, whatever the size. Errors call the input `name`.

    `hints` tells for the offset of a line what its markup said it is; the text must be normalised then.

    Raises:
        EmptyInput: there is nothing but space in it.
    """
    text = normalise(text)
    if not text.strip():
        raise EmptyInput(name, "is empty")
    told = given.over(record)
    found = structure(text, title=one_line(told.title), hints=hints)
    published, published_from = _date(given, record, found)
    return Report.make(
        text,
        tuple(found.paragraphs),
        title=one_line(told.title) or found.headline,
        byline=found.byline,
        publisher=one_line(told.publisher),
        url=canonical_url(told.url) if told.url else None,
        source_name=one_line(source_name),
        record_id=one_line(record_id),
        published=published,
        published_from=published_from,
        dateline_place=found.place,
    )


def oversized(name: str, max_bytes: int) -> OversizedInput:
    """The error that says how long a report may be."""
    return OversizedInput(name, f"is longer than {max_bytes / 1e6:g} MB", remedy="split it into single reports")


def _date(given: Given, record: Given, found: Structure) -> tuple[date | None, DateSource | None]:
    for day, source in (
        (given.published, DateSource.OPTION),
        (record.published, DateSource.RECORD),
        (found.day, DateSource.DATELINE),
    ):
        if day is not None:
            return day, source
    return None, None
