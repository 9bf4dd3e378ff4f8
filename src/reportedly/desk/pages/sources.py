"""Sources: everybody who stands behind a claim, and who cites whom."""

from collections.abc import Iterable

from pydantic import BaseModel

from ...assess.citing import Citation, citations
from ...model import Origin, Profile
from ...model.span import FROZEN
from ...publish.csv import Cell
from .. import weighing
from ..narrowing import Narrowing, in_words, query_of
from ..network import Network, network
from ..route import Page, Permission, Rows, Visit

SIZE = 80
COLUMNS = (
    "id",
    "name",
    "kind",
    "affiliation",
    "named",
    "statements",
    "reports",
    "outlets",
    "first",
    "last",
    "reliability",
)


class Asked(Narrowing):
    """Filters of the claims, words of a name, and a page."""

    name: str | None = None
    page: int = 1


class Line(BaseModel):
    """A source as a line."""

    model_config = FROZEN

    origin: Origin
    statements: int
    reports: int
    outlets: int
    first: str
    last: str
    reliability: str
    settled: int
    hit_rate: float | None


class Pair(BaseModel):
    """Who cites whom, in how many claims."""

    model_config = FROZEN

    by: Origin
    of: Origin
    claims: tuple[str, ...]


class View(BaseModel):
    """A page of sources and the network of their citations."""

    model_config = FROZEN

    asked: Asked
    sentence: str
    sources: tuple[Line, ...]
    pairs: tuple[Pair, ...]
    network: Network
    next: int | None


def show(visit: Visit, asked: Asked) -> View:
    """Those with most statements first."""
    query = query_of(asked)
    found = [p for p in weighing.profiles(visit, query) if _called(p, asked.name)]
    first = max(0, asked.page - 1) * SIZE
    cited = citations(visit.ledger.tellings(query), identities=visit.ledger.identities())
    told = ", ".join(part for part in (in_words(asked), f"called “{asked.name}”" if asked.name else "") if part)
    return View(
        asked=asked,
        sentence=f"{len(found):,} source{'' if len(found) == 1 else 's'}{told and ', '}{told}. Most statements first.",
        sources=tuple(line(each) for each in found[first : first + SIZE]),
        pairs=pairs(cited[:40]),
        network=network(cited),
        next=asked.page + 1 if len(found) > first + SIZE else None,
    )


def _called(profile: Profile, name: str | None) -> bool:
    return name is None or any(name.casefold() in each.casefold() for each in profile.names)


def line(profile: Profile) -> Line:
    """A profile as lists show it."""
    record = profile.record
    return Line(
        origin=profile.origin,
        statements=len(profile.claims),
        reports=len(profile.reports),
        outlets=len(profile.outlets),
        first=profile.first.isoformat() if profile.first else "",
        last=profile.last.isoformat() if profile.last else "",
        reliability=profile.reliability.value if profile.reliability else "",
        settled=record.settled if record else 0,
        hit_rate=record.hit_rate if record else None,
    )


def pairs(cited: Iterable[Citation]) -> tuple[Pair, ...]:
    """Citations as a table shows them."""
    return tuple(Pair(by=each.by, of=each.of, claims=each.claims) for each in cited)


def rows(view: View) -> Rows:
    """One row a source of this page."""
    return Rows(COLUMNS, tuple(_row(each) for each in view.sources))


def _row(shown: Line) -> dict[str, Cell]:
    origin = shown.origin
    named = {"id": origin.id, "name": origin.name, "kind": origin.kind.value, "affiliation": origin.affiliation}
    counted = ("statements", "reports", "outlets", "first", "last", "reliability")
    return {**named, "named": not origin.anonymous, **{name: getattr(shown, name) for name in counted}}


ROUTES = (Page(name="sources", path="/sources", permission=Permission.READ, asked=Asked, show=show, rows=rows),)
