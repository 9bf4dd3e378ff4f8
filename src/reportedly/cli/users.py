"""`reportedly users`: who may enter the desk."""

import getpass
import sys
from typing import TYPE_CHECKING

import click

from ..ledger import Asker, Ledger, Role
from .boundary import remark
from .options import ledger_option, settings_for
from .output import Format, format_for, format_option, write_rows

if TYPE_CHECKING:
    from ..ledger import User

COLUMNS = ("name", "role", "added_at")

_role = click.option(
    "--role",
    type=click.Choice(Role, case_sensitive=False),
    default=Role.ANALYST,
    show_default=True,
    help="viewer reads; analyst judges, too; reviewer settles and grades, too; admin manages people, too.",
)
_password = click.option(
    "--password-stdin", "from_stdin", is_flag=True, help="Read the password from standard input instead of asking."
)


@click.group("users")
def command() -> None:
    """Say who may enter the desk: add people, list them, change them, let them go.

    \b
    reportedly users add Amira --role reviewer
    reportedly users list
    """


@command.command("add")
@click.argument("name")
@_role
@_password
@ledger_option
@click.pass_context
def add(context: click.Context, *, name: str, role: Role, from_stdin: bool, ledger: str | None) -> None:
    """Add a user, whose password is asked for."""
    with Ledger(settings_for(context, ledger=ledger).ledger) as opened:
        added = opened.add_user(name, role, password=_hashed(from_stdin=from_stdin), by=you())
    remark(f"{added.name}: added as {added.role.value}")


@command.command("list")
@ledger_option
@format_option
@click.pass_context
def list_users(context: click.Context, *, ledger: str | None, chosen: Format | None) -> None:
    """List who may enter, and as what."""
    form = format_for(chosen)
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        found = opened.users()
    write_rows((_row(user) for user in found), COLUMNS, form=form)
    if not found:
        remark("no users: only the link that `reportedly serve` prints signs in")


@command.command("remove")
@click.argument("name")
@ledger_option
@click.pass_context
def remove(context: click.Context, *, name: str, ledger: str | None) -> None:
    """Remove a user, with every session and token of theirs; what they decided stays."""
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        opened.remove_user(name, by=you())
    remark(f"{name}: removed")


@command.command("password")
@click.argument("name")
@_password
@ledger_option
@click.pass_context
def password(context: click.Context, *, name: str, from_stdin: bool, ledger: str | None) -> None:
    """Give a user another password; every session and token of theirs ends."""
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        user, _ = opened.user(name)
        opened.change_user(user.name, password=_hashed(from_stdin=from_stdin), by=you())
    remark(f"{user.name}: has another password, and is signed out everywhere")


@command.command("role")
@click.argument("name")
@click.argument("role", type=click.Choice(Role, case_sensitive=False))
@ledger_option
@click.pass_context
def change_role(context: click.Context, *, name: str, role: Role, ledger: str | None) -> None:
    """Give a user another role, from the next page on."""
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        user, _ = opened.user(name)
        opened.change_user(user.name, role=role, by=you())
    remark(f"{user.name}: {role.value}")


@command.command("link")
@click.argument("name", required=False)
@click.option("--address", metavar="URL", default="http://127.0.0.1:8321", show_default=True, help="Of the open desk.")
@ledger_option
@click.pass_context
def link(context: click.Context, *, name: str | None, address: str, ledger: str | None) -> None:
    """Print an address that signs a user in, once; without a name, you, as admin."""
    from ..desk.access.opening import sign_in_link
    from ..desk.access.rules import now

    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        who, role = (opened.user(name)[0].name, None) if name else (getpass.getuser(), Role.ADMIN)
        click.echo(sign_in_link(opened, address.rstrip("/"), who, role=role, now=now()))


def you() -> Asker:
    """Who sits at this terminal, for the audit."""
    return Asker(f"{getpass.getuser()} (terminal)")


def _hashed(*, from_stdin: bool) -> str:
    from ..desk.access.passwords import argon2, checked

    if from_stdin:
        given = sys.stdin.readline().rstrip("\n")
    else:
        given = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    return argon2().hash(checked(given))


def _row(user: "User") -> dict[str, str | int | float | None]:
    return {"name": user.name, "role": user.role.value, "added_at": user.added_at.isoformat(timespec="seconds")}
