"""Estimates, contradictions and grades: what comes of many claims."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated, TypeVar

from fastapi import Query
from pydantic import BaseModel, Field

from ...errors import SettingsError
from ...ledger import Judgement
from ...ledger.listed import Contradiction, EstimateQuery, ListedEstimate, Page
from ...ledger.listed import Listed as Weighed
from ...model import Credibility, Estimate, Policy, ProposedGrade
from .. import weighing
from ..narrowing import Narrowing, query_of
from ..route import Permission
from .endpoint import BODY, Asking, Endpoint, Listed, Paging

T = TypeVar("T")


class WeighedAsked(Narrowing, Paging):
    """Filters on the claims that are weighed, and which part is wanted."""


class EstimatesAsked(WeighedAsked):
    """The same, and how figures that differ become one range."""

    policy: Policy = Policy.MEDIAN_OF_ORIGINS
    as_of: date | None = None
    disputed: bool = False
    """Only questions whose figures exclude each other."""


class OneEstimateAsked(BaseModel):
    """How figures that differ become one range, and of which day."""

    model_config = BODY

    policy: Policy = Policy.MEDIAN_OF_ORIGINS
    as_of: date | None = None


class Grading(BaseModel):
    """A credibility that a person sets."""

    model_config = BODY

    credibility: Credibility
    because: Annotated[str, Field(min_length=1, max_length=10_000)]


class Grade(BaseModel):
    """The Admiralty credibility of a claim."""

    claim: str
    set: Credibility | None
    """By a person."""
    proposed: ProposedGrade | None
    """By the program; null where the claim is not weighed."""


def list_estimates(visit: Asking, asked: Annotated[EstimatesAsked, Query()]) -> Listed[ListedEstimate]:
    """Questions with their figures, and who disagrees; the most disputed and best attested first."""
    query = EstimateQuery(claims=query_of(asked), policy=asked.policy, as_of=asked.as_of, disputed=asked.disputed)
    return part(asked, lambda page: visit.ledger.estimates(query, page))


def one_estimate(visit: Asking, estimand: str, asked: Annotated[OneEstimateAsked, Query()]) -> Estimate:
    """One question with all its figures."""
    return weighing.estimate(visit, estimand, policy=asked.policy, as_of=asked.as_of)


def list_contradictions(visit: Asking, asked: Annotated[WeighedAsked, Query()]) -> Listed[Contradiction]:
    """What some affirm and others deny, then figures that exclude each other."""
    return part(asked, lambda page: visit.ledger.contradictions(query_of(asked), page))


def claim_grade(visit: Asking, claim: str) -> Grade:
    """The credibility that a person set, and the one that the program proposes with its reason."""
    found = visit.ledger.claim(claim).claim.id
    set_by_person, proposed = weighing.grade(visit, found)
    return Grade(claim=found, set=set_by_person, proposed=proposed)


def grade_claim(visit: Asking, claim: str, grading: Grading) -> Judgement:
    """Set a claim's credibility."""
    found = visit.ledger.claim(claim).claim.id
    return visit.ledger.grade(found, grading.credibility, by=visit.viewer.name, because=grading.because)


def part(asked: Paging, listing: Callable[[Page], Weighed[T]]) -> Listed[T]:
    """The part of a weighed list that is wanted.

    Raises:
        SettingsError: `after` is not what `next` was.
    """
    start = 0 if asked.after is None else _start(asked.after)
    found = listing(Page(asked.size, start))
    return Listed(items=list(found.items), next=f"o{start + asked.size}" if found.more else None)


def sliced(found: Sequence[T], page: Page) -> Weighed[T]:
    """A page of a list that is there whole."""
    end = None if page.size is None else page.offset + page.size
    return Weighed(tuple(found[page.offset : end]), end is not None and end < len(found))


def _start(after: str) -> int:
    number = after.removeprefix("o")
    if not (after.startswith("o") and number.isascii() and number.isdigit() and len(number) < 10):
        raise SettingsError(f"after: {after!r} is not what `next` was", remedy="begin again without it")
    return int(number)


ENDPOINTS = (
    Endpoint(method="GET", path="/estimates", permission=Permission.READ, answer=list_estimates),
    Endpoint(method="GET", path="/estimates/{estimand}", permission=Permission.READ, answer=one_estimate),
    Endpoint(method="GET", path="/contradictions", permission=Permission.READ, answer=list_contradictions),
    Endpoint(method="GET", path="/claims/{claim}/grade", permission=Permission.READ, answer=claim_grade),
    Endpoint(method="POST", path="/claims/{claim}/grade", permission=Permission.DECIDE, answer=grade_claim, status=201),
)
