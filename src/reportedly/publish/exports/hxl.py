"""HXL 1.1 (Humanitarian Exchange Language): comma-separated values whose second row names what the columns mean.

One row a figure; a claim without one has a row that leaves the value open.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from ...model import Place, Quantity, TimeSpan
from .. import wording
from ..csv import Cell, csv_lines
from .cited import Cited


class _Row(NamedTuple):
    item: Cited
    figure: Quantity | None

    @property
    def place(self) -> Place | None:
        """Where the claim says that it happens, the first of several."""
        return next((place for place in self.item.claim.places if place.name), None)

    @property
    def time(self) -> TimeSpan | None:
        """When, the first of several."""
        return next(iter(self.item.claim.times), None)


def hxl(items: Iterable[Cited]) -> Iterator[str]:
    """Headers, hashtags, rows."""
    rows = (_Row(item, figure) for item in items for figure in item.claim.quantities or (None,))
    told = ({name: read(row) for name, (_, read) in COLUMNS.items()} for row in rows)
    return csv_lines(_after({name: tag for name, (tag, _) in COLUMNS.items()}, told), COLUMNS)


def _after(tags: Mapping[str, Cell], rows: Iterable[Mapping[str, Cell]]) -> Iterator[Mapping[str, Cell]]:
    yield tags
    yield from rows


def _indicator(row: _Row) -> Cell:
    if row.figure is None:
        return None
    return row.figure.measure.value if row.figure.measure else row.figure.unit


COLUMNS: Mapping[str, tuple[str, Callable[[_Row], Cell]]] = {
    "Claim": ("#meta+id", lambda r: r.item.claim.id),
    "Reported on": ("#date+reported", lambda r: r.item.published),
    "From": ("#date+start", lambda r: r.time.start.isoformat() if r.time and r.time.start else None),
    "To": ("#date+end", lambda r: r.time.end.isoformat() if r.time and r.time.end else None),
    "Country": ("#country+code+v_iso3", lambda r: r.place.country if r.place else None),
    "Place": ("#loc+name", lambda r: r.place.name if r.place else None),
    "Latitude": ("#geo+lat", lambda r: r.place.lat if r.place else None),
    "Longitude": ("#geo+lon", lambda r: r.place.lon if r.place else None),
    "Event": ("#event+type", lambda r: r.item.claim.event.type.value if r.item.claim.event else None),
    "Indicator": ("#indicator+name", _indicator),
    "Unit": ("#indicator+unit", lambda r: r.figure.unit if r.figure else None),
    "At least": ("#indicator+value+min+num", lambda r: r.figure.low if r.figure else None),
    "At most": ("#indicator+value+max+num", lambda r: r.figure.high if r.figure else None),
    "Words": ("#description", lambda r: r.item.words),
    "How surely": ("#meta+certainty", lambda r: wording.surely(r.item.claim)),
    "Origin": ("#meta+source+origin", lambda r: r.item.origin),
    "Outlet": ("#meta+source+outlet", lambda r: r.item.outlet),
    "Address": ("#meta+url", lambda r: r.item.url),
}
"""Every column with its hashtag and how it is read."""
