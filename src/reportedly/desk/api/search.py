"""Who asks, and one question to reports and claims at once."""

from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, Field

from ...ledger import ClaimQuery, Role
from ..route import ALLOWED, Permission
from .claims import ClaimBeside, beside
from .endpoint import BODY, Asking, Endpoint
from .reports import ReportLine, line

MOST = 20


class SearchAsked(BaseModel):
    """Words; "in quotes" together, word* a beginning."""

    model_config = BODY

    text: Annotated[str, Field(min_length=1, max_length=1000)]


class Found(BaseModel):
    """The newest of each kind; the lists have all."""

    reports: list[ReportLine]
    claims: list[ClaimBeside]


class Me(BaseModel):
    """Who is signed in."""

    name: str
    role: Role
    may: list[Permission]


def search(visit: Asking, asked: Annotated[SearchAsked, Query()]) -> Found:
    """The newest reports and claims that hold these words."""
    reports = visit.ledger.reports(text=asked.text, limit=MOST)
    claims = visit.ledger.claims(ClaimQuery(text=asked.text, limit=MOST, latest_versions=True))
    return Found(reports=[line(row) for row in reports], claims=[beside(stored) for stored in claims])


def me(visit: Asking) -> Me:
    """Who is signed in, and what they may do."""
    return Me(name=visit.viewer.name, role=visit.viewer.role, may=sorted(ALLOWED[visit.viewer.role]))


ENDPOINTS = (
    Endpoint(method="GET", path="/search", permission=Permission.READ, answer=search),
    Endpoint(method="GET", path="/me", permission=Permission.READ, answer=me),
)
