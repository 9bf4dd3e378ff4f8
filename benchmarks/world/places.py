"""The town that a name of a scene means: "Kherson" is the city, though an oblast has the name too."""

from functools import cache

from reportedly.knowledge.gazetteer import open_gazetteer
from reportedly.model import Area, PlaceKind


@cache
def town(name: str) -> Area:
    """The town of that name, as the gazetteer knows it."""
    known = next(c for c in open_gazetteer().lookup(name) if c.kind is PlaceKind.SETTLEMENT)
    return Area(name=known.name, geonames=known.geonames, country=known.country, kind=known.kind)
