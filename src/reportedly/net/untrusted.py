"""The client for every address that a report, a feed or a user's link names."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from ..errors import Refused, Unreachable
from ..model.capture import Hop
from .exchange import Answer, Asked, Headers, exchange
from .guarded import public_only
from .limits import Limits
from .manners import Pace, Robots, user_agent
from .target import Target, target
from .world import World

_REDIRECTS = (301, 302, 303, 307, 308)
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.8,*/*;q=0.5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What the operator allows, on the command line or as a caller; no page, feed or settings file sets any of it."""

    allow_private: bool = False
    """Addresses of one's own machine and network, too."""
    ports: frozenset[int] = frozenset()
    """Ports beside those of `target.PORTS`."""
    robots: bool = True
    """Heed robots.txt."""
    delay: float = 1.0
    """Seconds between two visits to a host, at least."""
    contact: str | None = None
    version: str = "0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came from an address, with everything needed to say later how."""

    asked: str
    """The address as it was given."""
    final: str
    """The address that answered."""
    hops: tuple[Hop, ...]
    at: datetime
    """When the answer was complete, UTC."""
    status: int
    headers: Headers
    body: bytes
    """As the server meant it, unpacked; empty where it said that nothing has changed (304)."""
    peer: str | None
    """The address of the machine that answered."""

    @property
    def unchanged(self) -> bool:
        """Whether the server said that nothing has changed since the last visit."""
        return self.status == 304

    @property
    def sha256(self) -> str:
        """The hash of the bytes."""
        return hashlib.sha256(self.body).hexdigest()

    def header(self, name: str) -> str | None:
        """The first header of this name (in small letters)."""
        return next((value for key, value in self.headers if key == name), None)

    @property
    def media_type(self) -> str | None:
        """What the server says that it is: "text/html", with its charset."""
        return self.header("content-type")


class Untrusted:
    """Fetches public web pages, one at a time, as a guest. Holds no connection, no cookie and no password."""

    def __init__(
        self, policy: Policy | None = None, *, limits: Limits | None = None, world: World | None = None
    ) -> None:
        self._policy = policy or Policy()
        self._limits = limits or Limits()
        self._world = world or World()
        self._robots = Robots(self._robots_text, self._world.clock)
        self._pace = Pace(self._world.clock)

    def fetch(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """What stands at an address now; `etag` and `modified` are what the last answer said of itself.

        Raises:
            Refused: the address, or one that it leads to, is not fetched.
            Unreachable: the server gave no answer, a broken or too long one, or an error.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
        wanted = {name: _one_line(value) for name, value in conditions.items() if value}
        hops, last, answer = self._follow(url, wanted, guest=True)
        if answer.status not in (200, 203, 304) or (answer.status == 304 and not wanted):
            raise failure(answer, last.url)
        return Fetched(
            asked=url,
            final=last.url,
            hops=hops,
            at=self._world.clock.now(),
            status=answer.status,
            headers=answer.headers,
            body=answer.body,
            peer=answer.peer,
        )

    def _follow(self, url: str, more: Mapping[str, str], *, guest: bool) -> tuple[tuple[Hop, ...], Target, Answer]:
        """The answer at the end of at most five redirects, each checked as if it had been asked for."""
        hops: list[Hop] = []
        goal = self._target(url)
        while True:
            if guest:
                self._be_polite(goal)
            # The total time is for the transfer; a pause that we owe the host is not held against it.
            until = self._world.clock.monotonic() + self._limits.total_seconds
            answer = self._ask(goal, more, until)
            place = answer.header("location")
            if answer.status not in _REDIRECTS or not place:
                return tuple(hops), goal, answer
            hops.append(Hop(url=goal.url, status=answer.status))
            if len(hops) > self._limits.redirects:
                raise Refused(url, f"it redirects more than {self._limits.redirects} times")
            goal = self._redirected(goal, place)

    def _target(self, url: str) -> Target:
        return target(url, allow_private=self._policy.allow_private, ports=self._policy.ports)

    def _redirected(self, goal: Target, place: str) -> Target:
        try:
            there = urljoin(goal.url, _readable(place))
        except ValueError as error:
            raise Refused(goal.url, f"it redirects to what is no address: {error}") from None
        found = self._target(there)
        if goal.scheme == "https" and found.scheme == "http":
            raise Refused(goal.url, f"it redirects from https to {found.url}, in the clear")
        return found

    def _be_polite(self, goal: Target) -> None:
        if self._policy.robots and not self._robots.allows(goal):
            raise Refused(goal.url, "the site's robots.txt asks not to", remedy="ask the site, or use --ignore-robots")
        self._pace.wait(goal.host, max(self._policy.delay, self._robots.delay(goal)))

    def _ask(self, goal: Target, more: Mapping[str, str], until: float) -> Answer:
        agent = user_agent(self._policy.version, self._policy.contact)
        asked = Asked(goal, {"User-Agent": agent, "Accept": _ACCEPT, **more})
        allows = public_only(allow_private=self._policy.allow_private)
        return exchange(asked, allows, limits=self._limits, world=self._world, until=until)

    def _robots_text(self, url: str) -> tuple[int, bytes]:
        try:
            _, _, answer = self._follow(url, {}, guest=False)
        except Refused:  # a robots.txt that leads astray is none
            return 404, b""
        except Unreachable as error:
            if error.lasting:
                return 404, b""
            raise
        return answer.status, answer.body


def failure(answer: Answer, url: str) -> Unreachable:
    """The error that an answer tells: 404 and 410 will not mend themselves, 429 and 503 say when to come again."""
    wait = answer.header("retry-after") or ""
    lasting = 400 <= answer.status < 500 and answer.status not in (408, 425, 429)
    return Unreachable(
        url,
        f"the server answered {answer.status}",
        status=answer.status,
        retry_after=float(wait) if wait.isdigit() and len(wait) < 9 else None,
        lasting=lasting,
    )


def _one_line(value: str) -> str:
    """A header's value that ends no header: it came from outside."""
    return "".join(c for c in value if c.isprintable() and ord(c) < 256)[:1000]


def _readable(place: str) -> str:
    """A Location as text: servers send UTF-8 where the standard has ASCII."""
    try:
        return place.encode("latin-1").decode("utf-8").strip()
    except UnicodeError:
        return place.strip()


def validators(headers: Iterable[tuple[str, str]]) -> tuple[str | None, str | None]:
    """ETag and Last-Modified of an answer: what makes the next visit cheap."""
    found = dict(headers)
    return found.get("etag"), found.get("last-modified")
