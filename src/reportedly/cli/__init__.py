"""The command line: one file a group of commands, each imported when it is called; a command calls one function below.

Exit codes: 0 done, 1 failed, 2 usage or settings, 3 partly done (some inputs failed), 130 interrupted.
"""

from pathlib import Path

import click

from .boundary import House
from .lazy import LazyCommands

COMMANDS = LazyCommands(
    {
        "read": ("reportedly.cli.read", "Read reports and print their claims; nothing is stored."),
        "add": ("reportedly.cli.add", "Read reports into the ledger; what is known there is passed over."),
        "reread": ("reportedly.cli.reread", "Read the ledger's reports anew with this version's extractor."),
        "reports": ("reportedly.cli.reports", "List the reports in the ledger; verify, compare and withdraw them."),
        "claims": ("reportedly.cli.claims", "List the claims in the ledger that fulfil every condition given."),
        "show": ("reportedly.cli.show", "Show everything about one claim or report."),
        "judge": ("reportedly.cli.judge", "Decide about a claim, or take the last decision back."),
        "estimates": (
            "reportedly.cli.estimates",
            "List every figure given for a question, by whom, and who disagrees.",
        ),
        "contradictions": (
            "reportedly.cli.contradictions",
            "List what is disputed: who affirms, who denies, who leaves it open.",
        ),
        "forecasts": (
            "reportedly.cli.forecasts",
            "List forecasts: who made them, until when, and what later claims suggest.",
        ),
        "sources": ("reportedly.cli.sources", "List who is cited."),
        "why": ("reportedly.cli.why", "Tell everything behind a result."),
        "grade": ("reportedly.cli.grade", "Propose a claim's Admiralty credibility with its reason, or set it."),
        "brief": ("reportedly.cli.brief", "Write a brief in which every sentence cites its claims."),
        "export": ("reportedly.cli.export", "Write claims to a file for other programs."),
        "batch": ("reportedly.cli.batch", "Read a corpus with many workers into Parquet; load it into a ledger."),
        "serve": ("reportedly.cli.serve", "Open the ledger as web pages: read, narrow down, review, settle."),
        "users": (
            "reportedly.cli.users",
            "Say who may enter the desk: add people, list them, change them, let them go.",
        ),
        "tokens": (
            "reportedly.cli.tokens",
            "Let programs call the desk's API: make tokens, list them, take them back.",
        ),
        "audit": ("reportedly.cli.audit", "List who did what at the desk, and when; newest first."),
        "watch": ("reportedly.cli.watch", "Poll feeds and pages; tell who asked for what is new."),
        "db": ("reportedly.cli.db", "Make, check, save and restore the ledger."),
        "gazetteer": ("reportedly.cli.gazetteer", "Read places with every village: add a GeoNames dump that you have."),
        "knowledge": ("reportedly.cli.knowledge", "Check and show words, places and aliases of your own."),
        "doctor": ("reportedly.cli.doctor", "Say what is installed, what is missing and how to mend it."),
        "config": ("reportedly.cli.config", "Show the settings."),
        "schema": ("reportedly.cli.schema", "Print the JSON Schema of a claim or a report."),
        "completion": ("reportedly.cli.completion", "Print the script that completes commands and options in a shell."),
    }
)


@click.group(cls=House, commands=COMMANDS)
@click.version_option(package_name="reportedly", message="%(prog)s %(version)s")
@click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="REPORTEDLY_CONFIG",
    help="Settings file instead of ./reportedly.toml or the one in the user's configuration directory.",
)
@click.pass_context
def main(context: click.Context, config_file: Path | None) -> None:
    """Read reports about war and security into a ledger of attributed claims: who says what, on whose word, how many,
    where, when, how surely.

    Standard output carries data only: tables on a terminal, NDJSON into a pipe or file, unless --format says otherwise.
    Exit codes: 0 done, 1 failed, 2 usage, 3 some inputs failed, 130 interrupted.
    """
    context.obj = config_file
