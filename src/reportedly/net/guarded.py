"""The guard at the moment of connecting: the address that was checked is the one that is dialled."""

import ssl
from collections.abc import Callable, Iterable
from ipaddress import ip_address

import httpcore2

from ..errors import Refused, Unreachable
from .addresses import special
from .target import ALLOW
from .world import World

Allows = Callable[[str], str | None]
"""Why an address (as text) may not be dialled; null where it may."""


def public_only(*, allow_private: bool) -> Allows:
    """Refuse whatever is not public."""

    def reason(address: str) -> str | None:
        return special(ip_address(address), allow_private=allow_private)

    return reason


class Guarded(httpcore2.NetworkBackend):
    """Resolves a name once, checks every answer, and dials one of the addresses that it has checked.

    A resolver that changes its answer gains nothing: nobody asks it again. One special address among the answers is
    enough to refuse all: it would be tried when the others fail.
    """

    def __init__(self, allows: Allows, *, world: World, until: float, max_bytes: int) -> None:
        self._allows = allows
        self._world = world
        self._until = until
        self._max_bytes = max_bytes
        self.peer: str | None = None
        """The address that was dialled."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to `host`, watched over.

        Raises:
            Refused: an answer of the resolver may not be dialled.
            Unreachable: there is no such host.
        """
        addresses = self._checked(host, port)
        for address in addresses[:-1]:
            try:
                return self._dial(address, port, timeout)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return self._dial(addresses[-1], port, timeout)

    def _checked(self, host: str, port: int) -> list[str]:
        try:
            found = [address.partition("%")[0] for address in self._world.resolve(host, port)]
        except (OSError, UnicodeError):
            found = []
        if not found:
            raise Unreachable(host, "there is no such host")
        for address in found:
            if reason := self._allows(address):
                raise Refused(host, f"it leads to {address}, no public address: {reason}", remedy=ALLOW)
        return found

    def _dial(self, address: str, port: int, timeout: float | None) -> httpcore2.NetworkStream:
        left = self._until - self._world.clock.monotonic()
        if left <= 0:
            raise httpcore2.ConnectTimeout("no time left")
        stream = self._world.dial(address, port, min(left, timeout or left))
        self.peer = address
        return Watched(stream, clock=self._world.clock.monotonic, until=self._until, max_bytes=self._max_bytes)


class Watched(httpcore2.NetworkStream):
    """A connection that ends when its time is over or too much has come, however slowly it drips."""

    def __init__(
        self, stream: httpcore2.NetworkStream, *, clock: Callable[[], float], until: float, max_bytes: int
    ) -> None:
        self._stream = stream
        self._clock = clock
        self._until = until
        self._left = max_bytes

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What has come."""
        data = self._stream.read(max_bytes, self._seconds(timeout))
        self._left -= len(data)
        if self._left < 0:
            raise httpcore2.ReadError("more came than was allowed")
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send."""
        self._stream.write(buffer, self._seconds(timeout))

    def close(self) -> None:
        """Hang up."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """Encrypt; the certificate must be of the host that was asked for, not of the address that was dialled."""
        inner = self._stream.start_tls(ssl_context, server_hostname, self._seconds(timeout))
        return Watched(inner, clock=self._clock, until=self._until, max_bytes=self._left)

    def get_extra_info(self, info: str) -> object:
        """What the connection knows of itself."""
        return self._stream.get_extra_info(info)

    def _seconds(self, timeout: float | None) -> float:
        left = self._until - self._clock()
        if left <= 0:
            raise httpcore2.ReadTimeout("the time is over")
        return min(left, timeout or left)
