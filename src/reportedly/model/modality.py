"""How surely: what the last link that says it commits itself to."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, Field, model_validator

from .span import FROZEN, CheckedSpan


class Commitment(StrEnum):
    """How a source holds a claim, from the strongest mark to the weakest (DESIGN §2, Conventions)."""

    DENIED = "denied"
    UNCOMMITTED = "uncommitted"
    CONDITIONAL = "conditional"
    POSSIBLE = "possible"
    PREDICTED = "predicted"
    EXPECTED = "expected"
    PLANNED = "planned"
    BELIEVED = "believed"
    REPORTED = "reported"
    ASSERTED = "asserted"


class Polarity(StrEnum):
    """Whether the source holds the content true."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Tense(StrEnum):
    """Of the event, seen from the telling."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    NONE = "none"


class Hedge(BaseModel):
    """Words that weaken the claim."""

    model_config = FROZEN

    text: str
    span: CheckedSpan


class Likelihood(BaseModel):
    """A word of estimative probability and the range that a named scale gives it."""

    model_config = FROZEN

    word: str
    scale: str
    low: Annotated[float, Field(ge=0, le=1)]
    high: Annotated[float, Field(ge=0, le=1)]

    @model_validator(mode="after")
    def _ends_in_order(self) -> Self:
        if self.low > self.high:
            raise ValueError(f"likelihood {self.word!r}: low {self.low} is above high {self.high}")
        return self


class Modality(BaseModel):
    """Commitment, polarity, tense, hedges, likelihood and condition of one claim."""

    model_config = FROZEN

    commitment: Commitment
    polarity: Polarity
    tense: Tense
    hedges: tuple[Hedge, ...] = ()
    likelihood: Likelihood | None = None
    condition: str | None = None
