"""Markdown, with front matter."""

from collections.abc import Iterator

from ..decode import decode
from ..draft import Draft, Piece
from ..formats import Format, InputFormat, Way
from ..limits import whole


def read(piece: Piece, way: Way) -> Iterator[Draft]:
    """The prose that a reader of the rendered page sees."""
    from ..markdown import prose

    data = whole(piece.opening(), piece.name, way.limits.text)
    found = prose(decode(data, piece.name), piece.name)
    yield Draft(
        text=found.text,
        name=piece.name,
        source_name=piece.source_name,
        hints=found.hints,
        told=found.told.over(piece.told),
    )


FORMAT = Format(
    name=InputFormat.MARKDOWN,
    means="Markdown",
    read=read,
    suffixes=(".md", ".markdown"),
    media_types=("text/markdown",),
    plain=True,
)
