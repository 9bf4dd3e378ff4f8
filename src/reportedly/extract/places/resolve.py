"""Which places the names of a report mean: each alone first, then all of them together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...knowledge.gazetteer import Candidate
from ...model import PlaceKind
from .setting import Name, Setting, names_of, setting_of
from .spot import Mention
from .weigh import Anchor, point, probabilities, rows, weights

_SAME_PLACE = 0.6
"""Degrees within which two candidates are one place for a reader (a town and the district of its name)."""
_MOST_CANDIDATES, _MOST_ANCHORS = 40, 16
_POINTS = frozenset({PlaceKind.SETTLEMENT, PlaceKind.ADMIN2, PlaceKind.ADMIN1, PlaceKind.SITE, PlaceKind.CAMP})


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen and how sure that is, 0 to 1."""

    candidate: Candidate
    score: float


def resolve(mentions: Sequence[Mention], texts: Iterable[str]) -> dict[int, Choice]:
    """The likeliest place for each mention that has candidates, by the mention's position in the sequence.

    The score leaves room for a place that the gazetteer does not hold.
    """
    names = names_of(mentions)
    setting = setting_of(texts, names)
    named = [name for name in names if name.candidates]
    anchors = [anchor_of(name, setting, weights().alone) for name in named]
    chosen: dict[int, Choice] = {}
    position = {id(mention): at for at, mention in enumerate(mentions)}
    for at, name in enumerate(named):
        others = strongest(a for i, a in enumerate(anchors) if i != at and a is not None)
        choice = _best(name, _chances(name, setting, others, weights().together))
        for mention in name.mentions:
            chosen[position[id(mention)]] = choice
    return chosen


def _candidates(name: Name) -> tuple[Candidate, ...]:
    return name.candidates[:_MOST_CANDIDATES]


def _chances(name: Name, setting: Setting, anchors: Sequence[Anchor], by: Sequence[float]) -> list[float]:
    return probabilities(rows(_candidates(name), name, setting, anchors), by)


def anchor_of(name: Name, setting: Setting, by: Sequence[float]) -> Anchor | None:
    """Where the name taken alone likely lies; null for what is too wide to lie near anything."""
    chances = _chances(name, setting, (), by)
    sure, best = max(zip(chances, _candidates(name), strict=False), key=lambda pair: pair[0])
    at = point(best)
    if at is None or best.kind not in _POINTS:
        return None
    return Anchor(*at, sure, (best.country, best.name if best.kind is PlaceKind.ADMIN1 else best.admin1))


def strongest(anchors: Iterable[Anchor]) -> list[Anchor]:
    """The surest of them, few enough to compare every candidate with."""
    return sorted(anchors, key=lambda anchor: -anchor.sure)[:_MOST_ANCHORS]


def _best(name: Name, chances: Sequence[float]) -> Choice:
    candidates = _candidates(name)
    _, best = max(zip(chances, candidates, strict=False), key=lambda pair: pair[0])
    return Choice(best, sum(p for p, c in zip(chances, candidates, strict=False) if _is_same(best, c)))


def _is_same(one: Candidate, other: Candidate) -> bool:
    if one is other:
        return True
    if one.lat is None or other.lat is None or one.lon is None or other.lon is None:
        return False
    return abs(one.lat - other.lat) + abs(one.lon - other.lon) < _SAME_PLACE
