"""How much speaks for a place as what a name means: a few numbers for each candidate, and their fitted weights.

The weights stand in `resources/gazetteer/weights.toml`; `training/gazetteer/fit.py` fits them (a conditional logit over
the candidates of a name), so that the softmax of the sums is a probability.
"""

import math
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ...knowledge.gazetteer import Candidate
from ...knowledge.tables import table
from ...model import PlaceKind
from .setting import Name, Setting

_ASKED = {
    PlaceKind.ADMIN1: {PlaceKind.ADMIN1: 1.0, PlaceKind.AREA: 0.9, PlaceKind.COUNTRY: 0.4, PlaceKind.ADMIN2: 0.4},
    PlaceKind.ADMIN2: {PlaceKind.ADMIN2: 1.0, PlaceKind.SETTLEMENT: 0.4, PlaceKind.AREA: 0.4, PlaceKind.ADMIN1: 0.2},
    PlaceKind.AREA: {PlaceKind.AREA: 1.0, PlaceKind.ADMIN1: 0.5, PlaceKind.WATER: 0.4},
}
"""How well a kind answers a class word; any other word is answered by its own kind only."""
_UNITS = frozenset({PlaceKind.ADMIN1, PlaceKind.ADMIN2})
_VILLAGE = 1000
_WELL_KNOWN = 100_000
"""Below so many people a place of a country that the report never names is a bold guess."""
_KINDS = tuple(PlaceKind)
PLAIN = (
    "people", "least", "own", "written", "word", "share", "about", "unit_named", "remote", "held", "not_held", "asked",
    "not_asked", "regional", "same_words", "obscure",
    "beside_town",
)  # fmt: skip
NEAR = ("near", "nearness", "one_unit")
FEATURES = (*PLAIN, *(kind.value for kind in _KINDS), *NEAR, "unknown")
"""Names of the numbers, in their order."""


class Anchor(NamedTuple):
    """A place that another name of the report likely means, as a point on the unit sphere, with its probability."""

    x: float
    y: float
    z: float
    sure: float
    unit: tuple[str | None, str | None]


def point(candidate: Candidate) -> tuple[float, float, float] | None:
    """The candidate on the unit sphere."""
    if candidate.lat is None or candidate.lon is None:
        return None
    lat, lon = math.radians(candidate.lat), math.radians(candidate.lon)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def rows(candidates: Sequence[Candidate], name: Name, setting: Setting, anchors: Sequence[Anchor]) -> list[list[float]]:
    """The numbers of `FEATURES` for each candidate of a name, and last for a place that the gazetteer does not hold."""
    own = name.own
    towns = {c.country for c in candidates if c.kind is PlaceKind.SETTLEMENT and c.primary and name.sort is None}
    found = [_row(candidate, name, setting, anchors, own=own, towns=towns) for candidate in candidates]
    return [*found, [*(0.0 for _ in FEATURES[1:]), 1.0]]


def _row(
    candidate: Candidate,
    name: Name,
    setting: Setting,
    anchors: Sequence[Anchor],
    *,
    own: tuple[str | None, float],
    towns: set[str | None],
) -> list[float]:
    share = setting.share(candidate.country, own)
    unit_named = candidate.kind is not PlaceKind.ADMIN1 and setting.names_unit_of(candidate, name)
    held = any(holder.holds(candidate) for holder in name.holders)
    asked = 0.0
    if name.sort is not None:
        asked = _ASKED.get(name.sort, {name.sort: 1.0}).get(candidate.kind, -0.2)
    remote = not share and not unit_named and candidate.country is not None
    people = max(candidate.population, _VILLAGE if candidate.further else 0)
    is_unit = candidate.kind is PlaceKind.ADMIN1
    plain = [
        math.log10(people + 10) / 5,
        float(people < _VILLAGE),
        float(candidate.primary),
        float(candidate.written),
        float(candidate.word),
        share,
        float(share > 0),
        float(unit_named),
        float(remote),
        float(held),
        float(bool(name.holders) and not held),
        max(asked, 0.0),
        float(asked < 0),
        float(is_unit and name.sort is None and name.stem in setting.regional),
        float(candidate.name == name.stem or (is_unit and candidate.name.rpartition(" ")[0] == name.stem)),
        float(remote and candidate.population < _WELL_KNOWN and not candidate.written),
        float(candidate.kind in _UNITS and candidate.country in towns),
    ]
    kinds = [float(candidate.kind is kind) for kind in _KINDS]
    return [*plain, *kinds, *_nearness(candidate, anchors), 0.0]


def _nearness(candidate: Candidate, anchors: Sequence[Anchor]) -> tuple[float, float, float]:
    """How near the nearest other place lies, how near they lie on the whole, how many lie in the same unit."""
    at = point(candidate)
    if at is None or not anchors or candidate.kind is PlaceKind.COUNTRY:
        return 0.0, 0.0, 0.0
    x, y, z = at
    unit = (candidate.country, candidate.name if candidate.kind is PlaceKind.ADMIN1 else candidate.admin1)
    nearest = total = weight = same = 0.0
    for anchor in anchors:
        dot = anchor.x * x + anchor.y * y + anchor.z * z
        close = anchor.sure * (1.0 if dot > _KM_40 else 0.7 if dot > _KM_120 else 0.35 if dot > _KM_350 else 0.0)
        nearest = max(nearest, close)
        total += close
        weight += anchor.sure
        same += anchor.sure if anchor.unit == unit else 0.0
    return nearest, total / (weight + 0.5), same / (weight + 0.5)


_KM_40, _KM_120, _KM_350 = (math.cos(km / 6371) for km in (40, 120, 350))


class Weights(NamedTuple):
    """Weights of `FEATURES` before other names are placed, and with them."""

    alone: tuple[float, ...]
    together: tuple[float, ...]


@cache
def weights() -> Weights:
    """Read the table once."""
    read = table("gazetteer/weights")
    return Weights(*(tuple(float(read[part].get(name, 0.0)) for name in FEATURES) for part in ("alone", "together")))


def probabilities(rows: Sequence[Sequence[float]], by: Sequence[float]) -> list[float]:
    """The softmax over candidates of the weighted sums of their numbers."""
    sums = [sum(w * x for w, x in zip(by, row, strict=True) if x) for row in rows]
    top = max(sums)
    shares = [math.exp(s - top) for s in sums]
    whole = sum(shares)
    return [share / whole for share in shares]
