"""Once, or as a service that comes back."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ..knowledge.gazetteer import Gazetteer
from ..ledger import Ledger
from .collecting import Collector, Round
from .sinks import Sink
from .telling import deliver, look

_SHORTEST_PAUSE = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Watching:
    """One run's parts."""

    ledger: Ledger
    collector: Collector
    sinks: Sequence[Sink]
    gazetteer: Callable[[], Gazetteer]
    now: Callable[[], datetime]
    stop: threading.Event
    complain: Callable[[str], None]
    """Told what a receiver says when it does not take an alert."""

    def once(self, *, all_sound: bool) -> Round:
        """Poll, read, look at the rules, tell. What a killed run left in the outbox goes out first."""
        tally = Round()
        self._tell()
        self.collector.poll(tally, all_sound=all_sound)
        self.collector.visit(tally)
        tally.alerts = look(self.ledger, self.sinks, gazetteer=self.gazetteer, now=self.now())
        self._tell()
        return tally

    def serve(self, every: timedelta, report: Callable[[Round], None]) -> None:
        """Go round until somebody says stop; a round ends with the step in hand."""
        while not self.stop.is_set():
            begun = self.now()
            report(self.once(all_sound=False))
            due = self.ledger.next_due()
            at = begun + every if due is None else min(begun + every, max(due, begun))
            self.stop.wait(max((at - self.now()).total_seconds(), _SHORTEST_PAUSE))

    def _tell(self) -> None:
        for sink in self.sinks:
            problem = deliver(self.ledger, sink, now=self.now)
            if problem:
                self.complain(f"{sink.name}: {problem}")
