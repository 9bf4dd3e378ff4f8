"""`reportedly reread`: a better extractor over the reports that the ledger holds."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from ..ledger import ClaimQuery, Ledger, StoredClaim
from ..ledger.rereading import Change, compare
from ..model import Claim, Report
from ..publish.csv import Cell
from ..publish.harmless import harmless
from .asking import Offering, model_options
from .boundary import abandon_output, many, remark
from .options import extractor_for, extractor_options, ledger_option, settings_for
from .output import Format, data_lines, format_for, format_option, write

if TYPE_CHECKING:
    from ..extract.pipeline import Extractor, Reading

COLUMNS = ("report", "came", "went", "stayed", "otherwise", "decided", "title")

Row = dict[str, str | int | list[str] | None]


@click.command("reread")
@click.argument("reports", nargs=-1, metavar="[REPORT...]")
@click.option("--dry-run", is_flag=True, help="Only say what would come and go.")
@click.option("--claims", "listed", is_flag=True, help="List the claims that come and go under each report.")
@ledger_option
@extractor_options
@model_options
@format_option
@click.pass_context
def command(
    context: click.Context,
    *,
    reports: tuple[str, ...],
    dry_run: bool,
    listed: bool,
    ledger: str | None,
    pipeline: str | None,
    attribution: str | None,
    chosen: Format | None,
) -> None:
    """Read the ledger's reports anew with this version's extractor; those that it has read are passed over.

    Prints what came, went and stayed in each report. A claim of the same words in the same mouth keeps its judgements;
    one that is not found any more is retired, not deleted: `claims --retired` lists it. Stop it at any time and run it
    again: each report is renewed whole or not at all.
    """
    form = format_for(chosen)
    settings = settings_for(context, ledger=ledger, pipeline=pipeline, attribution=attribution)
    offering = Offering(context, settings)
    extractor = extractor_for(settings, asking=offering.asking)
    with Ledger(settings.ledger, create=False) as opened, offering.progress("Reading again …"):
        rereading = Rereading(opened, extractor, reports, dry=dry_run, offering=offering)
        try:
            write(_lines(rereading.changes(), form, listed=listed), at_once=True)
        except KeyboardInterrupt:
            rereading.tell("interrupted")
            raise
        except BrokenPipeError:
            abandon_output()
            rereading.tell("stopped, since nobody reads the output any more")
            context.exit(1)
    rereading.tell("not done, only tried" if dry_run else "done")


class Rereading:
    """One run of `reread`."""

    def __init__(
        self, ledger: Ledger, extractor: "Extractor", reports: Sequence[str], *, dry: bool, offering: Offering
    ) -> None:
        self._ledger = ledger
        self._extractor = extractor
        self._dry = dry
        self._offering = offering
        wanted = [ledger.report(r).id for r in reports] if reports else [row.id for row in ledger.reports()]
        self._unread = [r for r in wanted if not ledger.has_reading(r, extractor.name)]
        self._known = len(wanted) - len(self._unread)
        self._changes: list[tuple[int, ...]] = []

    def changes(self) -> Iterator[tuple["Reading", Change]]:
        """What each report's new reading changes; given after it is stored."""
        self._offering.agree(self._reports())
        for reading in self._offering.counting(self._extractor.read(self._reports())):
            change = compare(self._ledger.claims(ClaimQuery(report=reading.report.id)), reading.claims)
            if not self._dry:
                self._ledger.add(reading.report, reading.claims, extractor=reading.extractor, dropped=reading.dropped)
            parts = (change.came, change.went, change.stayed, change.otherwise, change.decided)
            self._changes.append(tuple(len(part) for part in parts))
            yield reading, change

    def _reports(self) -> Iterator[Report]:
        return (self._ledger.report(report) for report in self._unread)

    def tell(self, how: str) -> None:
        """Say at the end what came of it all."""
        came, went, stayed, otherwise, decided = (sum(n) for n in zip((0,) * 5, *self._changes, strict=True))
        passed = f"; {many(self._known, 'report')} passed over, read by {self._extractor.name}" if self._known else ""
        remark(
            f"{how}: {many(len(self._changes), 'report')}: {came} came, {went} went, {stayed} stayed "
            f"({otherwise} of them read otherwise){passed}"
        )
        self._offering.tell()
        if decided:
            remark(f"{many(decided, 'claim')} that somebody had decided about went: `reportedly claims --retired`")


def _lines(changes: Iterator[tuple["Reading", Change]], form: Format, *, listed: bool) -> Iterator[str]:
    if form is Format.TABLE:
        for reading, change in changes:
            yield _line(reading, change)
            yield from _each(change) if listed else ()
    else:
        rows = (_row(*each) for each in changes)
        yield from data_lines(rows, form, columns=COLUMNS, record=dict, cells=lambda row: (_counted(row),))


def _row(reading: "Reading", change: Change) -> Row:
    """Ids of the claims; of those that stayed only how many."""
    return {
        "report": reading.report.id,
        "came": [claim.id for claim in change.came],
        "went": [stored.claim.id for stored in change.went],
        "stayed": len(change.stayed),
        "otherwise": [claim.id for claim in change.otherwise],
        "decided": [stored.claim.id for stored in change.decided],
        "title": reading.report.title,
    }


def _counted(row: Row) -> dict[str, Cell]:
    return {name: len(value) if isinstance(value, list) else value for name, value in row.items()}


def _line(reading: "Reading", change: Change) -> str:
    report = reading.report
    came, went, stayed = len(change.came), len(change.went), len(change.stayed)
    told = f"{came:>4} came {went:>4} went {stayed:>4} stayed"
    otherwise = f" ({len(change.otherwise)} otherwise)" if change.otherwise else ""
    return f"{report.id[:10]} {told}{otherwise}  {harmless(report.title or report.source_name or '')}\n"


def _each(change: Change) -> Iterator[str]:
    yield from (f"  + {_told(claim)}\n" for claim in change.came)
    yield from (f"  - {_told(stored.claim)}{_decided(stored)}\n" for stored in change.went)


def _told(claim: Claim) -> str:
    chain = " < ".join(link.mention for link in claim.attribution) or "the report itself"
    return harmless(f"{claim.id[:10]}  {chain}: {claim.text}")


def _decided(stored: StoredClaim) -> str:
    return f"  [{stored.verdict.value}]" if stored.verdict is not None else ""
