"""What the ledger asks of its database; `dialects/` holds what differs between SQLite and PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import sqlalchemy
from sqlalchemy import (
    REAL,
    URL,
    Boolean,
    Connection,
    Date,
    Double,
    Engine,
    Integer,
    Select,
    Table,
    TypeDecorator,
    make_url,
)
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine

from ..errors import LedgerError, SettingsError
from .dialects import dialect_of, sqlite
from .naming import printable
from .search import Term

_SQLITE, _POSTGRESQL = "sqlite", "postgresql"


class IsoDay(TypeDecorator[date]):
    """A day as `2024-11-11`: STRICT tables know no dates, and ISO text sorts as dates do."""

    impl = sqlalchemy.Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: sqlalchemy.Dialect) -> str | None:
        return value.isoformat() if value else None

    def process_result_value(self, value: str | None, dialect: sqlalchemy.Dialect) -> date | None:
        return date.fromisoformat(value) if value else None


class Moment(TypeDecorator[datetime]):
    """A moment in UTC as `2024-11-11T08:30:00.000000+00:00`, of one length so that it sorts."""

    impl = sqlalchemy.Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sqlalchemy.Dialect) -> str | None:
        return iso_moment(value) if value else None

    def process_result_value(self, value: str | None, dialect: sqlalchemy.Dialect) -> datetime | None:
        return datetime.fromisoformat(value) if value else None


def iso_moment(moment: datetime) -> str:
    """The moment as it is stored and hashed."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


Text: TypeEngine[str] = sqlalchemy.Text().with_variant(sqlalchemy.Text(collation="C"), _POSTGRESQL)
"""Text that sorts by its characters' numbers, whatever language the server was set up for."""
Day = Date().with_variant(IsoDay(), _SQLITE)
Real: TypeEngine[float] = Double().with_variant(REAL(), _SQLITE)
Flag = Boolean().with_variant(Integer(), _SQLITE)


def newest_first(column: str, dialect: str) -> str:
    """A column that may be null, as an index needs it to list the newest first and what is undated last."""
    return f"{column} DESC NULLS LAST" if dialect == _POSTGRESQL else f"{column} DESC"


def ledger_url(location: str | Path) -> URL:
    """The database that a path or an SQLAlchemy URL names.

    Raises:
        SettingsError: no ledger can live there, or its driver is not installed.
    """
    if isinstance(location, Path) or "://" not in location:
        return sqlite.file_url(location)
    scheme = location.split("://")[0]
    try:
        url = make_url(location)
        if url.get_backend_name() == "postgres":
            url = url.set(drivername=_POSTGRESQL)
        dialect = dialect_of(url.get_backend_name())
        found = dialect.ledger_url(url)
        found.get_dialect().import_dbapi()
    except (ArgumentError, NoSuchModuleError, KeyError, ValueError):
        known = "name a file, or postgresql://user@host/database"
        raise SettingsError(f"{printable(location)!r} is no address of a ledger", remedy=known) from None
    except ImportError as missing:
        raise SettingsError(
            f"the driver of {scheme} is not installed ({missing.name})", remedy="pip install 'reportedly[postgres]'"
        ) from None
    return found


def shown(url: URL) -> str:
    """A ledger's place as it may be printed: a path, or an address without its password."""
    return dialect_of(url.get_backend_name()).shown(url)


def ledger_file(url: URL) -> Path:
    """The file of a ledger.

    Raises:
        LedgerError: it is kept by a server.
    """
    if url.get_backend_name() != _SQLITE:
        remedy = f"pg_dump, or reportedly db copy {shown(url)} sqlite:///FILE"
        raise LedgerError(f"{shown(url)} is no file that could be copied", remedy=remedy)
    return Path(url.database or "")


def check_place(url: URL, *, create: bool) -> None:
    """Raise LedgerError where there can be no ledger, before anything is opened."""
    dialect_of(url.get_backend_name()).check_place(url, create=create)


def connect(url: URL) -> Engine:
    """An engine whose readers see one moment and whose writers wait for each other."""
    return dialect_of(url.get_backend_name()).connect(url)


def check_server(engine: Engine) -> None:
    """Raise LedgerError where the database's version or make does not suit."""
    with engine.connect() as connection:
        dialect_of(engine.dialect.name).check_server(connection)


def prepare(engine: Engine) -> None:
    """Let readers and a writer work side by side."""
    dialect_of(engine.dialect.name).prepare(engine)


def version(connection: Connection) -> str:
    """The database and its version, for people."""
    return dialect_of(connection.dialect.name).version(connection)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes: the lock is taken at once, so that what it reads stays true until it commits."""
    with engine.connect() as connection:
        marked = dialect_of(engine.dialect.name).writing(connection)
        with marked.begin():
            yield marked


@contextmanager
def explained(url: URL) -> Iterator[None]:
    """Turn a database's complaint into a sentence for the user."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise SettingsError(f"{error.object!r} is no text") from None
    except DBAPIError as error:
        said, remedy = dialect_of(url.get_backend_name()).complaint(error)
        raise LedgerError(f"the ledger {shown(url)} says: {said}", remedy=remedy) from error


class Matching(FunctionElement[bool]):
    """Whether a row of claims or reports holds all terms; each database has its own way to ask."""

    name = "matching"
    type = Boolean()
    inherit_cache = True


def matching(
    seq: sqlalchemy.ColumnElement[int], index: str, columns: tuple[str, ...], terms: tuple[Term, ...]
) -> Matching:
    """Whether a row with this `seq` holds all terms in the named columns of a full-text index."""
    ways: list[Select[tuple[int]]] = [
        dialect_of(name).matching(index, columns, terms) for name in (_SQLITE, _POSTGRESQL)
    ]
    return Matching(*(seq.in_(way) for way in ways))


@compiles(Matching, _SQLITE)
def _matching_in_sqlite(element: Matching, compiler: SQLCompiler, **kw: object) -> str:
    return compiler.process(next(iter(element.clauses)), **kw)


@compiles(Matching, _POSTGRESQL)
def _matching_in_postgresql(element: Matching, compiler: SQLCompiler, **kw: object) -> str:
    return compiler.process(list(element.clauses)[1], **kw)


def forget_words(connection: Connection, report_seq: int) -> None:
    """Take a report's words out of full-text search."""
    dialect_of(connection.dialect.name).forget_words(connection, report_seq)


def scrub(engine: Engine) -> None:
    """Leave as little trace of erased words as the database allows."""
    dialect_of(engine.dialect.name).scrub(engine)


def complaints(connection: Connection, tables: list[Table]) -> tuple[list[str], list[str]]:
    """What the database itself finds wrong: with its file, and with references between rows."""
    return dialect_of(connection.dialect.name).complaints(connection, tables)


def number_on(connection: Connection, tables: list[Table]) -> None:
    """Have the next row of each table numbered after those that were written with their number."""
    dialect_of(connection.dialect.name).number_on(connection, tables)
