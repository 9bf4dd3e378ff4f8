"""What weighing says, as pages and API ask for it: one thin function each over the ledger's tellings."""

from collections.abc import Sequence
from datetime import date

from ..errors import Conflict, NotFound
from ..ledger import ClaimQuery
from ..ledger.listed import EstimateQuery
from ..model import (
    Credibility,
    Dispute,
    Estimate,
    Forecast,
    LikelySame,
    Origin,
    Policy,
    Profile,
    ProposedGrade,
    TrackRecord,
)
from .relations import relations
from .route import Visit

EVERYTHING = ClaimQuery()


def estimates(
    visit: Visit,
    query: ClaimQuery = EVERYTHING,
    *,
    policy: Policy = Policy.MEDIAN_OF_ORIGINS,
    as_of: date | None = None,
) -> tuple[Estimate, ...]:
    """Every figure given for each question; the most disputed and best attested questions first."""
    from ..assess import estimates as weigh
    from ..knowledge.gazetteer import open_gazetteer

    tellings, known = visit.ledger.tellings(query), visit.ledger.identities()
    found = weigh.estimates(tellings, open_gazetteer(), policy=policy, identities=known, as_of=as_of)
    return tuple(sorted(found, key=_weight, reverse=True))


def _weight(estimate: Estimate) -> tuple[int, int, str]:
    standing = estimate.standing
    return len(estimate.disagreements), len(standing.origins) + len(standing.unnamed), estimate.estimand.id


def estimate(
    visit: Visit, ident: str, *, policy: Policy = Policy.MEDIAN_OF_ORIGINS, as_of: date | None = None
) -> Estimate:
    """One question.

    Raises:
        NotFound: nobody gave a figure for it.
    """
    found = visit.ledger.estimate(ident, EstimateQuery(policy=policy, as_of=as_of))
    if found is None:
        raise NotFound(f"nobody gave a figure for {ident!r} by {as_of}", remedy="a later day")
    return found


def disputes(visit: Visit, query: ClaimQuery = EVERYTHING) -> tuple[Dispute, ...]:
    """What some affirm and others deny."""
    from ..assess import edges
    from ..knowledge.gazetteer import open_gazetteer

    return edges.disputes(visit.ledger.tellings(query), open_gazetteer(), identities=visit.ledger.identities())


def forecasts(visit: Visit, query: ClaimQuery = EVERYTHING, *, as_of: date | None = None) -> tuple[Forecast, ...]:
    """Every forecast with its state on a day, today by default."""
    from ..assess import forecasts as weigh
    from ..knowledge.gazetteer import open_gazetteer

    ledger, day = visit.ledger, as_of or visit.now.date()
    tellings, known = ledger.tellings(query), ledger.identities()
    return weigh.forecasts(tellings, open_gazetteer(), as_of=day, settled=ledger.settlements(), identities=known)


def records(visit: Visit) -> tuple[TrackRecord, ...]:
    """How the settled forecasts of each source came out."""
    from ..assess.track import track_records

    return track_records(visit.ledger.settled_forecasts(visit.now.date()))


def profiles(visit: Visit, query: ClaimQuery = EVERYTHING) -> tuple[Profile, ...]:
    """Everybody who stands behind a claim, most statements first."""
    from ..assess import profiles as weigh

    ledger = visit.ledger
    scored = records(visit) if ledger.settlements() else ()
    return weigh.profiles(
        ledger.tellings(query),
        identities=ledger.identities(),
        records=scored,
        reliabilities=ledger.reliabilities(),
    )


def profile(visit: Visit, ident: str) -> Profile:
    """One source, by the id of itself or of somebody merged into it.

    Raises:
        NotFound: nobody is cited who has it.
    """
    for found in profiles(visit):
        if ident == found.origin.id or ident in found.merged:
            return found
    raise NotFound(f"there is no source {ident!r}", remedy="/sources lists them")


def origin(visit: Visit, words: str) -> Origin:
    """The one origin, before all merges, that a name or the beginning of an id means.

    Raises:
        NotFound: nobody is called so.
        Conflict: several are.
    """
    from ..assess.identities import origins_of
    from ..assess.profiles import called

    found = called((each for telling in visit.ledger.tellings() for each in origins_of(telling)), words)
    if not found:
        raise NotFound(f"no source is called {words!r}", remedy="/sources lists them")
    if len(found) > 1:
        raise Conflict(f"{words!r} means several sources: {_listed(found)}", remedy="give the id")
    return found[0]


def _listed(origins: Sequence[Origin]) -> str:
    return ", ".join(f"{each.name} ({each.id})" for each in origins[:8]) + (" …" if len(origins) > 8 else "")


def proposals(visit: Visit) -> tuple[LikelySame, ...]:
    """Sources that may be one, but for those on whom somebody decided."""
    from ..assess.identities import origins_of
    from ..assess.suggesting import likely_same

    decided = [
        frozenset((judged.origin.id, judged.other.id))
        for judged in visit.ledger.source_judgements()
        if judged.other is not None
    ]
    return likely_same((each for telling in visit.ledger.tellings() for each in origins_of(telling)), apart=decided)


def grade(visit: Visit, claim: str) -> tuple[Credibility | None, ProposedGrade | None]:
    """The credibility that a person set for a claim, and the one that the program proposes."""
    return visit.ledger.grades().get(claim), relations(visit.ledger, claim).grade
