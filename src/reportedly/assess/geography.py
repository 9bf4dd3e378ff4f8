"""Places within places: Sudzha lies in Kursk Oblast, which lies in Russia."""

from collections.abc import Sequence

from ..knowledge.countries import country_name
from ..knowledge.gazetteer import Gazetteer
from ..model import Area, Place, PlaceKind, PlaceRole

_FINE = (PlaceKind.CAMP, PlaceKind.SITE, PlaceKind.SETTLEMENT, PlaceKind.ADMIN2, PlaceKind.ADMIN1)


def area_of(place: Place) -> Area:
    """The place as an area; by its words where the gazetteer does not know it."""
    return Area(name=place.name or place.text, geonames=place.geonames, country=place.country, kind=place.kind)


def where(places: Sequence[Place]) -> Area | None:
    """Where a figure holds: the finest of the places that the claim names for it; never one that it comes from."""
    here = [p for p in places if p.role is not PlaceRole.FROM]
    return area_of(min(here, key=_fineness)) if here else None


def areas_around(area: Area, gazetteer: Gazetteer) -> tuple[Area, ...]:
    """The areas in which this one lies, the nearest first; none where the gazetteer does not know it."""
    around: list[Area] = []
    if area.geonames is None or area.country is None or area.kind is PlaceKind.COUNTRY:
        return ()
    known = next((c for c in gazetteer.lookup(area.name) if c.geonames == area.geonames), None)
    if known is not None and known.admin1 and area.kind is not PlaceKind.ADMIN1:
        region = next(
            (
                c
                for c in gazetteer.lookup(known.admin1)
                if c.kind is PlaceKind.ADMIN1 and c.country == area.country and c.name == known.admin1
            ),
            None,
        )
        if region is not None:
            around.append(Area(name=region.name, geonames=region.geonames, country=region.country, kind=region.kind))
    return (*around, country_area(area.country))


def country_area(code: str) -> Area:
    """A country as an area."""
    return Area(name=country_name(code) or code, country=code, kind=PlaceKind.COUNTRY)


def area_key(area: Area | None) -> str:
    """The key under which an area is one, however it was spelt."""
    if area is None:
        return ""
    if area.kind is PlaceKind.COUNTRY and area.country is not None:
        return area.country
    return str(area.geonames) if area.geonames is not None else area.name.casefold()


def _fineness(place: Place) -> int:
    return _FINE.index(place.kind) if place.kind in _FINE else len(_FINE)
