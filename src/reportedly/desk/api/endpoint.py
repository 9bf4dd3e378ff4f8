"""How a call of the API is declared, and what all of them share."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from fastapi import Depends, Query, Request
from pydantic import BaseModel, ConfigDict

from ...ledger import Ledger
from ..route import Permission, Visit

BODY = ConfigDict(frozen=True, extra="forbid")
"""For what is sent: a field that nobody knows is refused, not passed over."""
SIZE, LARGEST = 50, 500

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """One call. `answer` is typed; its docstring is its description."""

    method: str
    path: str
    permission: Permission
    answer: Callable[..., object]
    status: int = 200


class Listed(BaseModel, Generic[T]):
    """Some of a list, and where the next ones begin."""

    items: list[T]
    next: str | None
    """Send it as `after`; null where nothing comes after these."""


class Paging(BaseModel):
    """Which part of a list is wanted."""

    model_config = BODY

    after: str | None = None
    """What `next` was in the part before."""
    size: Annotated[int, Query(ge=1, le=LARGEST)] = SIZE


async def visit_of(request: Request) -> Visit:
    """Who asks, of which ledger; the gate has let them in."""
    ledger: Ledger = request.app.state.ledger
    visit: Visit = request.state.known.visit(request, ledger)
    return visit


Asking = Annotated[Visit, Depends(visit_of)]
