"""On whose word: the chain of sources behind a claim."""

from enum import StrEnum

from pydantic import BaseModel

from .actor import Country
from .span import FROZEN, CheckedSpan
from .time import TimeSpan


class SourceKind(StrEnum):
    """What sort of source speaks (DESIGN §2, Kinds)."""

    OFFICIAL = "official"
    AUTHORITY = "authority"
    BELLIGERENT = "belligerent"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    DOCUMENT = "document"
    ANALYST = "analyst"
    WITNESS = "witness"
    UNNAMED = "unnamed"


class Act(StrEnum):
    """What the source does with its words."""

    SAYS = "says"
    CONFIRMS = "confirms"
    DENIES = "denies"
    ESTIMATES = "estimates"
    EXPECTS = "expects"
    WARNS = "warns"
    ACCUSES = "accuses"
    THREATENS = "threatens"
    ASKS = "asks"
    PROMISES = "promises"
    CANNOT_CONFIRM = "cannot_confirm"
    DECLINES = "declines"
    BELIEVES = "believes"
    REPORTS = "reports"


class Member(BaseModel):
    """One of several who speak as one: "U.S. and Ukrainian intelligence" has two. Each is an origin."""

    model_config = FROZEN

    entity: str | None
    kind: SourceKind
    affiliation: Country | None = None
    anonymous: bool = False


class Link(BaseModel):
    """One step of an attribution chain: a source and how it passes the claim on."""

    model_config = FROZEN

    mention: str
    span: CheckedSpan
    entity: str | None = None
    members: tuple[Member, ...] = ()
    kind: SourceKind
    affiliation: Country | None = None
    anonymous: bool = False
    act: Act
    cue: str | None
    cue_span: CheckedSpan | None
    time: TimeSpan | None = None
    """When it was said, never the time of what was said."""
    basis: str | None = None
    """Material that this source rests on and that is nobody's word: "intercepted communications"."""
