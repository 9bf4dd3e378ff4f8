"""One address for one page, whatever was hung onto it."""

from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from .normalise import normalise

_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "ocid", "cmpid", "igshid")
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}


def canonical_url(address: str) -> str | None:
    """Scheme and host in small letters, without default port, fragment and tracking parameters; null for a blank one.

    What is no address stays as it is: it is the user's name for the text.
    """
    address = "".join(normalise(address).split())
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    if parts.scheme.lower() not in _DEFAULT_PORTS or not parts.netloc:
        return address or None
    host = parts.netloc.rpartition("@")[2].lower().removesuffix(_DEFAULT_PORTS[parts.scheme.lower()])
    return SplitResult(parts.scheme.lower(), host, parts.path or "/", _without_tracking(parts.query), "").geturl()


def _without_tracking(query: str) -> str:
    """The query as it was written, unless something in it follows readers around."""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=200)
    except ValueError:
        return query
    kept = [(key, value) for key, value in pairs if not key.lower().startswith(_TRACKING)]
    return query if len(kept) == len(pairs) else urlencode(kept)
