"""What a guest owes a site: to heed its robots.txt, not to knock too often, and to say who comes."""

from collections.abc import Callable
from dataclasses import dataclass, field

from protego import Protego

from ..errors import Unreachable
from .target import Target
from .world import Clock

PRODUCT = "reportedly"
_LONGEST_DELAY = 60.0
_KEPT_SECONDS = 24 * 3600.0
_MOST_HOSTS = 10_000


def user_agent(version: str, contact: str | None) -> str:
    """Who we are and, where the operator says so, whom to write to."""
    about = f"reads news reports into a ledger of claims; contact: {contact or 'not given'}"
    return f"{PRODUCT}/{version} ({about})"


@dataclass
class Robots:
    """The robots.txt of sites (RFC 9309), each asked for once a day.

    A site that answers 4xx has none; one that fails to answer is left alone until it does.
    """

    fetch: Callable[[str], tuple[int, bytes]]
    """Status and bytes of an address, redirects followed. Raises InputError."""
    clock: Clock
    _known: dict[str, tuple[float, Protego | None]] = field(default_factory=dict)

    def allows(self, target: Target) -> bool:
        """Whether the site lets us read this page.

        Raises:
            Unreachable: its robots.txt cannot be had, so that nobody knows.
        """
        rules = self._rules(target)
        return rules is None or bool(rules.can_fetch(target.url, PRODUCT))

    def delay(self, target: Target) -> float:
        """Seconds that the site wants between two visits, as far as it has been asked."""
        rules = self._known.get(target.origin, (0.0, None))[1]
        wanted = rules.crawl_delay(PRODUCT) if rules else None
        return min(float(wanted or 0.0), _LONGEST_DELAY)

    def _rules(self, target: Target) -> Protego | None:
        now = self.clock.monotonic()
        asked_at, rules = self._known.get(target.origin, (None, None))
        if asked_at is not None and now - asked_at < _KEPT_SECONDS:
            return rules
        rules = self._ask(target)
        if len(self._known) >= _MOST_HOSTS:
            self._known.clear()
        self._known[target.origin] = (now, rules)
        return rules

    def _ask(self, target: Target) -> Protego | None:
        status, body = self.fetch(f"{target.origin}/robots.txt")
        if status >= 500 or status == 429:
            raise Unreachable(f"{target.origin}/robots.txt", f"the server answered {status}", status=status)
        return Protego.parse(body[:500_000].decode("utf-8", "replace")) if status < 300 else None


@dataclass
class Pace:
    """A pause between two visits to one host."""

    clock: Clock
    _free_at: dict[str, float] = field(default_factory=dict)

    def wait(self, host: str, seconds: float) -> None:
        """Wait until the host has had its pause, and note this visit."""
        now = self.clock.monotonic()
        at = max(now, self._free_at.get(host, now))
        if at > now:
            self.clock.sleep(at - now)
        if len(self._free_at) >= _MOST_HOSTS:
            self._free_at.clear()
        self._free_at[host] = at + seconds
