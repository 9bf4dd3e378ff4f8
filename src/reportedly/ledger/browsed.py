"""The part of a ledger that serves people who look around in it."""

from datetime import date, datetime

from .browsing import claims_page, reports_added, reports_page, versions
from .counting import claim_facets, day_counts, place_counts, verdict_counts
from .judging import verdicts
from .opened import Opened
from .records import ClaimFacets, ClaimPage, ClaimQuery, Facet, Judgement, PlaceCount, ReportPage, ReportRow

_EVERYTHING = ClaimQuery()


class Browsed(Opened):
    """Claims and reports a page at a time, with what they hold counted."""

    def claims_page(self, query: ClaimQuery = _EVERYTHING, *, after: str | None = None, size: int = 50) -> ClaimPage:
        """A page of `Ledger.claims`, beginning behind the claim `after`.

        Raises:
            NotFound: there is no such claim.
        """
        with self._reading() as connection:
            return claims_page(connection, query, after=after, size=size)

    def claim_facets(self, query: ClaimQuery = _EVERYTHING, *, most: int = 12) -> ClaimFacets:
        """What the claims of `query` hold, counted: sources, affiliations, places, events, commitments, verdicts."""
        with self._reading() as connection:
            return claim_facets(connection, query, most=most)

    def verdict_counts(self, query: ClaimQuery = _EVERYTHING) -> tuple[Facet, ...]:
        """How many claims of `query` have which verdict; null counts those that nobody judged."""
        with self._reading() as connection:
            return verdict_counts(connection, query)

    def reports_page(
        self,
        *,
        text: str | None = None,
        since: date | None = None,
        until: date | None = None,
        after: str | None = None,
        size: int = 50,
    ) -> ReportPage:
        """A page of `Ledger.reports`, beginning behind the report `after`.

        Raises:
            NotFound: there is no such report.
        """
        with self._reading() as connection:
            return reports_page(connection, text=text, days=(since, until), after=after, size=size)

    def reports_added(self, since: datetime, *, limit: int = 500) -> list[ReportRow]:
        """Reports that came into the ledger after a moment, the latest first."""
        with self._reading() as connection:
            return reports_added(connection, since, limit=limit)

    def versions(self, report_id: str) -> list[ReportRow]:
        """All texts at the address of a report, first to last; the report alone where it has none."""
        with self._reading() as connection:
            return versions(connection, report_id)

    def place_counts(self, query: ClaimQuery = _EVERYTHING, *, most: int = 400) -> list[PlaceCount]:
        """Places with coordinates that the claims of `query` name, those of most claims first."""
        with self._reading() as connection:
            return place_counts(connection, query, most=most)

    def day_counts(self, query: ClaimQuery = _EVERYTHING) -> list[tuple[date, int]]:
        """The claims of `query` by the date of their report, earliest first."""
        with self._reading() as connection:
            return day_counts(connection, query)

    def verdicts(self) -> list[Judgement]:
        """All verdicts on claims that were not taken back, by whomever, in the order in which they were made."""
        with self._reading() as connection:
            return verdicts(connection)
