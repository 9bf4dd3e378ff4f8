"""Who did it, to whom."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, StringConstraints

from .span import FROZEN, CheckedSpan

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
"""ISO 3166-1 alpha-3."""


class Role(StrEnum):
    """PLOVER's two sides of an event."""

    ACTOR = "actor"
    RECIPIENT = "recipient"


class Sector(StrEnum):
    """PLOVER's sectors, as far as reports of war need them."""

    GOV = "GOV"
    MIL = "MIL"
    PAR = "PAR"
    REB = "REB"
    OPP = "OPP"
    CIV = "CIV"
    MED = "MED"
    IGO = "IGO"
    NGO = "NGO"
    LEG = "LEG"
    JUD = "JUD"
    SPY = "SPY"
    COP = "COP"
    BUS = "BUS"
    REF = "REF"
    CRM = "CRM"
    UNK = "UNK"


class Responsibility(StrEnum):
    """How somebody is held to have done a violent deed, after the confidence slot of the Message Understanding
    Conferences (MUC-3 and MUC-4, template documentation, slot 11)."""

    FACT = "fact"
    """Told as a fact by whoever tells it."""
    CLAIMED = "claimed"
    """They say so themselves."""
    AUTHORITIES = "authorities"
    """A government, army, police or court accuses or suspects them."""
    SUSPECTED = "suspected"
    """Somebody else accuses or suspects them, or the report does."""
    POSSIBLE = "possible"
    """Nobody accuses them; it may have been them."""
    DENIED = "denied"
    """Whoever tells it says that it was not them."""


class Actor(BaseModel):
    """Someone who acts or is acted upon in the claim's event."""

    model_config = FROZEN

    mention: str
    span: CheckedSpan
    role: Role
    country: Country | None = None
    sector: Sector | None = None
    entity: str | None = None
    """Canonical name of a named group or person ("Rapid Support Forces"); null for a description ("Russian troops")."""
    responsibility: Responsibility | None = None
    """How surely they are said to have done it; null where nobody is held to have done violence."""
