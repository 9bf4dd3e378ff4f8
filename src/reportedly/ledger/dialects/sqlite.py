"""A ledger in an SQLite file: write-ahead log, one writer at a time by BEGIN IMMEDIATE, FTS5."""

import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    Integer,
    Select,
    Table,
    column,
    create_engine,
    event,
    literal_column,
    select,
    table,
)
from sqlalchemy.exc import DBAPIError

from ...errors import LedgerError, SettingsError
from ..search import Term

BUSY_SECONDS = 60
"""How long a writer waits for another one."""

_WRITES = "reportedly_writes"


def ledger_url(url: URL) -> URL:
    """The file by its full path."""
    return file_url(url.database or ":memory:")


def file_url(location: str | Path) -> URL:
    """The address of a file."""
    if not str(location) or str(location) == ":memory:":
        raise SettingsError(f"{str(location)!r} is no place for a ledger", remedy="name a file")
    return URL.create("sqlite", database=str(Path(location).expanduser().absolute()))


def shown(url: URL) -> str:
    """The path."""
    return url.database or ""


def check_place(url: URL, *, create: bool) -> None:
    """Raise LedgerError unless a ledger is at the path or can be made there."""
    path = Path(url.database or "")
    if path.is_dir():
        raise LedgerError(f"{path} is a folder", remedy="name a file in it")
    if not path.exists():
        if not create:
            raise LedgerError(f"there is no ledger at {path}", remedy="reportedly db init")
        if not path.parent.is_dir():
            raise LedgerError(f"the folder {path.parent} for the ledger does not exist")
        return
    try:
        with path.open("rb") as file:
            magic = file.read(16)
    except OSError as error:
        raise LedgerError(f"{path} cannot be read: {error.strerror}") from None
    if magic and magic != b"SQLite format 3\0":
        raise LedgerError(f"{path} is no ledger")


def connect(url: URL) -> Engine:
    """An engine whose connections hold foreign keys, wait for other writers and leave BEGIN to us."""
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS}, max_overflow=-1)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    for pragma in ("foreign_keys = ON", "synchronous = FULL", "cache_size = -16000", "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def writing(connection: Connection) -> Connection:
    """The write lock is taken at BEGIN."""
    return connection.execution_options(**{_WRITES: True})


def check_server(_connection: Connection) -> None:
    """The library came with Python."""


def prepare(engine: Engine) -> None:
    """Write ahead; SQLite does not wait by itself for this switch."""
    until = time.monotonic() + BUSY_SECONDS
    with engine.connect() as connection:
        raw = connection.connection.cursor()
        while True:
            try:
                raw.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > until:
                    return  # a read-only medium: it can still be read in the mode that it has
                time.sleep(0.02)


def version(_connection: Connection) -> str:
    """The library's version."""
    return f"SQLite {sqlite3.sqlite_version}"


def complaint(error: DBAPIError) -> tuple[str, str | None]:
    """SQLite's own words."""
    return str(error.orig), "another program is writing to it; try again" if "locked" in str(error.orig) else None


def matching(index: str, columns: tuple[str, ...], terms: tuple[Term, ...]) -> Select[tuple[int]]:
    """The rows of an FTS5 index."""
    words = table(index, column("rowid", Integer))
    return select(words.c.rowid).where(literal_column(index).op("MATCH")(match_expression(columns, terms)))


def match_expression(columns: tuple[str, ...], terms: tuple[Term, ...]) -> str:
    """The terms in FTS5's language."""
    quoted = (f'"{term.words}"' + ("*" if term.begins else "") for term in terms)
    return f"{{{' '.join(columns)}}} : ({' AND '.join(quoted)})"


def forget_words(connection: Connection, report_seq: int) -> None:
    """Take a report's words out of its index, and let what is erased from now on be overwritten on the disk.

    The claims' words leave it by their own triggers.
    """
    connection.exec_driver_sql("PRAGMA secure_delete = ON")
    connection.exec_driver_sql(
        "INSERT INTO report_search(report_search, rowid, title, body) "
        "SELECT 'delete', seq, title, body FROM report_words WHERE seq = ?",
        (report_seq,),
    )


def scrub(engine: Engine) -> None:
    """Leave no trace of erased words in the index of words nor in the log of what was written."""
    with engine.connect() as connection, writing(connection).begin():
        connection.exec_driver_sql("PRAGMA secure_delete = ON")
        for index in ("report_search", "claim_search"):
            connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES ('optimize')")
    with engine.connect() as connection:
        connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def complaints(connection: Connection, _tables: Sequence[Table]) -> tuple[list[str], list[str]]:
    """What SQLite finds wrong with its pages and indexes, and with references."""
    file = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    references = [
        f"row {rowid} of {table} names something in {parent} that is not there"
        for table, rowid, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check")
    ]
    return [line for line in file if line != "ok"], references


def number_on(_connection: Connection, _tables: Sequence[Table]) -> None:
    """SQLite goes on after the highest number by itself."""
