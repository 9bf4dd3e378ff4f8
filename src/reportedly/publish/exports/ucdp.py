"""Columns in the style of UCDP's Georeferenced Event Dataset (codebook 23.1): claims of deaths in organised violence.

It is not UCDP's data: a row is one claim, with the ends of its own figure as `low` and `high`. `best` is there only
where the claim gives one number; an open end never gives a best.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from ...knowledge.forces import ARMED_SECTORS
from ...model import Actor, EventType, Measure, Place, Quantity, Role, Sector
from .. import wording
from ..csv import Cell, csv_lines
from ..harmless import harmless
from .cited import Cited

_STATE = frozenset({Sector.GOV, Sector.MIL, Sector.COP, Sector.SPY})
_UNARMED = frozenset(Sector) - ARMED_SECTORS - _STATE - {Sector.UNK, Sector.CRM}


def ucdp_style(items: Iterable[Cited]) -> Iterator[str]:
    """A header and one row a claim."""
    return csv_lines(({name: read(item) for name, read in COLUMNS.items()} for item in items), COLUMNS)


def deadly(item: Cited) -> bool:
    """Whether the source holds that an attack killed somebody."""
    is_attack = item.claim.event is not None and item.claim.event.type is EventType.ASSAULT
    return is_attack and item.told_as_fact and _killed(item) is not None


def _killed(item: Cited) -> Quantity | None:
    return next((q for q in item.claim.quantities if q.measure is Measure.KILLED), None)


def _side(item: Cited, role: Role) -> Actor | None:
    return next((actor for actor in item.claim.actors if actor.role is role), None)


def _type_of_violence(item: Cited) -> Cell:
    """1 state-based, 2 non-state, 3 one-sided; empty where either side's sort is not known."""
    actor, other = _side(item, Role.ACTOR), _side(item, Role.RECIPIENT)
    if actor is None or other is None or actor.sector is None or other.sector is None:
        return None
    if actor.sector not in ARMED_SECTORS | _STATE:
        return None
    if other.sector in _UNARMED:
        return 3
    return 1 if {actor.sector, other.sector} & _STATE else 2


def _date_prec(item: Cited) -> Cell:
    """1 a day, 2 up to six days, 3 a week, 4 a month, 5 longer."""
    span = item.interval
    if span is None or span.start is None or span.end is None:
        return None
    days = (span.end - span.start).days + 1
    return next(code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31), (5, days)) if days <= most)


def _place(item: Cited) -> Place | None:
    return next((place for place in item.claim.places if place.name), None)


def _best(item: Cited) -> Cell:
    killed = _killed(item)
    return killed.low if killed and killed.low is not None and killed.low == killed.high else None


COLUMNS: Mapping[str, Callable[[Cited], Cell]] = {
    "id": lambda i: i.claim.id,
    "year": lambda i: span.start.year if (span := i.interval) and span.start else None,
    "type_of_violence": _type_of_violence,
    "side_a": lambda i: harmless(a.entity or a.mention) if (a := _side(i, Role.ACTOR)) else None,
    "side_b": lambda i: harmless(a.entity or a.mention) if (a := _side(i, Role.RECIPIENT)) else None,
    "source_office": lambda i: i.outlet,
    "source_date": lambda i: i.published,
    "source_headline": lambda i: harmless(i.report.title) if i.report.title else None,
    "source_original": lambda i: i.origin,
    "source_article": lambda i: i.url,
    "where_prec": lambda i: p.precision if (p := _place(i)) else None,
    "where_coordinates": lambda i: p.name if (p := _place(i)) else None,
    "latitude": lambda i: p.lat if (p := _place(i)) else None,
    "longitude": lambda i: p.lon if (p := _place(i)) else None,
    "country": lambda i: wording.country(p.country) if (p := _place(i)) and p.country else None,
    "date_prec": _date_prec,
    "date_start": lambda i: t.start.isoformat() if (t := i.interval) and t.start else None,
    "date_end": lambda i: t.end.isoformat() if (t := i.interval) and t.end else None,
    "best": _best,
    "high": lambda i: k.high if (k := _killed(i)) else None,
    "low": lambda i: k.low if (k := _killed(i)) else None,
    "words": lambda i: i.words,
    "commitment": lambda i: i.claim.modality.commitment.value,
    "chain": lambda i: i.chain,
}
"""UCDP's columns that a claim can fill, then ours: `words`, `commitment`, `chain`."""
