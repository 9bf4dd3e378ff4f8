"""The claim: the unit of everything."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, Field, model_validator

from ..errors import QuoteError
from .actor import Actor
from .attribution import Link
from .event import Event
from .identity import content_id
from .modality import Modality
from .place import Place
from .quantity import Quantity
from .report import DateSource, Report
from .span import FROZEN, Span, Spans
from .time import TimeSpan


class Voice(StrEnum):
    """How the words come: quoted, reworded, both, or the report's own telling."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NARRATOR = "narrator"


class Dated(BaseModel):
    """The date from which the claim's relative times count, and who told it."""

    model_config = FROZEN

    on: date
    by: DateSource


class Claim(BaseModel):
    """One clause-sized proposition, bound to the exact characters of one immutable version of one report."""

    model_config = FROZEN

    id: str
    report: str
    dated: Dated | None
    text: str
    """The content's pieces, joined by " … " where the clause is broken up."""
    content: Spans
    attribution: tuple[Link, ...]
    """Outermost first; the last link is the origin; empty for the report's own voice."""
    voice: Voice
    modality: Modality
    event: Event | None
    actors: tuple[Actor, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[TimeSpan, ...] = ()
    confidence: Annotated[float, Field(ge=0, le=1)]
    extractor: str

    @classmethod
    def make(
        cls,
        report: Report,
        content: tuple[Span, ...],
        attribution: tuple[Link, ...],
        *,
        voice: Voice,
        modality: Modality,
        event: Event | None,
        actors: tuple[Actor, ...] = (),
        quantities: tuple[Quantity, ...] = (),
        places: tuple[Place, ...] = (),
        times: tuple[TimeSpan, ...] = (),
        confidence: float,
        extractor: str,
    ) -> Self:
        """Make a claim of `report` and check every quotation in it.

        Raises:
            QuoteError: a mention is not letter for letter in the report at its span.
        """
        claim = cls(
            id=claim_id(report.id, content, attribution),
            report=report.id,
            dated=Dated(on=report.published, by=report.published_from)
            if report.published and report.published_from
            else None,
            text=PIECES.join(report.quote(span) for span in content),
            content=content,
            attribution=attribution,
            voice=voice,
            modality=modality,
            event=event,
            actors=actors,
            quantities=quantities,
            places=places,
            times=times,
            confidence=round(confidence, 3),
            extractor=extractor,
        )
        claim.check_quotes(report)
        return claim

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if not self.content:
            raise ValueError("a claim needs content")
        if (self.voice is Voice.NARRATOR) != (not self.attribution):
            raise ValueError("the narrator's voice has no attribution, every other voice has one")
        return self

    def quotations(self) -> list[tuple[Span, str]]:
        """Every span of the claim but its content's, with the words that it says stand there."""
        pairs: list[tuple[Span, str]] = []
        for link in self.attribution:
            pairs.append((link.span, link.mention))
            if link.cue_span is not None and link.cue is not None:
                pairs.append((link.cue_span, link.cue))
            if link.time is not None:
                pairs.append((link.time.span, link.time.text))
        pairs += [(h.span, h.text) for h in self.modality.hedges]
        if self.event is not None:
            pairs.append((self.event.span, self.event.trigger))
        pairs += [(a.span, a.mention) for a in self.actors]
        located: tuple[Quantity | Place | TimeSpan, ...] = (*self.quantities, *self.places, *self.times)
        pairs += [(x.span, x.text) for x in located]
        return pairs

    def check_quotes(self, report: Report) -> None:
        """Quote or drop.

        Raises:
            QuoteError: a mention is not letter for letter in the report at its span.
        """
        if self.text != PIECES.join(report.quote(span) for span in self.content):
            raise QuoteError(f"claim {self.id} does not quote report {report.id}")
        for span, words in self.quotations():
            report.quote(span, words)


PIECES = " … "
"""Stands between the pieces of a broken-up content in `Claim.text`."""


def claim_id(report: str, content: tuple[Span, ...], attribution: tuple[Link, ...]) -> str:
    """Hash of the report's id, the content spans and the attribution spans."""
    return content_id("c", report, [list(s) for s in content], [list(link.span) for link in attribution])
