"""Claims, and what people decide about them."""

from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, Field

from ...ledger import Judgement, StoredClaim, Verdict
from ...model import Claim
from ..narrowing import Narrowing, query_of
from ..route import Permission
from .endpoint import BODY, Asking, Endpoint, Listed, Paging


class ClaimsAsked(Narrowing, Paging):
    """Filters, and which part is wanted."""


class ClaimBeside(BaseModel):
    """A claim with what the ledger knows of it."""

    claim: Claim
    """As corrected, in the shape that `reportedly read --format ndjson` prints."""
    verdict: Verdict | None
    corrected: bool
    retired: bool
    added_by: str | None
    publisher: str | None
    title: str | None
    url: str | None


class ClaimWhole(ClaimBeside):
    """A claim with its history."""

    extracted: Claim
    """As it was read, before any correction."""
    judgements: list[Judgement]


class Deciding(BaseModel):
    """What a person decides about a claim."""

    model_config = BODY

    verdict: Verdict
    because: Annotated[str, Field(max_length=10_000)] = ""
    field: Annotated[str, Field(max_length=200)] | None = None
    """What a correction sets, as a dotted path: `quantities.0.low`."""
    value: Annotated[str, Field(max_length=100_000)] | None = None
    """Its new value, as JSON or as plain words."""


class TakingBack(BaseModel):
    """Why a decision is taken back."""

    model_config = BODY

    because: Annotated[str, Field(max_length=10_000)] | None = None


def list_claims(visit: Asking, asked: Annotated[ClaimsAsked, Query()]) -> Listed[ClaimBeside]:
    """Claims that fulfil every filter, newest report first."""
    page = visit.ledger.claims_page(query_of(asked), after=asked.after, size=asked.size)
    return Listed(items=[beside(stored) for stored in page.claims], next=page.next)


def one_claim(visit: Asking, claim: str) -> ClaimWhole:
    """One claim, by its id or the beginning of it."""
    stored = visit.ledger.claim(claim)
    judgements = visit.ledger.judgements(stored.claim.id)
    return ClaimWhole(**dict(beside(stored)), extracted=stored.claim, judgements=judgements)


def judge_claim(visit: Asking, claim: str, decided: Deciding) -> Judgement:
    """Accept, reject, leave unsure or correct a claim, in the name of who is signed in."""
    return visit.ledger.judge(
        visit.ledger.claim(claim).claim.id,
        decided.verdict,
        by=visit.viewer.name,
        because=decided.because,
        field=decided.field,
        value=decided.value,
    )


def undo_judgement(visit: Asking, claim: str, back: TakingBack) -> Judgement:
    """Take the latest judgement that stands back, by a further row; nothing is erased."""
    return visit.ledger.undo(visit.ledger.claim(claim).claim.id, by=visit.viewer.name, because=back.because)


def beside(stored: StoredClaim) -> ClaimBeside:
    """A stored claim as programs read it."""
    return ClaimBeside(
        claim=stored.current,
        verdict=stored.verdict,
        corrected=stored.current != stored.claim,
        retired=stored.retired,
        added_by=stored.added_by,
        publisher=stored.publisher,
        title=stored.title,
        url=stored.url,
    )


ENDPOINTS = (
    Endpoint(method="GET", path="/claims", permission=Permission.READ, answer=list_claims),
    Endpoint(method="GET", path="/claims/{claim}", permission=Permission.READ, answer=one_claim),
    Endpoint(
        method="POST", path="/claims/{claim}/judgements", permission=Permission.JUDGE, answer=judge_claim, status=201
    ),
    Endpoint(
        method="POST", path="/claims/{claim}/undo", permission=Permission.JUDGE, answer=undo_judgement, status=201
    ),
)
