"""The address of a ledger as it may be shown: command lines end up in logs and on screens, passwords must not."""

import re

_SERVER = re.compile(r"(?P<scheme>[a-z0-9+]+)://(?:(?P<who>[^/@]*?)(?::[^/]*)?@)?(?P<rest>[^?]*)", re.IGNORECASE)


def printable(location: object) -> str:
    """A path as it is; an address without its password, and without options, where one may stand too."""
    found = _SERVER.match(str(location))
    if found is None or found["scheme"].startswith("sqlite"):
        return str(location)
    who = f"{found['who']}@" if found["who"] else ""
    return f"{found['scheme']}://{who}{found['rest']}"
