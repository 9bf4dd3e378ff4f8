"""Map and timeline: where and when claims put things, as finely as they are known; the list beside says the same."""

from enum import StrEnum

from pydantic import BaseModel

from ...ledger import PlaceCount
from ...model.span import FROZEN
from ...publish.csv import Cell
from ..narrowing import Narrowing, in_words, query_of
from ..route import Page, Permission, Rows, Visit
from ..timeline import Timeline, timeline
from .claims import kept

MOST = 400
COLUMNS = ("name", "country", "kind", "lat", "lon", "precision", "within_km", "claims")


class Borders(StrEnum):
    """Whose lines the map shows."""

    DE_FACTO = "de_facto"
    NONE = "none"


BORDERS: dict[Borders, str] = {
    Borders.DE_FACTO: "as Natural Earth draws them (who holds the ground), dashed where disputed",
    Borders.NONE: "none, coasts alone",
}

HALOS = {1: 2, 2: 25, 3: 50, 4: 120, 5: 150, 6: 400, 7: 300}
"""Kilometres around the point within which something happened, for each of UCDP's degrees of precision. They are signs
of what is not known, no measurements."""

PRECISE = {
    1: "at the place",
    2: "near the place",
    3: "somewhere in the district",
    4: "somewhere in the region",
    5: "somewhere along or around it",
    6: "somewhere in the country",
    7: "at sea or in the air",
}


class Asked(Narrowing):
    """Filters, and the view of borders."""

    borders: Borders = Borders.DE_FACTO


class Spot(BaseModel):
    """A place with the claims that name it."""

    model_config = FROZEN

    name: str
    country: str
    kind: str
    lat: float
    lon: float
    precision: int
    precise: str
    within_km: int
    area: bool
    """An area is drawn as one, without a point in it."""
    claims: int


class View(BaseModel):
    """Places and days."""

    model_config = FROZEN

    asked: Asked
    narrowed: bool
    kept: tuple[tuple[str, str], ...]
    sentence: str
    places: tuple[Spot, ...]
    timeline: Timeline
    borders: Borders
    choices: tuple[tuple[str, str], ...]
    view: str


def show(visit: Visit, asked: Asked) -> View:
    """At most `MOST` places, those of most claims first."""
    query = query_of(asked)
    days = visit.ledger.day_counts(query)
    places = visit.ledger.place_counts(query, most=MOST)
    return View(
        asked=asked,
        narrowed=bool(in_words(asked)),
        kept=kept(asked, ("since", "until", "borders", "text")),
        sentence=_sentence(sum(number for _, number in days), asked),
        places=tuple(spot(place) for place in places),
        timeline=timeline(days),
        borders=asked.borders,
        choices=tuple((each.value, words) for each, words in BORDERS.items()),
        view=BORDERS[asked.borders],
    )


def _sentence(total: int, asked: Asked) -> str:
    told = in_words(asked)
    return f"{total:,} claim{'' if total == 1 else 's'} of dated reports{told and ', '}{told}."


def spot(place: PlaceCount) -> Spot:
    """A place as the map draws it."""
    return Spot(
        name=place.name,
        country=place.country or "",
        kind=place.kind or "",
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
        precise=PRECISE[place.precision],
        within_km=HALOS[place.precision],
        area=place.precision >= 3,
        claims=place.claims,
    )


def rows(view: View) -> Rows:
    """One row a place."""
    return Rows(COLUMNS, tuple(_row(each) for each in view.places))


def _row(shown: Spot) -> dict[str, Cell]:
    return {name: getattr(shown, name) for name in COLUMNS}


ROUTES = (Page(name="map", path="/map", permission=Permission.READ, asked=Asked, show=show, rows=rows),)
