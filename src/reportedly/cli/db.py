"""`reportedly db`: the upkeep of a ledger."""

from pathlib import Path

import click

from ..ledger import Ledger, printable
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
    remark(f"{opened.place}: ready ({told})")


@command.command("upgrade")
@ledger_option
@click.pass_context
def upgrade(context: click.Context, ledger: str | None) -> None:
    """Bring a ledger of an older version to this one."""
    location = settings_for(context, ledger=ledger).ledger
    remark(f"{printable(location)}: {'upgraded' if Ledger.upgrade(location) else 'is of this version already'}")


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
        remark(f"{opened.place}: sound; {length} judgements, chain {head}")
    context.exit(1 if rows else 0)


@command.command("backup")
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@force_option
@ledger_option
@click.pass_context
def backup(context: click.Context, *, target: Path, force: bool, ledger: str | None) -> None:
    """Copy the ledger to FILE as it stands at this moment; others may go on working.

    A ledger on PostgreSQL is saved with pg_dump, or with `reportedly db copy` into a file.
    """
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
    remark(f"{printable(location)}: restored from {source}")


@command.command("copy")
@click.argument("source", metavar="SOURCE")
@click.argument("target", metavar="TARGET")
@format_option
@click.pass_context
def copy(_context: click.Context, *, source: str, target: str, chosen: Format | None) -> None:
    """Copy a ledger from SQLite to PostgreSQL or back, every row of it; TARGET must be empty or not there yet.

    \b
    reportedly db copy sqlite:///ledger.db postgresql://desk@db.example.org/ledger
    reportedly db copy postgresql://desk@db.example.org/ledger copy.db

    The rows are counted on both sides, and the chain of judgements is checked, before anything shows in TARGET.
    """
    form = format_for(chosen)
    done = Ledger.transfer(source, target)
    rows: list[dict[str, Cell]] = [{"table": name, "rows": number} for name, number in done.rows.items() if number]
    write_rows(rows, ("table", "rows"), form=form)
    length, head = done.head
    remark(f"{printable(target)}: {sum(done.rows.values())} rows; {length} judgements, chain {head}")
