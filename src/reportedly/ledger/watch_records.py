"""What is watched, what it named, and the alerts that came of it, free of any database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class EntryState(StrEnum):
    """Where a page that a feed named stands."""

    WAITING = "waiting"
    """It has not been fetched yet, or the last attempt failed and another one is due."""
    KEPT = "kept"
    """It is in the ledger; it is looked at again for silent edits."""
    SETTLED = "settled"
    """It is in the ledger and is not looked at any more."""
    FAILED = "failed"
    """It was given up; its error says why."""


class RuleKind(StrEnum):
    """What an alert is raised for."""

    FIGURE = "figure"
    """A number that the same origin has not given before."""
    CONTRADICTION = "contradiction"
    """Somebody denies what another affirms, or two figures cannot both be."""
    SOURCE = "source"
    """Somebody speaks."""
    FORECAST = "forecast"
    """The window of a forecast closed, and nobody settled it."""
    EDIT = "edit"
    """A report was changed after it had been published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """An address that is polled."""

    seq: int
    url: str
    title: str | None
    publisher: str | None
    every: int
    """Seconds between two polls."""
    next_at: datetime
    polled_at: datetime | None
    worked_at: datetime | None
    failures: int
    """In a row."""
    error: str | None
    etag: str | None
    modified: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A page that a feed names."""

    url: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A page that a feed named, and where it stands."""

    seq: int
    url: str
    watch: int | None
    title: str | None
    publisher: str | None
    published: date | None
    state: EntryState
    next_at: datetime
    tries: int
    visits: int
    error: str | None
    etag: str | None
    modified: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a visit came to: when the next one is due, and what is known for it."""

    at: datetime
    next_at: datetime
    error: str | None = None
    """Null where it worked."""
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """A watch with what came of it."""

    watch: Watch
    entries: Mapping[EntryState, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What somebody wants to be told of; `filters` narrow it to claims, by the names of `reportedly claims`."""

    seq: int
    kind: RuleKind
    filters: Mapping[str, str]
    added_at: datetime
    through: int
    """The last report that it has looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """Something happened that somebody wanted to be told of."""

    id: str
    rule: int
    kind: RuleKind
    at: datetime
    subject: str
    """One line."""
    body: Mapping[str, object]
    """What it rests on, as JSON."""
    claims: tuple[str, ...]
    report: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """An alert on its way to one receiver."""

    seq: int
    """Number of the alert."""
    alert: Alert
    sink: str
    tries: int
