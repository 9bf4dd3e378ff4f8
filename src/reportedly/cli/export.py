"""`reportedly export`."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from ..errors import SettingsError
from .boundary import many, remark
from .options import Filters, claim_query, filter_options, ledger_option, settings_for
from .output import write_bytes, write_file

if TYPE_CHECKING:
    from ..ledger import Ledger, StoredClaim
    from ..publish.exports.cited import Cited
    from ..publish.exports.formats import ExportFormat

NAMES = (
    *("ndjson", "csv", "parquet", "acled", "ucdp", "hxl", "geojson", "kml"),
    *("stix", "jsonld", "annotations", "atom", "bibtex", "csl"),
)
"""Of `publish.exports.formats`, which is loaded when it is used; a test holds them together."""


@click.command("export")
@filter_options
@click.option("--format", "chosen", type=click.Choice(NAMES), help="[default: told by --out, else ndjson].")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write [default: standard output]."
)
@ledger_option
@click.pass_context
def command(
    context: click.Context, *, chosen: str | None, out: Path | None, ledger: str | None, **filters: Unpack[Filters]
) -> None:
    """Write claims to a file for other programs, corrections counted in.

    \b
    ndjson, parquet            everything, one claim a line or row
    csv, hxl                   tables; text that a spreadsheet would run gets an apostrophe before it
    acled, ucdp                columns in the style of these datasets (it is not their data)
    geojson, kml               a point for every place
    stix                       STIX 2.1: claims as notes, disagreement as opinions
    jsonld, annotations        schema.org Claim; W3C Web Annotation with PROV-O
    atom, bibtex, csl          a feed; the reports quoted, as references

    \b
    Example: reportedly export --place Sudan --format geojson --out sudan.geojson
    """
    from ..ledger import Ledger
    from ..publish.exports.formats import FORMATS, format_of

    name = chosen or (out and format_of(out.name)) or "ndjson"
    form = FORMATS[name]
    if out is None and name == "parquet" and sys.stdout.isatty():
        raise SettingsError("Parquet is no text for a terminal", remedy="name a file with --out")
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        fitting = Fitting(opened, opened.claims(claim_query(filters, opened)), form)
        pieces = form.pieces(fitting)
        if out is None:
            write_bytes(pieces)
        else:
            write_file(out, pieces)
    remark(f"{many(fitting.count, 'claim')} written" + (f" to {out}" if out else ""))
    if fitting.left_out:
        remark(f"{many(fitting.left_out, 'claim')} left out: {form.leaves_out}")


class Fitting:
    """Claims that a format has a place for, as corrected, each beside its report; counted as they pass."""

    def __init__(self, ledger: "Ledger", found: "Iterable[StoredClaim]", form: "ExportFormat") -> None:
        self.count = 0
        self.left_out = 0
        self._ledger = ledger
        self._found = found
        self._form = form

    def __iter__(self) -> "Iterator[Cited]":
        from ..publish.exports.cited import Cited

        report = None
        for stored in self._found:
            if report is None or report.id != stored.claim.report:
                report = self._ledger.report(stored.claim.report)
            item = Cited(stored.current, report)
            if self._form.takes(item):
                self.count += 1
                yield item
            else:
                self.left_out += 1
