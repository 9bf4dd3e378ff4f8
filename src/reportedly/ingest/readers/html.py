"""Web pages."""

import re
from collections.abc import Iterator

from ..draft import Draft, Piece
from ..formats import Format, InputFormat, Way
from ..limits import whole

_HTML = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?(?:<!--.{0,500}?-->\s*)*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def read(piece: Piece, way: Way) -> Iterator[Draft]:
    """The report of a page, or the entries of its live blog."""
    from ..page.charset import characters
    from ..page.reading import drafts

    data = whole(piece.opening(), piece.name, way.limits.document)
    text, notes = characters(data, piece.name, declared=piece.charset)
    yield from drafts(text, piece, notes=notes)


FORMAT = Format(
    name=InputFormat.HTML,
    means="web pages (HTML, XHTML, AMP; live blogs entry by entry)",
    read=read,
    suffixes=(".html", ".htm", ".xhtml", ".shtml"),
    media_types=("text/html", "application/xhtml+xml"),
    looks=lambda head: _HTML.match(head) is not None,
)
