"""Is this request what it says it is? Checks that need nothing but its headers.

Changes must come from our own pages: by `Sec-Fetch-Site`, which a page cannot forge, else by `Origin` (the method of
Go 1.25's CrossOriginProtection). The `Host` must be one of ours: a stranger's page whose name suddenly means 127.0.0.1
(DNS rebinding) would otherwise be "our own".
"""

import ipaddress
from collections.abc import Mapping
from urllib.parse import SplitResult, urlsplit

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def parts_of(address: str) -> SplitResult | None:
    """The parts of an address; null where it is none, such as "http://[x" or one with a port of letters."""
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return None
    return parts


def host_name(host: str) -> str | None:
    """The name in a `Host` header without its port, in small letters; null where it is none."""
    parts = parts_of(f"//{host}")
    if parts is None or parts.path or parts.query or parts.fragment or parts.username:
        return None
    return parts.hostname


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
    origin = parts_of(headers.get("origin", ""))
    return origin is not None and bool(origin.netloc) and origin.netloc.casefold() == headers.get("host", "").casefold()
