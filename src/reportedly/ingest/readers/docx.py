"""Word documents (DOCX): their paragraphs and tables, read without Word."""

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ...errors import EmptyInput, OversizedInput, UnreadableInput
from ...model import Block
from ..draft import Draft, Piece
from ..formats import Format, InputFormat, Way
from ..given import Given
from ..limits import whole
from ..page.words import Words, as_body
from ..xml import children, local, parse_xml, text_of

_MAIN = "word/document.xml"
_ABOUT = "docProps/core.xml"


def read(piece: Piece, way: Way) -> Iterator[Draft]:
    """The words as they stand after all accepted changes; headers, footers and notes are left out."""
    data = whole(piece.opening(), piece.name, way.limits.document)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            main = parse_xml(_part(parts, _MAIN, piece, way), piece.name)
            about = parse_xml(_part(parts, _ABOUT, piece, way), piece.name) if _ABOUT in parts.namelist() else None
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, OSError):
        raise UnreadableInput(piece.name, "is no Word document that can be opened") from None
    lines = list(_lines(next(children(main, "body"), main)))
    if not lines:
        raise EmptyInput(piece.name, "is a Word document without text")
    first = lines[0].text if lines[0].hint is Block.HEADLINE else None
    found = as_body(lines)
    title = first or (text_of(about, "title") if about is not None else None)
    yield Draft(
        text=found.text,
        name=piece.name,
        source_name=piece.source_name,
        hints=found.hints,
        told=Given(title=title).over(piece.told),
    )


def _part(parts: zipfile.ZipFile, name: str, piece: Piece, way: Way) -> bytes:
    with parts.open(name) as stream:
        data = stream.read(way.limits.document + 1)
    if len(data) > way.limits.document:
        raise OversizedInput(piece.name, "unpacks to too much for its size")
    way.budget.take(len(data), piece.name)
    return data


def _lines(body: Element) -> Iterator[Words]:
    for element in body:
        if local(element) == "p":
            yield from _paragraph(element)
        elif local(element) == "tbl":
            for row in children(element, "tr"):
                cells = [_cell(cell) for cell in children(row, "tc")]
                if words := " | ".join(filter(None, cells)):
                    yield Words(words, Block.PARAGRAPH)
        elif local(element) == "sdt":
            yield from _lines(next(children(element, "sdtcontent"), element))


def _cell(cell: Element) -> str:
    return " ".join(words.text for inner in cell.iter() if local(inner) == "p" for words in _paragraph(inner))


def _paragraph(paragraph: Element) -> Iterator[Words]:
    words = "".join(_runs(paragraph)).strip()
    if any(map(str.isalnum, words)):
        yield from (Words(line, _hint(paragraph)) for line in words.split("\n") if line.strip())


def _runs(element: Element) -> Iterator[str]:
    for child in element:
        name = local(child)
        if name == "t":
            yield child.text or ""
        elif name in ("br", "cr"):
            yield "\n"
        elif name == "tab":
            yield " "
        elif name in ("nobreakhyphen", "softhyphen"):
            yield "-" if name == "nobreakhyphen" else ""
        elif name in ("r", "hyperlink", "ins", "smarttag", "sdt", "sdtcontent", "fldsimple", "moveto"):
            yield from _runs(child)


def _hint(paragraph: Element) -> Block | None:
    properties = next(children(paragraph, "ppr"), None)
    style = next(children(properties, "pstyle"), None) if properties is not None else None
    named = "".join(style.attrib.values()).lower() if style is not None else ""
    if named in ("title", "heading1"):
        return Block.HEADLINE
    if named.startswith(("heading", "subtitle")):
        return Block.SUBHEAD
    return Block.PARAGRAPH if named.startswith("list") else None


FORMAT = Format(
    name=InputFormat.DOCX,
    means="Word documents (DOCX)",
    read=read,
    suffixes=(".docx",),
    media_types=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    looks=lambda head: head.startswith(b"PK\x03\x04") and (b"word/" in head or b"[Content_Types].xml" in head[:200]),
)
