"""XML from outside: no entities, no document types of its own, no files fetched by it."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from ..errors import UnreadableInput

_BEFORE = re.compile(
    rb"\s+|\xef\xbb\xbf|<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE
)
_NAME = re.compile(rb"<([\w:.-]{1,60})")


def root_name(head: bytes) -> str:
    """The name of the first element, without its prefix; empty where the bytes are no XML."""
    at = 0
    while found := _BEFORE.match(head, at):
        at = found.end()
    name = _NAME.match(head, at)
    return name[1].decode("ascii", "replace").rsplit(":", 1)[-1].lower() if name else ""


def parse_xml(data: bytes, name: str) -> Element:
    """The root of a document.

    Raises:
        UnreadableInput: it is no XML, or it defines entities ("a billion laughs").
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(data.lstrip(), forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException:
        raise UnreadableInput(name, "defines entities of its own, which is how XML bombs are built") from None
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadableInput(name, f"is no XML: {error}") from None
    return root


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rsplit("}", 1)[-1].lower() if isinstance(element.tag, str) else ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """Its children of these names, whatever their namespace."""
    return (child for child in element if local(child) in names)


def text_of(element: Element, *names: str) -> str | None:
    """The words in the first child that has one of these names and any words."""
    for name in names:
        for child in children(element, name):
            if words := " ".join("".join(child.itertext()).split()):
                return words
    return None
