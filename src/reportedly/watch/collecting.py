"""One round: what is due is polled, what was named is fetched and read into the ledger.

Every step is one transaction and may be repeated: a run that is killed is taken up where it was by the next one. A page
is named once, whatever feeds name it, and a report that is in the ledger is not added again.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from ..errors import InputError, UnreadableInput
from ..ingest import Given, Item, Link
from ..ingest.visiting import Visitor
from ..ledger import Added, Ledger
from ..ledger.watch_records import Entry, EntryState, Named, Outcome, Watch
from ..model import Report
from ..model.capture import Captured
from ..net.untrusted import Fetched, validators
from . import schedule
from .fetching import Wanted, fetch_all
from .schedule import Failure

if TYPE_CHECKING:
    from ..extract.pipeline import Extractor

_BATCH = 32
"""Pages that are held at once."""

Read = tuple[Report, Captured]


@dataclass
class Round:
    """What one round came to."""

    polled: int = 0
    failed_polls: int = 0
    named: int = 0
    """Pages that no feed had named before."""
    visited: int = 0
    failed_visits: int = 0
    outcomes: Counter[Added] = field(default_factory=Counter)
    alerts: int = 0


class Collector:
    """Polls and reads, with the ledger's own memory and none besides."""

    def __init__(
        self,
        ledger: Ledger,
        visitor: Visitor,
        extractor: "Extractor",
        *,
        now: Callable[[], datetime],
        chance: random.Random,
        stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        self._ledger = ledger
        self._visitor = visitor
        self._extractor = extractor
        self._now = now
        self._chance = chance
        self._stopped = stopped

    def poll(self, tally: Round, *, all_sound: bool) -> None:
        """Poll every watch that is due; with `all_sound` those without a failure at once."""
        due = self._ledger.due_watches(self._now(), all_sound=all_sound)
        wanted = [Wanted(watch, watch.url, watch.etag, watch.modified) for watch in due]
        for watch, came in fetch_all(self._visitor.client, wanted):
            tally.polled += 1
            if isinstance(came, InputError):
                self._poll_failed(watch, Failure.of(came), tally)
            else:
                self._poll_came(watch, came, tally)
            if self._stopped():
                return

    def _poll_came(self, watch: Watch, came: Fetched, tally: Round) -> None:
        items = [] if came.unchanged else self._visitor.read(came, given=Given(publisher=watch.publisher))
        errors = [item for item in items if isinstance(item, InputError)]
        if errors and len(errors) == len(items):
            self._poll_failed(watch, Failure(errors[0].problem), tally)
            return
        if items and all(isinstance(item, Link) and item.feed for item in items):
            told = f"it names {len(items)} feeds and no pages: watch those instead"
            self._poll_failed(watch, Failure(told, lasting=True), tally)
            return
        captured = self._visitor.captured(came)
        self._store([(item, captured) for item in items if isinstance(item, Report)], tally)
        named = [
            Named(url=link.address, title=link.title, publisher=link.publisher, published=link.published)
            for link in items
            if isinstance(link, Link) and not link.feed
        ]
        etag, modified = validators(came.headers) if not came.unchanged else (watch.etag, watch.modified)
        wait = schedule.until_poll(timedelta(seconds=watch.every), self._chance.random())
        outcome = Outcome(at=came.at, next_at=came.at + wait, etag=etag, modified=modified)
        tally.named += self._ledger.polled(watch, outcome, named)

    def _poll_failed(self, watch: Watch, failure: Failure, tally: Round) -> None:
        tally.failed_polls += 1
        now, every = self._now(), timedelta(seconds=watch.every)
        wait = schedule.after_failed_poll(every, watch.failures, failure, self._chance.random())
        self._ledger.polled(watch, Outcome(at=now, next_at=now + wait, error=failure.words))

    def visit(self, tally: Round) -> None:
        """Fetch and read the pages that are due, until none is."""
        while not self._stopped() and (due := self._ledger.due_entries(self._now(), limit=_BATCH)):
            wanted = [Wanted(entry, entry.url, entry.etag, entry.modified) for entry in self._wanted(due)]
            came: list[tuple[Entry, Fetched, list[Read]]] = []
            for entry, found in fetch_all(self._visitor.client, wanted):
                tally.visited += 1
                try:
                    came.append((entry, *self._page(entry, found)))
                except InputError as error:
                    self._visit_failed(entry, Failure.of(error), tally)
            self._store([read for _, _, reads in came for read in reads], tally)
            for entry, fetched, _ in came:
                self._visit_came(entry, fetched)

    def _wanted(self, due: Sequence[Entry]) -> Iterator[Entry]:
        """Those that nobody has withdrawn."""
        for entry in due:
            if self._ledger.is_withdrawn(entry.url):
                outcome = Outcome(at=self._now(), next_at=entry.next_at, error="withdrawn")
                self._ledger.entry_seen(entry, outcome, EntryState.FAILED)
            else:
                yield entry

    def _page(self, entry: Entry, found: Fetched | InputError) -> tuple[Fetched, list[Read]]:
        """The reports of a page; an error where there is none."""
        if isinstance(found, InputError):
            raise found
        if found.unchanged:
            return found, []
        items = self._visitor.read(found)
        reports = [item for item in items if isinstance(item, Report)]
        if not reports:
            raise next((item for item in items if isinstance(item, InputError)), _nothing(entry.url))
        captured = self._visitor.captured(found)
        return found, [(report, captured) for report in self._completed(entry, found, reports)]

    def _completed(self, entry: Entry, found: Fetched, reports: list[Report]) -> Iterable[Report]:
        """What the feed knows of a page that does not say it itself: its date, its outlet."""
        [first, *more] = reports
        told = Given(
            published=None if first.published else entry.published,
            publisher=None if first.publisher else entry.publisher,
        )
        if more or told == Given():
            return reports
        again: list[Item] = self._visitor.read(found, given=told)
        return [item for item in again if isinstance(item, Report)] or reports

    def _visit_came(self, entry: Entry, came: Fetched) -> None:
        etag, modified = validators(came.headers) if not came.unchanged else (entry.etag, entry.modified)
        wait = schedule.until_recheck(entry.visits + 1, self._chance.random())
        state = EntryState.SETTLED if wait is None else EntryState.KEPT
        outcome = Outcome(at=came.at, next_at=came.at + (wait or timedelta()), etag=etag, modified=modified)
        self._ledger.entry_seen(entry, outcome, state)

    def _visit_failed(self, entry: Entry, failure: Failure, tally: Round) -> None:
        tally.failed_visits += 1
        now = self._now()
        wait = schedule.after_failed_visit(entry.tries, failure, self._chance.random())
        gone = EntryState.SETTLED if entry.visits else EntryState.FAILED
        state = gone if wait is None else entry.state
        outcome = Outcome(at=now, next_at=now + (wait or timedelta()), error=failure.words)
        self._ledger.entry_seen(entry, outcome, state)

    def _store(self, found: Sequence[Read], tally: Round) -> None:
        """Read what is not in the ledger and add it; of what is there, keep the new bytes."""
        captured: dict[str, Captured] = {}
        unread: list[Report] = []
        for report, capture in found:
            if report.url and self._ledger.is_withdrawn(report.url):
                continue
            if self._ledger.has_reading(report.id, self._extractor.name):
                self._ledger.keep(report.id, capture)
                tally.outcomes[Added.KNOWN] += 1
            elif report.id not in captured:
                captured[report.id] = capture
                unread.append(report)
        for reading in self._extractor.read(unread) if unread else ():
            ident = reading.report.id
            outcome = self._ledger.add(
                reading.report,
                reading.claims,
                extractor=reading.extractor,
                dropped=reading.dropped,
                captured=captured[ident],
            )
            tally.outcomes[outcome] += 1


def _nothing(url: str) -> UnreadableInput:
    return UnreadableInput(url, "there is no report in it")
