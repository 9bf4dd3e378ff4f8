"""The part of a ledger that lists what is weighed: estimates, contradictions, forecasts, sources."""

from datetime import date

from sqlalchemy import Connection

from ..assess.edges import edges
from ..assess.identities import Identities
from ..assess.telling import Telling
from ..errors import NotFound
from ..knowledge.gazetteer import Gazetteer, open_gazetteer
from ..model import Dispute, Edge, Estimate, Forecast, Origin, Profile
from . import besides, keeping, listing, profiling, sourcing
from .listed import (
    FIRST_PAGE,
    Contradiction,
    EstimateQuery,
    ForecastQuery,
    Listed,
    ListedEstimate,
    ListedForecast,
    ListedSource,
    Page,
    Progress,
    SourceQuery,
)
from .marking import Kind, waiting
from .opened import Opened
from .records import ClaimQuery
from .tellings import tellings_at, tellings_of

_EVERYTHING = ClaimQuery()
_EVERY_ESTIMATE = EstimateQuery()
_EVERY_SOURCE = SourceQuery()


_MOST_AT_READING = 400
"""Claims that a reader waits for: results on his page that are behind are weighed first, the smallest before others."""


class Results(Opened):
    """What a ledger keeps weighed.

    Results are kept with the claims and brought up to date when they are asked for, or by `weigh`. A page of any list
    costs the same however long the ledger is. One that rests on very many claims may be a few behind, and says so. A
    program that serves many readers weighs apart from them: `leave_weighing`.
    """

    _weighs_at_reading = True

    # Results

    def weigh(self, progress: Progress | None = None) -> int:
        """Bring every result up to date with the claims and judgements; how many reports and results were seen to.

        It works in parts, each of them one transaction: who is killed goes on where he stopped. `progress` is told
        after each part how many were seen to so far.
        """
        done = 0
        while more := self.weigh_part():
            done += more
            if progress is not None:
                progress(done)
        return done

    def weigh_part(self) -> int:
        """One part of `weigh`, one transaction; none where everything is up to date."""
        with self._reading() as connection:
            if keeping.is_weighed(connection):
                return 0
        with self._writing() as connection:
            return keeping.weigh_some(connection, self._gazetteer())

    def leave_weighing(self) -> None:
        """From now on whoever reads sees what is kept and never waits: somebody else calls `weigh_part`."""
        self._weighs_at_reading = False

    def waiting(self) -> int:
        """Reports and results that somebody else has yet to weigh; none where whoever reads weighs them first."""
        if self._weighs_at_reading:
            return 0
        with self._reading() as connection:
            return waiting(connection)

    def _ready(self) -> None:
        if self._weighs_at_reading:
            self.weigh()

    def estimates(self, query: EstimateQuery = _EVERY_ESTIMATE, page: Page = FIRST_PAGE) -> Listed[ListedEstimate]:
        """Questions with their figures, by the number of disagreements, then of origins."""
        self._ready()
        with self._reading() as connection:
            found = listing.estimates(connection, query, page, self._identities(connection))
        if not self._weighed_late(Kind.QUESTION, [each.estimate.estimand.id for each in found.items if each.behind]):
            return found
        with self._reading() as connection:
            return listing.estimates(connection, query, page, self._identities(connection))

    def _weighed_late(self, kind: Kind, late: list[str]) -> bool:
        """Weigh results of a page that are behind, as far as a reader can wait for it; whether one was."""
        if not late or not self._weighs_at_reading:
            return False
        with self._writing() as connection:
            few = keeping.few_of(connection, kind, late, most=_MOST_AT_READING)
            known = self._identities(connection)
            keeping.weigh_these(connection, kind, few, gazetteer=self._gazetteer(), known=known)
        return bool(few)

    def estimate(self, id_or_prefix: str, query: EstimateQuery = _EVERY_ESTIMATE) -> Estimate | None:
        """One estimate with all its figures, by policy and day of `query`; null where none was given by that day.

        Raises:
            NotFound: there is no such question.
            LedgerError: several ids begin so.
        """
        self._ready()
        with self._reading() as connection:
            question = listing.question_called(connection, id_or_prefix)
            return listing.whole(connection, question, query, self._identities(connection))

    def contradictions(self, query: ClaimQuery = _EVERYTHING, page: Page = FIRST_PAGE) -> Listed[Contradiction]:
        """What some affirm and others deny, then figures that exclude each other."""
        self._ready()
        with self._reading() as connection:
            found = listing.contradictions(connection, query, page)
            late = listing.late_denials(connection, [each.id for each in found.items if isinstance(each, Dispute)])
        if not self._weighed_late(Kind.DENIAL, late):
            return found
        with self._reading() as connection:
            return listing.contradictions(connection, query, page)

    def dispute(self, id_or_prefix: str) -> Dispute:
        """One dispute.

        Raises:
            NotFound: there is none.
            LedgerError: several ids begin so.
        """
        self._ready()
        with self._reading() as connection:
            return listing.dispute_called(connection, id_or_prefix)

    def forecasts(self, query: ForecastQuery, page: Page = FIRST_PAGE) -> Listed[ListedForecast]:
        """Forecasts made until a day with their state on it, the earliest first."""
        self._ready()
        found = self._forecasts(query, page)
        if not self._weighed_late(Kind.FORECAST, [each.forecast.claim for each in found.items if each.behind]):
            return found
        return self._forecasts(query, page)

    def _forecasts(self, query: ForecastQuery, page: Page) -> Listed[ListedForecast]:
        with self._reading() as connection:
            known = self._identities(connection)
            return profiling.forecasts(connection, query, page, gazetteer=self._gazetteer(), identities=known)

    def forecast(self, claim_id: str, as_of: date) -> Forecast | None:
        """What became of one forecast by a day; null where the claim is none, or was made later."""
        self._ready()
        with self._reading() as connection:
            known = self._identities(connection)
            return profiling.one_forecast(connection, claim_id, as_of, gazetteer=self._gazetteer(), identities=known)

    def settled_forecasts(self, as_of: date) -> list[Forecast]:
        """All forecasts made until a day that persons settled."""
        self._ready()
        with self._reading() as connection:
            return profiling.settled_forecasts(connection, as_of)

    def sources(self, query: SourceQuery = _EVERY_SOURCE, page: Page = FIRST_PAGE) -> Listed[ListedSource]:
        """Who is cited, most statements first; those merged are one."""
        self._ready()
        with self._reading() as connection:
            rated = sourcing.reliabilities(sourcing.source_judgements(connection))
            return profiling.sources(connection, query, page, rated)

    def profile(self, source_id: str) -> Profile:
        """Everything about one source, by the id of any origin that it is.

        Raises:
            NotFound: nobody with this id stands behind a claim.
        """
        self._ready()
        with self._reading() as connection:
            rated = sourcing.reliabilities(sourcing.source_judgements(connection))
            found = profiling.profile(connection, source_id, rated, self._identities(connection))
        if found is None:
            raise NotFound(f"no source has the id {source_id!r}")
        return found

    def origins(self) -> list[Origin]:
        """Everybody who stands behind a claim, before all merges."""
        self._ready()
        with self._reading() as connection:
            return profiling.origins(connection)

    def beside(self, claim_id: str) -> tuple[tuple[Edge, ...], dict[str, Telling]]:
        """The edges of one claim, and the claims at their other ends with itself, by id.

        Empty where it does not count: it was rejected, or its report has a later version.
        """
        self._ready()
        with self._reading() as connection:
            around = besides.around(connection, claim_id, self._gazetteer())
            known = self._identities(connection)
        return edges(around.values(), self._gazetteer(), identities=known, of=claim_id), around

    # Claims as they are weighed

    def tellings(self, query: ClaimQuery = _EVERYTHING) -> list[Telling]:
        """Claims as corrected, with what of their reports matters for weighing them; rejected ones are left out."""
        self._ready()
        with self._reading() as connection:
            return list(tellings_of(connection, query))

    def tellings_at(self, claims: list[str]) -> dict[str, Telling]:
        """The claims with these ids, by id, those left out that are not in the ledger."""
        self._ready()
        with self._reading() as connection:
            return tellings_at(connection, claims)

    def _gazetteer(self) -> Gazetteer:
        return open_gazetteer()

    def _identities(self, connection: Connection) -> Identities:
        return sourcing.identities(sourcing.source_judgements(connection))
