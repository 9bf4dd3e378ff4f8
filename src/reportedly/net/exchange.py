"""One request and its answer, over one connection that is closed after it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import httpcore2

from ..errors import Unreachable
from .guarded import Allows, Guarded
from .limits import Limits, unpacked
from .target import Target
from .world import World

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Headers
    body: bytes
    """Unpacked."""
    peer: str | None
    """The address that was dialled."""

    def header(self, name: str) -> str | None:
        """The first header of this name (in small letters)."""
        return next((value for key, value in self.headers if key == name), None)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request."""

    target: Target
    headers: Mapping[str, str]
    method: str = "GET"
    body: bytes | None = None


def exchange(asked: Asked, allows: Allows, *, limits: Limits, world: World, until: float) -> Answer:
    """Ask, and read the answer to its end; `until` is the stopwatch's time at which we hang up.

    Raises:
        Refused: the host may not be dialled.
        Unreachable: no answer, a broken one, or one that is too long or too slow.
    """
    goal = asked.target
    guard = Guarded(allows, world=world, until=until, max_bytes=limits.max_bytes + limits.header_bytes + 1_000_000)
    origin = httpcore2.Origin(goal.scheme.encode(), goal.host.encode(), goal.port)
    tls = world.tls() if goal.scheme == "https" else None
    with explained(goal.url), httpcore2.HTTPConnection(origin, ssl_context=tls, network_backend=guard) as connection:
        response = connection.handle_request(_request(asked, limits))
        headers = _headers(response, goal.url, limits)
        answer = Answer(response.status, headers, b"", guard.peer)
        chunks = response.iter_stream()
        coding = answer.header("content-encoding") or ""
        _check_announced(answer, goal.url, limits)
        bare = response.status in (204, 304) or asked.method == "HEAD"
        body = b"" if bare else b"".join(unpacked(chunks, coding, goal.url, limits))
        return Answer(response.status, headers, body, guard.peer)


def _request(asked: Asked, limits: Limits) -> httpcore2.Request:
    goal = asked.target
    # Names of headers as browsers write them: some servers know no others.
    told = {"Host": goal.authority, "Connection": "close", "Accept-Encoding": "gzip, deflate", **asked.headers}
    if asked.body is not None:
        told["Content-Length"] = str(len(asked.body))
    times = {"connect": limits.connect_seconds, "read": limits.read_seconds, "write": limits.read_seconds}
    return httpcore2.Request(
        asked.method,
        httpcore2.URL(scheme=goal.scheme, host=goal.host, port=goal.port, target=goal.page),
        headers=[(name.encode(), value.encode()) for name, value in told.items()],
        content=asked.body,
        extensions={"timeout": times},
    )


def _headers(response: httpcore2.Response, name: str, limits: Limits) -> Headers:
    size = sum(len(key) + len(value) for key, value in response.headers)
    if len(response.headers) > limits.headers or size > limits.header_bytes:
        raise Unreachable(name, "the answer has too many headers", lasting=True)
    return tuple((key.decode("latin-1").lower(), value.decode("latin-1")) for key, value in response.headers)


def _check_announced(answer: Answer, name: str, limits: Limits) -> None:
    announced = answer.header("content-length") or ""
    if announced.isdigit() and int(announced) > limits.max_bytes:
        raise Unreachable(name, f"the answer is longer than {limits.max_bytes / 1e6:g} MB", lasting=True)


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Turn what may happen on the way into a sentence for the user."""
    try:
        yield
    except httpcore2.TimeoutException:
        raise Unreachable(name, "there was no answer in time") from None
    except (httpcore2.ProtocolError, httpcore2.UnsupportedProtocol) as error:
        raise Unreachable(name, f"the answer is no HTTP: {error}") from None
    except httpcore2.NetworkError as error:
        raise Unreachable(name, f"the connection failed: {error or 'it was cut'}") from None
