"""What claims hold is counted from indexes: by event, commitment and verdict, by place, and what no longer counts."""

from alembic import op
from sqlalchemy import text

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Indexes alone."""
    op.create_index("claims_facets", "claims", ["event", "commitment", "verdict"])
    gone = text("retired_by IS NOT NULL")
    op.create_index("claims_retired", "claims", ["retired_by"], sqlite_where=gone, postgresql_where=gone)
    op.create_index("places_name", "places", ["name", "claim"])
