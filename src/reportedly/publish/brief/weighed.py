"""What weighing adds to a brief: on how many origins a sentence rests, the range of figures for one question."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ...assess.identities import NOBODY, Identities
from ...assess.origins import in_words, standing
from ...assess.telling import Carrier, Telling
from ...model import Estimate, Policy
from .. import wording
from ..harmless import harmless
from ..questions import asked, span
from .parts import Cited, Dispute, Range, Sentence


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the ledger knows of claims beside their words; without it, no report is another's copy."""

    families: Mapping[str, str] = field(default_factory=dict)
    """Family of copies by report."""
    identities: Identities = NOBODY
    estimates: Sequence[Estimate] = ()
    policy: Policy | None = None
    """By which figures that differ became ranges."""


UNWEIGHED = Weighed()


class Standings:
    """Counts who stands behind claims of a brief."""

    def __init__(self, cited: Iterable[Cited], weighed: Weighed) -> None:
        self._identities = weighed.identities
        self._tellings = {item.claim.id: _telling(item, weighed) for item in cited}

    def of(self, claims: Iterable[str]) -> str:
        """ "three outlets, one origin"."""
        return in_words(standing((self._tellings[claim] for claim in claims), self._identities))

    def everything(self) -> str:
        """Who stands behind the whole brief."""
        found = standing(self._tellings.values(), self._identities)
        told = f"{len(found.origins):,} named origin{'' if len(found.origins) == 1 else 's'}"
        return f"{told}, {len(found.unnamed):,} not named" if found.unnamed else told

    def told(self, sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
        """Sentences that several reports carry say on how many origins they rest."""
        return tuple(
            replace(s, details=(*s.details, f"Rests on: {self.of(s.claims)}")) if len(s.claims) > 1 else s
            for s in sentences
        )

    def dispute(self, dispute: Dispute) -> Dispute:
        """A dispute with how many stand on either side."""
        sides = [(name, [c for s in told for c in s.claims]) for name, told in _sides(dispute)]
        return replace(
            dispute,
            against=self.told(dispute.against),
            asserted=self.told(dispute.asserted),
            weighed="; ".join(f"{name}: {self.of(claims)}" for name, claims in sides if claims),
        )


def _sides(dispute: Dispute) -> Iterator[tuple[str, tuple[Sentence, ...]]]:
    yield "denied, left open or negated by", dispute.against
    yield "claimed by", dispute.asserted


def _telling(item: Cited, weighed: Weighed) -> Telling:
    report = item.report
    outlet = report.publisher or f"outlet of {report.id[:10]}"
    return Telling(
        item.claim, Carrier(report.id, outlet, report.published, weighed.families.get(report.id, report.id), report.via)
    )


def ranges(estimates: Iterable[Estimate]) -> tuple[Range, ...]:
    """One range for every question with two figures or more that stand, those on which origins disagree first."""
    counted = [e for e in estimates if sum(not f.superseded and not f.ahead for f in e.figures) > 1]
    ordered = sorted(counted, key=lambda e: (not e.disagreements, asked(e.estimand), e.estimand.id))
    return tuple(_range(estimate) for estimate in ordered)


def _range(estimate: Estimate) -> Range:
    best = estimate.best
    middle = f", best {wording.number(best.best)}" if best.best is not None else ""
    return Range(
        asked=asked(estimate.estimand),
        ends=span(best.low, best.high) + middle,
        weighed=in_words(estimate.standing),
        policy=f"{best.policy.value}: {best.reason}",
        disagreements=tuple(harmless(d.reason) for d in estimate.disagreements),
        claims=tuple(dict.fromkeys(claim for figure in estimate.figures for claim in figure.claims)),
        estimate=estimate,
    )
