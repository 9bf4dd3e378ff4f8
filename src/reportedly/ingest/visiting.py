"""A web page is fetched and becomes reports, with the record of how it was captured."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from ..model import Report
from ..model.capture import Capture, Captured
from ..net.untrusted import Fetched, Untrusted
from .draft import Link, Piece
from .formats import InputFormat, tell
from .given import NOTHING, Given
from .intake import Intake, Item


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of a visit to an address."""

    fetched: Fetched
    captured: Captured
    items: Sequence[Item]
    """Reports, addresses and errors; nothing where the server said that nothing has changed."""

    @property
    def unchanged(self) -> bool:
        """Whether the server said that nothing has changed since the last visit."""
        return self.fetched.unchanged


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who visits pages: the client that fetches, the intake that reads, and the program as captures name it."""

    client: Untrusted
    intake: Intake
    tool: str

    def visit(
        self,
        url: str,
        *,
        given: Given = NOTHING,
        format: InputFormat | None = None,  # noqa: A002 - the word that users know
        etag: str | None = None,
        modified: str | None = None,
    ) -> Visit:
        """Fetch an address and read what came.

        Raises:
            Refused: the address is not fetched.
            Unreachable: the server gave no answer, a broken one or an error.
        """
        fetched = self.client.fetch(url, etag=etag, modified=modified)
        items = () if fetched.unchanged else self.read(fetched, given=given, format=format)
        return Visit(fetched, self.captured(fetched), items)

    def read(
        self,
        fetched: Fetched,
        *,
        given: Given = NOTHING,
        format: InputFormat | None = None,  # noqa: A002 - the word that users know
    ) -> list[Item]:
        """What stands in fetched bytes."""
        return read_fetched(self.intake, fetched, given=given, format=format)

    def captured(self, fetched: Fetched) -> Captured:
        """The record of a fetch, with the bytes."""
        record = Capture(
            asked=fetched.asked,
            final=fetched.final,
            hops=fetched.hops,
            at=fetched.at,
            status=fetched.status,
            headers=fetched.headers,
            media_type=fetched.media_type,
            peer=fetched.peer,
            sha256=fetched.sha256,
            size=len(fetched.body),
            tool=self.tool,
        )
        return Captured(record=record, data=fetched.body)


def read_fetched(
    intake: Intake,
    fetched: Fetched,
    *,
    given: Given = NOTHING,
    format: InputFormat | None = None,  # noqa: A002 - the word that users know
) -> list[Item]:
    """What stands in fetched bytes. Whoever answers speaks for its own site only.

    A page that calls itself one of another site's keeps its own address; what a feed tells in another site's name is an
    address to fetch, and no report.
    """

    def read(told: Given) -> list[Item]:
        declared, final = fetched.media_type, fetched.final
        found = intake.read_bytes(
            fetched.body, name=final, media_type=declared, address=final, given=told, format=format
        )
        return list(found)

    items = read(given)
    if given.url or not any(_foreign(item, fetched) for item in items):
        return items
    if is_feed(fetched):
        return [_address_of(item) if _foreign(item, fetched) else item for item in items]
    return read(replace(given, url=fetched.final))


def is_feed(fetched: Fetched) -> bool:
    """Whether these bytes are a feed."""
    piece = replace(Piece.of_bytes(fetched.body, name=fetched.final), media_type=fetched.media_type)
    return tell(piece, fetched.body[:4096]) is InputFormat.FEED


def _foreign(item: Item, fetched: Fetched) -> bool:
    return isinstance(item, Report) and not same_site(item.url, fetched.final)


def _address_of(item: Item) -> Item:
    if not isinstance(item, Report) or item.url is None:
        return item
    return Link(address=item.url, name=item.url, title=item.title, published=item.published, publisher=item.publisher)


def same_site(one: str | None, other: str) -> bool:
    """Whether two addresses are of one site: their hosts are one, or one lies below the other ("www.", "amp.")."""
    if one is None:
        return True
    left, right = ((urlsplit(url).hostname or "").removeprefix("www.") for url in (one, other))
    return left == right or left.endswith(f".{right}") or right.endswith(f".{left}")
