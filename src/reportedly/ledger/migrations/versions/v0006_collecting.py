"""What was captured and how; what is watched, what it named, and the alerts that came of it."""

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, Integer, LargeBinary, PrimaryKeyConstraint, UniqueConstraint

from reportedly.ledger.dialect import Day, Moment, Text

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Tables of their own, and a column for the agency that a report credits."""
    op.add_column("reports", Column("via", Text))
    _captures()
    _watching()
    _alerts()


def _captures() -> None:
    op.create_table(
        "bodies",
        Column("hash", Text, nullable=False),
        Column("packed", LargeBinary),
        Column("size", Integer, nullable=False),
        PrimaryKeyConstraint("hash", name=op.f("pk_bodies")),
        sqlite_strict=True,
    )
    op.create_table(
        "captures",
        Column("seq", Integer, nullable=False),
        Column("report", Text, nullable=False),
        Column("body", Text, nullable=False),
        Column("asked", Text, nullable=False),
        Column("final", Text),
        Column("hops", Text, nullable=False),
        Column("at", Moment, nullable=False),
        Column("status", Integer),
        Column("headers", Text, nullable=False),
        Column("media_type", Text),
        Column("peer", Text),
        Column("tool", Text, nullable=False),
        ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_captures_report")),
        ForeignKeyConstraint(["body"], ["bodies.hash"], name=op.f("fk_captures_body")),
        PrimaryKeyConstraint("seq", name=op.f("pk_captures")),
        sqlite_strict=True,
    )
    op.create_index("captures_report", "captures", ["report", "seq"])
    op.create_index("captures_body", "captures", ["body"])


def _watching() -> None:
    op.create_table(
        "watches",
        Column("seq", Integer, nullable=False),
        Column("url", Text, nullable=False),
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
        PrimaryKeyConstraint("seq", name=op.f("pk_watches")),
        UniqueConstraint("url", name=op.f("uq_watches_url")),
        sqlite_strict=True,
    )
    op.create_table(
        "entries",
        Column("seq", Integer, nullable=False),
        Column("url", Text, nullable=False),
        Column("watch", Integer),
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
        ForeignKeyConstraint(["watch"], ["watches.seq"], name=op.f("fk_entries_watch")),
        PrimaryKeyConstraint("seq", name=op.f("pk_entries")),
        UniqueConstraint("url", name=op.f("uq_entries_url")),
        sqlite_strict=True,
    )
    op.create_index("watches_next", "watches", ["next_at"])
    op.create_index("entries_next", "entries", ["state", "next_at"])
    op.create_index("entries_watch", "entries", ["watch"])


def _alerts() -> None:
    op.create_table(
        "rules",
        Column("seq", Integer, nullable=False),
        Column("kind", Text, nullable=False),
        Column("filters", Text, nullable=False),
        Column("added_at", Moment, nullable=False),
        Column("through", Integer, nullable=False),
        PrimaryKeyConstraint("seq", name=op.f("pk_rules")),
        sqlite_strict=True,
    )
    op.create_table(
        "alerts",
        Column("seq", Integer, nullable=False),
        Column("id", Text, nullable=False),
        Column("rule", Integer, nullable=False),
        Column("kind", Text, nullable=False),
        Column("at", Moment, nullable=False),
        Column("subject", Text, nullable=False),
        Column("body", Text, nullable=False),
        Column("claims", Text, nullable=False),
        Column("report", Text),
        ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_alerts_report")),
        PrimaryKeyConstraint("seq", name=op.f("pk_alerts")),
        UniqueConstraint("id", name=op.f("uq_alerts_id")),
        sqlite_strict=True,
    )
    op.create_table(
        "deliveries",
        Column("alert", Integer, nullable=False),
        Column("sink", Text, nullable=False),
        Column("tries", Integer, nullable=False),
        Column("next_at", Moment, nullable=False),
        Column("done_at", Moment),
        Column("error", Text),
        ForeignKeyConstraint(["alert"], ["alerts.seq"], name=op.f("fk_deliveries_alert")),
        PrimaryKeyConstraint("alert", "sink", name=op.f("pk_deliveries")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("alerts_report", "alerts", ["report"])
    op.create_index("deliveries_waiting", "deliveries", ["sink", "done_at", "next_at"])
