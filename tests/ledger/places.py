"""Where tests keep their ledgers: in files, and in the databases of a server."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Protocol

from tests.postgresql import Server

from reportedly.ledger import Ledger

Location = Path | str


class Places(Protocol):
    """One kind of database."""

    def nowhere(self) -> Location:
        """Where no ledger is, but one can be made."""

    def new(self) -> Location:
        """A new, empty ledger: migrations take longer than most tests, so it is a copy."""

    def copy(self, location: Location) -> Location:
        """A copy of a ledger that nobody has open."""

    def execute(self, location: Location, statements: str) -> list[tuple[object, ...]]:
        """Do something behind the ledger's back; the rows of the last statement."""

    def drop(self, location: Location) -> None:
        """Take a ledger away."""


class Files:
    """SQLite."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._number = folder, 0
        self._empty: Location | None = None

    def nowhere(self) -> Path:
        self._number += 1
        folder = self._folder / str(self._number)
        folder.mkdir()
        return folder / "ledger.db"

    def new(self) -> Location:
        if self._empty is None:
            self._empty = self.nowhere()
            Ledger(self._empty).close()
        return self.copy(self._empty)

    def copy(self, location: Location) -> Location:
        return Path(shutil.copy(location, self.nowhere()))

    def execute(self, location: Location, statements: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(location)) as connection, connection:
            return [row for each in statements.split(";") for row in connection.execute(each).fetchall()]

    def drop(self, location: Location) -> None:
        shutil.rmtree(Path(location).parent)


class Databases:
    """PostgreSQL."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._empty: str | None = None

    def nowhere(self) -> str:
        return self._server.url(self._server.new())

    def new(self) -> str:
        if self._empty is None:
            self._empty = self._server.new()
            Ledger(self._server.url(self._empty)).close()
        return self._server.url(self._server.new(self._empty))

    def copy(self, location: Location) -> str:
        return self._server.url(self._server.new(self.name_in(location)))

    def execute(self, location: Location, statements: str) -> list[tuple[object, ...]]:
        return self._server.execute(statements, self.name_in(location))

    def drop(self, location: Location) -> None:
        self._server.drop(self.name_in(location))

    @staticmethod
    def name_in(location: Location) -> str:
        """The name of the database in an address of the server."""
        return str(location).partition("@/")[2].partition("?")[0]
