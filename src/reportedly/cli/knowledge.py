"""`reportedly knowledge`: what a user knows beside us, and whether it can be read."""

from collections.abc import Iterator
from pathlib import Path

import click

from ..errors import SettingsError
from ..knowledge import own
from ..publish.csv import Cell
from .boundary import many, remark
from .options import knowledge_option, untried_settings
from .output import Format, format_for, format_option, write_rows

_NONE = "no folder of your own knowledge is named"
_REMEDY = '`knowledge = "DIR"` in the settings, or --knowledge DIR; docs/knowledge.md tells what belongs into it'


@click.group("knowledge")
def command() -> None:
    """Check and show words, places and aliases of your own, which are read beside ours."""


@command.command("check")
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[DIR]")
@knowledge_option
@format_option
@click.pass_context
def check(context: click.Context, *, folder: Path | None, chosen: Format | None) -> None:
    """List everything that is wrong in the folder, file by file; exit code 1 where something is.

    Without DIR the folder of the settings is looked at: `reportedly knowledge check examples/knowledge`.
    """
    form = format_for(chosen)
    found = own.read_folder(_folder(context, folder))
    if found.problems:
        write_rows(({"file": p.file, "problem": p.what} for p in found.problems), ("file", "problem"), form=form)
        remark(f"{found.folder}: {many(len(found.problems), 'problem')}; nothing is read before they are mended")
        context.exit(1)
    remark(f"{found.folder}: {_told(found)}, nothing wrong")


@command.command("show")
@knowledge_option
@format_option
@click.pass_context
def show(context: click.Context, *, chosen: Format | None) -> None:
    """List what is read beside ours: table or file, entry, what it says."""
    form = format_for(chosen)
    found = own.read_folder(_folder(context, None))
    write_rows(_rows(found), ("file", "entry", "says"), form=form)
    if found.problems:
        remark(f"{many(len(found.problems), 'problem')}: `reportedly knowledge check` lists them")


def _folder(context: click.Context, given: Path | None) -> Path:
    folder = given or untried_settings(context).own_knowledge
    if folder is None:
        raise SettingsError(_NONE, remedy=_REMEDY)
    return folder


def _told(found: own.Own) -> str:
    parts = ((len(found.tables), "table"), (len(found.places), "place"), (len(found.aliases), "source"))
    return ", ".join(many(count, noun) for count, noun in parts)


def _rows(found: own.Own) -> Iterator[dict[str, Cell]]:
    for name, table in found.tables.items():
        for entry, value in table.items():
            yield {"file": f"{name}.toml", "entry": entry, "says": str(value)}
    for place in found.places:
        where = f"{place.kind.value} in {place.country or 'no one country'}, {place.lat}, {place.lon}"
        also = f"; also {', '.join(place.others)}" if place.others else ""
        yield {"file": own.PLACES, "entry": place.name, "says": where + also}
    for alias in found.aliases:
        yield {"file": f"{own.ALIASES}.toml", "entry": alias.name, "says": f"also {', '.join(alias.others)}"}
