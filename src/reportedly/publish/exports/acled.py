"""Columns in ACLED's style (its codebook of 2023): claims of what happened, for tools that read such tables.

It is not ACLED's data and no coder of theirs saw it: a row is one claim of one report, not an event that was
established. Several claims of one event are several rows. A day that nobody tells stays empty.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from ...knowledge.tables import table
from ...model import Actor, Measure, Place, Role
from .. import wording
from ..csv import Cell, csv_lines
from ..event_codes import acled as pair_of
from ..harmless import harmless
from .cited import Cited


def acled_style(items: Iterable[Cited]) -> Iterator[str]:
    """A header and one row a claim."""
    return csv_lines(({name: read(item) for name, read in COLUMNS.items()} for item in items), COLUMNS)


def happened(item: Cited) -> bool:
    """Whether ACLED codes events of this sort, and the source holds that it happened."""
    return item.told_as_fact and pair_of(item.claim) is not None


def _time_precision(item: Cited) -> Cell:
    """1 a day, 2 a week, 3 a month or longer."""
    span = item.interval
    if span is None or span.start is None or span.end is None:
        return None
    days = (span.end - span.start).days
    return 1 if days == 0 else 2 if days < 7 else 3


def _side(item: Cited, role: Role) -> tuple[Actor, ...]:
    return tuple(actor for actor in item.claim.actors if actor.role is role)


def _names(item: Cited, role: Role) -> Cell:
    return "; ".join(harmless(actor.entity or actor.mention) for actor in _side(item, role)) or None


def _inter(item: Cited, role: Role) -> Cell:
    actor = next((a for a in _side(item, role) if a.sector), None)
    return table("codes/sectors")["acled"].get(actor.sector.value) if actor and actor.sector else None


def _place(item: Cited) -> Place | None:
    return next((place for place in item.claim.places if place.name and place.lat is not None), None)


def _geo_precision(item: Cited) -> Cell:
    """ACLED's 1 town, 2 part of a region, 3 a region or wider, from UCDP's seven."""
    place = _place(item)
    if place is None or place.precision is None:
        return None
    return 1 if place.precision == 1 else 2 if place.precision <= 3 else 3


def _fatalities(item: Cited) -> Cell:
    """The lowest number of killed that the claim allows ("up to 114, among them 63 children": 63); empty, not 0, where
    it tells none."""
    lows = [q.low for q in item.claim.quantities if q.measure is Measure.KILLED and q.low is not None]
    return max(lows, default=None)


COLUMNS: Mapping[str, Callable[[Cited], Cell]] = {
    "event_id_cnty": lambda i: i.claim.id,
    "event_date": lambda i: span.start.isoformat() if (span := i.interval) and span.start else None,
    "year": lambda i: span.start.year if (span := i.interval) and span.start else None,
    "time_precision": _time_precision,
    "event_type": lambda i: pair.event if (pair := pair_of(i.claim)) else None,
    "sub_event_type": lambda i: pair.sub_event if (pair := pair_of(i.claim)) else None,
    "actor1": lambda i: _names(i, Role.ACTOR),
    "inter1": lambda i: _inter(i, Role.ACTOR),
    "actor2": lambda i: _names(i, Role.RECIPIENT),
    "inter2": lambda i: _inter(i, Role.RECIPIENT),
    "country": lambda i: wording.country(place.country) if (place := _place(i)) and place.country else None,
    "location": lambda i: place.name if (place := _place(i)) else None,
    "latitude": lambda i: place.lat if (place := _place(i)) else None,
    "longitude": lambda i: place.lon if (place := _place(i)) else None,
    "geo_precision": _geo_precision,
    "source": lambda i: i.outlet,
    "notes": lambda i: i.words,
    "fatalities": _fatalities,
    "tags": lambda i: f"commitment={i.claim.modality.commitment.value}",
    "origin": lambda i: i.origin,
    "chain": lambda i: i.chain,
    "published": lambda i: i.published,
    "url": lambda i: i.url,
}
"""ACLED's columns that a claim can fill, then ours: `origin` on whose word, `chain` all of it, `published`, `url`."""
