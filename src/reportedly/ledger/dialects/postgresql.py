"""A ledger in a PostgreSQL database: readers on snapshots, one writer at a time by an advisory lock, tsvector and GIN.

What a writer reads stays true until it commits, as in SQLite: judgements form one chain, so they wait for each other
anyway. Readers wait for nobody.
"""

from collections.abc import Sequence

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    Integer,
    Select,
    Table,
    and_,
    column,
    create_engine,
    event,
    exists,
    func,
    select,
    table,
    text,
    true,
)
from sqlalchemy.exc import DBAPIError

from ...errors import LedgerError, SettingsError
from ..search import Term

OLDEST = 15
BUSY_SECONDS = 60
"""How long a writer waits for another one."""

_WRITES = "reportedly_writes"
_LOCK = int.from_bytes(b"reported")
"""The advisory lock of whoever writes: any number, but always the same."""

_WEIGHTS = {"claim_search": {"text": "A", "sources": "B", "places": "C"}, "report_search": {"title": "A", "body": "B"}}
"""Each column's words bear its weight."""

_SAID = (
    ("password authentication failed", "the user or the password is wrong: see the address, PGPASSWORD or ~/.pgpass"),
    ("no password supplied", "it asks for a password: PGPASSWORD, ~/.pgpass or postgresql://user:password@host/db"),
    ("no pg_hba.conf entry", "the server lets nobody in from here under this name: see its pg_hba.conf"),
    ('database "', "make it: createdb --encoding UTF8 NAME"),
    ('role "', "make it: createuser NAME, or name another user in the address"),
    ("could not translate host name", "see that the host is spelt right"),
    ("failed to resolve host", "see that the host is spelt right"),
    ("connection refused", "see that the server runs and listens at this host and port"),
    ("no such file or directory", "see that the server runs; name its host: postgresql://user@host/db"),
    ("timeout", "see that the server runs and that no firewall stands between"),
    ("too many clients", "try again; max_connections is the server's limit"),
)
_STATES = {
    "55P03": "another program is writing to it; try again",
    "42501": "its owner must give you the right; docs/postgresql.md shows the roles",
    "25006": "this server only reads; name the one that writes",
    "53100": "the disk of the server is full",
    "53300": "try again; max_connections is the server's limit",
    "57P01": "the server was stopped; try again",
}


def ledger_url(url: URL) -> URL:
    """The address with our driver; a database must be named."""
    if not (url.database or {"dbname", "service"} & set(url.query)):
        raise SettingsError(f"{shown(url)} names no database", remedy="postgresql://user@host/database")
    return url.set(drivername="postgresql+psycopg")


def shown(url: URL) -> str:
    """The address as it may be printed: without the password, and without options, where one may stand too."""
    bare = URL.create("postgresql", url.username, None, url.host, url.port, url.database)
    return bare.render_as_string()


def check_place(_url: URL, *, create: bool) -> None:
    """The server will say."""


def connect(url: URL) -> Engine:
    """An engine whose readers see one moment; a connection that a restart of the server broke is replaced."""
    ours = {"connect_timeout": "10", "application_name": "reportedly"}
    settings = {name: value for name, value in ours.items() if name not in url.query}
    engine = create_engine(
        url, connect_args=settings, isolation_level="REPEATABLE READ", pool_pre_ping=True, max_overflow=-1
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get(_WRITES):
        wait = f"set_config('lock_timeout', '{BUSY_SECONDS}s', true)"
        connection.exec_driver_sql(f"SELECT {wait}, pg_advisory_xact_lock({_LOCK})")


def writing(connection: Connection) -> Connection:
    """The lock comes first, and each statement after it sees what the writer before committed."""
    return connection.execution_options(isolation_level="READ COMMITTED", **{_WRITES: True})


def check_server(connection: Connection) -> None:
    """Raise LedgerError unless the server is recent enough and keeps its text as Unicode."""
    found = connection.dialect.server_version_info or (0,)
    if int(found[0]) < OLDEST:
        told = ".".join(map(str, found))
        raise LedgerError(f"the server is PostgreSQL {told}", remedy=f"PostgreSQL {OLDEST} or later is needed")
    encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
    if encoding != "UTF8":
        raise LedgerError(f"the database keeps text as {encoding}", remedy="createdb --encoding UTF8 -T template0 NAME")


def prepare(_engine: Engine) -> None:
    """Readers and writers work side by side anyway."""


def version(connection: Connection) -> str:
    """The server's version."""
    return f"PostgreSQL {connection.execute(text('SHOW server_version')).scalar_one()}"


def complaint(error: DBAPIError) -> tuple[str, str | None]:
    """The first line of what the server or its driver says; none of them tells a password."""
    said = (str(error.orig).strip().splitlines() or ["nothing"])[0]
    state = _STATES.get(getattr(error.orig, "sqlstate", None) or "")
    return said, state or next((remedy for words, remedy in _SAID if words in said.lower()), None)


def matching(index: str, columns: tuple[str, ...], terms: tuple[Term, ...]) -> Select[tuple[int]]:
    """The rows of an index whose vector holds every term, in columns told apart by weight."""
    weights = "".join(_WEIGHTS[index][name] for name in columns if set(columns) != set(_WEIGHTS[index]))
    words = table(index, column("seq", Integer), column("words"))
    held = (words.c.words.op("@@")(func.search_term(term.words, weights, term.begins)) for term in terms)
    return select(words.c.seq).where(and_(true(), *held))


def forget_words(connection: Connection, report_seq: int) -> None:
    """Take a report's words out of its index. The claims' words leave it by their own triggers."""
    connection.execute(text("DELETE FROM report_search WHERE seq = :seq"), {"seq": report_seq})


_ERASED = (
    *("texts", "reports", "claims", "claim_search", "report_search", "judgements", "bodies", "captures", "alerts"),
    *("links", "members", "actors", "quantities", "places", "times", "earlier_claims"),
)


def scrub(engine: Engine) -> None:
    """Free the rows that were erased; write-ahead log and backups of the server keep them for their own time."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"VACUUM {', '.join(_ERASED)}"))


def complaints(connection: Connection, tables: Sequence[Table]) -> tuple[list[str], list[str]]:
    """References that lead nowhere: a server refuses them, unless somebody switched its triggers off."""
    found: list[str] = []
    for child in tables:
        for key in child.foreign_keys:
            named = key.column.table
            parent = named.alias("parent")
            there = exists().where(parent.c[key.column.name] == key.parent)
            astray = select(func.count()).select_from(child).where(key.parent.is_not(None), ~there)
            if number := connection.execute(astray).scalar_one():
                found.append(
                    f"{number} rows of {child.name} name something in {key.column.table.name} that is not there"
                )
    return [], found


def number_on(connection: Connection, tables: Sequence[Table]) -> None:
    """Set each table's counter to its highest number."""
    for each in tables:
        numbered = each.autoincrement_column
        if numbered is None:
            continue
        highest = connection.execute(select(func.max(numbered))).scalar()
        if highest is not None:
            connection.execute(select(func.setval(func.pg_get_serial_sequence(each.name, numbered.name), highest)))
