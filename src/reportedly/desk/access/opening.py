"""What has to be right before the desk opens, and the link by which the first person enters."""

from datetime import datetime

from ...errors import SettingsError
from ...ledger import Asker, Ledger, Role
from ..render import link as address_with
from .rules import is_loopback
from .secrets import link, new_secret


def check_may_open(ledger: Ledger, host: str) -> None:
    """Nobody but this machine's own people may reach a desk that knows no users.

    Raises:
        SettingsError: it would be open to strangers.
    """
    if not is_loopback(host) and not ledger.users():
        raise SettingsError(
            f"a desk at {host} can be reached from elsewhere and has no users",
            remedy="reportedly users add NAME --role admin; or --host 127.0.0.1",
        )


def sign_in_link(ledger: Ledger, address: str, name: str, *, role: Role | None, now: datetime) -> str:
    """An address that signs `name` in, once; without a role, with the one that the user has."""
    secret = new_secret()
    ledger.give_pass(link(secret, name, role=role, now=now), by=Asker(name), what="make link")
    return address_with(f"{address}/login", link=secret)
