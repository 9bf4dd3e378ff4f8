"""Keys of claims for weighing and the results that are kept; every report that is there waits to be filed."""

from alembic import op
from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    UniqueConstraint,
    column,
    false,
    insert,
    select,
    table,
    text,
)

from reportedly.ledger.dialect import Day, Flag, Text

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Tables of their own; nothing that was there is touched. What is weighed is made when somebody first asks."""
    _questions()
    _besides()
    reports = select(column("id", Text), false()).select_from(table("reports"))
    op.execute(insert(table("unfiled", column("report"), column("urgent"))).from_select(["report", "urgent"], reports))


def _questions() -> None:
    op.create_table(
        "weighed_by",
        Column("only", Integer, nullable=False),
        Column("knowledge", Text, nullable=False),
        PrimaryKeyConstraint("only", name=op.f("pk_weighed_by")),
        sqlite_strict=True,
    )
    op.create_table(
        "unfiled",
        Column("report", Text, nullable=False),
        Column("urgent", Flag, nullable=False),
        ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_unfiled_report")),
        PrimaryKeyConstraint("report", name=op.f("pk_unfiled")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "filed",
        Column("report", Text, nullable=False),
        Column("names", Text, nullable=False),
        ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_filed_report")),
        PrimaryKeyConstraint("report", name=op.f("pk_filed")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "due",
        Column("kind", Text, nullable=False),
        Column("key", Text, nullable=False),
        PrimaryKeyConstraint("kind", "key", name=op.f("pk_due")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "wordings",
        Column("seq", Integer, nullable=False),
        Column("told", Text, nullable=False),
        PrimaryKeyConstraint("seq", name=op.f("pk_wordings")),
        UniqueConstraint("told", name=op.f("uq_wordings_told")),
        sqlite_strict=True,
    )
    op.create_table(
        "area_names",
        Column("name", Text, nullable=False),
        Column("area", Text, nullable=False),
        Column("told", Text, nullable=False),
        Column("reports", Integer, nullable=False),
        PrimaryKeyConstraint("name", "area", name=op.f("pk_area_names")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "open_names",
        Column("name", Text, nullable=False),
        Column("report", Text, nullable=False),
        ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_open_names_report")),
        PrimaryKeyConstraint("name", "report", name=op.f("pk_open_names")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("open_names_report", "open_names", ["report"])
    op.create_table(
        "answers",
        Column("question", Text, nullable=False),
        Column("report", Text, nullable=False),
        Column("position", Integer, nullable=False),
        Column("claim", Text, nullable=False),
        Column("quantity", Integer, nullable=False),
        Column("published", Day),
        Column("own", Integer, nullable=False),
        Column("asked", Integer, nullable=False),
        ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_answers_report")),
        ForeignKeyConstraint(["claim"], ["claims.id"], name=op.f("fk_answers_claim")),
        ForeignKeyConstraint(["own"], ["wordings.seq"], name=op.f("fk_answers_own")),
        ForeignKeyConstraint(["asked"], ["wordings.seq"], name=op.f("fk_answers_asked")),
        PrimaryKeyConstraint("question", "report", "position", "claim", "quantity", name=op.f("pk_answers")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("answers_claim", "answers", ["claim"])
    op.create_index("answers_report", "answers", ["report"])
    op.create_table(
        "questions",
        Column("id", Text, nullable=False),
        Column("members", Integer, nullable=False),
        Column("direct", Integer, nullable=False),
        Column("behind", Integer, nullable=False),
        Column("disagreements", Integer, nullable=False),
        Column("origins", Integer, nullable=False),
        Column("answered", Flag, nullable=False),
        Column("result", Text),
        PrimaryKeyConstraint("id", name=op.f("pk_questions")),
        sqlite_strict=True,
    )
    by_weight = [text("disagreements DESC"), text("origins DESC"), text("id DESC")]
    op.create_index("questions_weight", "questions", ["answered", *by_weight])
    op.create_table(
        "exclusions",
        Column("question", Text, nullable=False),
        Column("number", Integer, nullable=False),
        Column("result", Text, nullable=False),
        PrimaryKeyConstraint("question", "number", name=op.f("pk_exclusions")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _besides() -> None:
    op.create_table(
        "matters",
        Column("claim", Text, nullable=False),
        Column("report", Text, nullable=False),
        Column("said", Day),
        Column("denies", Flag, nullable=False),
        Column("told", Flag, nullable=False),
        Column("about", Text, nullable=False),
        ForeignKeyConstraint(["claim"], ["claims.id"], name=op.f("fk_matters_claim")),
        ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_matters_report")),
        PrimaryKeyConstraint("claim", name=op.f("pk_matters")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("matters_report", "matters", ["report"])
    op.create_table(
        "kept",
        Column("key", Text, nullable=False),
        Column("part", Text, nullable=False),
        Column("day", Day, nullable=False),
        Column("claim", Text, nullable=False),
        ForeignKeyConstraint(["claim"], ["claims.id"], name=op.f("fk_kept_claim")),
        PrimaryKeyConstraint("key", "part", "day", "claim", name=op.f("pk_kept")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("kept_claim", "kept", ["claim"])
    op.create_table(
        "alike",
        Column("anchor", Text, nullable=False),
        Column("claim", Text, nullable=False),
        ForeignKeyConstraint(["anchor"], ["claims.id"], name=op.f("fk_alike_anchor")),
        ForeignKeyConstraint(["claim"], ["claims.id"], name=op.f("fk_alike_claim")),
        PrimaryKeyConstraint("anchor", "claim", name=op.f("pk_alike")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("alike_claim", "alike", ["claim"])
    op.create_table(
        "denials",
        Column("claim", Text, nullable=False),
        Column("report", Text, nullable=False),
        Column("members", Integer, nullable=False),
        Column("behind", Integer, nullable=False),
        Column("dispute", Text),
        Column("size", Integer, nullable=False),
        Column("least", Text),
        Column("widest", Flag, nullable=False),
        Column("result", Text),
        ForeignKeyConstraint(["claim"], ["claims.id"], name=op.f("fk_denials_claim")),
        ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_denials_report")),
        PrimaryKeyConstraint("claim", name=op.f("pk_denials")),
        sqlite_strict=True,
    )
    op.create_index("denials_dispute", "denials", ["dispute"])
    op.create_index("denials_least", "denials", ["least"])
    op.create_index("denials_report", "denials", ["report"])
    op.create_index("denials_widest", "denials", ["widest", "dispute"])
    op.create_table(
        "sides",
        Column("claim", Text, nullable=False),
        Column("denial", Text, nullable=False),
        ForeignKeyConstraint(["claim"], ["claims.id"], name=op.f("fk_sides_claim")),
        ForeignKeyConstraint(["denial"], ["claims.id"], name=op.f("fk_sides_denial")),
        PrimaryKeyConstraint("claim", "denial", name=op.f("pk_sides")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("sides_denial", "sides", ["denial"])
    op.create_table(
        "foretold",
        Column("claim", Text, nullable=False),
        Column("report", Text, nullable=False),
        Column("published", Day),
        Column("made", Day),
        Column("until", Day),
        Column("settled", Text),
        Column("source", Text),
        Column("about", Text),
        Column("members", Integer, nullable=False),
        Column("behind", Integer, nullable=False),
        Column("result", Text),
        ForeignKeyConstraint(["claim"], ["claims.id"], name=op.f("fk_foretold_claim")),
        ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_foretold_report")),
        PrimaryKeyConstraint("claim", name=op.f("pk_foretold")),
        sqlite_strict=True,
    )
    op.create_index("foretold_made", "foretold", ["made", "claim"])
    op.create_index("foretold_report", "foretold", ["report"])
    op.create_index("foretold_settled", "foretold", ["settled", "made", "claim"])
    op.create_table(
        "voices",
        Column("source", Text, nullable=False),
        Column("affiliated", Flag, nullable=False),
        Column("claim", Text, nullable=False),
        Column("origin", Text, nullable=False),
        Column("report", Text, nullable=False),
        Column("outlet", Text, nullable=False),
        Column("act", Text),
        Column("said", Day),
        Column("told", Integer, nullable=False),
        ForeignKeyConstraint(["claim"], ["claims.id"], name=op.f("fk_voices_claim")),
        ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_voices_report")),
        ForeignKeyConstraint(["told"], ["wordings.seq"], name=op.f("fk_voices_told")),
        PrimaryKeyConstraint("source", "affiliated", "claim", "origin", name=op.f("pk_voices")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("voices_claim", "voices", ["claim"])
    op.create_index("voices_report", "voices", ["report"])
    op.create_index("voices_said", "voices", ["source", "said"])
    op.create_table(
        "sources",
        Column("id", Text, nullable=False),
        Column("name", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("affiliation", Text),
        Column("anonymous", Flag, nullable=False),
        Column("named_by", Text, nullable=False),
        Column("affiliated_by", Text),
        Column("statements", Integer, nullable=False),
        Column("reports", Integer, nullable=False),
        Column("first", Day),
        Column("last", Day),
        PrimaryKeyConstraint("id", name=op.f("pk_sources")),
        sqlite_strict=True,
    )
    op.create_index("sources_kind", "sources", ["kind", text("statements DESC"), "name", "id"])
    op.create_index("sources_named", "sources", ["anonymous", text("statements DESC"), "name", "id"])
    op.create_index("sources_statements", "sources", [text("statements DESC"), "name", "id"])
    op.create_table(
        "tallies",
        Column("source", Text, nullable=False),
        Column("sort", Text, nullable=False),
        Column("value", Text, nullable=False),
        Column("times", Integer, nullable=False),
        PrimaryKeyConstraint("source", "sort", "value", name=op.f("pk_tallies")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "involved",
        Column("source", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("key", Text, nullable=False),
        PrimaryKeyConstraint("source", "kind", "key", name=op.f("pk_involved")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("involved_key", "involved", ["kind", "key"])
