"""What a client takes from outside itself: the resolver, the socket, the clock, the authorities it trusts."""

import socket
import ssl
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache

import httpcore2

Resolver = Callable[[str, int], Sequence[str]]
"""The addresses of a host, as text. Raises OSError where there is none."""
Dial = Callable[[str, int, float], httpcore2.NetworkStream]
"""A connection to an address (never a name) and port within so many seconds."""


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, by the system's resolver."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def dial(address: str, port: int, seconds: float) -> httpcore2.NetworkStream:
    """A TCP connection."""
    return httpcore2.SyncBackend().connect_tcp(address, port, timeout=seconds)


@cache
def authorities() -> ssl.SSLContext:
    """The system's certificate authorities; host names are checked."""
    return ssl.create_default_context()


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """The time of day, a stopwatch in seconds, and patience."""

    now: Callable[[], datetime] = _now
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class World:
    """The real one by default; tests bring a resolver that lies."""

    resolve: Resolver = resolve
    dial: Dial = dial
    clock: Clock = field(default_factory=Clock)
    tls: Callable[[], ssl.SSLContext] = authorities
