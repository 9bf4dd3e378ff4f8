"""A real web server on this machine that answers as a test tells it."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import BinaryIO


@dataclass(frozen=True)
class Visit:
    """A request that the server got."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True)
class Page:
    """What the server answers."""

    body: bytes | str = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def data(self) -> bytes:
        return self.body.encode() if isinstance(self.body, str) else self.body


@dataclass(frozen=True)
class Raw:
    """Bytes written as they are, headers and all."""

    write: Callable[[BinaryIO], None]


class Site:
    """Pages by path, and every visit that came."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.pages: dict[str, Page | Raw | Callable[[Visit], Page]] = {}
        self.visits: list[Visit] = []

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def asked(self, path: str) -> int:
        """How often a page was asked for."""
        return sum(visit.path == path for visit in self.visits)


@contextmanager
def site() -> Iterator[Site]:
    """A server that runs until the end of the block."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            visit = Visit(self.command, self.path, dict(self.headers), self.rfile.read(length) if length else b"")
            here.visits.append(visit)
            page = here.pages.get(self.path, Page(b"nothing here", status=404))
            if isinstance(page, Raw):
                page.write(self.wfile)
                self.close_connection = True
                return
            answer = page if isinstance(page, Page) else page(visit)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if "Content-Length" not in answer.headers:
                self.send_header("Content-Length", str(len(answer.data)))
            self.end_headers()
            self.wfile.write(answer.data)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """A client that hangs up is what these tests are about."""

    server = Quiet(("127.0.0.1", 0), Handler)
    here = Site(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield here
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
