"""Atom (RFC 4287): an entry a claim, newest report first."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain
from xml.sax.saxutils import escape, quoteattr

from .. import wording
from ..facts import facts_of
from .cited import Cited, at_midnight

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""When something of unknown date changed: Atom wants a moment, and this one claims nothing."""


def atom(items: Iterable[Cited]) -> Iterator[str]:
    """One feed; it is as old as its newest report."""
    waiting = iter(items)
    first = next(waiting, None)
    yield (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        "<id>urn:reportedly:claims</id><title>Claims read by reportedly</title>"
        f"<subtitle>Who says what, on whose word; not what is true</subtitle><updated>{_updated(first)}</updated>"
        "<author><name>reportedly</name></author>\n"
    )
    for item in chain([first] if first else [], waiting):
        yield _entry(item) + "\n"
    yield "</feed>\n"


def _entry(item: Cited) -> str:
    link = f'<link rel="related" href={quoteattr(item.url)}/>' if item.url else ""
    event = f'<category term="{item.claim.event.type.value}"/>' if item.claim.event else ""
    facts = "\n".join(f"{name}: {words}" for name, words in facts_of(item.claim, item.report))
    return (
        f"<entry><id>{item.urn}</id><title>{escape(wording.shortened(f'{item.origin}: {item.words}', 160))}</title>"
        f"<updated>{_updated(item)}</updated><author><name>{escape(item.outlet)}</name></author>{link}{event}"
        f'<summary>{escape(wording.quote(item.claim))}</summary><content type="text">{escape(facts)}</content></entry>'
    )


def _updated(item: Cited | None) -> str:
    return ((at_midnight(item.report.published) if item else None) or _EPOCH).strftime("%Y-%m-%dT%H:%M:%SZ")
