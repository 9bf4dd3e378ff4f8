"""Sitemaps, with the days and titles that news sitemaps give."""

from collections.abc import Iterator

from ..dates import read_date
from ..draft import Link, Piece
from ..formats import Format, InputFormat, Way
from ..limits import whole
from ..xml import children, local, parse_xml, root_name, text_of


def read(piece: Piece, way: Way) -> Iterator[Link]:
    """Every address, in the order of the map."""
    root = parse_xml(whole(piece.opening(), piece.name, way.limits.document), piece.name)
    nested = local(root) == "sitemapindex"
    for number, entry in enumerate(children(root, "url", "sitemap"), 1):
        news = next(children(entry, "news"), None)
        address = text_of(entry, "loc")
        if address is None or number > way.limits.members:
            continue
        day = text_of(news, "publication_date") if news is not None else None
        outlet = next(children(news, "publication"), None) if news is not None else None
        yield Link(
            address=address,
            name=f"{piece.name}:{number}",
            title=text_of(news, "title") if news is not None else None,
            published=read_date(day) if day else None,
            publisher=text_of(outlet, "name") if outlet is not None else None,
            feed=nested,
        )


FORMAT = Format(
    name=InputFormat.SITEMAP,
    means="sitemaps",
    read=read,
    looks=lambda head: root_name(head) in ("urlset", "sitemapindex"),
)
