"""The part of a ledger that serves weighing: what persons decided of forecasts, claims and sources."""

from collections.abc import Mapping

from ..assess.identities import Identities
from ..assess.suggesting import likely_same
from ..model import Credibility, LikelySame, Origin, Reliability, Resolution
from . import keeping, sourcing
from .deciding import Person
from .records import Act, Judgement, SourceJudgement
from .results import Results
from .weighing import grade, latest, settle


class Weighed(Results):
    """What persons decided about what is weighed."""

    def settle(self, claim_id: str, state: Resolution, *, by: str, because: str) -> Judgement:
        """Decide what became of a forecast; `Resolution.OPEN` takes the last decision back.

        Raises:
            NotFound: there is no such claim.
            SettingsError: nobody is named, or no reason is given.
        """
        with self._writing() as connection:
            return settle(connection, claim_id, state, person=Person(by, because, self._clock()))

    def grade(self, claim_id: str, credibility: Credibility, *, by: str, because: str) -> Judgement:
        """Set a claim's Admiralty credibility.

        Raises:
            NotFound: there is no such claim.
            SettingsError: nobody is named, or no reason is given.
        """
        with self._writing() as connection:
            return grade(connection, claim_id, credibility, person=Person(by, because, self._clock()))

    def settlements(self) -> dict[str, Resolution]:
        """What persons decided of forecasts, by claim."""
        with self._reading() as connection:
            return {claim: Resolution(value) for claim, value in latest(connection, Act.SETTLE).items()}

    def grades(self) -> dict[str, Credibility]:
        """The credibility that persons set, by claim."""
        with self._reading() as connection:
            return {claim: Credibility(value) for claim, value in latest(connection, Act.GRADE).items()}

    # Sources

    def judge_sources(self, origin: Origin, other: Origin, act: Act, *, by: str, because: str) -> SourceJudgement:
        """Decide whether two sources are one: `Act.SAME` counts `origin` as `other`, under its name.

        `Act.DIFFERENT` takes a merge back or turns a proposal down; `Act.UNSURE` leaves it open, and them apart.

        Raises:
            SettingsError: nobody is named, no reason is given, or it is the same source twice.
            LedgerError: they are one already, or one by way of a third; or two that were found different would be one.
        """
        with self._writing() as connection:
            before = self._identities(connection)
            person = Person(by, because, self._clock())
            made = sourcing.judge_sources(connection, origin, other, act, person=person)
            keeping.after_merge(connection, before, (origin.id, other.id))
            return made

    def rate(self, origin: Origin, reliability: Reliability, *, by: str, because: str) -> SourceJudgement:
        """Set a source's Admiralty reliability.

        Raises:
            SettingsError: nobody is named, or no reason is given.
        """
        with self._writing() as connection:
            return sourcing.rate(connection, origin, reliability, person=Person(by, because, self._clock()))

    def source_judgements(self) -> list[SourceJudgement]:
        """Everything that persons decided about sources, in the order in which they did."""
        with self._reading() as connection:
            return sourcing.source_judgements(connection)

    def identities(self) -> Identities:
        """Who is who, as far as persons decided it: the merges that stand."""
        return sourcing.identities(self.source_judgements())

    def likely_same(self) -> tuple[LikelySame, ...]:
        """Sources that may be one, but for those on whom somebody decided."""
        decided = [frozenset((j.origin.id, j.other.id)) for j in self.source_judgements() if j.other is not None]
        known = self.identities()
        return likely_same((known.settled(origin) for origin in self.origins()), apart=decided)

    def reliabilities(self) -> Mapping[str, Reliability]:
        """The latest reliability that persons gave each source, by origin id; those merged share one."""
        return sourcing.reliabilities(self.source_judgements())
