"""What is said to have happened."""

from enum import StrEnum

from pydantic import BaseModel

from .span import FROZEN, CheckedSpan


class EventType(StrEnum):
    """The sixteen event types of PLOVER (Open Event Data Alliance, manual of 2021)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Event(BaseModel):
    """The PLOVER event that the content tells, with the word that says so; the act of saying is never this event."""

    model_config = FROZEN

    type: EventType
    mode: str | None = None
    trigger: str
    span: CheckedSpan
