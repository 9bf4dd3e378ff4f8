"""A source across reports: what it said, who carries it, how its forecasts came out; and who may be the same."""

from datetime import date

from pydantic import BaseModel

from .assessment import Origin, Reliability, TrackRecord
from .attribution import Act
from .span import FROZEN


class Profile(BaseModel):
    """Everything that a ledger holds of one origin, after the merges that stand."""

    model_config = FROZEN

    origin: Origin
    names: tuple[str, ...]
    """Its own name and those of the origins merged into it."""
    merged: tuple[str, ...]
    """Ids of the origins merged into it."""
    claims: tuple[str, ...]
    """Its statements: every claim that rests on it."""
    reports: tuple[str, ...]
    outlets: tuple[str, ...]
    """Outlets that carry it."""
    acts: tuple[tuple[Act, int], ...]
    """How often it says, denies, warns …; most often first."""
    first: date | None
    last: date | None
    """When it was first and last heard."""
    record: TrackRecord | None
    reliability: Reliability | None
    """Admiralty reliability; only a person sets it."""


class LikelySame(BaseModel):
    """Two origins that may be one. A proposal: nothing is merged until a person does it."""

    model_config = FROZEN

    origin: Origin
    other: Origin
    """The one under whose name both would stand: the fuller name."""
    reason: str
