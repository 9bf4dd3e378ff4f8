"""`reportedly export`."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Unpack

import click

from ..ledger import Ledger, StoredClaim
from ..model import Claim
from ..publish.csv import claims_csv
from ..publish.ndjson import ndjson
from .boundary import many, remark
from .options import Filters, claim_query, filter_options, ledger_option, settings_for
from .output import Format, format_for, write, write_file

WRITERS: Mapping[str, Callable[[Iterable[Claim]], Iterator[str]]] = {"ndjson": ndjson, "csv": claims_csv}


@click.command("export")
@filter_options
@click.option("--format", "chosen", type=click.Choice(list(WRITERS)), help="[default: told by --out, else ndjson].")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write [default: standard output]."
)
@ledger_option
@click.pass_context
def command(
    context: click.Context, *, chosen: str | None, out: Path | None, ledger: str | None, **filters: Unpack[Filters]
) -> None:
    """Write claims to a file for other programs, corrections counted in.

    NDJSON holds everything, one claim a line. CSV holds what fits in a row; text that a spreadsheet would run as a
    formula gets an apostrophe before it.
    """
    writer = WRITERS[chosen or ("csv" if out and out.suffix.lower() == ".csv" else "ndjson")]
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        counted = Counted(opened.claims(claim_query(filters, opened)))
        if out is None:
            format_for(Format.NDJSON)
            write(writer(counted))
        else:
            write_file(out, writer(counted))
    remark(f"{many(counted.count, 'claim')} written" + (f" to {out}" if out else ""))


class Counted:
    """Claims as corrected, counted as they pass."""

    def __init__(self, found: Iterable[StoredClaim]) -> None:
        self.count = 0
        self._found = found

    def __iter__(self) -> Iterator[Claim]:
        for stored in self._found:
            self.count += 1
            yield stored.current
