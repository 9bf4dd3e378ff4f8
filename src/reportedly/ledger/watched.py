"""The part of a ledger that serves watching: one transaction a method, so that a killed run leaves no half step."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from . import alerting, watching
from .opened import Opened
from .watch_records import Alert, Delivery, Entry, EntryState, Health, Named, Outcome, Rule, RuleKind, Watch


class Watched(Opened):
    """Watches, the pages that they named, rules, alerts and their delivery."""

    def watch(self, url: str, *, title: str | None = None, publisher: str | None = None, every: int = 900) -> bool:
        """Watch an address from now on; false where it is watched already (rhythm and names are brought up to date)."""
        with self._writing() as connection:
            told: dict[str, str | int | None] = {"title": title, "publisher": publisher, "every": every}
            return watching.add_watch(connection, url, told, at=self._clock())

    def unwatch(self, url: str) -> int:
        """Watch an address no more; how many of its pages were still waiting and are dropped.

        Raises:
            NotFound: it is not watched.
        """
        with self._writing() as connection:
            return watching.remove_watch(connection, url)

    def due_watches(self, at: datetime, *, all_sound: bool = False) -> list[Watch]:
        """Watches whose time has come; with `all_sound` those without a failure at once."""
        with self._reading() as connection:
            return watching.due_watches(connection, at, all_sound=all_sound)

    def polled(self, watch: Watch, outcome: Outcome, named: Sequence[Named] = ()) -> int:
        """Write down a poll and the pages that it named; how many of them are new."""
        with self._writing() as connection:
            return watching.polled(connection, watch, outcome, named)

    def due_entries(self, at: datetime, *, limit: int) -> list[Entry]:
        """Pages whose time has come, the one that has waited longest first."""
        with self._reading() as connection:
            return watching.due_entries(connection, at, limit=limit)

    def entry_seen(self, entry: Entry, outcome: Outcome, state: EntryState) -> None:
        """Write down a visit to a page."""
        with self._writing() as connection:
            watching.seen(connection, entry, outcome, state)

    def watches(self) -> list[Health]:
        """Every watch with the pages that it named, by where they stand."""
        with self._reading() as connection:
            return watching.health(connection)

    def failed_entries(self, watch: int) -> list[Entry]:
        """The pages of a watch whose last attempt failed."""
        with self._reading() as connection:
            return watching.failed_entries(connection, watch)

    def next_due(self) -> datetime | None:
        """When the next poll or visit is due; null where nothing is watched."""
        with self._reading() as connection:
            return watching.next_due(connection)

    def is_withdrawn(self, url: str) -> bool:
        """Whether a report at this address was taken down."""
        with self._reading() as connection:
            return watching.is_withdrawn(connection, url)

    def add_rule(self, kind: RuleKind, filters: Mapping[str, str]) -> Rule:
        """Be told from now on; the same rule twice is one."""
        with self._writing() as connection:
            return alerting.add_rule(connection, kind, filters, at=self._clock())

    def remove_rule(self, seq: int) -> None:
        """Be told no more.

        Raises:
            NotFound: there is no such rule.
        """
        with self._writing() as connection:
            alerting.remove_rule(connection, seq)

    def rules(self) -> list[Rule]:
        """Every rule, the oldest first."""
        with self._reading() as connection:
            return alerting.all_rules(connection)

    def reports_behind(self, seq: int) -> tuple[int, list[str]]:
        """The number of the last report, and the reports that were added behind the `seq`th."""
        with self._reading() as connection:
            return alerting.last_report(connection), alerting.reports_behind(connection, seq)

    def raise_alerts(self, rule: Rule, raised: Iterable[Alert], *, through: int, sinks: Sequence[str]) -> list[Alert]:
        """Write down what a rule raised, where it must go and how far it has looked; those that are new."""
        with self._writing() as connection:
            return alerting.record(connection, rule, raised, through=through, sinks=sinks)

    def claims_raised(self, rule: int) -> set[str]:
        """The claims of all alerts of a rule."""
        with self._reading() as connection:
            return alerting.claims_raised(connection, rule)

    def alerts(self, *, limit: int = 200) -> list[Alert]:
        """The alerts that were raised last, the newest first."""
        with self._reading() as connection:
            return alerting.latest_alerts(connection, limit=limit)

    def due_deliveries(self, sink: str, at: datetime, *, limit: int = 500) -> list[Delivery]:
        """What waits for a receiver, the oldest alert first."""
        with self._reading() as connection:
            return alerting.due_deliveries(connection, sink, at, limit=limit)

    def delivered(self, delivery: Delivery, at: datetime) -> None:
        """An alert has arrived."""
        with self._writing() as connection:
            alerting.delivered(connection, delivery, at)

    def not_delivered(self, delivery: Delivery, error: str, next_at: datetime) -> None:
        """An alert has not arrived, and will be tried again."""
        with self._writing() as connection:
            alerting.not_delivered(connection, delivery, error, next_at)

    def waiting_deliveries(self) -> dict[str, tuple[int, str | None]]:
        """How many alerts wait for each receiver, and the last error."""
        with self._reading() as connection:
            return alerting.waiting_deliveries(connection)
