"""What assessing reads: a claim as it stands, and what of its report matters for weighing it."""

from dataclasses import dataclass
from datetime import date

from ..model import Claim, Commitment, Tense

AHEAD = (Commitment.PREDICTED, Commitment.EXPECTED, Commitment.PLANNED)
"""Commitments to what is to come."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """The report that carries a claim."""

    report: str
    outlet: str
    """Publisher; a report without one is an outlet of its own, by its id."""
    published: date | None
    family: str
    """Id of the earliest report of those that copy one another; its own where it copies none."""
    via: str | None = None
    """The agency that the report credits for its text."""

    @property
    def writer(self) -> str:
        """Whose words its own voice is: the agency's that it prints, else the outlet's."""
        return self.via or self.outlet


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim (with the corrections that stand) in a report."""

    claim: Claim
    carrier: Carrier

    @property
    def said_on(self) -> date | None:
        """When the origin said it, else when it was published."""
        for link in reversed(self.claim.attribution):
            if link.time is not None and link.time.end is not None:
                return link.time.end
        return self.carrier.published

    @property
    def ahead(self) -> bool:
        """Whether it tells what is to come."""
        return self.claim.modality.tense is Tense.FUTURE or self.claim.modality.commitment in AHEAD
