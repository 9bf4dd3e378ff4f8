"""Who may enter the desk, by what, and what they did there."""

from alembic import op
from sqlalchemy import Column, Integer, PrimaryKeyConstraint

from reportedly.ledger.dialect import Flag, Moment, Text

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Four tables of their own; nothing that was there is touched."""
    op.create_table(
        "users",
        Column("folded", Text, nullable=False),
        Column("name", Text, nullable=False),
        Column("role", Text, nullable=False),
        Column("password", Text, nullable=False),
        Column("added_at", Moment, nullable=False),
        PrimaryKeyConstraint("folded", name=op.f("pk_users")),
        sqlite_strict=True,
    )
    op.create_table(
        "passes",
        Column("id", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("name", Text, nullable=False),
        Column("role", Text),
        Column("label", Text),
        Column("made_at", Moment, nullable=False),
        Column("expires_at", Moment, nullable=False),
        PrimaryKeyConstraint("id", name=op.f("pk_passes")),
        sqlite_strict=True,
    )
    op.create_table(
        "visits",
        Column("name", Text, nullable=False),
        Column("last", Moment, nullable=False),
        Column("before", Moment),
        PrimaryKeyConstraint("name", name=op.f("pk_visits")),
        sqlite_strict=True,
    )
    op.create_table(
        "audit",
        Column("seq", Integer, nullable=False),
        Column("at", Moment, nullable=False),
        Column("who", Text, nullable=False),
        Column("what", Text, nullable=False),
        Column("about", Text),
        Column("address", Text),
        Column("worked", Flag, nullable=False),
        PrimaryKeyConstraint("seq", name=op.f("pk_audit")),
        sqlite_strict=True,
    )
    op.create_index("passes_name", "passes", ["name"])
    op.create_index("audit_attempts", "audit", ["what", "at"])
