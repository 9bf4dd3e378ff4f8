"""Rules are looked at, alerts go into the outbox, and the outbox is emptied."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from ..errors import ReportedlyError
from ..knowledge.gazetteer import Gazetteer
from ..ledger import Ledger
from ..ledger.watch_records import RuleKind
from .rules import Looking, raised
from .sinks import Sink

_FIRST_WAIT = timedelta(seconds=30)
_LONGEST_WAIT = timedelta(hours=6)


def look(ledger: Ledger, sinks: Sequence[Sink], *, gazetteer: Callable[[], Gazetteer], now: datetime) -> int:
    """Look at every rule; how many alerts went into the outbox. Each goes in with its receivers, or not at all."""
    names = [sink.name for sink in sinks]
    found = 0
    for rule in ledger.rules():
        through, new = ledger.reports_behind(rule.through)
        if not new and rule.kind is not RuleKind.FORECAST:
            continue
        looking = Looking(rule, frozenset(new), ledger, gazetteer(), ledger.identities(), now)
        found += len(ledger.raise_alerts(rule, list(raised(looking)), through=through, sinks=names))
    return found


def deliver(ledger: Ledger, sink: Sink, *, now: Callable[[], datetime]) -> str | None:
    """Send what waits for a receiver, the oldest first; why it stopped, or null where all has arrived.

    An alert is marked when it has arrived. A run that is killed in between sends it again under the same id, by which
    webhooks, mailboxes and feeds know it.
    """
    while due := ledger.due_deliveries(sink.name, now()):
        waiting = iter(due)
        try:
            for _ in sink.send([delivery.alert for delivery in due]):
                ledger.delivered(next(waiting), now())
        except ReportedlyError as error:
            stuck = next(waiting)
            wait = min(_FIRST_WAIT * 4 ** min(stuck.tries, 10), _LONGEST_WAIT)
            ledger.not_delivered(stuck, str(error), now() + wait)
            return str(error)
    return None
