"""Sources that a user's own knowledge says are one, before anybody decides about them in a ledger."""

from ..knowledge import own
from ..model import Origin
from .identities import named


def known_aliases() -> tuple[tuple[Origin, Origin], ...]:
    """Each name under which a source is cited, with the source that it is: pairs for `identities.merged`."""
    return tuple(
        (
            Origin(id=named(other), name=other, kind=alias.kind, affiliation=alias.country),
            Origin(id=named(alias.name), name=alias.name, kind=alias.kind, affiliation=alias.country),
        )
        for alias in own.used().aliases
        for other in alias.others
    )
