"""A brief of what a ledger holds."""

from dataclasses import dataclass

from ...assess.estimates import estimates
from ...errors import ReportedlyError
from ...knowledge.gazetteer import open_gazetteer
from ...ledger import ClaimQuery, Ledger, Verdict
from ...model import Policy
from .compose import compose
from .parts import Brief
from .weighed import Weighed


@dataclass(frozen=True, slots=True)
class Drawn:
    """A brief, and how many claims were left out of it since a person rejected them."""

    brief: Brief
    rejected: int


def brief_of(
    ledger: Ledger, query: ClaimQuery, *, title: str = "", scope: str = "", policy: Policy = Policy.MEDIAN_OF_ORIGINS
) -> Drawn:
    """The brief of the claims that fulfil `query`; `scope` says in words how they were chosen.

    Raises:
        ReportedlyError: no claim does.
    """
    found = list(ledger.claims(query))
    kept = [stored.current for stored in found if stored.verdict is not Verdict.REJECT]
    if not kept:
        raise ReportedlyError("no claim fulfils all of this: there is nothing to write a brief of")
    reports = {report: ledger.report(report) for report in {claim.report for claim in kept}}
    tellings, known = ledger.tellings(query), ledger.identities()
    families = {telling.carrier.report: telling.carrier.family for telling in tellings}
    found_for = estimates(tellings, open_gazetteer(), policy=policy, identities=known)
    weighed = Weighed(families, known, found_for, policy)
    return Drawn(compose(kept, reports, title=title, scope=scope, weighed=weighed), len(found) - len(kept))
