"""`reportedly gazetteer`: further places beside those that ship, from dumps of GeoNames that the user has."""

from collections.abc import Sequence
from pathlib import Path

import click

from ..errors import InputError
from ..publish.csv import Cell
from .boundary import complain, many, remark
from .inputs import PARTIAL, progress
from .options import settings_for
from .output import Format, format_for, format_option, write_rows


@click.group("gazetteer")
def command() -> None:
    """Read places with every village: add a GeoNames dump that you have."""


@command.command("add")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE…")
@click.pass_context
def add(context: click.Context, files: Sequence[Path]) -> None:
    """Add the places of FILE: allCountries.txt, the file of a country such as UA.txt, or either as .zip.

    They are read beside our own places from then on. The same file again changes nothing, a newer one of that name
    takes its place, and a run that is stopped leaves everything as it was. Ten thousand places take about a second;
    the whole world needs half an hour and 2 GB.
    """
    from ..knowledge.further import add_dump
    from ..knowledge.gazetteer import open_gazetteer

    store, known, bad = settings_for(context).further_places, open_gazetteer().known(), 0
    for file in files:
        try:
            with progress(f"reading {file}"):
                told = add_dump(file, store, known)
        except InputError as error:
            complain(str(error))
            bad += 1
            continue
        if told.unchanged:
            remark(f"{file}: added before, nothing has changed")
            continue
        broken = f", {many(told.broken, 'line')} broken" if told.broken else ""
        remark(
            f"{file}: {many(told.added, 'place')} added to {store}; {told.known:,} known already,"
            f" {told.passed_over:,} that news does not name (hotels, streams){broken}"
        )
    context.exit(0 if not bad else PARTIAL if bad < len(files) else 1)


@command.command("list")
@format_option
@click.pass_context
def list_dumps(context: click.Context, chosen: Format | None) -> None:
    """List the dumps that were added."""
    from ..knowledge.further import dumps

    form = format_for(chosen)
    rows: list[dict[str, Cell]] = [
        {"dump": dump.name, "places": dump.places} for dump in dumps(settings_for(context).further_places)
    ]
    write_rows(rows, ("dump", "places"), form=form)


@command.command("remove")
@click.argument("name")
@click.pass_context
def remove(context: click.Context, name: str) -> None:
    """Take the places of the dump NAME out again."""
    from ..knowledge.further import remove_dump

    remark(f"{name}: {many(remove_dump(settings_for(context).further_places, name), 'place')} removed")
