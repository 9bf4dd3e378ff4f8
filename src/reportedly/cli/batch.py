"""`reportedly batch`: corpora read by many workers into Parquet, and from there into a ledger."""

import os
import time
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Unpack

import click

from ..errors import SettingsError
from ..publish.csv import Cell
from .boundary import many, remark
from .inputs import PARTIAL
from .options import GivenOptions, extractor_options, given_options, knowledge_option, ledger_option, settings_for
from .output import Format, format_for, format_option, write_rows
from .paging import weigh
from .read import Columns

if TYPE_CHECKING:
    from ..batch.engine import Engine
    from ..batch.partition import Outcome, Partition
    from ..batch.work import Work

_SAMPLE = 40
"""Documents that `batch plan` reads to say how long the whole takes."""


_NOW_AND_THEN = 15.0
"""Seconds between two lines of progress."""


@click.group("batch")
def command() -> None:
    """Read a corpus with many workers into Parquet; load it into a ledger.

    Input is JSONL, Parquet, WARC or any file or folder that `add` reads; a bucket (s3://, gs://), too.
    """


class Reading(GivenOptions):
    """How the corpus is read, as options."""

    columns: tuple[dict[str, str], ...]
    pipeline: str | None
    attribution: str | None


_size_option = click.option(
    "--size", type=click.IntRange(1), default=500, show_default=True, help="Documents a partition, about."
)
_map_option = click.option(
    "--map",
    "columns",
    type=Columns(),
    multiple=True,
    help="Where text, title, publisher, published, url, id stand in the records.",
)


@command.command("run")
@click.argument("places", nargs=-1, required=True, metavar="FILE|FOLDER|URL...")
@click.option("--out", required=True, metavar="FOLDER|URL", help="Where the Parquet goes; run again to go on.")
@click.option("--workers", type=click.IntRange(1), help="Processes [default: one a core].")
@_size_option
@_map_option
@click.option("--patience", type=float, default=120.0, show_default=True, help="Seconds for a few documents.")
@given_options
@knowledge_option
@extractor_options
@click.pass_context
def run(
    context: click.Context,
    *,
    places: tuple[str, ...],
    out: str,
    workers: int | None,
    size: int,
    patience: float,
    **reading: Unpack[Reading],
) -> None:
    """Read a corpus. Stop it, kill it, run it again: what is done is not done twice, the output is the same.

    \b
    Example: reportedly batch run news-2025.parquet --map text=body --out corpus
    OUT/reports, OUT/claims    Parquet, one file a partition
    OUT/failed                 documents that could not be read, and why
    """
    from ..batch.planning import plan
    from ..batch.pool import Pool
    from ..batch.running import begin

    work = _work(context, out, reading, patience=patience)
    work.load()
    todo = begin(out, list(plan(places, size=size)), extractor=work.extractor().name)
    engine = Pool(work, workers=min(workers or os.cpu_count() or 1, max(len(todo), 1)))
    try:
        _follow(engine, todo)
    finally:
        engine.close()
    context.exit(_told(out))


@command.command("plan")
@click.argument("places", nargs=-1, required=True, metavar="FILE|FOLDER|URL...")
@_size_option
@_map_option
@given_options
@knowledge_option
@extractor_options
@click.pass_context
def plan_command(context: click.Context, *, places: tuple[str, ...], size: int, **reading: Unpack[Reading]) -> None:
    """Say what a run would take: partitions, core hours, from reading a few documents here."""
    from ..batch.planning import plan
    from ..batch.work import Task, Worker

    work = _work(context, "", reading, patience=600.0)
    partitions = list(plan(places, size=size))
    if not partitions:
        raise SettingsError("there is nothing to read")
    worker = Worker(work)
    sample = worker.do(Task(partitions[0], probe=(0, _SAMPLE)))
    read = max(sample.reports, 1)
    documents = sample.documents * len(partitions)
    hours = documents * sample.seconds / read / 3600
    remark(f"{many(len(partitions), 'partition')}, about {documents:,} documents by the first one")
    remark(f"{read / sample.seconds:.1f} documents a second on this core: about {hours:.2f} core hours in all")


@command.command("status")
@click.argument("out", metavar="FOLDER|URL")
@format_option
@click.pass_context
def status(context: click.Context, *, out: str, chosen: Format | None) -> None:
    """What of a run is done, and what could not be read: which document of which partition, counted from 0."""
    from ..batch.written import failures

    rows: list[dict[str, Cell]] = [
        {
            "partition": key,
            "source": source,
            "document": failure.number,
            "name": failure.name,
            "problem": failure.problem,
        }
        for key, source, failure in failures(out)
    ]
    write_rows(rows, ("partition", "source", "document", "name", "problem"), form=format_for(chosen))
    context.exit(_told(out))


@command.command("load")
@click.argument("out", metavar="FOLDER|URL")
@ledger_option
@click.pass_context
def load_command(context: click.Context, *, out: str, ledger: str | None) -> None:
    """Load a run's output into a ledger; what is known there is passed over."""
    from ..batch.loading import load
    from ..ledger import Ledger

    total: Counter[str] = Counter()
    with Ledger(settings_for(context, ledger=ledger).ledger) as opened:
        for _, counts in load(out, opened):
            total.update({added.value: count for added, count in counts.items()})
        weigh(opened)
    remark(f"done: {', '.join(f'{count} {name}' for name, count in total.items() if count) or 'nothing loaded'}")


def _work(context: click.Context, out: str, reading: Reading, *, patience: float) -> "Work":
    from ..batch.work import Work
    from ..extract.pipeline import Attribution
    from ..ingest import Given

    settings = settings_for(context, pipeline=reading["pipeline"], attribution=reading["attribution"])
    return Work(
        out=out,
        pipeline=settings.pipeline,
        attribution=Attribution(settings.attribution),
        further_places=settings.further_places,
        knowledge=settings.own_knowledge,
        max_bytes=settings.max_bytes,
        columns=tuple(pair for columns in reading["columns"] for pair in columns.items()),
        given=Given(
            published=reading["published"],
            publisher=reading["publisher"],
            title=reading["title"],
            url=reading["url"],
        ),
        patience=patience,
    )


def _follow(engine: "Engine", todo: "Sequence[Partition]") -> None:
    """Run, and say now and then how far it is."""
    from ..batch.running import run as run_all

    began, documents, told = time.monotonic(), 0, 0.0
    for at, outcome in enumerate(run_all(engine, todo), start=1):
        documents += outcome.documents
        now = time.monotonic() - began
        if now - told > _NOW_AND_THEN or at == len(todo):
            told, left = now, now / at * (len(todo) - at)
            remark(f"{at} of {len(todo)} partitions, {documents / now:.1f} documents/s, {left / 60:.0f} min left")


def _told(out: str) -> int:
    """Say what the output holds, and give the exit code that it stands for."""
    from ..batch.written import outcomes

    found: list[Outcome] = list(outcomes(out))
    total = {name: sum(getattr(each, name) for each in found) for name in ("reports", "claims", "failed", "links")}
    remark(
        f"{many(len(found), 'partition')} done: {many(total['reports'], 'report')}, {many(total['claims'], 'claim')}"
        + (f", {total['failed']} failed (reportedly batch status {out})" if total["failed"] else "")
        + (f", {many(total['links'], 'address')} without a text" if total["links"] else "")
    )
    return PARTIAL if total["failed"] else 0
