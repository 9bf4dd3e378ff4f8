"""Comma-separated values: one row a claim, for spreadsheets; what has no room in a cell is in ndjson.

Cells of text that a spreadsheet would run as a formula get an apostrophe before them, as OWASP advises (CSV injection).
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping

from ..model import Claim, Quantity
from . import wording
from .event_codes import acled, cameo

Cell = str | int | float | None
_LIST = "; "
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def guarded(text: str) -> str:
    """`text` as a spreadsheet takes it for text: "=1+1" becomes "'=1+1"."""
    return f"'{text}" if text.lstrip(" \n").startswith(_FORMULA) or text.startswith(_FORMULA) else text


def csv_lines(rows: Iterable[Mapping[str, Cell]], columns: Iterable[str]) -> Iterator[str]:
    """A header and one line a row; text cells are guarded, numbers stay numbers."""
    names = tuple(columns)
    yield _line(names)
    for row in rows:
        yield _line([guarded(cell) if isinstance(cell, str) else cell for cell in (row.get(name) for name in names)])


def claims_csv(claims: Iterable[Claim]) -> Iterator[str]:
    """One row a claim."""
    return csv_lines(({name: read(claim) for name, read in COLUMNS.items()} for claim in claims), COLUMNS)


def _line(cells: Iterable[Cell]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)  # both in the line end, so that both are quoted in cells
    return buffer.getvalue().removesuffix("\r\n") + "\n"


def _joined(parts: Iterable[object]) -> str:
    return _LIST.join("" if part is None else str(part) for part in parts)


def _first(claim: Claim) -> Quantity | None:
    return claim.quantities[0] if claim.quantities else None


def _low(claim: Claim) -> Cell:
    quantity = _first(claim)
    return quantity.low if quantity else None


def _high(claim: Claim) -> Cell:
    quantity = _first(claim)
    return quantity.high if quantity else None


COLUMNS: Mapping[str, Callable[[Claim], Cell]] = {
    "id": lambda c: c.id,
    "report": lambda c: c.report,
    "published": lambda c: c.dated.on.isoformat() if c.dated else None,
    "chain": wording.chain,
    "origin": wording.origin,
    "origin_kind": lambda c: c.attribution[-1].kind.value if c.attribution else None,
    "origin_affiliation": lambda c: c.attribution[-1].affiliation if c.attribution else None,
    "act": lambda c: c.attribution[-1].act.value if c.attribution else None,
    "voice": lambda c: c.voice.value,
    "text": lambda c: c.text,
    "commitment": lambda c: c.modality.commitment.value,
    "polarity": lambda c: c.modality.polarity.value,
    "tense": lambda c: c.modality.tense.value,
    "hedges": lambda c: _joined(h.text for h in c.modality.hedges),
    "condition": lambda c: c.modality.condition,
    "likelihood_low": lambda c: c.modality.likelihood.low if c.modality.likelihood else None,
    "likelihood_high": lambda c: c.modality.likelihood.high if c.modality.likelihood else None,
    "event": lambda c: c.event.type.value if c.event else None,
    "event_mode": lambda c: c.event.mode if c.event else None,
    "cameo": cameo,
    "acled_event": lambda c: pair.event if (pair := acled(c)) else None,
    "acled_sub_event": lambda c: pair.sub_event if (pair := acled(c)) else None,
    "actors": lambda c: _joined(f"{a.mention} ({a.role.value})" for a in c.actors),
    "responsibility": lambda c: _joined(
        f"{a.entity or a.mention}: {a.responsibility.value}" for a in c.actors if a.responsibility
    ),
    "figures": lambda c: _joined(wording.counted(q) for q in c.quantities),
    "low": _low,
    "high": _high,
    "bound": lambda c: c.quantities[0].bound.value if c.quantities else None,
    "unit": lambda c: c.quantities[0].unit if c.quantities else None,
    "measure": lambda c: c.quantities[0].measure.value if c.quantities and c.quantities[0].measure else None,
    "places": lambda c: _joined(p.name or p.text for p in c.places),
    "countries": lambda c: _joined(dict.fromkeys(p.country for p in c.places if p.country)),
    "start": lambda c: _joined(t.start for t in c.times),
    "end": lambda c: _joined(t.end for t in c.times),
    "confidence": lambda c: c.confidence,
    "extractor": lambda c: c.extractor,
}
"""Every column with how it is read from a claim; `low` … `measure` are of the first figure, `figures` tells all."""
