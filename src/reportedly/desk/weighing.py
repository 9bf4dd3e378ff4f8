"""What weighing says of one thing, as pages and API ask for it; the ledger itself lists many."""

from collections.abc import Sequence
from datetime import date

from ..errors import Conflict, NotFound
from ..ledger.listed import EstimateQuery
from ..model import Credibility, Estimate, Origin, Policy, Profile, ProposedGrade, TrackRecord
from .relations import relations
from .route import Visit


def estimate(
    visit: Visit, ident: str, *, policy: Policy = Policy.MEDIAN_OF_ORIGINS, as_of: date | None = None
) -> Estimate:
    """One question with all its figures.

    Raises:
        NotFound: there is no such question, or nobody gave a figure for it by that day.
    """
    found = visit.ledger.estimate(ident, EstimateQuery(policy=policy, as_of=as_of))
    if found is None:
        raise NotFound(f"nobody gave a figure for {ident!r} by {as_of}", remedy="a later day")
    return found


def records(visit: Visit) -> tuple[TrackRecord, ...]:
    """How the settled forecasts of each source came out."""
    from ..assess.track import track_records

    return track_records(visit.ledger.settled_forecasts(visit.now.date()))


def profile(visit: Visit, words: str) -> Profile:
    """One source, by its name, its id, or the id of somebody merged into it.

    Raises:
        NotFound: nobody is cited who has it.
        Conflict: several are called so.
    """
    try:
        return visit.ledger.profile(words)
    except NotFound:
        return visit.ledger.profile(origin(visit, words).id)


def origin(visit: Visit, words: str) -> Origin:
    """The one origin, before all merges, that a name or the beginning of an id means.

    Raises:
        NotFound: nobody is called so.
        Conflict: several are.
    """
    from ..assess.profiles import called

    found = called(visit.ledger.origins(), words)
    if not found:
        raise NotFound(f"no source is called {words!r}", remedy="/sources lists them")
    if len(found) > 1:
        raise Conflict(f"{words!r} means several sources: {_listed(found)}", remedy="give the id")
    return found[0]


def _listed(origins: Sequence[Origin]) -> str:
    return ", ".join(f"{each.name} ({each.id})" for each in origins[:8]) + (" …" if len(origins) > 8 else "")


def grade(visit: Visit, claim: str) -> tuple[Credibility | None, ProposedGrade | None]:
    """The credibility that a person set for a claim, and the one that the program proposes."""
    return visit.ledger.grades().get(claim), relations(visit.ledger, claim).grade
