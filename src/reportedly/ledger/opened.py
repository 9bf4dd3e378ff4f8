"""A ledger that is open: its connections, its clock, one transaction a call."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from .dialect import explained, ledger_file, ledger_url, shown, version, writing
from .opening import open_ledger


def _now() -> datetime:
    return datetime.now(UTC)


class Opened:
    """The connections of a ledger, to read and to write with. Use it as a context manager."""

    def __init__(
        self, location: str | Path = "ledger.db", *, create: bool = True, clock: Callable[[], datetime] = _now
    ) -> None:
        """Open the ledger at a path or an SQLAlchemy URL; `clock` tells when something was added or decided.

        Raises:
            LedgerError: there is none and `create` is false; it is no ledger, or one of another version.
            SettingsError: no ledger can live at `location`.
        """
        self._url = ledger_url(location)
        self._clock = clock
        self._engine = open_ledger(self._url, create=create)
        # Threads of one program queue here: SQLite lets its writers poll, and one of fifty may then wait for ever.
        self._turn = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close its connections."""
        self._engine.dispose()

    @property
    def path(self) -> Path:
        """The file of the ledger.

        Raises:
            LedgerError: it is kept by a server.
        """
        return ledger_file(self._url)

    @property
    def place(self) -> str:
        """Where the ledger is, as it may be printed: without a password."""
        return shown(self._url)

    @property
    def database(self) -> str:
        """The database that keeps it, and its version."""
        with self._reading() as connection:
            return version(connection)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with explained(self._url), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._turn, explained(self._url), writing(self._engine) as connection:
            yield connection
