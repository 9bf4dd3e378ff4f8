"""WACZ: web archives in a ZIP, as browser-based crawlers pack them."""

from collections.abc import Iterator

from ...errors import EmptyInput, InputError
from ..draft import Piece
from ..formats import Format, InputFormat, Way
from ..zips import members, opened


def read(piece: Piece, way: Way) -> Iterator[Piece | InputError]:
    """The archives in it; its indexes and page lists say nothing that they do not."""
    with opened(piece, way) as pack:
        found = [one for one in members(pack, piece, way) if one.source_name.endswith((".warc", ".warc.gz"))]
        if not found:
            raise EmptyInput(piece.name, "is a WACZ without an archive in it")
        yield from found


FORMAT = Format(
    name=InputFormat.WACZ,
    means="WACZ, web archives as browsers pack them",
    read=read,
    suffixes=(".wacz",),
    media_types=("application/wacz",),
    container=True,
)
