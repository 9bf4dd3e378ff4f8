"""A ledger is made, found to be one, or brought up to date."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, inspect, text

from ..errors import LedgerError
from .dialect import check_place, check_server, connect, explained, prepare, shown, writing
from .dialects import sqlite

REVISIONS: Sequence[str] = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009")
"""The migrations in their order; the last one is what this program reads and writes."""

UPGRADE = "reportedly db upgrade"


def open_ledger(url: URL, *, create: bool) -> Engine:
    """An engine on a ledger of the present schema; a new one where there is none and `create` allows it.

    Raises:
        LedgerError: there is none, it is none, or it is of another version.
    """
    check_place(url, create=create)
    engine = connect(url)
    try:
        with explained(url):
            check_server(engine)
            _make_or_check(engine, shown(url), create=create)
            prepare(engine)
    except LedgerError:
        engine.dispose()
        raise
    return engine


def _make_or_check(engine: Engine, place: str, *, create: bool) -> None:
    with engine.connect() as connection:
        fresh = _is_empty(connection)
    if fresh and not create:
        raise LedgerError(f"{place} is no ledger: it is empty", remedy="reportedly db init")
    if fresh:
        prepare(engine)
        migrate(engine, only_empty=True)
    with engine.connect() as connection:
        _check_revision(place, revision(connection))


def _is_empty(connection: Connection) -> bool:
    return not inspect(connection).get_table_names()


def revision(connection: Connection) -> str | None:
    """The revision of the ledger's schema; null where the database is no ledger."""
    if not {"alembic_version", "claims", "chain"} <= set(inspect(connection).get_table_names()):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    return str(found) if found is not None else None


def _check_revision(place: str, found: str | None) -> None:
    if found is None:
        raise LedgerError(f"{place} is a database, but no ledger", remedy="name another one")
    if found not in REVISIONS:
        raise LedgerError(f"{place} was written by a newer reportedly (schema {found})", remedy="install that version")
    if found != REVISIONS[-1]:
        raise LedgerError(f"{place} is of an older version (schema {found})", remedy=UPGRADE)


def migrate(engine: Engine, *, only_empty: bool = False, to: str = "head") -> None:
    """Run the migrations that are missing, all in one transaction: killed in the middle, nothing has happened.

    With `only_empty`, a ledger that another process made in the meantime is left as it is.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "reportedly.ledger:migrations")
    with writing(engine) as connection:
        if only_empty and not _is_empty(connection):
            return
        config.attributes["connection"] = connection
        command.upgrade(config, to)


def upgrade_ledger(url: URL) -> bool:
    """Bring an older ledger to the present schema; false where it was there already.

    Raises:
        LedgerError: it is no ledger, or a newer one.
    """
    check_place(url, create=False)
    engine = connect(url)
    try:
        with explained(url):
            with engine.connect() as connection:
                found = revision(connection)
            if found in REVISIONS[:-1]:
                prepare(engine)
                migrate(engine)
                return True
            _check_revision(shown(url), found)
            return False
    finally:
        engine.dispose()


def check_is_ledger(path: Path) -> None:
    """Raise LedgerError unless there is a ledger of a known version at `path`; nothing is changed."""
    check_place(sqlite.file_url(path), create=False)
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        if not {"alembic_version", "claims", "chain"} <= tables:
            raise LedgerError(f"{path} is no ledger")
    except sqlite3.DatabaseError as error:
        raise LedgerError(f"{path} cannot be read: {error}") from None
    finally:
        connection.close()
