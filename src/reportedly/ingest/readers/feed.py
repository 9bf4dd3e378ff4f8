"""RSS, Atom and JSON feeds: entries with their whole text become drafts, the others links."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element, tostring

from ...errors import EmptyInput, UnreadableInput
from ..dates import read_date
from ..draft import Draft, Link, Piece
from ..formats import Format, InputFormat, Way
from ..given import Given
from ..limits import whole
from ..xml import children, parse_xml, root_name, text_of

_JSON_FEED = re.compile(rb"\s*\{[^}]{0,400}\"version\"\s*:\s*\"https?://(?:www\.)?jsonfeed\.org")
_GOES_ON = re.compile(
    r"(?:…|\.\.\.|\[…\]|continue reading.{0,60}|read more.{0,40}|the post .{0,200} appeared first on .{0,100})\W*$",
    re.IGNORECASE,
)
_WHOLE = 900
"""Characters of a description that is a report and no teaser."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    address: str | None
    title: str | None = None
    published: date | None = None
    author: str | None = None
    content: str | None = None
    """What the feed calls the content: the whole text, in markup."""
    summary: str | None = None
    id: str | None = None


def read(piece: Piece, way: Way) -> Iterator[Draft | Link]:
    """Every entry in the order of the feed."""
    data = whole(piece.opening(), piece.name, way.limits.document)
    name, language, entries = _json(data, piece) if data.lstrip()[:1] == b"{" else _xml(data, piece)
    found = 0
    for number, entry in enumerate(entries[: way.limits.members], 1):
        for one in _found(piece, entry, number, publisher=name, language=language):
            found += 1
            yield one
    if not found:
        raise EmptyInput(piece.name, "is a feed without entries")


def _found(
    piece: Piece, entry: _Entry, number: int, *, publisher: str | None, language: str | None
) -> Iterator[Draft | Link]:
    from ..page.fragment import prose_of

    name = f"{piece.name}:{number}"
    text = entry.content or (entry.summary if len(entry.summary or "") >= _WHOLE else None)
    found = prose_of(text) if text else None
    if found is not None and found.text and not _GOES_ON.search(found.text.rstrip()):
        told = Given(published=entry.published, publisher=publisher, title=entry.title, url=entry.address)
        yield Draft(
            text=found.text, name=name, source_name=piece.source_name, hints=found.hints, told=told,
            byline=entry.author, language=language, record_id=entry.id,
        )  # fmt: skip
    elif entry.address:
        summary = prose_of(entry.summary or entry.content or "").text.strip() or None
        yield Link(
            address=entry.address, name=name, title=entry.title, published=entry.published, publisher=publisher,
            summary=summary,
        )  # fmt: skip


def _xml(data: bytes, piece: Piece) -> tuple[str | None, str | None, list[_Entry]]:
    root = parse_xml(data, piece.name)
    channel = next(children(root, "channel"), root)
    items = [*children(channel, "item", "entry"), *(children(root, "item") if channel is not root else ())]
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang") or text_of(channel, "language")
    return text_of(channel, "title"), language, [_xml_entry(item) for item in items]


def _xml_entry(item: Element) -> _Entry:
    content = next((_markup(child) for child in children(item, "encoded", "content") if not child.get("src")), None)
    return _Entry(
        address=_link(item),
        title=text_of(item, "title"),
        published=_day(text_of(item, "pubdate", "published", "date", "issued")),
        author=_author(item),
        content=content,
        summary=next((_markup(child) for child in children(item, "description", "summary")), None),
        id=text_of(item, "guid", "id"),
    )


def _markup(element: Element) -> str:
    """The markup in an element: escaped as text, or as elements of its own (Atom's xhtml)."""
    inner = "".join(tostring(child, encoding="unicode") for child in element)
    return re.sub(r"(</?)[\w-]+:", r"\1", inner) if inner else element.text or ""


def _link(item: Element) -> str | None:
    for child in children(item, "link"):
        if (href := child.get("href")) and child.get("rel", "alternate") == "alternate":
            return href
        if child.text and child.text.strip():
            return child.text.strip()
    guid = text_of(item, "guid")
    return guid if guid and guid.startswith(("http://", "https://")) else None


def _author(item: Element) -> str | None:
    if words := text_of(item, "creator"):
        return words
    for child in children(item, "author"):
        words = text_of(child, "name") or (child.text or "").strip()
        if words:
            return re.sub(r"^\S+@\S+\s*\(?|\)$", "", words) or None
    return None


def _day(words: str | None) -> date | None:
    return read_date(words) if words else None


def _json(data: bytes, piece: Piece) -> tuple[str | None, str | None, list[_Entry]]:
    try:
        feed = json.loads(data)
        items = [item for item in feed["items"] if isinstance(item, dict)]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise UnreadableInput(piece.name, "is no JSON feed") from None
    return _word(feed, "title"), _word(feed, "language"), [_json_entry(item) for item in items]


def _json_entry(item: dict[str, object]) -> _Entry:
    authors = item.get("authors")
    people = [a for a in authors if isinstance(a, dict)] if isinstance(authors, list) else []
    plain = _word(item, "content_text")
    return _Entry(
        address=_word(item, "url") or _word(item, "external_url"),
        title=_word(item, "title"),
        published=_day(_word(item, "date_published")),
        author=", ".join(name for person in people if (name := _word(person, "name"))) or None,
        content=_word(item, "content_html") or (_paragraphs(plain) if plain else None),
        summary=_word(item, "summary"),
        id=_word(item, "id"),
    )


def _paragraphs(words: str) -> str:
    return "".join(f"<p>{html.escape(line)}</p>" for line in words.splitlines())


def _word(record: dict[str, object], key: str) -> str | None:
    value = record.get(key)
    return value.strip() or None if isinstance(value, str) else None


FORMAT = Format(
    name=InputFormat.FEED,
    means="feeds (RSS, Atom, JSON Feed)",
    read=read,
    suffixes=(".rss", ".atom"),
    media_types=("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"),
    looks=lambda head: root_name(head) in ("rss", "feed", "rdf") or _JSON_FEED.match(head) is not None,
)
