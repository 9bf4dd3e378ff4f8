"""What a page says of itself in JSON-LD, in the words of schema.org."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import cast

from lxml.html import HtmlElement as Node

Thing = Mapping[str, object]

_ARTICLES = (
    "newsarticle",
    "reportagenewsarticle",
    "liveblogposting",
    "article",
    "blogposting",
    "report",
    "opinionnewsarticle",
    "analysisnewsarticle",
    "backgroundnewsarticle",
    "reviewnewsarticle",
    "technicalarticle",
    "socialmediaposting",
)
_LONGEST = 3_000_000
_DEEPEST = 12
_COMMENT = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")


def article(root: Node) -> Thing:
    """The first thing that is an article, a live blog before others; empty where there is none."""
    found = [thing for thing in things(root) if types(thing) & set(_ARTICLES)]
    found.sort(key=lambda thing: "liveblogposting" not in types(thing))
    return found[0] if found else {}


def things(root: Node) -> Iterator[Thing]:
    """Everything that the page describes, outer things first."""
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            text = _COMMENT.sub("", script.text or "").strip().rstrip(";")
            if len(text) <= _LONGEST:
                yield from _flat(_loaded(text), 0)


def types(thing: Thing) -> set[str]:
    """Its types, in small letters."""
    return {str(one).rsplit("/", 1)[-1].lower() for one in _many(thing.get("@type"))}


def text(value: object) -> str | None:
    """A string, the first of several, or the name of a thing."""
    for one in _many(value):
        if isinstance(one, str) and one.strip():
            return one.strip()
        if isinstance(one, Mapping) and (name := text(one.get("name") or one.get("@value"))):
            return name
    return None


def names(value: object) -> list[str]:
    """The names of persons or organisations."""
    return [name for one in _many(value) if (name := text(one))]


def address(value: object) -> str | None:
    """An address: a string, or the `@id` or `url` of a thing."""
    for one in _many(value):
        if isinstance(one, str):
            return one
        if isinstance(one, Mapping):
            return address(one.get("@id") or one.get("url"))
    return None


def is_false(value: object) -> bool:
    """`false`, however it is spelt."""
    return value is False or (isinstance(value, str) and value.strip().lower() in ("false", "no", "0"))


def many(value: object) -> list[Thing]:
    """The things in a value."""
    return [one for one in _many(value) if isinstance(one, Mapping)]


def _many(value: object) -> list[object]:
    if value is None:
        return []
    return list(cast(list[object], value)) if isinstance(value, list) else [value]


def _loaded(text: str) -> object:
    """Newsrooms leave line ends in their strings; nothing else is forgiven."""
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _flat(value: object, depth: int) -> Iterator[Thing]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _flat(one, depth + 1)
    elif isinstance(value, Mapping):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            yield from _flat(value.get(key), depth + 1)
