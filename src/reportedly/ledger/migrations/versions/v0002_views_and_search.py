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
        JOIN links l ON l.claim = c.seq AND l.is_origin = TRUE
        LEFT JOIN members m ON m.claim = c.seq AND m.link = l.position
        WHERE c.retired_by IS NULL
        UNION ALL
        SELECT c.id, r.publisher, 'outlet', NULL, FALSE, c.report
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

SQLITE = (
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

# Each run of letters and digits is a word, in lower case; Latin letters lose their accents, as with unicode61.
# A word is found whatever language the server was set up for: "und-x-icu" knows the letters of all of them.
WORDS = r"""
    SELECT regexp_replace(
        normalize(regexp_replace(normalize(lower($1 COLLATE {letters}), NFD), '([a-z])[\u0300-\u036f]+', '\1', 'g')),
        '[^[:alnum:]]+', ' ', 'g')"""

POSTGRESQL = (
    f"CREATE FUNCTION search_words(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $${WORDS}$$",
    # `|` is no word that anybody can ask for: it keeps a phrase from reaching over from one column into the next.
    """CREATE FUNCTION search_part(part text, weight "char") RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT setweight(to_tsvector('pg_catalog.simple', coalesce(search_words(part), '')), weight)
            || '''|'':1'::tsvector $$""",
    # `'north' <-> 'kor'` in the columns A and B, the last word only begun: `'north':AB <-> 'kor':*AB`.
    """CREATE FUNCTION search_term(asked text, weights text, begins boolean) RETURNS tsquery
        LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT (replace(nullif(phraseto_tsquery('pg_catalog.simple', search_words(asked))::text, ''),
                        ''' <-> ', ''':' || weights || ' <-> ')
                || ':' || CASE WHEN begins THEN '*' ELSE '' END || weights)::tsquery $$""",
    """CREATE TABLE claim_search (
        seq integer PRIMARY KEY REFERENCES claims (seq) ON DELETE CASCADE, words tsvector NOT NULL)""",
    "CREATE INDEX claim_search_words ON claim_search USING gin (words)",
    """CREATE FUNCTION claim_search_put() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO claim_search (seq, words)
        VALUES (new.seq,
                search_part(new.text, 'A') || search_part(new.sources, 'B') || search_part(new.places, 'C'))
        ON CONFLICT (seq) DO UPDATE SET words = excluded.words;
        RETURN NULL;
    END $$""",
    """CREATE TRIGGER claim_search_put AFTER INSERT OR UPDATE OF text, sources, places ON claims
        FOR EACH ROW EXECUTE FUNCTION claim_search_put()""",
    "CREATE VIEW report_words AS SELECT r.seq, r.title, t.body FROM reports r JOIN texts t ON t.hash = r.text",
    """CREATE TABLE report_search (
        seq integer PRIMARY KEY REFERENCES reports (seq) ON DELETE CASCADE, words tsvector NOT NULL)""",
    "CREATE INDEX report_search_words ON report_search USING gin (words)",
    # A vector holds a megabyte at most: of a longer text the beginning is searched.
    """CREATE FUNCTION report_search_put() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE found text; BEGIN
        SELECT t.body INTO found FROM texts t WHERE t.hash = new.text;
        BEGIN
            INSERT INTO report_search (seq, words)
            VALUES (new.seq, search_part(new.title, 'A') || search_part(found, 'B'));
        EXCEPTION WHEN program_limit_exceeded THEN
            INSERT INTO report_search (seq, words)
            VALUES (new.seq, search_part(left(new.title, 5000), 'A') || search_part(left(found, 150000), 'B'));
        END;
        RETURN NULL;
    END $$""",
    """CREATE TRIGGER report_search_put AFTER INSERT ON reports
        FOR EACH ROW EXECUTE FUNCTION report_search_put()""",
)


def upgrade() -> None:
    """Views, search, triggers."""
    for name, query in VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {query}")
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        for statement in SQLITE:
            connection.exec_driver_sql(statement)
        return
    known = "SELECT count(*) FROM pg_collation WHERE collname = 'und-x-icu'"
    letters = '"und-x-icu"' if connection.exec_driver_sql(known).scalar() else '"default"'
    for statement in POSTGRESQL:
        connection.exec_driver_sql(statement.replace("{letters}", letters))
