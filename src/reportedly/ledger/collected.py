"""The part of a ledger that serves collecting: what was captured, and what was taken down."""

from sqlalchemy import select

from ..errors import LedgerError
from ..model.capture import Capture, Captured
from . import schema
from .capturing import Remake, bytes_of, capture_damages, captures_of, keep
from .deciding import Person
from .dialect import scrub
from .opened import Opened
from .queries import full_id
from .records import Damage
from .withdrawing import withdraw


class Collected(Opened):
    """Captures of reports, and their end."""

    def keep(self, report_id: str, captured: Captured) -> bool:
        """Keep another capture of a report that is there; false where it brings nothing new.

        Raises:
            NotFound: there is no such report.
        """
        with self._writing() as connection:
            return keep(connection, full_id(connection, "report", report_id), captured)

    def captures(self, report_id: str) -> list[Capture]:
        """How a report came into the house, every time that its bytes were others.

        Raises:
            NotFound: there is no such report.
        """
        with self._reading() as connection:
            return captures_of(connection, full_id(connection, "report", report_id))

    def captured_bytes(self, sha256: str) -> bytes:
        """The bytes that a capture names.

        Raises:
            LedgerError: they are not kept, or were withdrawn.
        """
        with self._reading() as connection:
            found = bytes_of(connection, sha256)
        if found is None:
            raise LedgerError(f"there are no bytes with the hash {sha256}")
        return found

    def verify_captures(self, remake: Remake) -> list[Damage]:
        """Bytes that are not what their hash names, and reports whose text does not come out of them."""
        with self._reading() as connection:
            return list(capture_damages(connection, remake))

    def families(self) -> dict[str, str]:
        """The family of every report that was grouped: the id of the first of those that copy one another."""
        with self._reading() as connection:
            found = connection.execute(select(schema.families.c.report, schema.families.c.family))
            return {row.report: row.family for row in found}

    def withdraw(self, report_id: str, *, by: str, because: str) -> str | None:
        """Erase the bytes and words of a report, its claims' quotes and what persons wrote about them.

        A tombstone stays: that it was there, where and when, when it went and why. Returns its id, or null where it was
        withdrawn before.

        Raises:
            NotFound: there is no such report.
            SettingsError: nobody is named, or no reason is given.
        """
        with self._writing() as connection:
            found = withdraw(connection, report_id, person=Person(by, because, self._clock()))
        if found is not None:
            scrub(self._engine)
        return found
