"""Sources: everybody who stands behind a claim, and who cites whom."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated

from pydantic import BaseModel, Field

from ...assess.citing import Citation, citations
from ...ledger.listed import ListedSource, SourceQuery
from ...model import Origin
from ...model.span import FROZEN
from ...publish.csv import Cell
from ..narrowing import Narrowing, in_words, query_of
from ..network import Network, network
from ..route import Page, Permission, Rows, Visit
from .estimates import part

SIZE = 80
NEWEST = 300
"""Claims among which it is looked who cites whom."""
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
    """Filters of the claims that they stand behind, and a page."""

    page: Annotated[int, Field(ge=1, le=10_000)] = 1


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
    found = visit.ledger.sources(SourceQuery(claims=query), part(asked.page, SIZE))
    newest = visit.ledger.tellings(replace(query, limit=NEWEST))
    cited = citations(newest, identities=visit.ledger.identities())
    told = in_words(asked)
    return View(
        asked=asked,
        sentence=f"Sources{told and ' of claims '}{told}, most statements first.",
        sources=tuple(line(each) for each in found.items),
        pairs=pairs(cited[:40]),
        network=network(cited),
        next=asked.page + 1 if found.more else None,
    )


def line(listed: ListedSource) -> Line:
    """A source as lists show it."""
    record = listed.record
    return Line(
        origin=listed.origin,
        statements=listed.statements,
        reports=listed.reports,
        outlets=len(listed.outlets),
        first=listed.first.isoformat() if listed.first else "",
        last=listed.last.isoformat() if listed.last else "",
        reliability=listed.reliability.value if listed.reliability else "",
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
