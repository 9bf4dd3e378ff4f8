"""Source: one of them: what it said, who carries it, whom it cites, how its forecasts came out, how reliable it is."""

from pydantic import BaseModel

from ...assess.citing import citations
from ...ledger import ClaimQuery, SourceJudgement
from ...model import Act, Profile, Reliability
from ...model.span import FROZEN
from .. import weighing
from ..card import CARD_COLUMNS, Card, card_row, cards
from ..network import Network, network
from ..route import ASKED, Action, Page, Permission, Rows, Visit
from .sources import Line, Pair, pairs

LATEST, NEWEST = 40, 200
"""Statements shown, and claims among which it is looked who cites whom."""


class Asked(BaseModel):
    """A source by its id."""

    model_config = ASKED

    id: str


class View(BaseModel):
    """Everything that the ledger holds of one source."""

    model_config = FROZEN

    line: Line
    names: tuple[str, ...]
    acts: tuple[tuple[Act, int], ...]
    outlets: tuple[str, ...]
    brier: float | None
    fulfilled: int
    carried: tuple[Pair, ...]
    """Who cites it."""
    cites: tuple[Pair, ...]
    network: Network
    statements: tuple[Card, ...]
    """The latest of them."""
    decisions: tuple[str, ...]


def show(visit: Visit, asked: Asked) -> View:
    """The profile after the merges that stand."""
    found = weighing.profile(visit, asked.id)
    ident, ledger = found.origin.id, visit.ledger
    newest = ledger.tellings(ClaimQuery(source=found.origin.name, limit=NEWEST))
    told = {each.claim.id: each for each in newest} | ledger.tellings_at(list(found.claims[:LATEST]))
    cited = citations(told.values(), identities=ledger.identities())
    carried = [each for each in cited if each.of.id == ident]
    cites = [each for each in cited if each.by.id == ident]
    own = set(found.claims)
    page = ledger.claims_page(ClaimQuery(source=found.origin.name, latest_versions=True), size=NEWEST)
    latest = [stored for stored in page.claims if stored.claim.id in own][:LATEST]
    latest = latest or [ledger.claim(claim) for claim in found.claims[:LATEST]]
    return View(
        line=_line(found),
        names=found.names,
        acts=found.acts,
        outlets=found.outlets,
        brier=found.record.brier if found.record else None,
        fulfilled=found.record.fulfilled if found.record else 0,
        carried=pairs(carried),
        cites=pairs(cites),
        network=network([*carried, *cites]),
        statements=cards(latest),
        decisions=tuple(_told(each) for each in ledger.source_judgements() if _concerns(each, (ident, *found.merged))),
    )


def _line(profile: Profile) -> Line:
    record = profile.record
    return Line(
        origin=profile.origin,
        statements=len(profile.claims),
        reports=len(profile.reports),
        outlets=len(profile.outlets),
        first=profile.first.isoformat() if profile.first else "",
        last=profile.last.isoformat() if profile.last else "",
        reliability=profile.reliability.value if profile.reliability else "",
        settled=record.settled if record else 0,
        hit_rate=record.hit_rate if record else None,
    )


def _concerns(judged: SourceJudgement, idents: tuple[str, ...]) -> bool:
    return judged.origin.id in idents or (judged.other is not None and judged.other.id in idents)


def _told(judged: SourceJudgement) -> str:
    what = f"reliability {judged.reliability.value}" if judged.reliability else judged.act.value
    other = f" as {judged.other.name}" if judged.other else ""
    return f"{judged.at:%Y-%m-%d}: {judged.origin.name} {what}{other}, by {judged.by}: {judged.because or ''}"


def rows(view: View) -> Rows:
    """One row a statement."""
    return Rows(CARD_COLUMNS, tuple(card_row(each) for each in view.statements))


class Rated(BaseModel):
    """A reliability that a person sets."""

    model_config = ASKED

    id: str
    reliability: Reliability
    because: str


def rate(visit: Visit, form: Rated) -> str:
    """Set it under the viewer's name."""
    found = weighing.profile(visit, form.id)
    visit.ledger.rate(found.origin, form.reliability, by=visit.viewer.name, because=form.because)
    return f"/sources/{found.origin.id}"


ROUTES = (
    Page(name="source", path="/sources/{id}", permission=Permission.READ, asked=Asked, show=show, rows=rows),
    Action(name="rate", path="/sources/{id}/rate", permission=Permission.DECIDE, form=Rated, act=rate),
)
