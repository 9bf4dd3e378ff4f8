"""Review: one claim after another, its sentence in the report beside it, decided by a key."""

from dataclasses import replace
from urllib.parse import urlencode

from pydantic import BaseModel

from ...errors import NotFound
from ...ledger import ClaimQuery, Ledger, StoredClaim
from ...model import Claim
from ...model.span import FROZEN
from ..card import CARD_COLUMNS, Card, card, card_row
from ..narrowing import Narrowing, Review, in_words, query_of
from ..reading import correctable
from ..route import Page, Permission, Rows, Visit
from ..underline import Mark, Piece, stroke_of, underlined


class Asked(Narrowing):
    """Which claims, and where in the queue."""

    claim: str | None = None
    """This one, whatever the filters."""
    after: str | None = None
    """The claim that was decided before."""
    last: str | None = None
    """The claim that z takes back."""
    second: bool = False
    """Read as the second reader what others judged, without seeing how."""


class Progress(BaseModel):
    """How far the queue is worked off."""

    model_config = FROZEN

    done: int
    total: int


class View(BaseModel):
    """The claim to be decided; none where the queue is empty."""

    model_config = FROZEN

    asked: Asked
    sentence: str
    progress: Progress
    card: Card | None
    pieces: tuple[Piece, ...]
    """The block of the report that holds it."""
    above: str
    below: str
    """The blocks around it."""
    correctable: tuple[tuple[str, str], ...]
    on: str
    """Where to go once it is decided."""
    stay: str
    undo: str
    """Where to go once the last decision is taken back."""


def show(visit: Visit, asked: Asked) -> View:
    """The first claim of the queue behind the one decided last; the first of all where none is behind it."""
    query = _queue(visit, asked)
    stored = _chosen(visit.ledger, asked, query)
    verdicts = visit.ledger.verdict_counts(_whole(asked))
    done = sum(each.count for each in verdicts if each.value is not None)
    kept = _kept(asked)
    around = _around(visit.ledger, stored.current) if stored else ((), "", "")
    here = stored.current.id if stored else ""
    return View(
        asked=asked,
        sentence=in_words(asked),
        progress=Progress(done=done, total=sum(each.count for each in verdicts)),
        card=card(stored, number=1) if stored else None,
        pieces=around[0],
        above=around[1],
        below=around[2],
        correctable=correctable(stored.current) if stored else (),
        on=_address(kept, after=here, last=here),
        stay=_address(kept, claim=here, last=here),
        undo=_address(kept, claim=asked.last or ""),
    )


def _queue(visit: Visit, asked: Asked) -> ClaimQuery:
    if asked.second:
        return replace(query_of(asked), second_reader=visit.viewer.name)
    return query_of(asked.model_copy(update={"review": asked.review or Review.WAITING}))


def _whole(asked: Asked) -> ClaimQuery:
    return query_of(asked.model_copy(update={"review": None}))


def _chosen(ledger: Ledger, asked: Asked, query: ClaimQuery) -> StoredClaim | None:
    if asked.claim is not None:
        return ledger.claim(asked.claim)
    for after in (asked.after, None):
        found = ledger.claims_page(query, after=after, size=1).claims
        if found:
            return found[0]
    return None


def _around(ledger: Ledger, claim: Claim) -> tuple[tuple[Piece, ...], str, str]:
    """The block in which the claim begins, its words underlined, and the words of the blocks before and behind."""
    report = ledger.report(claim.report)
    blocks = report.paragraphs
    at = next((n for n, b in enumerate(blocks) if b.span.start <= claim.content[0].start < b.span.end), None)
    if at is None:
        raise NotFound(f"claim {claim.id} stands in no block of its report")
    mark = Mark(claim.id, stroke_of(claim), claim.content)
    above = report.quote(blocks[at - 1].span) if at else ""
    below = report.quote(blocks[at + 1].span) if at + 1 < len(blocks) else ""
    return underlined(report.text, blocks[at].span, [mark]), above, below


def _kept(asked: Asked) -> dict[str, str]:
    given = asked.model_dump(mode="json", exclude_none=True, exclude={"claim", "after", "last", "second"})
    return {name: str(value) for name, value in given.items()} | ({"second": "true"} if asked.second else {})


def _address(kept: dict[str, str], **more: str) -> str:
    query = urlencode(kept | {name: value for name, value in more.items() if value})
    return f"/review?{query}" if query else "/review"


def rows(view: View) -> Rows:
    """The claim that waits."""
    return Rows(CARD_COLUMNS, (card_row(view.card),) if view.card else ())


ROUTES = (Page(name="review", path="/review", permission=Permission.JUDGE, asked=Asked, show=show, rows=rows),)
