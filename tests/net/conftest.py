"""A loopback site, and clients that may visit it without waiting."""

from collections.abc import Iterator

import pytest
from tests.loopback import Site, site

from reportedly.net.limits import Limits
from reportedly.net.untrusted import Policy, Untrusted


@pytest.fixture
def here() -> Iterator[Site]:
    """A server on this machine."""
    with site() as found:
        yield found


def guest(here: Site, *, limits: Limits | None = None, robots: bool = False) -> Untrusted:
    """A client for whom loopback is allowed, and who does not pause."""
    policy = Policy(allow_private=True, ports=frozenset({here.port}), robots=robots, delay=0.0)
    return Untrusted(policy, limits=limits)
