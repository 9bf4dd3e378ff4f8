"""The table of figures: each number with who gives it, for what, where and as of when."""

from collections.abc import Iterable, Sequence

from ...model import Bound, Claim, Quantity
from .. import wording
from .groups import main_place, place_name
from .parts import Cited, FigureRow


def figure_rows(cited: Iterable[Cited]) -> tuple[FigureRow, ...]:
    """One row for each number of each origin, sorted so that numbers for the same thing stand together."""
    rows: dict[FigureRow, list[str]] = {}
    for item in cited:
        for quantity in item.claim.quantities:
            if not _is_article(quantity):
                rows.setdefault(_row(item, quantity), []).append(item.claim.id)
    return _sorted([FigureRow(**_fields(row), claims=tuple(dict.fromkeys(ids))) for row, ids in rows.items()])


def as_of(claim: Claim, published: str) -> str:
    """The day for which a figure holds, and which clock tells it: the event's own, the saying, the report's date."""
    ends = [time.end for time in claim.times if time.end]
    if ends:
        return f"{max(ends)} (time of the event)"
    said = [link.time.end for link in claim.attribution if link.time and link.time.end]
    if said:
        return f"{max(said)} (when said)"
    return f"{published} (when published)" if published else "unknown"


def _is_article(quantity: Quantity) -> bool:
    """ "A man was killed" is 1, and no figure that a reader would look up in a table."""
    return quantity.bound is Bound.EXACT and quantity.low == quantity.high == 1 and not quantity.text[:1].isdigit()


def _row(item: Cited, quantity: Quantity) -> FigureRow:
    where = main_place(item.claim)
    published = item.report.published
    return FigureRow(
        figure=_figure(quantity),
        what=wording.what(quantity),
        place=place_name(where) if where else "",
        origin=wording.chain(item.claim, own=f"{wording.outlet(item.report)} itself"),
        held=wording.surely(item.claim),
        as_of=as_of(item.claim, published.isoformat() if published else ""),
        claims=(),
    )


def _figure(quantity: Quantity) -> str:
    whole = f", of {wording.number(quantity.part_of)}" if quantity.part_of is not None else ""
    return wording.figure(quantity) + whole


def _fields(row: FigureRow) -> dict[str, str]:
    return {name: getattr(row, name) for name in ("figure", "what", "place", "origin", "held", "as_of")}


def _sorted(rows: Sequence[FigureRow]) -> tuple[FigureRow, ...]:
    return tuple(sorted(rows, key=lambda row: (row.what == "", row.what.casefold(), row.place, row.as_of, row.figure)))
