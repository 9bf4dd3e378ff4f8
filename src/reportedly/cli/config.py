"""`reportedly config`."""

import click

from ..ledger import printable
from ..settings import MEANINGS
from .options import extractor_options, ledger_option, settings_for
from .output import Format, format_for, format_option, write_rows


@click.group("config")
def command() -> None:
    """Show the settings."""


@command.command("show")
@ledger_option
@extractor_options
@format_option
@click.pass_context
def show(
    context: click.Context, *, ledger: str | None, pipeline: str | None, attribution: str | None, chosen: Format | None
) -> None:
    """Show every setting, its value and where it came from: flag, environment, file or default."""
    form = format_for(chosen)
    settings = settings_for(context, ledger=ledger, pipeline=pipeline, attribution=attribution)
    rows = [
        {
            "setting": setting.name,
            "value": printable(setting.value) if setting.name == "ledger" else setting.value,
            "from": setting.origin.value,
            "where": setting.where,
            "meaning": MEANINGS[setting.name],
        }
        for setting in settings.origins
    ]
    write_rows(rows, ("setting", "value", "from", "where", "meaning"), form=form)
