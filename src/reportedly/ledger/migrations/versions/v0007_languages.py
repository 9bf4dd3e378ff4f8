"""What pages tell of a report beside its text: the moment, the language, what to know of how it was come by."""

from alembic import op
from sqlalchemy import Column

from reportedly.ledger.dialect import Text

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Three columns. Reports that are there already keep null: nobody looked when they were read."""
    for name in ("published_at", "language", "notes"):
        op.add_column("reports", Column(name, Text))
