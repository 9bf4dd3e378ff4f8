"""What a new reading of a report changes: the claims that came, went and stayed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..model import Claim
from .records import StoredClaim

_NOT_OF_THE_CLAIM = ("extractor", "confidence")


@dataclass(frozen=True, slots=True)
class Change:
    """Claims of one report before and after, each in the order of the text."""

    came: tuple[Claim, ...]
    went: tuple[StoredClaim, ...]
    """Will be retired: kept with their judgements, no longer listed."""
    stayed: tuple[Claim, ...]
    """Same words in the same mouth: judgements hold on."""
    otherwise: tuple[Claim, ...]
    """Of those that stayed: what is read in them (a figure, a place, how surely …) is another."""

    @property
    def decided(self) -> tuple[StoredClaim, ...]:
        """Of those that went: what a person had decided about."""
        return tuple(stored for stored in self.went if stored.verdict is not None)


def compare(before: Iterable[StoredClaim], after: Sequence[Claim]) -> Change:
    """What becomes of the standing claims `before` where `after` is read. Claims that a person added never go."""
    known = {stored.claim.id: stored for stored in before if not stored.retired}
    found = {claim.id for claim in after}
    stayed = tuple(claim for claim in after if claim.id in known)
    return Change(
        came=tuple(claim for claim in after if claim.id not in known),
        went=tuple(s for s in known.values() if s.claim.id not in found and s.added_by is None),
        stayed=stayed,
        otherwise=tuple(c for c in stayed if known[c.id].added_by is None and not _alike(known[c.id].claim, c)),
    )


def _alike(one: Claim, other: Claim) -> bool:
    without = set(_NOT_OF_THE_CLAIM)
    return one.model_dump(exclude=without) == other.model_dump(exclude=without)
