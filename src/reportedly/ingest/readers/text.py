"""Plain text."""

from collections.abc import Iterator

from ..decode import decode
from ..draft import Draft, Piece
from ..formats import Format, InputFormat, Way
from ..limits import whole


def read(piece: Piece, way: Way) -> Iterator[Draft]:
    """The text as it stands."""
    data = whole(piece.opening(), piece.name, way.limits.text)
    yield Draft(text=decode(data, piece.name), name=piece.name, source_name=piece.source_name, told=piece.told)


FORMAT = Format(
    name=InputFormat.TEXT,
    means="plain text",
    read=read,
    suffixes=(".txt", ".text"),
    media_types=("text/plain",),
    plain=True,
)
