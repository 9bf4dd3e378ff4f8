"""Views for people who open the file with Datasette or DuckDB, and full-text search."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

VIEWS = {
    "standing_claims": """
        SELECT c.id, r.published, r.publisher, r.title, r.url, r.version, c.sources, c.text, c.voice, c.commitment,
               c.polarity, c.tense, c.condition, c.likelihood, c.event, c.places, c.verdict, c.added_by, c.confidence,
               c.report, c.seq
        FROM claims c JOIN reports r ON r.id = c.report
        WHERE c.retired_by IS NULL""",
    # Each member of a group is an origin; without a chain, the outlet is.
    "origins": """
        SELECT c.id AS claim, coalesce(m.entity, l.entity, CASE WHEN m.claim IS NULL THEN l.mention END) AS origin,
               coalesce(m.kind, l.kind) AS kind, coalesce(m.affiliation, l.affiliation) AS affiliation,
               coalesce(m.anonymous, l.anonymous) AS anonymous, c.report
        FROM claims c
        JOIN links l ON l.claim = c.seq AND l.is_origin = 1
        LEFT JOIN members m ON m.claim = c.seq AND m.link = l.position
        WHERE c.retired_by IS NULL
        UNION ALL
        SELECT c.id, r.publisher, 'outlet', NULL, 0, c.report
        FROM claims c JOIN reports r ON r.id = c.report
        WHERE c.retired_by IS NULL AND c.voice = 'narrator'""",
    "figures": """
        SELECT q.text, q.low, q.high, q.bound, q.unit, q.measure, q.kind, q.part_of, c.sources, c.commitment, c.places,
               c.published, c.id AS claim, c.report
        FROM quantities q JOIN claims c ON c.seq = q.claim
        WHERE c.retired_by IS NULL""",
    "copies": """
        SELECT r.text, t.copies, r.id AS report, r.publisher, r.published, r.url
        FROM reports r
        JOIN (SELECT text, count(*) AS copies FROM reports GROUP BY text HAVING count(*) > 1) t ON t.text = r.text""",
    "standing_judgements": """
        SELECT j.id, j.claim, j.act, j.field, j.value, j.who, j.why, j.at
        FROM judgements j
        WHERE j.act <> 'undo' AND NOT EXISTS (SELECT 1 FROM judgements u WHERE u.undoes = j.id)""",
}

SEARCH = (
    """CREATE VIRTUAL TABLE claim_search USING fts5(
        text, sources, places, content='claims', content_rowid='seq', tokenize='unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER claim_search_insert AFTER INSERT ON claims BEGIN
        INSERT INTO claim_search(rowid, text, sources, places) VALUES (new.seq, new.text, new.sources, new.places);
    END""",
    """CREATE TRIGGER claim_search_delete AFTER DELETE ON claims BEGIN
        INSERT INTO claim_search(claim_search, rowid, text, sources, places)
        VALUES ('delete', old.seq, old.text, old.sources, old.places);
    END""",
    """CREATE TRIGGER claim_search_update AFTER UPDATE OF text, sources, places ON claims BEGIN
        INSERT INTO claim_search(claim_search, rowid, text, sources, places)
        VALUES ('delete', old.seq, old.text, old.sources, old.places);
        INSERT INTO claim_search(rowid, text, sources, places) VALUES (new.seq, new.text, new.sources, new.places);
    END""",
    """CREATE VIEW report_words AS
        SELECT r.seq, r.title, t.body FROM reports r JOIN texts t ON t.hash = r.text""",
    """CREATE VIRTUAL TABLE report_search USING fts5(
        title, body, content='report_words', content_rowid='seq', tokenize='unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER report_search_insert AFTER INSERT ON reports BEGIN
        INSERT INTO report_search(rowid, title, body)
        SELECT new.seq, new.title, body FROM texts WHERE hash = new.text;
    END""",
    # An older ledger has rows already.
    "INSERT INTO claim_search(claim_search) VALUES ('rebuild')",
    "INSERT INTO report_search(report_search) VALUES ('rebuild')",
)


def upgrade() -> None:
    """Views, search, triggers."""
    for name, query in VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {query}")
    for statement in SEARCH:
        op.execute(statement)
