"""CSV and TSV: a report a row."""

import csv
import io
from collections.abc import Iterator

from ...errors import EmptyInput, InputError, UnreadableInput
from ...model import Note
from ..draft import Draft, Link, Piece
from ..formats import Format, InputFormat, Way
from ..limits import whole
from ..page.charset import characters
from ..record import mapped, record_id, record_text, told_by

_MEANT = {
    "text": ("text", "body", "content", "article", "fulltext", "full_text", "article_text"),
    "title": ("title", "headline"),
    "published": ("published", "date", "published_at", "publish_date", "pubdate", "publication_date", "seendate"),
    "url": ("url", "link", "address", "permalink"),
    "publisher": ("publisher", "source", "outlet", "domain", "sitename"),
    "id": ("id",),
}
"""Headings that mean our fields, where the user maps none: the surest first."""


def read(piece: Piece, way: Way) -> Iterator[Draft | Link | InputError]:
    """A draft a row; a row with an address and no text is a link, where no column holds texts."""
    data = whole(piece.opening(), piece.name, way.limits.document * 4)
    text, notes = characters(data, piece.name, declared=piece.charset)
    rows = csv.DictReader(io.StringIO(text, newline=""), dialect=_dialect(text), strict=False)
    columns = _columns(rows, way, piece.name)
    csv.field_size_limit(way.limits.text)
    number = 0
    try:
        for number, row in enumerate(rows, 1):
            name = f"{piece.name}:{number + 1}"
            try:
                yield from _row(piece, _strings(row), columns, name, notes)
            except InputError as error:
                yield error
    except csv.Error as error:
        yield UnreadableInput(f"{piece.name}:{number + 2}", f"is no CSV: {error}; the rest is not read")
    if not number:
        raise EmptyInput(piece.name, "has no rows")


def _strings(row: dict[str, str]) -> dict[str, str]:
    """Without the cells beyond the last heading, and those that are missing."""
    return {key: value for key, value in row.items() if isinstance(key, str) and isinstance(value, str)}


def _row(
    piece: Piece, row: dict[str, str], columns: dict[str, str], name: str, notes: tuple[Note, ...]
) -> Iterator[Draft | Link]:
    record = mapped(row, columns, name)
    told = told_by(record, name)
    if "text" in columns:
        yield Draft(
            text=record_text(record, name),
            name=name,
            source_name=piece.source_name,
            told=told.over(piece.told),
            record_id=record_id(record, name),
            notes=notes,
        )
    elif told.url:
        yield Link(address=told.url, name=name, title=told.title, published=told.published, publisher=told.publisher)


def _columns(rows: "csv.DictReader[str]", way: Way, name: str) -> dict[str, str]:
    """Which column holds what: as the user says, else by headings that leave no doubt.

    Raises:
        UnreadableInput: neither a text nor an address is among them.
    """
    headings = [heading for heading in rows.fieldnames or () if heading]
    plain = {heading.strip().lower().replace(" ", "_"): heading for heading in headings}
    found = {field: plain[known] for field, names in _MEANT.items() for known in reversed(names) if known in plain}
    found |= way.columns
    missing = next((column for column in way.columns.values() if column not in headings), None)
    there = ", ".join(headings[:12])
    if missing is not None:
        raise UnreadableInput(name, f"has no column {missing!r}", remedy=f"it has {there}")
    if "text" not in found and "url" not in found:
        remedy = f"say which, as --map text=COLUMN: it has {there}"
        raise UnreadableInput(name, "has no column that is known to hold texts", remedy=remedy)
    return found


def _dialect(text: str) -> type[csv.Dialect]:
    """Commas, unless the first line has more tabs or semicolons."""
    first = text.split("\n", 1)[0]
    mark = max(",\t;|", key=first.count)

    class Found(csv.excel):
        delimiter = mark

    return Found


FORMAT = Format(
    name=InputFormat.CSV,
    means="CSV and TSV, a report a row (--map says which column is which)",
    read=read,
    suffixes=(".csv", ".tsv"),
    media_types=("text/csv", "text/tab-separated-values"),
)
