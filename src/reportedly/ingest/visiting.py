"""A web page is fetched and becomes reports, with the record of how it was captured."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from ..model import Report
from ..model.capture import Capture, Captured
from ..net.untrusted import Fetched, Untrusted
from .formats import InputFormat
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
        captured = Captured(record=self._record(fetched), data=fetched.body)
        if fetched.unchanged:
            return Visit(fetched, captured, ())
        return Visit(fetched, captured, list(read_fetched(self.intake, fetched, given=given, format=format)))

    def _record(self, fetched: Fetched) -> Capture:
        return Capture(
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


def read_fetched(
    intake: Intake,
    fetched: Fetched,
    *,
    given: Given = NOTHING,
    format: InputFormat | None = None,  # noqa: A002 - the word that users know
) -> list[Item]:
    """What stands in fetched bytes. A page speaks for its own site only: it cannot be a version of another's."""

    def read(told: Given) -> list[Item]:
        declared, final = fetched.media_type, fetched.final
        found = intake.read_bytes(
            fetched.body, name=final, media_type=declared, address=final, given=told, format=format
        )
        return list(found)

    items = read(given)
    reports = [item for item in items if isinstance(item, Report)]
    feed = len(reports) > 1
    if given.url or feed or all(same_site(report.url, fetched.final) for report in reports):
        return items
    return read(replace(given, url=fetched.final))


def same_site(one: str | None, other: str) -> bool:
    """Whether two addresses are of one site: their hosts are one, or one lies below the other ("www.", "amp.")."""
    if one is None:
        return True
    left, right = ((urlsplit(url).hostname or "").removeprefix("www.") for url in (one, other))
    return left == right or left.endswith(f".{right}") or right.endswith(f".{left}")
