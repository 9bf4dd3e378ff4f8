"""The tables, as migrations leave them. What DESIGN §4 calls a thing is the name of its table."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    UniqueConstraint,
)

from .dialect import Day, Flag, Moment, Real, Text

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def _child(name: str, *columns: Column[object]) -> Table:
    """A table of the parts of claims: `claim` is the claim's `seq`, `position` counts from 0."""
    return Table(
        name,
        metadata,
        Column("claim", Integer, ForeignKey("claims.seq"), primary_key=True),
        Column("position", Integer, primary_key=True),
        *columns,
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


texts = Table(
    "texts",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("body", Text),
    Column("characters", Integer, nullable=False),
    sqlite_strict=True,
)

reports = Table(
    "reports",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("text", Text, ForeignKey("texts.hash"), nullable=False),
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
    Column("supersedes", Text, ForeignKey("reports.id")),
    Column("added_at", Moment, nullable=False),
    Column("withdrawn_at", Moment),
    Column("via", Text),
    Column("published_at", Text),
    Column("language", Text),
    Column("notes", Text),
    sqlite_strict=True,
)
Index("reports_newest", reports.c.published.desc(), reports.c.seq.desc())
Index("reports_text", reports.c.text)
Index("reports_url", reports.c.url, reports.c.version)
Index("reports_supersedes", reports.c.supersedes)

readings = Table(
    "readings",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("extractor", Text, nullable=False),
    Column("read_at", Moment, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("dropped", Integer, nullable=False),
    UniqueConstraint("report", "extractor"),
    sqlite_strict=True,
)

claims = Table(
    "claims",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
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
    Column("reading", Integer, ForeignKey("readings.seq")),
    Column("retired_by", Integer, ForeignKey("readings.seq")),
    Column("verdict", Text),
    Column("added_by", Text),
    Column("json", Text, nullable=False),
    Column("corrected", Text),
    sqlite_strict=True,
)
_newest = (claims.c.published.desc(), claims.c.report_seq.desc(), claims.c.position)
Index("claims_newest", *_newest)
Index("claims_event", claims.c.event, *_newest)
Index("claims_commitment", claims.c.commitment, *_newest)
Index("claims_verdict", claims.c.verdict, *_newest)
Index("claims_facets", claims.c.event, claims.c.commitment, claims.c.verdict)
Index("claims_report", claims.c.report, claims.c.retired_by, claims.c.position)
Index("claims_reading", claims.c.reading)
_gone = claims.c.retired_by.is_not(None)
Index("claims_retired", claims.c.retired_by, sqlite_where=_gone, postgresql_where=_gone)

earlier_claims = Table(
    "earlier_claims",
    metadata,
    Column("claim", Integer, ForeignKey("claims.seq"), primary_key=True),
    Column("reading", Integer, ForeignKey("readings.seq"), primary_key=True),
    Column("json", Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

links = _child(
    "links",
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
)
Index("links_affiliation", links.c.affiliation, links.c.claim)
Index("links_entity", links.c.entity, links.c.claim)

members = Table(
    "members",
    metadata,
    Column("claim", Integer, ForeignKey("claims.seq"), primary_key=True),
    Column("link", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("entity", Text),
    Column("kind", Text, nullable=False),
    Column("affiliation", Text),
    Column("anonymous", Flag, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
Index("members_affiliation", members.c.affiliation, members.c.claim)

actors = _child(
    "actors",
    Column("mention", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("country", Text),
    Column("sector", Text),
    Column("entity", Text),
    Column("responsibility", Text),
)

quantities = _child(
    "quantities",
    Column("text", Text, nullable=False),
    Column("low", Real),
    Column("high", Real),
    Column("bound", Text, nullable=False),
    Column("unit", Text),
    Column("measure", Text),
    Column("kind", Text, nullable=False),
    Column("part_of", Real),
)

places = _child(
    "places",
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
)
Index("places_country", places.c.country, places.c.claim)
Index("places_name", places.c.name, places.c.claim)

times = _child(
    "times",
    Column("text", Text, nullable=False),
    Column("starts", Day),
    Column("ends", Day),
    Column("precision", Text, nullable=False),
    Column("anchor", Day),
    Column("value", Text),
)

bands = Table(
    "bands",
    metadata,
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("report", Integer, ForeignKey("reports.seq"), primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

families = Table(
    "families",
    metadata,
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Column("family", Text, ForeignKey("reports.id"), nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
Index("families_family", families.c.family)

judgements = Table(
    "judgements",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("act", Text, nullable=False),
    Column("report", Text, ForeignKey("reports.id")),
    Column("claim", Text, ForeignKey("claims.id")),
    Column("field", Text),
    Column("value", Text),
    Column("who", Text, nullable=False),
    Column("why", Text),
    Column("at", Moment, nullable=False),
    Column("undoes", Text, ForeignKey("judgements.id")),
    Column("words", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("source", Text),
    CheckConstraint("(report IS NULL) <> (source IS NULL)", name="one_subject"),
    sqlite_strict=True,
)
Index("judgements_claim", judgements.c.claim)
Index("judgements_report", judgements.c.report)
Index("judgements_source", judgements.c.source)

chain = Table(
    "chain",
    metadata,
    Column("only", Integer, primary_key=True),
    Column("length", Integer, nullable=False),
    Column("head", Text, nullable=False),
    CheckConstraint('"only" = 1', name="one_row"),
    sqlite_strict=True,
)

users = Table(
    "users",
    metadata,
    Column("folded", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("added_at", Moment, nullable=False),
    sqlite_strict=True,
)

passes = Table(
    "passes",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("role", Text),
    Column("label", Text),
    Column("made_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    sqlite_strict=True,
)
Index("passes_name", passes.c.name)

visits = Table(
    "visits",
    metadata,
    Column("name", Text, primary_key=True),
    Column("last", Moment, nullable=False),
    Column("before", Moment),
    sqlite_strict=True,
)

audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("about", Text),
    Column("address", Text),
    Column("worked", Flag, nullable=False),
    sqlite_strict=True,
)
Index("audit_attempts", audit.c.what, audit.c.at)
