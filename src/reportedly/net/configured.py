"""The client for a host that the operator named: a model's endpoint, a webhook. It reaches that host, and only that."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..errors import Refused, SettingsError
from .exchange import Answer, Asked, exchange
from .limits import Limits
from .target import Target, target
from .world import World

_ANY_PORT = range(1, 65_536)


@dataclass(frozen=True, slots=True)
class Configured:
    """Sends requests below one address that stands in a setting or on the command line.

    The host may be the operator's own machine. Redirects are not followed: they would lead where nobody pointed.
    """

    base: str
    limits: Limits = field(default_factory=Limits)
    world: World = field(default_factory=World)

    def __post_init__(self) -> None:
        self._home()

    def send(
        self,
        body: bytes | None = None,
        *,
        path: str = "",
        method: str = "POST",
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Send a request to the address, or to `path` below it, and give back whatever is answered.

        Raises:
            Refused: `path` leads away from the host.
            Unreachable: no answer, a broken one, or one that is too long.
        """
        home = self._home()
        there = self._target(self.base.rstrip("/") + "/" + path.lstrip("/") if path else self.base)
        if there.origin != home.origin:
            raise Refused(there.url, f"only {home.origin} is configured")
        asked = Asked(there, {"User-Agent": "reportedly", "Accept": "*/*", **(headers or {})}, method, body)
        until = self.world.clock.monotonic() + self.limits.total_seconds
        return exchange(asked, lambda _: None, limits=self.limits, world=self.world, until=until)

    def _home(self) -> Target:
        try:
            return self._target(self.base)
        except Refused as error:
            raise SettingsError(
                f"{self.base}: is no address to send to: {error.problem.removeprefix('refused: ')}"
            ) from None

    def _target(self, url: str) -> Target:
        return target(url, allow_private=True, ports=_ANY_PORT)
