"""The claims that offers come to: read by the same rules as all others, beside those that the rules found alone."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...model import Claim, Span
from ...model.span import covered
from ..attribution.learned import statements_from
from ..compose import Answers, claims_of
from ..contents import tell_further
from ..quotations import find_quotations
from ..syntax import is_finite
from .offers import Drop, Offer
from .placing import place

_SURE = 0.5
"""Of the confidence that the same claim would have if the rules had found it. Not measured: no more than a caution."""


@dataclass(frozen=True, slots=True)
class Further:
    """What came of a model's offers: claims, how many the rules had read so already, and what was dropped."""

    claims: tuple[Claim, ...]
    known: int
    dropped: Counter[Drop] = field(default_factory=Counter)


def further_claims(answers: Answers, claims: Sequence[Claim], offers: Sequence[Offer], extractor: str) -> Further:
    """The claims of the offers whose words no claim of the rules has; those stay as they are, to the letter."""
    found: dict[str, Claim] = {}
    read = list(claims)
    quotations = [quotation.outer for quotation in find_quotations(answers.parse.report)]
    known, dropped = 0, Counter[Drop]()
    for offer in offers:
        before = _rivals(read, offer) if len(offer.content) == 1 else []
        came = _read(answers, offer, quotations, extractor) if not before else []
        if isinstance(came, Drop):
            dropped[came] += 1
            continue
        new = [claim for claim in came if not _rivals(read, _as_offer(claim))]
        found |= {claim.id: claim for claim in new}
        read += new
        if not new and _has_spoken(before, offer.source):
            known += 1
        elif not new:
            dropped[Drop.READ_OTHERWISE] += 1
    return Further(tuple(found.values()), known, dropped)


def _read(answers: Answers, offer: Offer, quotations: Sequence[Span], extractor: str) -> Drop | list[Claim]:
    """The claims of one offer, as our own code reads its place."""
    statements = answers.said.statements
    tagged = place(answers.parse, offer, statements, quotations)
    if isinstance(tagged, Drop):
        return tagged
    further = list(statements_from(answers.parse, statements, tagged, phrases=True))
    told = tell_further(answers.said, further)
    for step in (step for each in told for step in each.chain):
        if step.source.span not in answers.speakers:
            answers.speakers[step.source.span] = answers.known.identify(step.source)
    finite, _ = claims_of(answers, [t for t in told if is_finite(t.clause.head)], extractor)
    phrases, _ = claims_of(answers, [t for t in told if not is_finite(t.clause.head)], extractor)
    claims = [*finite, *(c for c in phrases if c.event is not None or c.quantities)]
    return [c.model_copy(update={"confidence": round(_SURE * c.confidence, 2)}) for c in claims] or Drop.NO_CLAUSE


def _rivals(claims: Sequence[Claim], offer: Offer) -> list[Claim]:
    """The claims that have some of these words for content, and do not tell of the saying itself.

    "Drivers left grumbling that 14 calls had failed", in the report's own voice, leaves room for what they grumbled.
    """
    return [
        claim
        for claim in claims
        if any(span.overlaps(other) for span in claim.content for other in offer.content)
        and not (not claim.attribution and all(_holds(claim, part) for part in (offer.source, offer.cue)))
    ]


def _holds(claim: Claim, places: Sequence[Span]) -> bool:
    return any(covered(claim.content, place) for place in places)


def _as_offer(claim: Claim) -> Offer:
    """Where a claim, its first source and its cue stand."""
    link = claim.attribution[0]
    return Offer(claim.content, (link.span,), (link.cue_span,) if link.cue_span is not None else ())


def _has_spoken(claims: Sequence[Claim], sources: Sequence[Span]) -> bool:
    """Whether one of the sources stands in the chain of one of the claims."""
    links = [link.span for claim in claims for link in claim.attribution]
    return any(link.overlaps(source) for link in links for source in sources)
