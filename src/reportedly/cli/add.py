"""`reportedly add`: reports into the ledger, one transaction each; safe to run twice."""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Unpack

import click

from ..ingest import InputFormat
from ..ledger import Added, Ledger
from ..model import Report
from ..publish.csv import Cell
from ..publish.harmless import harmless
from .asking import Offering, model_options
from .boundary import abandon_output, many, remark
from .fetching import InputOptions, fetch_options, parted
from .inputs import Inputs
from .options import extractor_for, extractor_options, given_options, ledger_option, settings_for
from .output import Format, data_lines, format_for, format_option, write
from .paging import weigh
from .read import input_format_option, map_option

if TYPE_CHECKING:
    from ..extract.pipeline import Extractor

COLUMNS = ("outcome", "report", "claims", "dropped", "published", "source", "title")
Row = dict[str, Cell]


@click.command("add")
@click.argument("paths", nargs=-1, required=True, metavar="URL|FILE|FOLDER|-...")
@given_options
@input_format_option
@map_option
@fetch_options
@ledger_option
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
    ledger: str | None,
    pipeline: str | None,
    attribution: str | None,
    chosen: Format | None,
    **options: Unpack[InputOptions],
) -> None:
    """Read reports into the ledger; what is known there is passed over.

    Takes files, folders and - for standard input: text, Markdown, web pages, PDF, Word (DOCX), e-mail (EML), feeds
    (RSS, Atom, JSON), sitemaps, OPML, web archives (WARC, WACZ), CSV and JSONL (--map says which column is which),
    article lists of GDELT, tables of auto-archiver, and ZIP, TAR or gzip of all these; docs/formats.md tells of each.
    A report in another language than English is kept and counted, and not read.

        reportedly add crawl.warc.gz reports.zip posts.csv --map text=body,published=date

    Takes addresses of pages, too: public ones, as their robots.txt allows. The bytes of pages and files are kept with
    the record of how they were captured (`reportedly reports show`).

    Prints for each report whether it is NEW, KNOWN, a later VERSION of a known address, or REREAD by another extractor,
    as soon as it is safely stored. Stop it at any time and run it again: nothing is lost, nothing is added twice.
    """
    form = format_for(chosen)
    settings = settings_for(context, ledger=ledger, pipeline=pipeline, attribution=attribution)
    given, fetching = parted(options)
    inputs = Inputs(paths, settings, given, form=input_format, columns=columns, fetching=fetching)
    offering = Offering(context, settings)
    with Ledger(settings.ledger) as opened, offering.progress("Adding …"):
        adding = Adding(opened, extractor_for(settings, asking=offering.asking), inputs, offering)
        try:
            write(_lines(adding.rows(), form), at_once=True)
            weigh(opened)
        except KeyboardInterrupt:
            adding.tell("interrupted")
            raise
        except BrokenPipeError:
            abandon_output()
            adding.tell("stopped, since nobody reads the output any more")
            context.exit(1)
    adding.tell("done")
    context.exit(inputs.exit_code())


class Adding:
    """One run of `add`: what came of each report, in the order in which they were stored."""

    def __init__(self, ledger: Ledger, extractor: "Extractor", inputs: Inputs, offering: Offering) -> None:
        self._ledger = ledger
        self._extractor = extractor
        self._inputs = inputs
        self._offering = offering
        self._known: list[Row] = []
        self._outcomes: dict[Added, int] = dict.fromkeys(Added, 0)
        self._undated = 0

    def rows(self) -> Iterator[Row]:
        """Add the reports one by one; each row is given after its report is stored."""
        unread = iter(self._offering.gathered(self._unread()))
        first = next(unread, None)
        readings = self._extractor.read(chain([first], unread)) if first else ()
        for reading in self._offering.counting(readings):
            yield from self._passed_over()
            outcome = self._ledger.add(
                reading.report,
                reading.claims,
                extractor=reading.extractor,
                dropped=reading.dropped,
                captured=self._inputs.captured(reading.report),
            )
            yield self._row(outcome, reading.report, claims=len(reading.claims), dropped=reading.dropped)
        yield from self._passed_over()

    def _unread(self) -> Iterator[Report]:
        """The reports that this extractor has not read into the ledger before; the parser does not see the others."""
        for report in self._inputs:
            if self._ledger.has_reading(report.id, self._extractor.name):
                if (captured := self._inputs.captured(report)) is not None:
                    self._ledger.keep(report.id, captured)
                self._known.append(self._row(Added.KNOWN, report))
            else:
                yield report

    def _passed_over(self) -> Iterator[Row]:
        while self._known:
            yield self._known.pop(0)

    def _row(self, outcome: Added, report: Report, *, claims: int | None = None, dropped: int | None = None) -> Row:
        self._outcomes[outcome] += 1
        self._undated += report.published is None
        known = outcome is Added.KNOWN
        return {
            "outcome": outcome.value,
            "report": report.id,
            "claims": None if known else claims,
            "dropped": None if known else dropped,
            "published": report.published.isoformat() if report.published else None,
            "source": report.source_name,
            "title": report.title,
        }

    def tell(self, how: str) -> None:
        """Say at the end what came of it all."""
        counts = ", ".join(f"{count} {outcome.value}" for outcome, count in self._outcomes.items() if count)
        failed = f", {self._inputs.bad} failed" if self._inputs.bad else ""
        remark(f"{how}: {counts or 'nothing added'}{failed}")
        self._offering.tell()
        if self._undated:
            remark(f"{many(self._undated, 'report')} without a date: relative times stay open (give --published)")


def _lines(rows: Iterator[Row], form: Format) -> Iterator[str]:
    if form is Format.TABLE:
        return (_line(row) for row in rows)
    return data_lines(rows, form, columns=COLUMNS, record=dict, cells=lambda row: (row,))


def _line(row: Row) -> str:
    claims = "" if row["claims"] is None else f"{row['claims']} claim{'' if row['claims'] == 1 else 's'}"
    name = harmless(str(row["title"] or row["source"] or ""))
    return f"{str(row['outcome']).upper():<8}{row['report']}  {claims:>10}  {name}\n"
