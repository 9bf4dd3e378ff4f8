"""Sources: their profiles, and what people decide about who is who and how reliable."""

from enum import StrEnum
from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, Field

from ...ledger import Act, SourceJudgement
from ...ledger.listed import ListedSource, SourceQuery
from ...model import LikelySame, Profile, Reliability, SourceKind
from .. import weighing
from ..narrowing import query_of
from ..route import Permission
from .endpoint import BODY, Asking, Endpoint, Listed, Paging
from .weighed import WeighedAsked, part, sliced


class SourcesAsked(WeighedAsked):
    """Filters on the claims that they stand behind, and on the sources."""

    kind: SourceKind | None = None
    named: bool = False
    """Leave out those who are not named."""


class Sameness(StrEnum):
    """What a person decides about two sources."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Comparing(BaseModel):
    """Whether a source is the same as another one, under whose name both count then."""

    model_config = BODY

    other: Annotated[str, Field(min_length=1, max_length=500)]
    """Name or id."""
    verdict: Sameness
    because: Annotated[str, Field(min_length=1, max_length=10_000)]


class Rating(BaseModel):
    """An Admiralty reliability."""

    model_config = BODY

    reliability: Reliability
    because: Annotated[str, Field(min_length=1, max_length=10_000)]


def list_sources(visit: Asking, asked: Annotated[SourcesAsked, Query()]) -> Listed[ListedSource]:
    """Who is cited, most statements first."""
    query = SourceQuery(claims=query_of(asked), kind=asked.kind, named=asked.named)
    return part(asked, lambda page: visit.ledger.sources(query, page))


def likely_same(visit: Asking, asked: Annotated[Paging, Query()]) -> Listed[LikelySame]:
    """Sources that may be one: proposals, for a person to decide."""
    return part(asked, lambda page: sliced(visit.ledger.likely_same(), page))


def one_source(visit: Asking, source: str) -> Profile:
    """Everything that the ledger holds of one source."""
    return weighing.profile(visit, source)


def compare_sources(visit: Asking, source: str, comparing: Comparing) -> SourceJudgement:
    """Merge two sources, hold them apart, or leave it open; a later decision replaces an earlier one."""
    one, other = weighing.origin(visit, source), weighing.origin(visit, comparing.other)
    act = Act(comparing.verdict.value)
    return visit.ledger.judge_sources(one, other, act, by=visit.viewer.name, because=comparing.because)


def rate_source(visit: Asking, source: str, rating: Rating) -> SourceJudgement:
    """Set a source's reliability."""
    found = weighing.origin(visit, source)
    return visit.ledger.rate(found, rating.reliability, by=visit.viewer.name, because=rating.because)


ENDPOINTS = (
    Endpoint(method="GET", path="/sources", permission=Permission.READ, answer=list_sources),
    Endpoint(method="GET", path="/sources/likely-same", permission=Permission.READ, answer=likely_same),
    Endpoint(method="GET", path="/sources/{source}", permission=Permission.READ, answer=one_source),
    Endpoint(
        method="POST",
        path="/sources/{source}/comparisons",
        permission=Permission.DECIDE,
        answer=compare_sources,
        status=201,
    ),
    Endpoint(
        method="POST", path="/sources/{source}/ratings", permission=Permission.DECIDE, answer=rate_source, status=201
    ),
)
