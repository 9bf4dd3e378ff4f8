"""Reader: a report's text with its claims underlined in place, each with a card in the margin."""

from pydantic import BaseModel

from ...ledger import ClaimQuery, ReportRow, StoredClaim
from ...model import Block, Commitment, EventType, Report, SourceKind
from ...model.span import FROZEN
from ...publish import wording
from ...publish.brief.appendix import web_address
from ..adding import claim_by_hand
from ..card import CARD_COLUMNS, Card, card_row, cards
from ..narrowing import HELD
from ..route import ASKED, Action, Page, Permission, Rows, Visit
from ..underline import Mark, Piece, stroke_of, underlined


class Asked(BaseModel):
    """A report by its id or the beginning of it."""

    model_config = ASKED

    id: str


class Shown(BaseModel):
    """A block of the text, cut where underlines begin and end."""

    model_config = FROZEN

    kind: Block
    pieces: tuple[Piece, ...]


class Version(BaseModel):
    """A text at the same address."""

    model_config = FROZEN

    id: str
    number: int
    published: str
    here: bool


class View(BaseModel):
    """A report with its claims."""

    model_config = FROZEN

    id: str
    title: str
    outlet: str
    byline: str
    published: str
    """With who tells the date."""
    url: str | None
    blocks: tuple[Shown, ...]
    cards: tuple[Card, ...]
    numbers: dict[str, int]
    """Number of each claim's card."""
    versions: tuple[Version, ...]
    commitments: tuple[tuple[str, str], ...]
    events: tuple[tuple[str, str], ...]
    kinds: tuple[SourceKind, ...]


def show(visit: Visit, asked: Asked) -> View:
    """The text, letter for letter, its blocks between the lines that hold nothing else."""
    report = visit.ledger.report(asked.id)
    found = standing(visit, report.id)
    shown = cards(found)
    return View(
        id=report.id,
        title=report.title or report.source_name or "Untitled report",
        outlet=report.publisher or "",
        byline=report.byline or "",
        published=_dated(report),
        url=web_address(report.url),
        blocks=blocks(report, found),
        cards=shown,
        numbers={each.id: each.number for each in shown},
        versions=_versions(visit, report),
        commitments=tuple((c.value, words) for c, words in HELD.items()),
        events=tuple((e.value, words) for e, words in wording.EVENTS.items()),
        kinds=tuple(SourceKind),
    )


def standing(visit: Visit, report: str) -> list[StoredClaim]:
    """The claims of a report that stand, in the order of its text."""
    return list(visit.ledger.claims(ClaimQuery(report=report)))


def blocks(report: Report, found: list[StoredClaim]) -> tuple[Shown, ...]:
    """The report's blocks with the underlines of its claims; a headline that is the page's title stands there."""
    marks = [Mark(s.current.id, stroke_of(s.current), s.current.content) for s in found]
    return tuple(
        Shown(kind=block.kind, pieces=underlined(report.text, block.span, marks))
        for block in report.paragraphs
        if not (block.kind is Block.HEADLINE and report.quote(block.span) == report.title)
    )


def _dated(report: Report) -> str:
    if report.published is None:
        return "undated: relative times stay open"
    return f"{report.published.isoformat()} (date from the {report.published_from})"


def _versions(visit: Visit, report: Report) -> tuple[Version, ...]:
    """All texts at the report's address, first to last; none where there is only this one."""
    rows = visit.ledger.versions(report.id)
    return tuple(_version(row, report.id) for row in rows) if rows[1:] else ()


def _version(row: ReportRow, here: str) -> Version:
    day = row.published.isoformat() if row.published else "undated"
    return Version(id=row.id, number=row.version, published=day, here=row.id == here)


def rows(view: View) -> Rows:
    """One row a claim, in the order of the text."""
    return Rows(CARD_COLUMNS, tuple(card_row(shown) for shown in view.cards))


class Missed(BaseModel):
    """A claim that the program missed, by the words as they stand in the report."""

    model_config = ASKED

    id: str
    words: str
    start: int | None = None
    """Where the words begin; needed only where they stand more than once."""
    who: str | None = None
    """The words that name the source; null for the report's own voice."""
    kind: SourceKind = SourceKind.UNNAMED
    commitment: Commitment = Commitment.ASSERTED
    event: EventType | None = None
    because: str


def add(visit: Visit, form: Missed) -> str:
    """Add the claim; it must quote the report letter for letter."""
    report = visit.ledger.report(form.id)
    claim = claim_by_hand(
        report,
        form.words,
        start=form.start,
        who=form.who,
        kind=form.kind,
        commitment=form.commitment,
        event=form.event,
    )
    visit.ledger.add_claim(claim, by=visit.viewer.name, because=form.because)
    return f"/reports/{report.id}#{claim.id}"


ROUTES = (
    Page(name="report", path="/reports/{id}", permission=Permission.READ, asked=Asked, show=show, rows=rows),
    Action(name="add-claim", path="/reports/{id}/claims", permission=Permission.JUDGE, form=Missed, act=add),
)
