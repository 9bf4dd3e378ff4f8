"""Which addresses of the internet are public, whatever they are wrapped in."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address

_SPECIAL: tuple[tuple[IPv4Network | IPv6Network, str], ...] = (
    (IPv4Network("0.0.0.0/8"), "it means this host"),
    (IPv4Network("10.0.0.0/8"), "it is private"),
    (IPv4Network("100.64.0.0/10"), "it lies behind a provider's translation"),
    (IPv4Network("127.0.0.0/8"), "it is this machine"),
    (IPv4Network("169.254.0.0/16"), "it is link-local"),  # 169.254.169.254 hands out a cloud's keys
    (IPv4Network("172.16.0.0/12"), "it is private"),
    (IPv4Network("192.0.0.0/24"), "it is reserved"),
    (IPv4Network("192.0.2.0/24"), "it is for documentation"),
    (IPv4Network("192.88.99.0/24"), "it is reserved"),
    (IPv4Network("192.168.0.0/16"), "it is private"),
    (IPv4Network("198.18.0.0/15"), "it is for benchmarks"),
    (IPv4Network("198.51.100.0/24"), "it is for documentation"),
    (IPv4Network("203.0.113.0/24"), "it is for documentation"),
    (IPv4Network("224.0.0.0/4"), "it is multicast"),
    (IPv4Network("240.0.0.0/4"), "it is reserved"),
    (IPv6Network("::/128"), "it means this host"),
    (IPv6Network("::1/128"), "it is this machine"),
    (IPv6Network("64:ff9b:1::/48"), "it is a local translation"),
    (IPv6Network("2001:db8::/32"), "it is for documentation"),
    (IPv6Network("2001::/23"), "it is reserved"),
    (IPv6Network("3fff::/20"), "it is for documentation"),
    (IPv6Network("fc00::/7"), "it is private"),
    (IPv6Network("fe80::/10"), "it is link-local"),
    (IPv6Network("fec0::/10"), "it is private"),
    (IPv6Network("ff00::/8"), "it is multicast"),
)
"""IANA's registries of special-purpose addresses, RFC 6890 and later, with the reason for a reader."""

_GLOBAL_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
_LOCAL = frozenset({"it is this machine", "it is private"})
"""What `allow_private` opens: a server on one's own machine or in one's own network, and nothing else."""


def special(address: Address, *, allow_private: bool = False) -> str | None:
    """Why no connection may go to an address; null where it is public.

    An address that carries another one (IPv4-mapped, NAT64, 6to4, Teredo, ISATAP) is public if both are.
    """
    if isinstance(address, IPv6Address):
        for inner in _carried(address):
            if reason := special(inner, allow_private=allow_private):
                return f"it carries {inner}, and {reason.removeprefix('it carries ')}"
        if address.ipv4_mapped or address in _NAT64 or address.teredo:
            return None
    reason = next((why for network, why in _SPECIAL if address in network), None)
    if reason is None and isinstance(address, IPv6Address) and address not in _GLOBAL_UNICAST:
        reason = "it is reserved"
    return None if allow_private and reason in _LOCAL else reason


def _carried(address: IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses inside: where a packet may really go."""
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    low = IPv4Address(int(address) & 0xFFFFFFFF)
    is_isatap = (int(address) >> 32) & 0xFFFFFFFF in (0x00005EFE, 0x02005EFE)
    found.append(low if address in _NAT64 or is_isatap else None)
    return [inner for inner in found if inner is not None]


def literal(host: str) -> Address | None:
    """The address that a host is, written in full; null for a name."""
    try:
        return ip_address(host)
    except ValueError:
        return None
