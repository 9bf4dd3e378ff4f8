"""The tables of collecting: captures and their bytes, what is watched, alerts and their delivery."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table

from .dialect import Day, Moment, Text
from .schema import metadata

bodies = Table(
    "bodies",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("packed", LargeBinary),
    Column("size", Integer, nullable=False),
    sqlite_strict=True,
)

captures = Table(
    "captures",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("body", Text, ForeignKey("bodies.hash"), nullable=False),
    Column("asked", Text, nullable=False),
    Column("final", Text),
    Column("hops", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("status", Integer),
    Column("headers", Text, nullable=False),
    Column("media_type", Text),
    Column("peer", Text),
    Column("tool", Text, nullable=False),
    sqlite_strict=True,
)
Index("captures_report", captures.c.report, captures.c.seq)
Index("captures_body", captures.c.body)

watches = Table(
    "watches",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("url", Text, nullable=False, unique=True),
    Column("title", Text),
    Column("publisher", Text),
    Column("every", Integer, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("next_at", Moment, nullable=False),
    Column("polled_at", Moment),
    Column("worked_at", Moment),
    Column("failures", Integer, nullable=False),
    Column("error", Text),
    Column("etag", Text),
    Column("modified", Text),
    sqlite_strict=True,
)
Index("watches_next", watches.c.next_at)

entries = Table(
    "entries",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("url", Text, nullable=False, unique=True),
    Column("watch", Integer, ForeignKey("watches.seq")),
    Column("title", Text),
    Column("publisher", Text),
    Column("published", Day),
    Column("state", Text, nullable=False),
    Column("found_at", Moment, nullable=False),
    Column("next_at", Moment, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("visits", Integer, nullable=False),
    Column("error", Text),
    Column("etag", Text),
    Column("modified", Text),
    sqlite_strict=True,
)
Index("entries_next", entries.c.state, entries.c.next_at)
Index("entries_watch", entries.c.watch)

rules = Table(
    "rules",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("filters", Text, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("through", Integer, nullable=False),
    sqlite_strict=True,
)

alerts = Table(
    "alerts",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("rule", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("subject", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("claims", Text, nullable=False),
    Column("report", Text, ForeignKey("reports.id")),
    sqlite_strict=True,
)
Index("alerts_report", alerts.c.report)

deliveries = Table(
    "deliveries",
    metadata,
    Column("alert", Integer, ForeignKey("alerts.seq"), primary_key=True),
    Column("sink", Text, primary_key=True),
    Column("tries", Integer, nullable=False),
    Column("next_at", Moment, nullable=False),
    Column("done_at", Moment),
    Column("error", Text),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
Index("deliveries_waiting", deliveries.c.sink, deliveries.c.done_at, deliveries.c.next_at)
