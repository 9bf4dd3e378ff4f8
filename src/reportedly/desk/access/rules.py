"""The rules of one running desk: by which names it is reached, how its cookie is called, which clock it lives by."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from ...errors import SettingsError
from .origin import LOOPBACK, parts_of
from .passwords import Hashing, argon2


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the gate goes by."""

    hosts: frozenset[str] = LOOPBACK
    any_number: bool = False
    """Reached by whatever IP address this machine has."""
    secure: bool = False
    """Reached by https, so that the cookie is for https alone."""
    cookie: str = "reportedly"
    clock: Callable[[], datetime] = now
    hashing: Callable[[], Hashing] = argon2
    largest_body: int = 1_000_000


def rules_for(host: str, *, address: str | None, ledger: str) -> Rules:
    """The rules of a desk that listens at `host` and that people reach by `address`, where that is another one.

    Raises:
        SettingsError: the address is none.
    """
    names = set(LOOPBACK) | {host.casefold()}
    secure = False
    if address is not None:
        parts = parts_of(address)
        if parts is None or parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/"):
            raise SettingsError(f"{address!r} is no address of a desk", remedy="such as https://desk.example.org")
        names.add(parts.hostname)
        secure = parts.scheme == "https"
    # Cookies know no ports: two desks on one machine must not take each other's.
    mark = hashlib.sha256(ledger.encode()).hexdigest()[:8]
    cookie = f"{'__Host-' if secure else ''}reportedly_{mark}"
    return Rules(hosts=frozenset(names), any_number=not is_loopback(host), secure=secure, cookie=cookie)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach what listens there."""
    return host.casefold() in LOOPBACK or host.startswith("127.")
