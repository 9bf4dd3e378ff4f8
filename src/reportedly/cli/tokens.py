"""`reportedly tokens`: programs that may call the desk's API."""

import click

from ..errors import NotFound, SettingsError
from ..ledger import Ledger, PassKind, Role
from .boundary import remark
from .options import ledger_option, settings_for
from .output import Format, format_for, format_option, write_rows
from .users import you

COLUMNS = ("id", "name", "role", "label", "made_at", "expires_at")
_SHORT = 12


@click.group("tokens")
def command() -> None:
    """Let programs call the desk's API: make tokens, list them, take them back.

    \b
    reportedly tokens add Amira --label "nightly export"
    curl -H "Authorization: Bearer TOKEN" http://127.0.0.1:8321/api/v1/claims
    """


@command.command("add")
@click.argument("name")
@click.option("--label", required=True, metavar="TEXT", help="What it is for.")
@click.option(
    "--role",
    type=click.Choice(Role, case_sensitive=False),
    help="What it may do [default: what the user NAME may do at the moment of asking].",
)
@ledger_option
@click.pass_context
def add(context: click.Context, *, name: str, label: str, role: Role | None, ledger: str | None) -> None:
    """Make a token and print it: it is shown once, and good for a year.

    What is done with it is done in the name of NAME: a user, or with --role any name, such as a program's.
    """
    from ..desk.access.rules import now
    from ..desk.access.secrets import new_secret, token
    from ..ledger.people import sound_name

    secret, purpose = new_secret(), " ".join(label.split())
    if not purpose:
        raise SettingsError("a token needs a label", remedy='--label "nightly export"')
    with Ledger(settings_for(context, ledger=ledger).ledger) as opened:
        who = sound_name(name) if role else opened.user(name)[0].name
        opened.give_pass(token(secret, who, label=purpose, role=role, now=now()), by=you(), what="add token")
    click.echo(secret)


@command.command("list")
@ledger_option
@format_option
@click.pass_context
def list_tokens(context: click.Context, *, ledger: str | None, chosen: Format | None) -> None:
    """List tokens: for whom, what for, until when. The tokens themselves are kept nowhere."""
    form = format_for(chosen)
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        found = opened.passes(PassKind.TOKEN)
    rows: list[dict[str, str | int | float | None]] = [
        {
            "id": each.id[:_SHORT],
            "name": each.name,
            "role": each.role.value if each.role else None,
            "label": each.label,
            "made_at": each.made_at.isoformat(timespec="seconds"),
            "expires_at": each.expires_at.isoformat(timespec="seconds"),
        }
        for each in found
    ]
    write_rows(rows, COLUMNS, form=form)
    if not found:
        remark("no tokens")


@command.command("remove")
@click.argument("ident", metavar="ID")
@ledger_option
@click.pass_context
def remove(context: click.Context, *, ident: str, ledger: str | None) -> None:
    """Take a token back, by the id that `tokens list` shows."""
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        meant = [each for each in opened.passes(PassKind.TOKEN) if each.id.startswith(ident)]
        if len(meant) != 1 or len(ident) < 4:
            raise NotFound(f"no one token has the id {ident!r}", remedy="reportedly tokens list")
        opened.take_back(meant[0].id, by=you(), what="remove token")
    remark(f"{meant[0].label}: taken back")
