"""A name used as a place of the event."""

from enum import Enum
from typing import NamedTuple

from ...model import PlaceRole


class Sureness(float, Enum):
    """How much the construction speaks for a place of the event."""

    CLEAR = 1.0
    LIKELY = 0.85
    WEAK = 0.65


class Use(NamedTuple):
    """How the event stands to the place, and how surely it does."""

    role: PlaceRole
    sureness: Sureness
