"""A claim that a person found: the words as they stand in the report, found again letter for letter."""

import re

from ..errors import SettingsError
from ..model import (
    Act,
    Claim,
    Commitment,
    Event,
    EventType,
    Link,
    Modality,
    Polarity,
    Report,
    SourceKind,
    Span,
    Tense,
    Voice,
)

BY_HAND = "by hand"
"""What made a claim that a person added."""


def claim_by_hand(
    report: Report,
    words: str,
    *,
    start: int | None = None,
    who: str | None = None,
    kind: SourceKind = SourceKind.UNNAMED,
    commitment: Commitment = Commitment.ASSERTED,
    event: EventType | None = None,
) -> Claim:
    """A claim of `words` by `who`, both quoted from the report; nothing is read into it that the person did not say.

    Raises:
        SettingsError: the words do not stand in the report, or stand there more than once and `start` does not tell.
    """
    content = span_of(report, words, start=start)
    polarity = Polarity.NEGATIVE if commitment is Commitment.DENIED else Polarity.POSITIVE
    return Claim.make(
        report,
        (content,),
        (_link(report, who, kind, near=content),) if who else (),
        voice=Voice.INDIRECT if who else Voice.NARRATOR,
        modality=Modality(commitment=commitment, polarity=polarity, tense=Tense.NONE),
        event=Event(type=event, trigger=report.quote(content), span=content) if event else None,
        confidence=1.0,
        extractor=BY_HAND,
    )


def span_of(report: Report, words: str, *, start: int | None = None) -> Span:
    """Where `words` stand in the report; line breaks and runs of spaces between them may differ.

    Raises:
        SettingsError: they stand nowhere, or more than once and none of them at `start`.
    """
    found = [Span(*m.span()) for m in _pattern(words).finditer(report.text)]
    if not found:
        raise SettingsError(
            f"the report does not say {words.strip()[:80]!r}", remedy="copy the words as they stand in the report"
        )
    if len(found) == 1:
        return found[0]
    here = [span for span in found if start is not None and span.start <= start < span.end]
    if not here:
        raise SettingsError(
            f"the report says {words.strip()[:80]!r} {len(found)} times", remedy="give more of the words around it"
        )
    return here[0]


def _pattern(words: str) -> re.Pattern[str]:
    parts = words.split()
    if not parts:
        raise SettingsError("the words of the claim are missing", remedy="copy them from the report")
    return re.compile(r"\s+".join(re.escape(part) for part in parts))


def _link(report: Report, who: str, kind: SourceKind, *, near: Span) -> Link:
    """The mention of the source that stands nearest to the claim."""
    found = [Span(*m.span()) for m in _pattern(who).finditer(report.text)]
    if not found:
        raise SettingsError(
            f"the report does not name {who.strip()[:80]!r}", remedy="copy the words that name the source"
        )
    span = min(found, key=lambda each: (abs(each.start - near.start), each.start))
    return Link(
        mention=report.quote(span),
        span=span,
        kind=kind,
        anonymous=kind is SourceKind.UNNAMED,
        act=Act.SAYS,
        cue=None,
        cue_span=None,
    )
