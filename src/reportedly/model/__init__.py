"""The nouns of the house: frozen values that know their invariants and nothing else."""

from .actor import Actor, Country, Responsibility, Role, Sector
from .attribution import Act, Link, Member, SourceKind
from .claim import Claim, Dated, Voice, claim_id
from .event import Event, EventType
from .identity import content_id
from .modality import Commitment, Hedge, Likelihood, Modality, Polarity, Tense
from .place import Place, PlaceKind, PlaceRole
from .quantity import Bound, Measure, Number, Quantity, QuantityKind
from .report import Block, DateSource, Paragraph, Report, report_id
from .span import Span, covered
from .time import Precision, TimeSpan

__all__ = [
    "Act",
    "Actor",
    "Block",
    "Bound",
    "Claim",
    "Commitment",
    "Country",
    "DateSource",
    "Dated",
    "Event",
    "EventType",
    "Hedge",
    "Likelihood",
    "Link",
    "Measure",
    "Member",
    "Modality",
    "Number",
    "Paragraph",
    "Place",
    "PlaceKind",
    "PlaceRole",
    "Polarity",
    "Precision",
    "Quantity",
    "QuantityKind",
    "Report",
    "Responsibility",
    "Role",
    "Sector",
    "SourceKind",
    "Span",
    "Tense",
    "TimeSpan",
    "Voice",
    "claim_id",
    "content_id",
    "covered",
    "report_id",
]
