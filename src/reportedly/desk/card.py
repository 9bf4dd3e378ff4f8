"""A claim as every screen shows it: who says it as boxes, the words with their stroke, what was read from them."""

from collections.abc import Sequence

from pydantic import BaseModel

from ..ledger import StoredClaim, Verdict
from ..model import Claim, Link
from ..model.span import FROZEN
from ..publish import wording
from .underline import Stroke, stroke_of

SHORT = 10
"""Characters of an id that are enough to tell claims apart on a page."""

VERDICTS: dict[Verdict, str] = {
    Verdict.ACCEPT: "accepted",
    Verdict.REJECT: "rejected",
    Verdict.UNSURE: "unsure",
    Verdict.CORRECT: "corrected",
}


class Box(BaseModel):
    """One link of the chain."""

    model_config = FROZEN

    name: str
    mention: str
    nature: str
    """ "official, UKR, not named"."""
    act: str
    cue: str
    unnamed: bool


class Card(BaseModel):
    """A claim, put into words."""

    model_config = FROZEN

    id: str
    short: str
    number: int
    """Its place on the page, from 1."""
    report: str
    title: str
    outlet: str
    published: str
    stroke: Stroke
    chain: tuple[Box, ...]
    """Outermost first; the last is the origin; empty for the report's own voice."""
    words: str
    surely: str
    event: str
    figures: tuple[str, ...]
    places: str
    times: str
    confidence: float
    verdict: Verdict | None
    decided: str
    """ "accepted"; empty where nobody judged it."""
    added_by: str | None
    retired: bool


def card(stored: StoredClaim, *, number: int = 1) -> Card:
    """A claim with the corrections that stand."""
    claim = stored.current
    return Card(
        id=claim.id,
        short=claim.id[:SHORT],
        number=number,
        report=claim.report,
        title=stored.title or "Untitled report",
        outlet=stored.publisher or "",
        published=claim.dated.on.isoformat() if claim.dated else "undated",
        stroke=stroke_of(claim),
        chain=boxes(claim),
        words=claim.text,
        surely=wording.surely(claim),
        event=wording.event(claim),
        figures=tuple(wording.counted(quantity) for quantity in claim.quantities),
        places=wording.places(claim),
        times=wording.times(claim),
        confidence=claim.confidence,
        verdict=stored.verdict,
        decided=VERDICTS[stored.verdict] if stored.verdict else "",
        added_by=stored.added_by,
        retired=stored.retired,
    )


def cards(found: Sequence[StoredClaim]) -> tuple[Card, ...]:
    """Claims numbered in their order."""
    return tuple(card(stored, number=number) for number, stored in enumerate(found, 1))


def boxes(claim: Claim) -> tuple[Box, ...]:
    """The chain, a box a link."""
    return tuple(_box(link) for link in claim.attribution)


def _box(link: Link) -> Box:
    nature = (link.kind.value, link.affiliation, "not named" if link.anonymous else None)
    return Box(
        name=wording.source(link),
        mention=link.mention,
        nature=", ".join(part for part in nature if part),
        act=link.act.value.replace("_", " "),
        cue=link.cue or "",
        unnamed=link.anonymous or link.entity is None,
    )


CARD_COLUMNS = (
    *("id", "report", "published", "outlet", "title", "chain", "words", "surely", "event", "figures", "places"),
    *("times", "confidence", "verdict"),
)


def card_row(shown: Card) -> dict[str, str | float | None]:
    """A card as a row of a table."""
    told = {"chain": wording.ARROW.join(box.name for box in shown.chain), "figures": "; ".join(shown.figures)}
    plain = {name: getattr(shown, name) for name in CARD_COLUMNS if name not in (*told, "verdict")}
    return {**plain, **told, "verdict": shown.decided or None}
