"""What a page says of its report: title, day, authors, outlet, language, address.

The surest first: JSON-LD, then metadata of the page, then what its elements are marked as. Nothing is taken from where
it merely looks like it.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement as Node

from ...knowledge.tables import table
from ..dates import find_date, read_date
from ..normalise import one_line
from . import jsonld
from .markup import words_of

_DAY_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?=/|[-_]|$)")
_BY = re.compile(r"^\s*(?:(?:written|reported|story|words)\s+)?(?:by|author)\b\s*:?\s*", re.IGNORECASE)
_ROLE = re.compile(
    r"(?:staff|correspondents?|reporters?|editors?|senior|chief|special|foreign|in [A-Z]|updated|published|last)\b",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"\s+[|–—·•»«:-]\s+|\s*\|\s*")
_DATED_LINE = re.compile(
    r"\W*(?:(?:first )?published|posted|date(?: of issue)?|issued|release date|publication date|as of)\b"
    r"|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d{1,2} \w{3,9}\.?,? \d{4}|\w{3,9}\.? \d{1,2},? \d{4})"
    r"\W*(?:[|,·-]?\s*\d{1,2}[:.]\d\d.{0,20})?$",
    re.IGNORECASE,
)
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTold:
    """What the metadata of a page tell."""

    title: str | None = None
    published: date | None = None
    published_at: datetime | None = None
    byline: str | None = None
    publisher: str | None = None
    language: str | None = None
    canonical: str | None = None
    thing: jsonld.Thing = field(default_factory=dict)
    """The article as JSON-LD describes it."""


def told(root: Node, *, address: str | None = None) -> PageTold:
    """Gather what a page tells. `address` is where it was fetched."""
    thing = jsonld.article(root)
    metas = _metas(root)
    publisher = _publisher(thing, metas, root)
    canonical = _canonical(root, metas, thing, address)
    moment, day = _published(root, thing, metas, canonical or address)
    return PageTold(
        title=_title(root, thing, metas, publisher),
        published=day,
        published_at=moment,
        byline=_byline(root, thing, metas, publisher),
        publisher=publisher,
        language=_language(root, metas, thing),
        canonical=canonical,
        thing=thing,
    )


def moment_of(words: str | None) -> tuple[datetime | None, date | None]:
    """The moment and the day that a machine-readable time names; days before newspapers went online are none."""
    words = (words or "").strip()
    day = read_date(words) if words else None
    if day is None or day.year < 1990:
        return None, None
    try:
        at = datetime.fromisoformat(words)
    except ValueError:
        return None, day
    return (at if len(words) > 10 else None), day


def _metas(root: Node) -> dict[str, str]:
    """The first content of each name or property."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        content = (meta.get("content") or "").strip()
        for key in ("property", "name", "itemprop"):
            if content and (name := (meta.get(key) or "").strip().lower()):
                found.setdefault(name, content)
    return found


def _names(kind: str) -> list[str]:
    return list(table("lexicons/pages")["metadata"][kind])


def _first(metas: dict[str, str], kind: str) -> str | None:
    return next((metas[name] for name in _names(kind) if name in metas), None)


def _title(root: Node, thing: jsonld.Thing, metas: dict[str, str], publisher: str | None) -> str | None:
    """The headline. What a page calls itself in its window ends in the outlet's name; a headline does not."""
    stated = _clean(jsonld.text(thing.get("headline")), publisher)
    heads = [words for node in root.iter("h1") if (words := words_of(node))]
    window = root.find(".//title")
    in_window = words_of(window) if window is not None else None
    named = _clean(_first(metas, "titles"), publisher) or _clean(in_window, publisher)
    head = next((one for one in heads if _alike(one, stated or named or one)), None)
    if stated and not stated.endswith(("…", "...")):
        return stated
    return head or stated or named or (heads[0] if len(heads) == 1 else None)


def _clean(words: str | None, publisher: str | None) -> str | None:
    words = one_line(html.unescape(words)) if words else None
    if not words:
        return None
    parts = _SEPARATORS.split(words)
    while len(parts) > 1 and publisher and _same(parts[-1], publisher):
        words = words[: words.rindex(parts.pop())].rstrip(" |–—·•»«:-")
    first = words.split(": ", 1)
    return first[1] if len(first) == 2 and publisher and _same_outlet(first[0], publisher) else words


def _same(one: str, other: str) -> bool:
    a, b = (re.sub(r"\W|^the\s", "", words.casefold()).removesuffix("com") for words in (one, other))
    return bool(a) and (a == b or (len(a) > 3 and (a in b or b in a)))


def _alike(one: str, other: str) -> bool:
    """Whether two headlines share half of their words."""
    a, b = (set(re.findall(r"\w+", words.casefold())) for words in (one, other))
    return len(a & b) * 2 >= min(len(a), len(b)) > 0


def _published(
    root: Node, thing: jsonld.Thing, metas: dict[str, str], address: str | None
) -> tuple[datetime | None, date | None]:
    stated = [jsonld.text(thing.get("datePublished")), *(metas[name] for name in _names("published") if name in metas)]
    for words in (*stated, *_marked_times(root)):
        at, day = moment_of(words)
        if day:
            return at, day
    if (found := _printed_day(root)) is not None:
        return None, found
    in_path = _DAY_IN_PATH.search(urlsplit(address or "").path)
    return None, read_date("-".join(part.zfill(2) for part in in_path.groups())) if in_path else None


