"""A page becomes drafts."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace

from lxml.html import HtmlElement as Node

from ...errors import EmptyInput, UnreadableInput
from ...model import Note
from ..draft import Draft, Piece
from ..given import Given
from .body import body, links_share
from .live import Entry, entries, is_live
from .markup import parse_page, prune
from .told import PageTold, told
from .walls import is_stub, wall

_MANY_LINKS = 25
_MOSTLY = 0.5
_FEW_WORDS = 60
_DEEPEST = 250


def drafts(text: str, piece: Piece, *, notes: tuple[Note, ...] = ()) -> Iterator[Draft]:
    """The report of a page, or each entry of its live blog.

    Raises:
        EmptyInput: there are no words that could be a report.
        UnreadableInput: it is no page, or a list of links to others.
    """
    root = parse_page(text)
    if root is None:
        raise EmptyInput(piece.name, "is no page with words in it")
    about = told(root, address=piece.told.url)
    walled = wall(root, about.thing)
    cut = (Note.CUT,) if _is_cut(root, text) else ()
    count, share = links_share(root)
    original = deepcopy(root)
    prune(root)
    page = _page(piece, about, notes + cut)
    if found := entries(root, about):
        yield from (_entry(page, about, entry, number) for number, entry in enumerate(found, 1) if entry.body.text)
        return
    report = body(root, original, title=about.title)
    words = len(report.text.split())
    if words < _FEW_WORDS and count >= _MANY_LINKS and share >= _MOSTLY:
        raise UnreadableInput(
            piece.name, f"is a list of {count} links, no report", remedy="give the pages that it links to"
        )
    if not words:
        raise EmptyInput(
            piece.name,
            "has no text of a report",
            remedy="a page that needs scripts to show itself: save it from a browser",
        )
    more: tuple[Note, ...] = (Note.STUB,) if is_stub(report.text, walled=walled) else ()
    more += (Note.LIVE,) if is_live(about.thing) else ()
    yield replace(page, text=report.text, hints=report.hints, notes=page.notes + more)


def _page(piece: Piece, about: PageTold, notes: tuple[Note, ...]) -> Draft:
    """What holds for all that is read in a page; its own address comes before the one at which it was found."""
    own = Given(published=about.published, publisher=about.publisher, title=about.title, url=about.canonical)
    return Draft(
        text="",
        name=piece.name,
        source_name=piece.source_name,
        told=own.over(piece.told),
        byline=about.byline,
        published_at=about.published_at,
        language=about.language,
        notes=notes,
    )


def _entry(page: Draft, about: PageTold, entry: Entry, number: int) -> Draft:
    own = Given(title=entry.title, published=entry.day or about.published)
    return replace(
        page,
        text=entry.body.text,
        name=f"{page.name}#{entry.anchor or number}",
        hints=entry.body.hints,
        told=own.over(replace(page.told, title=None)),
        published_at=entry.at,
        entry=entry.anchor or (entry.at.isoformat() if entry.at else str(number)),
        notes=(*page.notes, Note.ENTRY),
    )


def _is_cut(root: Node, text: str) -> bool:
    """Whether the parser gave up before the end: nested too deep."""
    deepest = node = root
    for _step in range(_DEEPEST):
        inner = [child for child in node if isinstance(child.tag, str)]
        if not inner:
            return False
        node = deepest = inner[-1]
    return deepest is not None and "</html" in text.lower()
