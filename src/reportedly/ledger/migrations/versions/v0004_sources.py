"""Judgements about sources stand in the same chain: they name a source, and neither a report nor a claim."""

from alembic import op
from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    UniqueConstraint,
)

from reportedly.ledger.dialect import Moment, Text

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

BEFORE = "seq, id, act, report, claim, field, value, who, why, at, undoes, words, previous, hash"
SUBJECT = "(report IS NULL) <> (source IS NULL)"
STANDING = """
    SELECT j.id, j.claim, j.source, j.act, j.field, j.value, j.who, j.why, j.at
    FROM judgements j
    WHERE j.act <> 'undo' AND NOT EXISTS (SELECT 1 FROM judgements u WHERE u.undoes = j.id)"""


def upgrade() -> None:
    """A column more, and one that may be empty."""
    op.execute("DROP VIEW standing_judgements")  # no view may look at a table that is renamed
    if op.get_bind().dialect.name == "sqlite":
        _make_anew()
    else:
        op.alter_column("judgements", "report", nullable=True)
        op.add_column("judgements", Column("source", Text))
        op.create_check_constraint(op.f("ck_judgements_one_subject"), "judgements", SUBJECT)
        op.create_index("judgements_source", "judgements", ["source"])
    op.execute(f"CREATE VIEW standing_judgements AS {STANDING}")


def _make_anew() -> None:
    """SQLite cannot alter a column.

    The new table's undoings point at itself, not at the old one: so the old one can go while references are watched.
    """
    op.create_table(
        "new_judgements",
        Column("seq", Integer, nullable=False),
        Column("id", Text, nullable=False),
        Column("act", Text, nullable=False),
        Column("report", Text),
        Column("claim", Text),
        Column("field", Text),
        Column("value", Text),
        Column("who", Text, nullable=False),
        Column("why", Text),
        Column("at", Moment, nullable=False),
        Column("undoes", Text),
        Column("words", Text, nullable=False),
        Column("previous", Text, nullable=False),
        Column("hash", Text, nullable=False),
        Column("source", Text),
        ForeignKeyConstraint(["claim"], ["claims.id"], name=op.f("fk_judgements_claim")),
        ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_judgements_report")),
        ForeignKeyConstraint(["undoes"], ["new_judgements.id"], name=op.f("fk_judgements_undoes")),
        PrimaryKeyConstraint("seq", name=op.f("pk_judgements")),
        UniqueConstraint("id", name=op.f("uq_judgements_id")),
        CheckConstraint(SUBJECT, name=op.f("ck_judgements_one_subject")),
        sqlite_strict=True,
    )
    op.execute(f"INSERT INTO new_judgements ({BEFORE}) SELECT {BEFORE} FROM judgements ORDER BY seq")
    op.drop_table("judgements")
    op.rename_table("new_judgements", "judgements")
    for name in ("claim", "report", "source"):
        op.create_index(f"judgements_{name}", "judgements", [name])