def _marked_times(root: Node) -> Iterator[str]:
    """Times that their element marks as that of publication, then the only one there is."""
    times = list(root.iter("time"))
    marked = root.xpath("//*[@itemprop='datePublished' or contains(@class, 'entry-date') or @pubdate]")
    for node in marked if isinstance(marked, list) else []:
        if isinstance(node, Node) and "updated" not in (node.get("class") or "").split():
            yield node.get("datetime") or node.get("content") or words_of(node)
    published = [node for node in times if "publi" in f"{node.get('class')}{node.get('data-testid')}".lower()]
    labelled = [node for node in times if _label_before(node)]
    for node in (*published, *labelled, *(times if len(times) == 1 else [])):
        yield node.get("datetime") or words_of(node)


def _label_before(node: Node) -> bool:
    parent = node.getparent()
    return (
        parent is not None and re.match(r"(?:first )?(?:published|posted|issued)", words_of(parent), re.I) is not None
    )


def _printed_day(root: Node) -> date | None:
    """A line of its own such as "Published: 14 April 2025, 10:05 GMT", or a dated line right under the headline."""
    for node in root.iter("p", "span", "div", "td", "li", "b", "font", "small", "i", "em", "strong", "center"):
        words = words_of(node) if len(node) < 6 else ""
        if 6 < len(words) < 120 and _DATED_LINE.match(words) and (found := find_date(words)) and found.day:
            return found.day
    return None


def _byline(root: Node, thing: jsonld.Thing, metas: dict[str, str], publisher: str | None) -> str | None:
    stated = jsonld.names(thing.get("author")) or jsonld.names(thing.get("creator"))
    for found in (stated, [_first(metas, "authors") or ""], _marked_authors(root)):
        people = [name for one in found for name in _people(one) if not (publisher and _same_outlet(name, publisher))]
        if people:
            return ", ".join(dict.fromkeys(people))
    return None


def _people(words: str) -> list[str]:
    """The names in a byline; addresses, roles and "By" are none."""
    words = _BY.sub("", one_line(html.unescape(words)) or "")
    words = re.sub(r"\s*[|(•·].*$|\S+@\S+|\s[–—-]\s.*$", "", words)
    names = re.split(r"\s*(?:,|;|\band\b|&)\s*", words)
    return [
        name
        for one in names
        if (name := one.strip(" .:")) and "://" not in name and len(name) <= _LONGEST_NAME and name[0].isalpha()
        if not _ROLE.match(name)
    ]


def _same_outlet(name: str, publisher: str) -> bool:
    return re.sub(r"\W", "", name.casefold()) == re.sub(r"\W", "", publisher.casefold())


def _marked_authors(root: Node) -> list[str]:
    """Names in elements marked as those of the authors; the innermost says it best."""
    for path in (
        "//*[@itemprop='author']//*[@itemprop='name']",
        "//*[@rel='author' or @itemprop='author']",
        "//*[contains(concat(' ', normalize-space(@class), ' '), ' author-name ') or contains(@class, 'byline__name')"
        " or contains(concat(' ', normalize-space(@class), ' '), ' author ')]",
        "//*[contains(concat(' ', normalize-space(@class), ' '), ' byline ') or contains(@class, 'byline')]",
    ):
        found = root.xpath(path)
        names = (
            [node.get("content") or words_of(node) for node in found if isinstance(node, Node)]
            if isinstance(found, list)
            else []
        )
        names = [name for name in names if 3 < len(name) < 120]
        if names:
            return names[:6]
    return []


def _publisher(thing: jsonld.Thing, metas: dict[str, str], root: Node) -> str | None:
    stated = jsonld.text(thing.get("publisher")) or _first(metas, "publishers")
    if stated and "://" not in stated:
        return one_line(html.unescape(stated))
    for other in jsonld.things(root):
        if jsonld.types(other) & {"newsmediaorganization", "website"} and (name := jsonld.text(other.get("name"))):
            return one_line(html.unescape(name))
    return None


def _language(root: Node, metas: dict[str, str], thing: jsonld.Thing) -> str | None:
    stated = root.get("lang") or root.get("xml:lang") or jsonld.text(thing.get("inLanguage")) or metas.get("og:locale")
    found = re.match(r"[A-Za-z]{2}(?![A-Za-z])", stated or "")
    return found[0].lower() if found else None


def _canonical(root: Node, metas: dict[str, str], thing: jsonld.Thing, address: str | None) -> str | None:
    """The address that the page gives itself. A page may not claim to stand at another site than where it was found."""
    link: str | None = next(
        (node.get("href") for node in root.iter("link") if "canonical" in (node.get("rel") or "").lower()), None
    )
    for stated in (
        link,
        metas.get("og:url"),
        jsonld.address(thing.get("url")),
        jsonld.address(thing.get("mainEntityOfPage")),
    ):
        try:
            found = urljoin(address or "", (stated or "").strip())
            parts = urlsplit(found)
        except ValueError:
            continue
        if (
            stated
            and parts.scheme in ("http", "https")
            and parts.netloc
            and (not address or _site(found) == _site(address))
        ):
            return found
    return None


def _site(address: str) -> str:
    host = (urlsplit(address).hostname or "").lower()
    return re.sub(r"^(?:(?:www|m|mobile|amp|edition)\.)+", "", host)
