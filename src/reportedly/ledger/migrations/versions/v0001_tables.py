"""The tables and their indexes."""

from alembic import op
from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    UniqueConstraint,
    text,
)

from reportedly.ledger.chain import START
from reportedly.ledger.dialect import Day, Flag, Moment, Real, Text, newest_first

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """All tables of the first schema."""
    latest = text(newest_first("published", op.get_bind().dialect.name))
    op.create_table(
        "chain",
        Column("only", Integer, nullable=False),
        Column("length", Integer, nullable=False),
        Column("head", Text, nullable=False),
        CheckConstraint('"only" = 1', name=op.f("ck_chain_one_row")),
        PrimaryKeyConstraint("only", name=op.f("pk_chain")),
        sqlite_strict=True,
    )
    op.create_table(
        "texts",
        Column("hash", Text, nullable=False),
        Column("body", Text),
        Column("characters", Integer, nullable=False),
        PrimaryKeyConstraint("hash", name=op.f("pk_texts")),
        sqlite_strict=True,
    )
    op.create_table(
        "reports",
        Column("seq", Integer, nullable=False),
        Column("id", Text, nullable=False),
        Column("text", Text, nullable=False),
        Column("title", Text),
        Column("byline", Text),
        Column("publisher", Text),
        Column("url", Text),
        Column("source_name", Text),
        Column("record_id", Text),
        Column("published", Day),
        Column("published_from", Text),
        Column("dateline_place", Text),
        Column("paragraphs", Text, nullable=False),
        Column("version", Integer, nullable=False),
        Column("supersedes", Text),
        Column("added_at", Moment, nullable=False),
        Column("withdrawn_at", Moment),
        ForeignKeyConstraint(["supersedes"], ["reports.id"], name=op.f("fk_reports_supersedes")),
        ForeignKeyConstraint(["text"], ["texts.hash"], name=op.f("fk_reports_text")),
        PrimaryKeyConstraint("seq", name=op.f("pk_reports")),
        UniqueConstraint("id", name=op.f("uq_reports_id")),
        sqlite_strict=True,
    )
    op.create_index("reports_newest", "reports", [latest, text("seq DESC")])
    op.create_index("reports_supersedes", "reports", ["supersedes"])
    op.create_index("reports_text", "reports", ["text"])
    op.create_index("reports_url", "reports", ["url", "version"])
    op.create_table(
        "readings",
        Column("seq", Integer, nullable=False),
        Column("report", Text, nullable=False),
        Column("extractor", Text, nullable=False),
        Column("read_at", Moment, nullable=False),
        Column("claims", Integer, nullable=False),
        Column("dropped", Integer, nullable=False),
        ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_readings_report")),
        PrimaryKeyConstraint("seq", name=op.f("pk_readings")),
        UniqueConstraint("report", "extractor", name=op.f("uq_readings_report")),
        sqlite_strict=True,
    )
    op.create_table(
        "claims",
        Column("seq", Integer, nullable=False),
        Column("id", Text, nullable=False),
        Column("report", Text, nullable=False),
        Column("report_seq", Integer, nullable=False),
        Column("published", Day),
        Column("position", Integer, nullable=False),
        Column("text", Text, nullable=False),
        Column("sources", Text, nullable=False),
        Column("places", Text, nullable=False),
        Column("voice", Text, nullable=False),
        Column("commitment", Text, nullable=False),
        Column("polarity", Text, nullable=False),
        Column("tense", Text, nullable=False),
        Column("condition", Text),
        Column("likelihood", Text),
        Column("likelihood_low", Real),
        Column("likelihood_high", Real),
        Column("event", Text),
        Column("event_mode", Text),
        Column("confidence", Real, nullable=False),
        Column("extractor", Text, nullable=False),
        Column("reading", Integer),
        Column("retired_by", Integer),
        Column("verdict", Text),
        Column("added_by", Text),
        Column("json", Text, nullable=False),
        Column("corrected", Text),
        ForeignKeyConstraint(["reading"], ["readings.seq"], name=op.f("fk_claims_reading")),
        ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_claims_report")),
        ForeignKeyConstraint(["retired_by"], ["readings.seq"], name=op.f("fk_claims_retired_by")),
        PrimaryKeyConstraint("seq", name=op.f("pk_claims")),
        UniqueConstraint("id", name=op.f("uq_claims_id")),
        sqlite_strict=True,
    )
    op.create_index("claims_commitment", "claims", ["commitment", latest, text("report_seq DESC"), "position"])
    op.create_index("claims_event", "claims", ["event", latest, text("report_seq DESC"), "position"])
    op.create_index("claims_newest", "claims", [latest, text("report_seq DESC"), "position"])
    op.create_index("claims_reading", "claims", ["reading"])
    op.create_index("claims_report", "claims", ["report", "retired_by", "position"])
    op.create_index("claims_verdict", "claims", ["verdict", latest, text("report_seq DESC"), "position"])
    op.create_table(
        "actors",
        Column("claim", Integer, nullable=False),
        Column("position", Integer, nullable=False),
        Column("mention", Text, nullable=False),
        Column("role", Text, nullable=False),
        Column("country", Text),
        Column("sector", Text),
        Column("entity", Text),
        ForeignKeyConstraint(["claim"], ["claims.seq"], name=op.f("fk_actors_claim")),
        PrimaryKeyConstraint("claim", "position", name=op.f("pk_actors")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "earlier_claims",
        Column("claim", Integer, nullable=False),
        Column("reading", Integer, nullable=False),
        Column("json", Text, nullable=False),
        ForeignKeyConstraint(["claim"], ["claims.seq"], name=op.f("fk_earlier_claims_claim")),
        ForeignKeyConstraint(["reading"], ["readings.seq"], name=op.f("fk_earlier_claims_reading")),
        PrimaryKeyConstraint("claim", "reading", name=op.f("pk_earlier_claims")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "judgements",
        Column("seq", Integer, nullable=False),
        Column("id", Text, nullable=False),
        Column("act", Text, nullable=False),
        Column("report", Text, nullable=False),
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
        ForeignKeyConstraint(["claim"], ["claims.id"], name=op.f("fk_judgements_claim")),
        ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_judgements_report")),
        ForeignKeyConstraint(["undoes"], ["judgements.id"], name=op.f("fk_judgements_undoes")),
        PrimaryKeyConstraint("seq", name=op.f("pk_judgements")),
        UniqueConstraint("id", name=op.f("uq_judgements_id")),
        sqlite_strict=True,
    )
    op.create_index("judgements_claim", "judgements", ["claim"])
    op.create_index("judgements_report", "judgements", ["report"])
    op.create_table(
        "links",
        Column("claim", Integer, nullable=False),
        Column("position", Integer, nullable=False),
        Column("mention", Text, nullable=False),
        Column("entity", Text),
        Column("kind", Text, nullable=False),
        Column("affiliation", Text),
        Column("anonymous", Flag, nullable=False),
        Column("act", Text, nullable=False),
        Column("cue", Text),
        Column("basis", Text),
        Column("said_from", Day),
        Column("said_until", Day),
        Column("is_origin", Flag, nullable=False),
        ForeignKeyConstraint(["claim"], ["claims.seq"], name=op.f("fk_links_claim")),
        PrimaryKeyConstraint("claim", "position", name=op.f("pk_links")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("links_affiliation", "links", ["affiliation", "claim"])
    op.create_index("links_entity", "links", ["entity", "claim"])
    op.create_table(
        "members",
        Column("claim", Integer, nullable=False),
        Column("link", Integer, nullable=False),
        Column("position", Integer, nullable=False),
        Column("entity", Text),
        Column("kind", Text, nullable=False),
        Column("affiliation", Text),
        Column("anonymous", Flag, nullable=False),
        ForeignKeyConstraint(["claim"], ["claims.seq"], name=op.f("fk_members_claim")),
        PrimaryKeyConstraint("claim", "link", "position", name=op.f("pk_members")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("members_affiliation", "members", ["affiliation", "claim"])
    op.create_table(
        "places",
        Column("claim", Integer, nullable=False),
        Column("position", Integer, nullable=False),
        Column("text", Text, nullable=False),
        Column("name", Text),
        Column("geonames", Integer),
        Column("country", Text),
        Column("lat", Real),
        Column("lon", Real),
        Column("kind", Text),
        Column("precision", Integer),
        Column("role", Text, nullable=False),
        Column("score", Real, nullable=False),
        ForeignKeyConstraint(["claim"], ["claims.seq"], name=op.f("fk_places_claim")),
        PrimaryKeyConstraint("claim", "position", name=op.f("pk_places")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("places_country", "places", ["country", "claim"])
    op.create_table(
        "quantities",
        Column("claim", Integer, nullable=False),
        Column("position", Integer, nullable=False),
        Column("text", Text, nullable=False),
        Column("low", Real),
        Column("high", Real),
        Column("bound", Text, nullable=False),
        Column("unit", Text),
        Column("measure", Text),
        Column("kind", Text, nullable=False),
        Column("part_of", Real),
        ForeignKeyConstraint(["claim"], ["claims.seq"], name=op.f("fk_quantities_claim")),
        PrimaryKeyConstraint("claim", "position", name=op.f("pk_quantities")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "times",
        Column("claim", Integer, nullable=False),
        Column("position", Integer, nullable=False),
        Column("text", Text, nullable=False),
        Column("starts", Day),
        Column("ends", Day),
        Column("precision", Text, nullable=False),
        Column("anchor", Day),
        Column("value", Text),
        ForeignKeyConstraint(["claim"], ["claims.seq"], name=op.f("fk_times_claim")),
        PrimaryKeyConstraint("claim", "position", name=op.f("pk_times")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.execute(f"INSERT INTO chain (\"only\", length, head) VALUES (1, 0, '{START}')")
