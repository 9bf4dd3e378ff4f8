"""Families of reports that copy each other (bands of their texts, and the family of each); who is held responsible."""

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint

from reportedly.ledger.dialect import Text

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Two tables and a column. Reports that are there already are grouped when somebody first asks."""
    op.create_table(
        "bands",
        Column("number", BigInteger().with_variant(Integer, "sqlite"), nullable=False),
        Column("report", Integer, nullable=False),
        ForeignKeyConstraint(["report"], ["reports.seq"], name=op.f("fk_bands_report")),
        PrimaryKeyConstraint("number", "report", name=op.f("pk_bands")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "families",
        Column("report", Text, nullable=False),
        Column("family", Text, nullable=False),
        ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_families_report")),
        ForeignKeyConstraint(["family"], ["reports.id"], name=op.f("fk_families_family")),
        PrimaryKeyConstraint("report", name=op.f("pk_families")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("families_family", "families", ["family"])
    op.add_column("actors", Column("responsibility", Text))
