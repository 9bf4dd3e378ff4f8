"""Where SQLite and PostgreSQL differ, and nowhere else: a module each with the functions that `Dialect` names."""

from collections.abc import Sequence
from functools import cache
from typing import Protocol, cast

from sqlalchemy import URL, Connection, Engine, Select, Table
from sqlalchemy.exc import DBAPIError

from ..search import Term


class Dialect(Protocol):
    """What the ledger asks of a database, beside SQL that both understand."""

    def ledger_url(self, url: URL) -> URL:
        """The address in full; SettingsError where no ledger can live there."""

    def shown(self, url: URL) -> str:
        """The address as it may be printed."""

    def check_place(self, url: URL, *, create: bool) -> None:
        """Raise LedgerError where there can be no ledger, before anything is opened."""

    def connect(self, url: URL) -> Engine:
        """An engine whose connections read from one moment and, marked as writing, hold the one lock of writers."""

    def writing(self, connection: Connection) -> Connection:
        """Mark a connection: its next transaction writes."""

    def check_server(self, connection: Connection) -> None:
        """Raise LedgerError where the database's version or make does not suit."""

    def prepare(self, engine: Engine) -> None:
        """Let readers and a writer work side by side."""

    def version(self, connection: Connection) -> str:
        """The database and its version, for people."""

    def complaint(self, error: DBAPIError) -> tuple[str, str | None]:
        """What the database says, in a sentence, and what to do about it."""

    def matching(self, index: str, columns: tuple[str, ...], terms: tuple[Term, ...]) -> Select[tuple[int]]:
        """The `seq` of every row that holds all terms in the named columns of a full-text index."""

    def forget_words(self, connection: Connection, report_seq: int) -> None:
        """Take a report's words out of full-text search."""

    def scrub(self, engine: Engine) -> None:
        """Leave as little trace of erased words as the database allows."""

    def complaints(self, connection: Connection, tables: Sequence[Table]) -> tuple[list[str], list[str]]:
        """What the database itself finds wrong: with its file, and with references between rows."""

    def number_on(self, connection: Connection, tables: Sequence[Table]) -> None:
        """Have the next row of each table numbered after those that were written with their number."""


@cache
def dialect_of(name: str) -> Dialect:
    """The module for a database, by SQLAlchemy's name of it."""
    from . import postgresql, sqlite

    return cast(Dialect, {"sqlite": sqlite, "postgresql": postgresql}[name])
