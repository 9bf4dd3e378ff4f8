"""A text becomes a report."""

from datetime import date, datetime
from urllib.parse import quote

from ..errors import EmptyInput, OversizedInput
from ..model import DateSource, Note, Report
from .address import canonical_url
from .draft import Draft
from .given import NOTHING, Given
from .languages import languages
from .limits import MAX_BYTES
from .normalise import normalise, one_line
from .structure import Structure, structure
from .turns import is_transcript
from .wires import via


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
    draft = Draft(text=text, name=name, source_name=source_name, told=record, record_id=record_id)
    return report_of(draft, given=given, max_bytes=max_bytes)


def report_of(draft: Draft, *, given: Given = NOTHING, max_bytes: int = MAX_BYTES) -> Report:
    """The report that a draft is; `given` (the user) wins over what its container told, and that over its words.

    Raises:
        EmptyInput: there is nothing but space in it.
        OversizedInput: its text is longer than `max_bytes` in UTF-8.
    """
    if len(draft.text) * 4 > max_bytes and len(draft.text.strip().encode("utf-8", "surrogatepass")) > max_bytes:
        raise oversized(draft.name, max_bytes)
    text = normalise(draft.text)
    if not text.strip():
        raise EmptyInput(draft.name, "is empty")
    told = given.over(draft.told)
    found = structure(text, title=one_line(told.title), hints=draft.hints)
    published, published_from = _date(given, draft.told, found)
    tongue = languages(text, found.paragraphs, hint=draft.language)
    notes = (*draft.notes, *((Note.MIXED,) if tongue.mixed else ()))
    notes += (Note.TRANSCRIPT,) if is_transcript(text, found.paragraphs) else ()
    return Report.make(
        text,
        tongue.paragraphs,
        title=one_line(told.title) or found.headline,
        byline=one_line(draft.byline) or found.byline,
        publisher=one_line(told.publisher),
        url=_address(told.url, draft.entry),
        source_name=one_line(draft.source_name),
        record_id=one_line(draft.record_id),
        published=published,
        published_from=published_from,
        published_at=_moment(draft.published_at, published),
        dateline_place=found.place,
        via=via(text, tongue.paragraphs),
        language=tongue.language,
        notes=tuple(dict.fromkeys(notes)),
    )


def oversized(name: str, max_bytes: int) -> OversizedInput:
    """The error that says how long a report may be."""
    return OversizedInput(name, f"is longer than {max_bytes / 1e6:g} MB", remedy="split it into single reports")


def _address(url: str | None, entry: str | None) -> str | None:
    """An entry of a page has an address of its own, so that the page fetched again brings no new version of it."""
    page = canonical_url(url) if url else None
    return f"{page}#{quote(entry, safe='-_.~:')}" if page and entry else page


def _moment(at: datetime | None, published: date | None) -> datetime | None:
    return at if at is not None and at.date() == published else None


def _date(given: Given, record: Given, found: Structure) -> tuple[date | None, DateSource | None]:
    for day, source in (
        (given.published, DateSource.OPTION),
        (record.published, DateSource.RECORD),
        (found.day, DateSource.DATELINE),
    ):
        if day is not None:
            return day, source
    return None, None
