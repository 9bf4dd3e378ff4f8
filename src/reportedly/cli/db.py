"""`reportedly db`: the upkeep of a ledger."""

from pathlib import Path

import click

from ..ledger import Ledger
from ..publish.csv import Cell
from .boundary import remark
from .options import ledger_option, settings_for
from .output import Format, format_for, format_option, write_rows

force_option = click.option("--force", is_flag=True, help="Overwrite what stands there.")


@click.group("db")
def command() -> None:
    """Make, check, save and restore the ledger."""


@command.command("init")
@ledger_option
@click.pass_context
def init(context: click.Context, ledger: str | None) -> None:
    """Make an empty ledger; one that is there already is left as it is."""
    location = settings_for(context, ledger=ledger).ledger
    with Ledger(location) as opened:
        told = ", ".join(f"{count} {kind}" for kind, count in opened.counts().items())
    remark(f"{location}: ready ({told})")


@command.command("upgrade")
@ledger_option
@click.pass_context
def upgrade(context: click.Context, ledger: str | None) -> None:
    """Bring a ledger of an older version to this one."""
    location = settings_for(context, ledger=ledger).ledger
    remark(f"{location}: {'upgraded' if Ledger.upgrade(location) else 'is of this version already'}")


@command.command("verify")
@ledger_option
@format_option
@click.pass_context
def verify(context: click.Context, ledger: str | None, chosen: Format | None) -> None:
    """Check every text, claim, quotation and judgement against its hash; exit code 1 where something is damaged."""
    form = format_for(chosen)
    location = settings_for(context, ledger=ledger).ledger
    with Ledger(location, create=False) as opened:
        damages = opened.verify()
        length, head = opened.head()
    rows: list[dict[str, Cell]] = [{"kind": d.kind.value, "where": d.where, "what": d.what} for d in damages]
    if rows:
        write_rows(rows, ("kind", "where", "what"), form=form)
    else:
        remark(f"{location}: sound; {length} judgements, chain {head}")
    context.exit(1 if rows else 0)


@command.command("backup")
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@force_option
@ledger_option
@click.pass_context
def backup(context: click.Context, *, target: Path, force: bool, ledger: str | None) -> None:
    """Copy the ledger to FILE as it stands at this moment; others may go on working."""
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        opened.backup(target, force=force)
    remark(f"{target}: written")


@command.command("restore")
@click.argument("source", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE")
@force_option
@ledger_option
@click.pass_context
def restore(context: click.Context, *, source: Path, force: bool, ledger: str | None) -> None:
    """Put the backup FILE in the place of the ledger."""
    location = settings_for(context, ledger=ledger).ledger
    Ledger.restore(source, location, force=force)
    remark(f"{location}: restored from {source}")
