"""The ledger: what reports say, kept for good."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from ..errors import SettingsError
from ..model import Claim, Report
from ..model.capture import Captured
from . import deciding
from .access import Access
from .adding import add_report, has_reading
from .browsed import Browsed
from .capturing import keep
from .collected import Collected
from .copies import copy_ledger
from .deciding import Person
from .dialect import ledger_file, ledger_url
from .finding import claim_at, report_at, stored
from .judging import head, judgements_of
from .opening import upgrade_ledger
from .queries import claims_wanted, counts, full_id, reports_wanted
from .records import (
    Added,
    ClaimQuery,
    Damage,
    Judgement,
    ReportRow,
    StoredClaim,
    Verdict,
)
from .transfer import Transferred, transfer
from .verifying import damages
from .watched import Watched
from .weighed import Weighed

_EVERYTHING = ClaimQuery()
_BATCH = 200


class Ledger(Weighed, Browsed, Access, Collected, Watched):
    """Reports, their claims and what people decided about them, in a database. Use it as a context manager.

    Every method is one transaction. Several programs may work on one ledger: readers see the state of the moment at
    which they began, writers wait for one another.
    """

    # Reports and readings

    def add(
        self,
        report: Report,
        claims: Sequence[Claim],
        *,
        extractor: str,
        dropped: int = 0,
        captured: Captured | None = None,
    ) -> Added:
        """Add a report and the claims that `extractor` found in it, whole or not at all.

        Adding the same again changes nothing. Another extractor's claims take the place of the earlier ones: those
        with the same id keep their judgements, those that vanished are retired. `dropped` counts claims that the
        extractor dropped because they did not quote the report; claims that do not are dropped here, too. `captured`
        are the bytes that it was read from, and how they came.

        Raises:
            LedgerError: a claim is of another report, or the ledger cannot be written.
        """
        with self._writing() as connection:
            came = add_report(connection, report, claims, extractor=extractor, dropped=dropped, at=self._clock())
            if captured is not None:
                keep(connection, report.id, captured)
            return came

    def has_reading(self, report_id: str, extractor: str) -> bool:
        """Whether this extractor's reading of the report is in the ledger, so that it need not be read again."""
        with self._reading() as connection:
            return has_reading(connection, report_id, extractor)

    def reports(
        self,
        *,
        text: str | None = None,
        since: date | None = None,
        until: date | None = None,
        limit: int | None = None,
        unread: bool = False,
    ) -> Iterator[ReportRow]:
        """Reports newest first; `text` asks for words of the headline or the text, the dates for the report's own.

        `unread`: only those that are kept and not read, because they are in another language than English.
        """
        wanted = reports_wanted(text=text, since=since, until=until, limit=limit, unread=unread)
        with self._reading() as connection:
            for row in connection.execution_options(yield_per=_BATCH).execute(wanted):
                yield ReportRow(**row._mapping)

    def report(self, id_or_prefix: str) -> Report:
        """The report with this id, or whose id alone begins so.

        Raises:
            NotFound: there is none, or it was withdrawn.
            LedgerError: several ids begin so.
        """
        with self._reading() as connection:
            return report_at(connection, id_or_prefix)

    # Claims

    def claims(self, query: ClaimQuery = _EVERYTHING) -> Iterator[StoredClaim]:
        """Claims that fulfil every condition of `query`, newest report first and in the order of its text."""
        with self._reading() as connection:
            for row in connection.execution_options(yield_per=_BATCH).execute(claims_wanted(query)):
                yield stored(row)

    def claim(self, id_or_prefix: str) -> StoredClaim:
        """The claim with this id, or whose id alone begins so.

        Raises:
            NotFound: there is none.
            LedgerError: several ids begin so.
        """
        with self._reading() as connection:
            return stored(claim_at(connection, id_or_prefix))

    def add_claim(self, claim: Claim, *, by: str, because: str) -> Judgement:
        """Add a claim that a person found in a report; no later reading retires it.

        Raises:
            SettingsError: it does not quote its report, or nobody is named.
            LedgerError: its report is not there, or the claim is there already.
        """
        with self._writing() as connection:
            return deciding.add_claim(connection, claim, person=Person(by, because, self._clock()))

    # Judgements

    def judge(
        self,
        claim_id: str,
        verdict: Verdict,
        *,
        by: str,
        because: str,
        field: str | None = None,
        value: str | None = None,
    ) -> Judgement:
        """Write down what a person decided about a claim.

        A correction names the field by a dotted path (`quantities.0.low`, `modality.commitment`, `event`) and its
        value as JSON or as a plain string. It is applied to the claim as corrected so far.

        Raises:
            NotFound: there is no such claim.
            SettingsError: nobody is named; a field without a correction or a correction without one; there is no
                such field; the corrected claim would not be valid or not quote its report.
        """
        if (field is None) != (value is None):
            raise SettingsError("a correction needs a field and a value")
        change = (field, value) if field is not None and value is not None else None
        with self._writing() as connection:
            person = Person(by, because, self._clock())
            return deciding.judge(connection, claim_id, verdict, change=change, person=person)

    def undo(self, claim_id: str, *, by: str, because: str | None = None) -> Judgement:
        """Take back the latest judgement of a claim that stands, by a further row; nothing is erased.

        Raises:
            NotFound: there is no such claim.
            LedgerError: no judgement of it stands.
        """
        with self._writing() as connection:
            return deciding.undo(connection, claim_id, person=Person(by, because, self._clock()))

    def judgements(self, claim_id: str) -> list[Judgement]:
        """All judgements of a claim, taken back or not, in the order in which they were made.

        Raises:
            NotFound: there is no such claim.
        """
        with self._reading() as connection:
            return judgements_of(connection, full_id(connection, "claim", claim_id))

    # Upkeep

    def verify(self) -> list[Damage]:
        """What is not as it was written: file, texts, reports, claims, quotations, chain. Nothing: it is sound."""
        with self._reading() as connection:
            return list(damages(connection))

    def head(self) -> tuple[int, str]:
        """How many judgements there are, and the hash that stands for all of them: note it to prove it later."""
        with self._reading() as connection:
            return head(connection)

    def counts(self) -> dict[str, int]:
        """How many rows of each kind there are."""
        with self._reading() as connection:
            return counts(connection)

    @classmethod
    def upgrade(cls, location: str | Path = "ledger.db") -> bool:
        """Bring an older ledger to the present schema; false where it was there already.

        Raises:
            LedgerError: there is none, it is none, or it is newer than this program.
        """
        return upgrade_ledger(ledger_url(location))

    def backup(self, target: Path, *, force: bool = False) -> None:
        """Copy the ledger as it stands at this moment into a file, while others may go on working.

        Raises:
            LedgerError: `target` exists and `force` was not given, or it cannot be written.
        """
        copy_ledger(self.path, target, force=force)

    @classmethod
    def restore(cls, source: Path, location: str | Path = "ledger.db", *, force: bool = False) -> None:
        """Put a backup in the place of a ledger.

        Raises:
            LedgerError: `source` is no ledger, or one is there and `force` was not given.
        """
        copy_ledger(source, ledger_file(ledger_url(location)), force=force)

    @classmethod
    def transfer(cls, source: str | Path, target: str | Path) -> Transferred:
        """Copy a ledger, as it stands at this moment, into an empty one: a file, or a database of a server.

        Raises:
            Conflict: the target holds something.
            LedgerError: the source is no ledger or its chain of judgements is broken; a database cannot be reached.
            SettingsError: no ledger can live at an address.
        """
        return transfer(ledger_url(source), ledger_url(target))
