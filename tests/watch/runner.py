"""A process that watches a loopback site: `runner.py LEDGER PORT [HOOK [ATOM]] [--serve]`.

What it runs is the program; only the reader is another one, which finds the first number of a report and no more, so
that neither parser nor model is loaded.
"""

import random
import re
import sys
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reportedly.cli.watch_run import _until_told
from reportedly.ingest import Intake
from reportedly.ingest.visiting import Visitor
from reportedly.knowledge.gazetteer import open_gazetteer
from reportedly.ledger import Ledger
from reportedly.model import (
    Bound,
    Claim,
    Commitment,
    Measure,
    Modality,
    Polarity,
    Quantity,
    Report,
    Span,
    Tense,
    Voice,
)
from reportedly.net.configured import Configured
from reportedly.net.untrusted import Policy, Untrusted
from reportedly.watch.collecting import Collector, Round
from reportedly.watch.running import Watching
from reportedly.watch.sinks import AtomFile, Sink, Webhook

_NUMBER = re.compile(r"At least (\d+) people were killed")


@dataclass(frozen=True)
class Reading:
    """As `extract.pipeline.Reading`, whose import would load the parser."""

    report: Report
    claims: tuple[Claim, ...]
    dropped: int
    extractor: str


class NumberReader:
    """Claims of one kind: at least so many were killed, in the report's own voice."""

    name = "numbers-1"

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """A claim a report, if it has a number."""
        for report in reports:
            found = _NUMBER.search(report.text)
            yield Reading(report, (_claim(report, found),) if found else (), 0, self.name)


def _claim(report: Report, found: "re.Match[str]") -> Claim:
    low = int(found[1])
    quantity = Quantity(
        text=found[1], span=Span(*found.span(1)), low=low, high=None, bound=Bound.AT_LEAST, measure=Measure.KILLED
    )
    return Claim.make(
        report,
        (Span(*found.span()),),
        (),
        voice=Voice.NARRATOR,
        modality=Modality(commitment=Commitment.ASSERTED, polarity=Polarity.POSITIVE, tense=Tense.PAST),
        event=None,
        quantities=(quantity,),
        confidence=0.9,
        extractor=NumberReader.name,
    )


def _now() -> datetime:
    return datetime.now(UTC)


def _told(tally: Round) -> None:
    outcomes = ", ".join(f"{count} {outcome.value}" for outcome, count in tally.outcomes.items())
    sys.stderr.write(f"{tally.polled} polled, {tally.failed_polls} failed: {outcomes}; {tally.alerts} alerts\n")
    sys.stderr.flush()


def _watching(ledger: Ledger, intake: Intake, words: list[str], stop: threading.Event) -> Watching:
    port, *more = words
    visitor = Visitor(
        Untrusted(Policy(allow_private=True, ports=frozenset({int(port)}), delay=0.0)), intake, "reportedly test"
    )
    sinks: list[Sink] = []
    if more:
        sinks.append(Webhook(Configured(more[0]), "s3", _now))
    if more[1:]:
        sinks.append(AtomFile(Path(more[1]), lambda: ledger.alerts(limit=100_000)))
    reader = NumberReader()
    return Watching(
        ledger=ledger,
        collector=Collector(ledger, visitor, reader, now=_now, chance=random.Random(), stopped=stop.is_set),
        sinks=sinks,
        gazetteer=open_gazetteer,
        now=_now,
        stop=stop,
        complain=lambda words: sys.stderr.write(f"{words}\n") and None,
    )


def main() -> None:
    """Once, or with --serve until it is told to stop."""
    location, *words = (word for word in sys.argv[1:] if word != "--serve")
    with Ledger(location) as ledger, Intake() as intake, _until_told() as stop:
        watching = _watching(ledger, intake, words, stop)
        if "--serve" in sys.argv:
            watching.serve(timedelta(seconds=1), _told)
        else:
            _told(watching.once(all_sound=True))


if __name__ == "__main__":
    main()
