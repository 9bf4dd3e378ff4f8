"""Today: what is new since the last visit, and what waits."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from pydantic import BaseModel

from ...assess.estimates import estimates
from ...knowledge.gazetteer import open_gazetteer
from ...ledger import ClaimQuery, Ledger
from ...model import Dispute, Estimate
from ...model.span import FROZEN
from ...publish.csv import Cell
from ...publish.questions import asked as question
from .. import weighing
from ..card import Card, cards
from ..narrowing import Review
from ..route import ASKED, Page, Permission, Rows, Visit
from .estimates import in_range
from .forecasts import Line as Foretold
from .forecasts import ends_within, lines
from .reports import Line as Report
from .reports import line as report_line

FIRST_VISIT = timedelta(days=7)
"""How far back who was never here looks."""
SHOWN = 8
WEEK = timedelta(days=7)


class Asked(BaseModel):
    """Since when; the end of the last visit where it is not given."""

    model_config = ASKED

    since: datetime | None = None


class Moved(BaseModel):
    """A question whose range is another since new reports came."""

    model_config = FROZEN

    id: str
    question: str
    now: str
    before: str
    """Empty where nobody had given a figure."""


class Opened(BaseModel):
    """Something that some affirm and others deny, since a new report."""

    model_config = FROZEN

    about: str
    affirmed: tuple[str, ...]
    denied: tuple[str, ...]
    claim: str


class View(BaseModel):
    """The day's work."""

    model_config = FROZEN

    since: str
    added: int
    reports: tuple[Report, ...]
    moved: tuple[Moved, ...]
    opened: tuple[Opened, ...]
    lapsing: tuple[Foretold, ...]
    waiting: int
    claims: tuple[Card, ...]
    """Of those that wait, the newest."""
    total: int


def show(visit: Visit, asked: Asked) -> View:
    """Everything that came after a moment, and what waits whenever it came."""
    since = asked.since or visit.before or visit.now - FIRST_VISIT
    ledger = visit.ledger
    added = ledger.reports_added(since)
    new = {row.id for row in added}
    facets = ledger.claim_facets(ClaimQuery(latest_versions=True), most=1)
    waiting = ClaimQuery(unjudged=True, latest_versions=True)
    today = visit.now.date()
    soon = [each for each in weighing.forecasts(visit) if ends_within(each, today, WEEK)]
    return View(
        since=since.strftime("%Y-%m-%d %H:%M"),
        added=len(added),
        reports=tuple(report_line(row) for row in added[:SHOWN]),
        moved=moved(ledger, weighing.estimates(visit), new) if new else (),
        opened=opened(weighing.disputes(visit), new) if new else (),
        lapsing=lines(visit, soon[:SHOWN]),
        waiting=sum(each.count for each in facets.verdict if each.value is None),
        claims=cards(ledger.claims_page(waiting, size=3).claims),
        total=facets.total,
    )


def moved(ledger: Ledger, found: Sequence[Estimate], new: set[str]) -> tuple[Moved, ...]:
    """Questions to which a new report gave a figure and whose range is another now."""
    touched = [each for each in found if new & set(each.standing.reports)]
    if not touched:
        return ()
    gazetteer, known = open_gazetteer(), ledger.identities()
    older = [telling for telling in ledger.tellings() if telling.carrier.report not in new]
    before = {each.estimand.id: in_range(each) for each in estimates(older, gazetteer, identities=known)}
    rows = (
        Moved(
            id=each.estimand.id,
            question=question(each.estimand),
            now=in_range(each),
            before=before.get(each.estimand.id, ""),
        )
        for each in touched
    )
    return tuple(row for row in rows if row.now != row.before)[:SHOWN]


def opened(found: Sequence[Dispute], new: set[str]) -> tuple[Opened, ...]:
    """Disputes in which a new report has a part."""
    fresh = [d for d in found if new & {*d.affirmed.reports, *d.denied.reports}]
    return tuple(_opened(each) for each in fresh[:SHOWN])


def _opened(dispute: Dispute) -> Opened:
    return Opened(
        about=dispute.about,
        affirmed=tuple(o.name for o in (*dispute.affirmed.origins, *dispute.affirmed.unnamed)),
        denied=tuple(o.name for o in (*dispute.denied.origins, *dispute.denied.unnamed)),
        claim=dispute.claims_against[0],
    )


def rows(view: View) -> Rows:
    """One row for each thing that is new or waits."""
    found: list[dict[str, Cell]] = [{"what": "report", "id": r.id, "words": r.title} for r in view.reports]
    found += [
        {"what": "estimate moved", "id": m.id, "words": f"{m.question}: {m.before} → {m.now}"} for m in view.moved
    ]
    found += [{"what": "contradiction", "id": o.claim, "words": o.about} for o in view.opened]
    found += [{"what": "forecast lapses", "id": f.claim, "words": f"{f.window}: {f.words}"} for f in view.lapsing]
    found += [{"what": Review.WAITING.value, "id": c.id, "words": c.words} for c in view.claims]
    return Rows(("what", "id", "words"), tuple(found))


ROUTES = (Page(name="today", path="/", permission=Permission.READ, asked=Asked, show=show, rows=rows),)
