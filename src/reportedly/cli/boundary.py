"""Where errors become words and exit codes: no traceback for what a user can mend."""

import contextlib
import os
import sys

import click

from ..errors import ReportedlyError
from ..publish.harmless import harmless
from .lazy import LazyGroup

INTERRUPTED = 130
"""The shell's code for a program that Ctrl-C ended."""


def complain(message: str) -> None:
    """Say `error: FILE: what is wrong (what to do)` on standard error, on one line."""
    click.echo(f"error: {harmless(message)}", err=True)


def many(count: int, noun: str) -> str:
    """ "1 report", "2,000 reports"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def remark(message: str) -> None:
    """Say something about the run, on standard error."""
    click.echo(harmless(message), err=True)


class House(LazyGroup):
    """The outermost group: what happens inside leaves it as an exit code."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was called."""
        try:
            return super().invoke(ctx)
        except ReportedlyError as error:
            complain(str(error))
            ctx.exit(error.exit_code)
        except BrokenPipeError:
            abandon_output()
            ctx.exit(0)
        except KeyboardInterrupt:
            remark("interrupted")
            ctx.exit(INTERRUPTED)


def abandon_output() -> None:
    """Whoever read our output went away (`| head`): leave without a word at the flush on exit."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
