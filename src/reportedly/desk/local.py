"""Where to go after a form: a path of this desk, whatever the form says."""

from urllib.parse import urlsplit


def local_path(wanted: str | None, otherwise: str) -> str:
    """`wanted` where it is a path of this desk ("/review?place=Goma"), else `otherwise`."""
    if not wanted or not wanted.startswith("/") or not wanted.isprintable() or set(wanted) & set("\\ "):
        return otherwise
    parts = urlsplit(wanted)
    return otherwise if parts.scheme or parts.netloc or wanted.startswith("//") else wanted
