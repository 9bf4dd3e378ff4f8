"""Estimates, contradictions and grades: what comes of many claims."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated, TypeVar

from fastapi import Query
from pydantic import BaseModel, Field

from ...errors import NotFound
from ...ledger import Judgement
from ...model import Credibility, Dispute, Estimate, Policy, ProposedGrade
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


def list_estimates(visit: Asking, asked: Annotated[EstimatesAsked, Query()]) -> Listed[Estimate]:
    """Questions with every figure that was given for them, and who disagrees."""
    found = weighing.estimates(visit, query_of(asked), policy=asked.policy, as_of=asked.as_of)
    wanted = [each for each in found if each.disagreements or not asked.disputed]
    return part(wanted, asked, key=lambda estimate: estimate.estimand.id)


def one_estimate(visit: Asking, estimand: str, asked: Annotated[OneEstimateAsked, Query()]) -> Estimate:
    """One question."""
    return weighing.estimate(visit, estimand, policy=asked.policy, as_of=asked.as_of)


def list_contradictions(visit: Asking, asked: Annotated[WeighedAsked, Query()]) -> Listed[Dispute]:
    """What some affirm and others deny; figures that exclude each other: /estimates?disputed=true."""
    return part(weighing.disputes(visit, query_of(asked)), asked, key=lambda dispute: dispute.id)


def claim_grade(visit: Asking, claim: str) -> Grade:
    """The credibility that a person set, and the one that the program proposes with its reason."""
    found = visit.ledger.claim(claim).claim.id
    set_by_person, proposed = weighing.grade(visit, found)
    return Grade(claim=found, set=set_by_person, proposed=proposed)


def grade_claim(visit: Asking, claim: str, grading: Grading) -> Judgement:
    """Set a claim's credibility."""
    found = visit.ledger.claim(claim).claim.id
    return visit.ledger.grade(found, grading.credibility, by=visit.viewer.name, because=grading.because)


def part(found: Sequence[T], asked: Paging, *, key: Callable[[T], str]) -> Listed[T]:
    """The part of a weighed list that is wanted.

    Raises:
        NotFound: what the part before ended with is not in the list any more.
    """
    start = 0
    if asked.after is not None:
        places = {key(each): number for number, each in enumerate(found)}
        if asked.after not in places:
            raise NotFound(f"{asked.after!r} is not in this list any more", remedy="begin again without `after`")
        start = places[asked.after] + 1
    items = list(found[start : start + asked.size])
    return Listed(items=items, next=key(items[-1]) if start + asked.size < len(found) else None)


ENDPOINTS = (
    Endpoint(method="GET", path="/estimates", permission=Permission.READ, answer=list_estimates),
    Endpoint(method="GET", path="/estimates/{estimand}", permission=Permission.READ, answer=one_estimate),
    Endpoint(method="GET", path="/contradictions", permission=Permission.READ, answer=list_contradictions),
    Endpoint(method="GET", path="/claims/{claim}/grade", permission=Permission.READ, answer=claim_grade),
    Endpoint(method="POST", path="/claims/{claim}/grade", permission=Permission.DECIDE, answer=grade_claim, status=201),
)
