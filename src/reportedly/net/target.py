"""An address from outside taken apart, or refused for how it is written."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import IPv6Address
from urllib.parse import quote, urlsplit

import idna

from ..errors import Refused
from .addresses import literal, special

PORTS = frozenset({80, 443, 8080, 8443})
"""Where web servers stand; elsewhere other services would read our request as theirs."""

_DEFAULT = {"http": 80, "https": 443}
_LONGEST = 4096
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f\\]")
_ENDS_IN_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_LOCAL_NAMES = ("localhost", "local", "internal", "home.arpa", "lan", "intranet", "onion", "test", "invalid")
_SAFE = "/%:@!$&'()*+,;=~-._?"


@dataclass(frozen=True, slots=True)
class Target:
    """What is asked for: where, and which page."""

    scheme: str
    host: str
    """A name in ASCII, or an address (IPv6 without brackets)."""
    port: int
    page: str
    """Path and query, in ASCII."""

    @property
    def authority(self) -> str:
        """Host and port as they stand in an address."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """The whole address, without fragment."""
        return self.origin + self.page


def target(url: str, *, allow_private: bool = False, ports: Collection[int] = ()) -> Target:
    """Take an address apart; `ports` are allowed beside `PORTS`.

    Raises:
        Refused: it is no public address of a web page, or is written to deceive.
    """
    if len(url) > _LONGEST:
        raise Refused(url[:80] + "…", f"it is longer than {_LONGEST:,} characters")
    if _FORBIDDEN.search(url):
        raise Refused(repr(url)[1:-1], "it has blanks, control characters or a backslash", remedy="write them as %20")
    scheme, host, port, page = _parts(url)
    if port not in PORTS and port not in ports:
        raise Refused(url, f"port {port} is none of a web server", remedy=f"allow it with --allow-port {port}")
    return Target(scheme, _host(host, url, allow_private=allow_private), port, page)


def _parts(url: str) -> tuple[str, str, int, str]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Refused(url, f"it is no address: {error}") from None
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT:
        raise Refused(url, f"only http and https are fetched, not {scheme or 'an address without a scheme'}")
    if "@" in parts.netloc:
        raise Refused(parts.hostname or "address", "it has a user name or password in it", remedy="leave them out")
    if not parts.hostname:
        raise Refused(url, "it names no host")
    page = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    return scheme, parts.hostname, _DEFAULT[scheme] if port is None else port, page


def _host(host: str, url: str, *, allow_private: bool) -> str:
    """The host in ASCII; an address must be public, and written as everybody writes it."""
    address = literal(host)
    if address is None:
        host = _name(host, url)
        address = literal(host)
    if address is not None:
        if isinstance(address, IPv6Address) and address.scope_id:
            raise Refused(url, f"{address} is link-local")
        if reason := special(address, allow_private=allow_private):
            raise Refused(url, f"{address} is no public address: {reason}", remedy=ALLOW)
        return str(address)
    bare = host.removesuffix(".")
    if _ENDS_IN_NUMBER.fullmatch(bare.rpartition(".")[2]):
        raise Refused(url, f"{host} is an address in disguise", remedy="write it as four numbers with dots")
    local = "." not in bare or any(bare == name or bare.endswith(f".{name}") for name in _LOCAL_NAMES)
    if local and not allow_private:
        raise Refused(url, f"{host} is a name for local use", remedy=ALLOW)
    return bare


def _name(host: str, url: str) -> str:
    """The name in ASCII as resolvers know it: "gòma.example" is "xn--gma-cna.example"."""
    try:
        name = idna.encode(host, uts46=True).decode().lower() if not host.isascii() else host.lower()
    except idna.IDNAError:
        raise Refused(url, f"{host!r} is no name of a host") from None
    if not re.fullmatch(r"(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?", name) or len(name) > 253:
        raise Refused(url, f"{host!r} is no name of a host")
    return name


ALLOW = "--allow-private on the command line allows addresses of your own machine and network"
