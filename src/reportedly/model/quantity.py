"""How many: numbers with their bounds."""

from enum import StrEnum
from typing import Self

from pydantic import BaseModel, model_validator

from .span import FROZEN, CheckedSpan

Number = int | float


class Bound(StrEnum):
    """What the words around a number say of it (DESIGN §2, "Bounds to ends")."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    NEARLY = "nearly"
    BETWEEN = "between"
    VAGUE = "vague"


class QuantityKind(StrEnum):
    """A count of things, a change of one ("up by 2,000"), a share, a rate per something, or a size ("240 mm")."""

    COUNT = "count"
    CHANGE = "change"
    SHARE = "share"
    RATE = "rate"
    SIZE = "size"


class Measure(StrEnum):
    """What happened to the things counted, where the clause says so."""

    KILLED = "killed"
    WOUNDED = "wounded"
    CASUALTIES = "casualties"
    CAPTURED = "captured"
    MISSING = "missing"
    DISPLACED = "displaced"
    DETAINED = "detained"
    DEPLOYED = "deployed"
    FIRED = "fired"
    INTERCEPTED = "intercepted"
    DESTROYED = "destroyed"
    DAMAGED = "damaged"
    DELIVERED = "delivered"
    RELEASED = "released"


class Quantity(BaseModel):
    """A number as a range with the noun it counts; a null end is open."""

    model_config = FROZEN

    text: str
    span: CheckedSpan
    low: Number | None
    high: Number | None
    bound: Bound
    unit: str | None = None
    measure: Measure | None = None
    kind: QuantityKind = QuantityKind.COUNT
    part_of: Number | None = None

    @model_validator(mode="after")
    def _ends_in_order(self) -> Self:
        if self.low is None and self.high is None:
            raise ValueError(f"quantity {self.text!r} has no end at all")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"quantity {self.text!r}: low {self.low} is above high {self.high}")
        return self
