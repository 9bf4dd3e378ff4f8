"""Is this request what it says it is? Checks that need nothing but its headers.

Changes must come from our own pages: by `Sec-Fetch-Site`, which a page cannot forge, else by `Origin` (the method of
Go 1.25's CrossOriginProtection). The `Host` must be one of ours: a stranger's page whose name suddenly means 127.0.0.1
(DNS rebinding) would otherwise be "our own".
"""

import ipaddress
from collections.abc import Mapping
from urllib.parse import urlsplit

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def host_name(host: str) -> str | None:
    """The name in a `Host` header without its port, in small letters; null where it is none."""
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port
    except ValueError:
        return None
    plain = parts.hostname and not (parts.path or parts.query or parts.fragment or parts.username)
    return parts.hostname if plain else None


def is_ours(host: str, ours: frozenset[str], *, any_number: bool) -> bool:
    """Whether a `Host` header names this desk; with `any_number`, by whatever IP address (no name, no rebinding)."""
    name = host_name(host)
    if name is None:
        return False
    return name in ours or (any_number and _is_number(name))


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def is_from_us(headers: Mapping[str, str]) -> bool:
    """Whether a change was asked for by one of our own pages. Who tells neither header is no browser we know: no."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc.casefold() == headers.get("host", "").casefold()
