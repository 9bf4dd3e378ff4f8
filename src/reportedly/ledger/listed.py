"""What a ledger lists of what is weighed: a page of results, each typed, with what it counts beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from ..model import (
    Act,
    Dispute,
    Estimand,
    Estimate,
    Figure,
    Forecast,
    Origin,
    Policy,
    Reliability,
    Resolution,
    SourceKind,
    TrackRecord,
)
from .records import ClaimQuery

T = TypeVar("T")
_EVERYTHING = ClaimQuery()


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list is wanted."""

    size: int | None = 50
    """Results at most; null for all."""
    offset: int = 0
    """Results that stand before it."""


FIRST_PAGE = Page()
Progress = Callable[[int], None]
"""Told now and then how many reports and results were seen to."""


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """A page of results."""

    items: tuple[T, ...]
    more: bool
    """Whether further results follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEstimate:
    """An estimate as it is listed: of one with hundreds of figures, those that stand and are latest come first."""

    estimate: Estimate
    figures: int
    """How many there are; `estimate.figures` may hold fewer. So may the lists of its standing, counted below."""
    disagreements: int
    reports: int
    outlets: int
    origins: int
    unnamed: int
    behind: int = 0
    """Figures that came or changed since it was weighed; not null only where it has very many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """Two figures of one question that cannot both be."""

    id: str
    estimand: Estimand
    first: Figure
    second: Figure
    reason: str


Contradiction = Dispute | Exclusion


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedForecast:
    """A forecast with its words and its state as of the day asked for."""

    forecast: Forecast
    text: str
    behind: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSource:
    """A source with what is counted of it; those merged into it are counted in."""

    origin: Origin
    names: tuple[str, ...]
    """Its own name and those of the origins merged into it."""
    merged: tuple[str, ...]
    """Ids of the origins merged into it."""
    statements: int
    """Claims that rest on it."""
    reports: int
    outlets: tuple[str, ...]
    acts: tuple[tuple[Act, int], ...]
    first: date | None
    last: date | None
    record: TrackRecord | None
    reliability: Reliability | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceQuery:
    """Which sources are wanted; with `claims`, those behind such a claim, counted among these claims alone."""

    claims: ClaimQuery = _EVERYTHING
    kind: SourceKind | None = None
    named: bool = False
    """Leave out those who are not named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastQuery:
    """Which forecasts are wanted, and the day from which they are judged."""

    as_of: date
    claims: ClaimQuery = _EVERYTHING
    state: Resolution | None = None
    ends_by: date | None = None
    """Only those that are open and whose window ends from `as_of` to this day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateQuery:
    """Which estimates are wanted, by which policy, as of which day (null: today, from everything known)."""

    claims: ClaimQuery = _EVERYTHING
    policy: Policy = Policy.MEDIAN_OF_ORIGINS
    as_of: date | None = None
    disputed: bool = False
    """Only those whose figures exclude each other."""
    prefix: str | None = None
    """How the id of the question begins."""
