"""Where SQLite and PostgreSQL differ, and nowhere else: types, transactions, upkeep. SQLite only, so far."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import (
    REAL,
    URL,
    Boolean,
    Connection,
    Date,
    Dialect,
    Double,
    Engine,
    Integer,
    Select,
    Text,
    TypeDecorator,
    column,
    create_engine,
    event,
    literal_column,
    make_url,
    select,
    table,
)
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.types import TypeEngine

from ..errors import LedgerError, SettingsError

BUSY_SECONDS = 60
"""How long a writer waits for another one."""

_WRITES = "reportedly_writes"


class IsoDay(TypeDecorator[date]):
    """A day as `2024-11-11`: STRICT tables know no dates, and ISO text sorts as dates do."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        return value.isoformat() if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        return date.fromisoformat(value) if value else None


class Moment(TypeDecorator[datetime]):
    """A moment in UTC as `2024-11-11T08:30:00.000000+00:00`, of one length so that it sorts."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return iso_moment(value) if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return datetime.fromisoformat(value) if value else None


def iso_moment(moment: datetime) -> str:
    """The moment as it is stored and hashed."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


Day = Date().with_variant(IsoDay(), "sqlite")
Real: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")
Flag = Boolean().with_variant(Integer(), "sqlite")


def ledger_url(location: str | Path) -> URL:
    """The database that a path or an SQLAlchemy URL names.

    Raises:
        SettingsError: no ledger can live there, or its driver is not installed.
    """
    if isinstance(location, Path) or "://" not in location:
        if not str(location) or str(location) == ":memory:":
            raise SettingsError(f"{str(location)!r} is no place for a ledger", remedy="name a file")
        return URL.create("sqlite", database=str(Path(location).expanduser().absolute()))
    try:
        url = make_url(location)
        url.get_dialect().import_dbapi()
    except (ArgumentError, NoSuchModuleError):
        raise SettingsError(f"{_masked(location)!r} is no address of a ledger", remedy="name a file") from None
    except ImportError as missing:
        raise SettingsError(
            f"the driver of {location.split('://')[0]} is not installed ({missing.name})",
            remedy="pip install 'reportedly[postgres]'",
        ) from None
    if url.get_backend_name() != "sqlite":
        raise SettingsError("this version keeps its ledgers in SQLite", remedy="name a file")
    return ledger_url(url.database or ":memory:")


def _masked(location: str) -> str:
    """An address without what might be a password."""
    scheme, _, rest = location.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"


def ledger_file(url: URL) -> Path:
    """The file of a ledger."""
    return Path(url.database or "")


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


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes: the lock is taken at once, so that what it reads stays true until it commits."""
    with engine.connect() as connection:
        connection.execution_options(**{_WRITES: True})
        with connection.begin():
            yield connection


@contextmanager
def explained(url: URL) -> Iterator[None]:
    """Turn a database's complaint into a sentence for the user."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise SettingsError(f"{error.object!r} is no text") from None
    except DBAPIError as error:
        remedy = "another program is writing to it; try again" if "locked" in str(error.orig) else None
        raise LedgerError(f"the ledger {url.database} says: {error.orig}", remedy=remedy) from error


def use_write_ahead_log(engine: Engine) -> None:
    """Let readers and one writer work side by side; SQLite does not wait by itself for this switch."""
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


def matching(index: str, expression: str) -> Select[tuple[int]]:
    """The `seq` of every row whose words match a full-text expression."""
    words = table(index, column("rowid", Integer))
    return select(words.c.rowid).where(literal_column(index).op("MATCH")(expression))


def forget_words(connection: Connection, report_seq: int) -> None:
    """Take a report's words out of full-text search, and let what is erased from now on be overwritten on the disk.

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
    with writing(engine) as connection:
        connection.exec_driver_sql("PRAGMA secure_delete = ON")
        for index in ("report_search", "claim_search"):
            connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES ('optimize')")
    with engine.connect() as connection:
        connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def complaints(connection: Connection) -> tuple[list[str], list[str]]:
    """What the database itself finds wrong: with its file, and with references between rows."""
    file = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    references = [
        f"row {rowid} of {table} names something in {parent} that is not there"
        for table, rowid, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check")
    ]
    return [line for line in file if line != "ok"], references
