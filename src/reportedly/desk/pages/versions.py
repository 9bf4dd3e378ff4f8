"""Versions: two texts at one address side by side, with the claims that came, went and changed."""

from pydantic import BaseModel

from ...assess.versions import Changed, compare_versions
from ...errors import NotFound
from ...ledger import ReportRow, StoredClaim
from ...model import Claim
from ...model.span import FROZEN
from ...publish.csv import Cell
from ..card import Card, card
from ..route import ASKED, Page, Permission, Rows, Visit
from .report import Shown, blocks, standing


class Asked(BaseModel):
    """The later text, and the one beside it; the version before where it is not given."""

    model_config = ASKED

    id: str
    against: str | None = None


class Side(BaseModel):
    """One text."""

    model_config = FROZEN

    id: str
    title: str
    number: int
    published: str
    added: str
    blocks: tuple[Shown, ...]


class Told(BaseModel):
    """A claim that is told otherwise."""

    model_config = FROZEN

    before: Card
    after: Card
    moved: tuple[tuple[str, str, str], ...]
    """What of it: aspect, before, after."""


class View(BaseModel):
    """Both, and what became of the claims."""

    model_config = FROZEN

    before: Side
    after: Side
    others: tuple[tuple[str, int], ...]
    """All versions: id and number."""
    came: tuple[Card, ...]
    went: tuple[Card, ...]
    changed: tuple[Told, ...]


def show(visit: Visit, asked: Asked) -> View:
    """A report beside the version before it, or beside another one."""
    rows = visit.ledger.versions(asked.id)
    after = next((row for row in rows if row.id.startswith(asked.id)), rows[-1])
    before = _other(rows, after, asked.against)
    old, new = standing(visit, before.id), standing(visit, after.id)
    edit = compare_versions([s.current for s in old], [s.current for s in new])
    known = {stored.current.id: stored for stored in (*old, *new)}
    return View(
        before=_side(visit, before, old),
        after=_side(visit, after, new),
        others=tuple((row.id, row.version) for row in rows),
        came=_cards(edit.added, known),
        went=_cards(edit.dropped, known),
        changed=tuple(_told(each, known) for each in edit.changed),
    )


def _other(rows: list[ReportRow], after: ReportRow, against: str | None) -> ReportRow:
    """The one that was asked for, else the one before; the first has the second, the only one itself."""
    others = [row for row in rows if row.id != after.id]
    if against is not None:
        others = [row for row in others if row.id.startswith(against)]
        if not others:
            raise NotFound(f"report {after.id} has no version {against}", remedy="take one that its page names")
    if not others:
        return after
    earlier = [row for row in others if row.version < after.version]
    return earlier[-1] if earlier else others[0]


def _side(visit: Visit, row: ReportRow, found: list[StoredClaim]) -> Side:
    return Side(
        id=row.id,
        title=row.title or "Untitled report",
        number=row.version,
        published=row.published.isoformat() if row.published else "undated",
        added=row.added_at.strftime("%Y-%m-%d %H:%M"),
        blocks=blocks(visit.ledger.report(row.id), found),
    )


def _cards(claims: tuple[Claim, ...], known: dict[str, StoredClaim]) -> tuple[Card, ...]:
    return tuple(card(known[claim.id], number=n) for n, claim in enumerate(claims, 1))


def _told(changed: Changed, known: dict[str, StoredClaim]) -> Told:
    return Told(
        before=card(known[changed.before.id]),
        after=card(known[changed.after.id]),
        moved=tuple((each.aspect.value, each.before, each.after) for each in changed.moved),
    )


def rows(view: View) -> Rows:
    """One row a claim that came, went or changed; of one that changed, a row for each thing that did."""
    found: list[dict[str, Cell]] = [{"change": "came", "after": c.words, "claim": c.id} for c in view.came]
    found += [{"change": "went", "before": c.words, "claim": c.id} for c in view.went]
    found += [
        {"change": aspect, "before": before, "after": after, "claim": told.after.id}
        for told in view.changed
        for aspect, before, after in told.moved
    ]
    return Rows(("change", "before", "after", "claim"), tuple(found))


ROUTES = (
    Page(name="versions", path="/reports/{id}/versions", permission=Permission.READ, asked=Asked, show=show, rows=rows),
)
