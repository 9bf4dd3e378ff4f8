"""`reportedly read`: reports in, claims out, nothing stored."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Unpack

import click

from ..ingest import InputFormat
from ..model import Claim
from .asking import Offering, model_options
from .boundary import many, remark
from .fetching import InputOptions, fetch_options, parted
from .inputs import Inputs, progress
from .options import extractor_for, extractor_options, given_options, knowledge_option, settings_for
from .output import Format, console, format_for, format_option, write

if TYPE_CHECKING:
    from ..extract.pipeline import Reading

input_format_option = click.option(
    "--input-format",
    "input_format",
    type=click.Choice(InputFormat, case_sensitive=False),
    help="What the inputs are [default: told by their bytes, media type or suffix].",
)


class Columns(click.ParamType[dict[str, str]]):
    """Which column of a table holds what: "text=body,published=date"."""

    name = "FIELD=COLUMN,..."

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> dict[str, str]:
        """Our fields and the columns that hold them."""
        if isinstance(value, dict):
            return value
        pairs = [pair.partition("=") for pair in str(value).split(",") if pair.strip()]
        known = ("text", "title", "published", "publisher", "url", "id")
        for field, _, column in pairs:
            if field.strip() not in known or not column.strip():
                self.fail(f"{field.strip()!r}: write FIELD=COLUMN, with a field of {', '.join(known)}", param, ctx)
        return {field.strip(): column.strip() for field, _, column in pairs}


map_option = click.option(
    "--map",
    "columns",
    type=Columns(),
    help='Which column of a CSV, or key of a JSONL, holds what: "text=body,published=date,url=link".',
)


@click.command("read")
@click.argument("paths", nargs=-1, required=True, metavar="URL|FILE|FOLDER|-...")
@given_options
@input_format_option
@map_option
@fetch_options
@knowledge_option
@extractor_options
@model_options
@format_option
@click.pass_context
def command(
    context: click.Context,
    *,
    paths: tuple[str, ...],
    input_format: InputFormat | None,
    columns: dict[str, str] | None,
    pipeline: str | None,
    attribution: str | None,
    chosen: Format | None,
    **options: Unpack[InputOptions],
) -> None:
    """Read reports and print their claims; nothing is stored.

    Takes addresses of pages, files, folders of them, and - for standard input: text, Markdown, web pages, PDF, Word,
    e-mail, feeds, web archives (WARC, WACZ), CSV and JSONL, and ZIP, TAR or gzip of them (docs/formats.md). A text in
    another language than English gives no claims and a word about it. With --format ndjson each line is one claim, in
    the shape that `reportedly schema claim` describes.
    """
    form = format_for(chosen)
    settings = settings_for(context, pipeline=pipeline, attribution=attribution)
    given, fetching = parted(options)
    inputs = Inputs(paths, settings, given, form=input_format, columns=columns, fetching=fetching)
    tally = Tally()
    offering = Offering(context, settings)
    reports = offering.gathered(inputs)
    with progress("Reading …"):
        readings = extractor_for(settings, asking=offering.asking).read(reports)
        _print(tally.counting(offering.counting(readings)), form)
    offering.tell()
    tally.tell(inputs)
    context.exit(inputs.exit_code())


class Tally:
    """Counts of a run, told at its end on standard error."""

    def __init__(self) -> None:
        self.reports = self.claims = self.dropped = self.undated = 0

    def counting(self, readings: "Iterable[Reading]") -> "Iterator[Reading]":
        """The same readings, counted as they pass."""
        for reading in readings:
            self.reports += 1
            self.claims += len(reading.claims)
            # What a model offered in vain is told apart, with its reasons.
            self.dropped += reading.dropped - sum(reading.offered.dropped.values() if reading.offered else ())
            self.undated += reading.report.published is None
            yield reading

    def tell(self, inputs: Inputs) -> None:
        """Say what a reader of the output alone would not see."""
        if self.undated:
            remark(f"{many(self.undated, 'report')} without a date: relative times stay open (give --published)")
        if self.dropped:
            remark(f"{many(self.dropped, 'claim')} dropped: the words do not stand in the report")
        if self.reports > 1 or inputs.bad:
            remark(f"{many(self.reports, 'report')}, {many(self.claims, 'claim')}, {many(inputs.bad, 'input')} failed")


def _print(readings: "Iterable[Reading]", form: Format) -> None:
    if form is Format.TABLE:
        from .table import claims_of

        screen = console()
        for reading in readings:
            screen.print(claims_of(reading.report, reading.claims, width=screen.width))
        return
    write_claims((claim for reading in readings for claim in reading.claims), form)


def write_claims(claims: Iterable[Claim], form: Format) -> None:
    """Print claims as data."""
    from ..publish.csv import claims_csv
    from ..publish.ndjson import json_array, ndjson

    writer = {Format.CSV: claims_csv, Format.JSON: json_array}.get(form, ndjson)
    write(writer(claims))
