"""The address of a ledger as it may be shown: command lines end up in logs and on screens, passwords must not."""


def printable(location: object) -> str:
    """A path as it is; an address without its password, and without options, where one may stand too."""
    scheme, mark, rest = str(location).partition("://")
    if not mark or scheme.startswith("sqlite"):
        return str(location)
    who, at, where = rest.rpartition("@")
    return f"{scheme}://{who.partition(':')[0]}{at}{where.partition('?')[0]}"
