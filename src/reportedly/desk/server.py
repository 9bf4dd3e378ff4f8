"""The desk listens: at an address of its own, until it is told to end."""

import errno
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from ..errors import SettingsError


def listen(host: str, port: int) -> socket.socket:
    """A socket that is bound; port 0 takes a free one.

    Raises:
        SettingsError: the port is taken or forbidden, or the host is none of this machine.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (socket.gaierror, UnicodeError):
        raise SettingsError(f"{host!r} is no host of this machine", remedy="--host 127.0.0.1") from None
    # asyncio sends small answers at once only where the protocol is named: else each waits 40 ms.
    bound = socket.socket(family, kind, protocol)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
        bound.listen(128)
    except OSError as error:
        bound.close()
        what, remedy = _why(error, host, port)
        raise SettingsError(what, remedy=remedy) from None
    return bound


def _why(error: OSError, host: str, port: int) -> tuple[str, str]:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} of {host} is taken", "--port 0 takes a free one"
    if error.errno == errno.EACCES:
        return f"port {port} of {host} is not for everybody", "--port 8321, or any above 1023"
    return f"{host} cannot be listened at: {error.strerror}", "--host 127.0.0.1"


def address_of(bound: socket.socket) -> str:
    """How a browser on this machine reaches it."""
    host, port = bound.getsockname()[:2]
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{name}:{port}"


def serve(app: ASGIApp, bound: socket.socket, *, behind_proxy: bool, ready: Callable[[], None]) -> None:
    """Answer until SIGINT or SIGTERM; `ready` is called when the first request can be answered."""
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,  # the address of the first request holds a secret
        lifespan="off",
        proxy_headers=behind_proxy,
        server_header=False,
        timeout_graceful_shutdown=5,
    )
    _Server(config, ready).run(sockets=[bound])


class _Server(uvicorn.Server):
    """Ends at a signal as a program does that is done: uvicorn would raise the signal again."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, then say so."""
        await super().startup(sockets=sockets)
        if self.started:
            self._ready()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Let SIGINT and SIGTERM end it."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        ending = (signal.SIGINT, signal.SIGTERM)
        before = [(number, signal.signal(number, self.handle_exit)) for number in ending]
        try:
            yield
        finally:
            for number, handler in before:
                signal.signal(number, handler)
