"""The claims that offers come to: read by the same rules as all others, beside those that the rules found alone."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...model import Claim, Span
from ...model.span import covered
from ..attribution.learned import statements_from
from ..compose import Answers, claims_of
from ..contents import Told, tell_further
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
    quotations = [quotation.outer for quotation in find_quotations(answers.parse.report)]
    known, dropped = 0, Counter[Drop]()
    waiting: list[tuple[Offer, list[Told]]] = []
    for offer in offers:
        rivals = _rivals(claims, offer) if len(offer.content) == 1 else []
        told = _told(answers, offer, quotations) if not rivals else Drop.READ_OTHERWISE
        if rivals and _has_spoken(rivals, offer.source):
            known += 1
        elif isinstance(told, Drop):
            dropped[told] += 1
        else:
            waiting.append((offer, told))
    answers = answers.with_further([each for _, told in waiting for each in told]) if waiting else answers
    for offer, told in waiting:
        came = _claims(answers, told, extractor)
        new = [claim for claim in came if not _rivals([*claims, *found.values()], _as_offer(claim))]
        if not new and _has_spoken(list(found.values()), offer.source):
            known += 1
        elif not new:
            dropped[Drop.READ_OTHERWISE if came else Drop.NO_CLAUSE] += 1
        found |= {claim.id: claim for claim in new}
    return Further(tuple(found.values()), known, dropped)


def _told(answers: Answers, offer: Offer, quotations: Sequence[Span]) -> Drop | list[Told]:
    """The clauses of one offer with their chains."""
    statements = answers.said.statements
    tagged = place(answers.parse, offer, statements, quotations)
    if isinstance(tagged, Drop):
        return tagged
    further = list(statements_from(answers.parse, statements, tagged, phrases=True))
    return tell_further(answers.said, further)


def _claims(answers: Answers, told: Sequence[Told], extractor: str) -> list[Claim]:
    """The claims of clauses, and of phrases that tell an event or give a figure."""
    finite, _ = claims_of(answers, [t for t in told if is_finite(t.clause.head)], extractor)
    phrases, _ = claims_of(answers, [t for t in told if not is_finite(t.clause.head)], extractor)
    claims = [*finite, *(c for c in phrases if c.event is not None or c.quantities)]
    return [c.model_copy(update={"confidence": round(_SURE * c.confidence, 2)}) for c in claims]


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
