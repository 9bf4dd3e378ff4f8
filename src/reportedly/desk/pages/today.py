"""Today: what is new since the last visit, and what waits."""

from datetime import datetime, timedelta

from pydantic import BaseModel

from ...assess.policies import reconcile
from ...ledger import ClaimQuery, Ledger
from ...ledger.listed import EstimateQuery, Exclusion, ForecastQuery
from ...ledger.listed import Page as Part
from ...model import Dispute, Estimate, Origin
from ...model.span import FROZEN
from ...publish.csv import Cell
from ...publish.questions import asked as question
from ...publish.questions import told
from ..card import Card, cards
from ..narrowing import Review
from ..route import ASKED, Page, Permission, Rows, Visit
from .estimates import in_range
from .forecasts import Line as Foretold
from .forecasts import line as foretold
from .reports import Line as Report
from .reports import line as report_line

FIRST_VISIT = timedelta(days=7)
"""How far back who was never here looks."""
SHOWN = 8
NEWEST = 200
"""New reports that are looked through for what they changed: after a bulk import, the latest of them."""
INSTANT = timedelta(microseconds=1)
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
    """Something that some affirm and others deny, or that figures exclude each other, since a new report."""

    model_config = FROZEN

    about: str
    told: str
    """Who says which."""
    address: str


class Failed(BaseModel):
    """A watched address that could not be read when it was last asked."""

    model_config = FROZEN

    url: str
    error: str
    times: int
    """In a row."""


class View(BaseModel):
    """The day's work."""

    model_config = FROZEN

    since: str
    added: int
    more: bool
    """Whether more came than are looked through for what they changed."""
    reports: tuple[Report, ...]
    moved: tuple[Moved, ...]
    opened: tuple[Opened, ...]
    lapsing: tuple[Foretold, ...]
    waiting: int
    claims: tuple[Card, ...]
    """Of those that wait, the newest."""
    failed: tuple[Failed, ...]
    total: int
    most: int = SHOWN
    """Lines of a list at most: there may be more of a list that has as many."""


def show(visit: Visit, asked: Asked) -> View:
    """Everything that came after a moment, and what waits whenever it came."""
    since = asked.since or visit.before or visit.now - FIRST_VISIT
    ledger = visit.ledger
    added = ledger.reports_added(since, limit=NEWEST + 1)
    looked = added[:NEWEST]
    fresh = ClaimQuery(added_since=looked[-1].added_at - INSTANT if added[NEWEST:] else since, latest_versions=True)
    verdicts = ledger.verdict_counts(ClaimQuery(latest_versions=True))
    waiting = ClaimQuery(unjudged=True, latest_versions=True)
    today = visit.now.date()
    soon = ledger.forecasts(ForecastQuery(as_of=today, ends_by=today + WEEK), Part(SHOWN))
    return View(
        since=since.strftime("%Y-%m-%d %H:%M"),
        added=len(looked),
        more=len(added) > NEWEST,
        reports=tuple(report_line(row) for row in added[:SHOWN]),
        moved=moved(ledger, fresh, {row.id for row in looked}) if added else (),
        opened=opened(ledger, fresh) if added else (),
        lapsing=tuple(foretold(each) for each in soon.items),
        waiting=sum(each.count for each in verdicts if each.value is None),
        claims=cards(ledger.claims_page(waiting, size=3).claims),
        failed=tuple(
            Failed(url=each.watch.url, error=each.watch.error or "", times=each.watch.failures)
            for each in ledger.watches()
            if each.watch.failures
        ),
        total=sum(each.count for each in verdicts),
    )


def moved(ledger: Ledger, fresh: ClaimQuery, new: set[str]) -> tuple[Moved, ...]:
    """Questions to which a new report gave a figure and whose range is another than without the new reports."""
    listed = ledger.estimates(EstimateQuery(claims=fresh), Part(SHOWN)).items
    claims = [claim for each in listed for figure in each.estimate.figures for claim in figure.claims]
    old = {claim for claim, told in ledger.tellings_at(claims).items() if told.carrier.report not in new}
    rows = (_moved(each.estimate, old) for each in listed)
    return tuple(row for row in rows if row.now != row.before)


def _moved(estimate: Estimate, old: set[str]) -> Moved:
    """`before` is what the policy makes of the figures that an older claim gives."""
    best = reconcile([figure for figure in estimate.figures if old & set(figure.claims)], estimate.best.policy)
    some = best.low is not None or best.high is not None
    return Moved(
        id=estimate.estimand.id,
        question=question(estimate.estimand),
        now=in_range(estimate.best),
        before=in_range(best) if some else "",
    )


def opened(ledger: Ledger, fresh: ClaimQuery) -> tuple[Opened, ...]:
    """Contradictions in which a new report has a part: denials first, then figures that cannot both be."""
    found = ledger.contradictions(fresh, Part(SHOWN)).items
    return tuple(_denied(each) if isinstance(each, Dispute) else _excluded(each) for each in found)


def _denied(dispute: Dispute) -> Opened:
    says = _names((*dispute.affirmed.origins, *dispute.affirmed.unnamed))
    denies = _names((*dispute.denied.origins, *dispute.denied.unnamed))
    return Opened(
        about=dispute.about,
        told=f"{says} affirmed; {denies} denied" if says else f"{denies} denied",
        address=f"/claims/{dispute.claims_against[0]}",
    )


def _excluded(pair: Exclusion) -> Opened:
    said = (f"{figure.origin.name}: {told(figure)}" for figure in (pair.first, pair.second))
    return Opened(about=question(pair.estimand), told="; ".join(said), address=f"/estimates/{pair.estimand.id}")


def _names(origins: tuple[Origin, ...]) -> str:
    return ", ".join(dict.fromkeys(origin.name for origin in origins))


def rows(view: View) -> Rows:
    """One row for each thing that is new or waits."""
    found: list[dict[str, Cell]] = [{"what": "report", "id": r.id, "words": r.title} for r in view.reports]
    found += [
        {"what": "estimate moved", "id": m.id, "words": f"{m.question}: {m.before} → {m.now}"} for m in view.moved
    ]
    found += [
        {"what": "contradiction", "id": o.address.rpartition("/")[2], "words": f"{o.about}: {o.told}"}
        for o in view.opened
    ]
    found += [{"what": "forecast lapses", "id": f.claim, "words": f"{f.window}: {f.words}"} for f in view.lapsing]
    found += [{"what": Review.WAITING.value, "id": c.id, "words": c.words} for c in view.claims]
    found += [{"what": "input failed", "id": f.url, "words": f.error} for f in view.failed]
    return Rows(("what", "id", "words"), tuple(found))


ROUTES = (Page(name="today", path="/", permission=Permission.READ, asked=Asked, show=show, rows=rows),)
