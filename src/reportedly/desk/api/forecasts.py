"""Forecasts: what was said of what is to come, and what a person settles."""

from datetime import date
from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, Field

from ...errors import SettingsError
from ...ledger import Judgement
from ...ledger.listed import ForecastQuery, ListedForecast
from ...model import Resolution, TrackRecord
from .. import weighing
from ..narrowing import query_of
from ..route import Permission
from .endpoint import BODY, Asking, Endpoint, Listed, Paging
from .weighed import WeighedAsked, part, sliced


class ForecastsAsked(WeighedAsked):
    """Filters, the day from which it is judged, and the state that is wanted."""

    as_of: date | None = None
    state: Resolution | None = None


class Settling(BaseModel):
    """What became of a forecast; `open` takes the last decision back."""

    model_config = BODY

    state: Resolution
    because: Annotated[str, Field(min_length=1, max_length=10_000)]


def list_forecasts(visit: Asking, asked: Annotated[ForecastsAsked, Query()]) -> Listed[ListedForecast]:
    """Forecasts with their state, and what later claims suggest; the earliest first."""
    query = ForecastQuery(as_of=asked.as_of or visit.now.date(), claims=query_of(asked), state=asked.state)
    return part(asked, lambda page: visit.ledger.forecasts(query, page))


def list_scores(visit: Asking, asked: Annotated[Paging, Query()]) -> Listed[TrackRecord]:
    """How the settled forecasts of each source came out; no score under five."""
    return part(asked, lambda page: sliced(weighing.records(visit), page))


def settle_forecast(visit: Asking, claim: str, settling: Settling) -> Judgement:
    """Settle a forecast."""
    if settling.state is Resolution.LAPSED:
        raise SettingsError("a forecast lapses by itself", remedy="settle it as fulfilled, refuted or void")
    found = visit.ledger.claim(claim).claim.id
    return visit.ledger.settle(found, settling.state, by=visit.viewer.name, because=settling.because)


ENDPOINTS = (
    Endpoint(method="GET", path="/forecasts", permission=Permission.READ, answer=list_forecasts),
    Endpoint(method="GET", path="/forecasts/scores", permission=Permission.READ, answer=list_scores),
    Endpoint(
        method="POST",
        path="/forecasts/{claim}/settlement",
        permission=Permission.DECIDE,
        answer=settle_forecast,
        status=201,
    ),
)
