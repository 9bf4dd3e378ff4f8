"""Where: places of an event, resolved to a gazetteer or left open."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, Field

from .actor import Country
from .span import FROZEN, CheckedSpan


class PlaceKind(StrEnum):
    """What sort of place; `area` is a region without administrative borders (Donbas, Darfur)."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    SETTLEMENT = "settlement"
    AREA = "area"
    WATER = "water"
    SITE = "site"
    CAMP = "camp"


class PlaceRole(StrEnum):
    """How the event stands to the place."""

    IN = "in"
    TO = "to"
    FROM = "from"
    NEAR = "near"


class Place(BaseModel):
    """A place named in the report. `lat`/`lon` are the centre of a settlement or area, never of persons.

    `precision` follows UCDP's where_prec: 1 exact, 2 near a place, 3 admin-2, 4 admin-1, 5 linear or fuzzy, 6 country,
    7 water or air.
    All of `name` … `precision` are null where the name could not be resolved.
    """

    model_config = FROZEN

    text: str
    span: CheckedSpan
    name: str | None
    geonames: int | None = None
    country: Country | None = None
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None
    kind: PlaceKind | None = None
    precision: Annotated[int, Field(ge=1, le=7)] | None = None
    role: PlaceRole = PlaceRole.IN
    score: Annotated[float, Field(ge=0, le=1)] = 0.0
