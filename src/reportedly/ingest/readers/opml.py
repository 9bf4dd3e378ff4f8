"""OPML: lists of feeds."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, tostring

from ..draft import Link, Piece
from ..formats import Format, InputFormat, Way
from ..limits import whole
from ..xml import local, parse_xml, root_name


def read(piece: Piece, way: Way) -> Iterator[Link]:
    """Every feed in the order of the list, however it is grouped."""
    root = parse_xml(whole(piece.opening(), piece.name, way.limits.document), piece.name)
    outlines = (element for element in root.iter() if local(element) == "outline")
    for number, outline in enumerate(outlines, 1):
        told = {key.lower(): value for key, value in outline.attrib.items()}
        if address := told.get("xmlurl", "").strip():
            title = told.get("title") or told.get("text")
            yield Link(address=address, name=f"{piece.name}:{number}", title=title, publisher=title, feed=True)


def opml(feeds: Iterable[tuple[str, str | None]], *, title: str = "reportedly") -> bytes:
    """A list of feeds, each an address and its title, as OPML 2.0."""
    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = title
    body = SubElement(root, "body")
    for address, name in feeds:
        SubElement(body, "outline", type="rss", text=name or address, title=name or address, xmlUrl=address)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


FORMAT = Format(
    name=InputFormat.OPML,
    means="OPML, lists of feeds",
    read=read,
    suffixes=(".opml",),
    media_types=("text/x-opml", "application/xml+opml"),
    looks=lambda head: root_name(head) in ("opml",),
)
