"""How often somebody may guess: failed attempts are counted in the audit, so that a restart forgives nothing."""

from collections.abc import Iterable
from datetime import timedelta

from ...ledger import Asker

WINDOW = timedelta(minutes=15)
SAME_NAME_AND_ADDRESS = 5
SAME_ADDRESS = 20
SAME_NAME = 50
"""From wherever: high, so that a stranger cannot keep somebody out with a few tries."""

SIGN_IN = "sign in"
"""What an attempt is called in the audit."""


def too_many(failed: Iterable[Asker], asker: Asker) -> bool:
    """Whether this person, or this address, has failed too often of late to try again."""
    name, address = asker.who.casefold(), asker.address
    both = of_name = of_address = 0
    for other in failed:
        same_name, same_address = other.who.casefold() == name, other.address == address
        both += same_name and same_address
        of_name += same_name
        of_address += same_address
    return both >= SAME_NAME_AND_ADDRESS or of_address >= SAME_ADDRESS or of_name >= SAME_NAME
