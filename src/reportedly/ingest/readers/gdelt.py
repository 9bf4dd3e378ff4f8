"""GDELT article lists (the DOC API's `artlist` as JSON): addresses, days and outlets of articles, no texts."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime

from ...errors import UnreadableInput
from ..draft import Link, Piece
from ..formats import Format, InputFormat, Way
from ..limits import whole

_ARTICLES = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*\{\s*\"articles\"\s*:\s*\[")


def read(piece: Piece, way: Way) -> Iterator[Link]:
    """Every article of the list. GDELT's day is the one on which it saw the article, and is not taken for its date."""
    try:
        found = json.loads(whole(piece.opening(), piece.name, way.limits.document).decode("utf-8-sig"), strict=False)
        articles = [one for one in found["articles"] if isinstance(one, dict)]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise UnreadableInput(piece.name, "is no article list of GDELT") from None
    for number, article in enumerate(articles[: way.limits.members], 1):
        address, title, domain = (article.get(key) for key in ("url", "title", "domain"))
        if isinstance(address, str) and address.strip():
            yield Link(
                address=address.strip(),
                name=f"{piece.name}:{number}",
                title=" ".join(title.split()) if isinstance(title, str) else None,
                publisher=domain if isinstance(domain, str) else None,
                seen=_day(article.get("seendate")),
            )


def _day(stamp: object) -> date | None:
    try:
        return datetime.strptime(str(stamp)[:8], "%Y%m%d").date()
    except ValueError:
        return None


FORMAT = Format(
    name=InputFormat.GDELT,
    means="GDELT article lists (JSON)",
    read=read,
    looks=lambda head: _ARTICLES.match(head) is not None,
)
