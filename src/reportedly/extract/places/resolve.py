"""Which place a name means: by what the report says elsewhere, the sort of place that is asked for, and its size."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ...knowledge.countries import NameKind, nations_in
from ...knowledge.gazetteer import Candidate
from ...model import PlaceKind
from .spot import Mention

_LONE = 1.5
"""Margin of a name that one place only bears."""
_WELL_KNOWN, _FAR_OFF = 100_000, 1.0
"""Below so many people a place of a country that the report never names loses so much."""
_SAME_PLACE = 0.6
"""Degrees within which two candidates are one place for a reader (a town and the district of its name)."""
_WEIGHT = {NameKind.NAME: 1.0, NameKind.DEMONYM: 1.0, NameKind.TERRITORY: 1.0, NameKind.CAPITAL: 0.3}
_KIND = {
    PlaceKind.COUNTRY: 1.2,
    PlaceKind.ADMIN1: 0.15,
    PlaceKind.ADMIN2: -0.7,
    PlaceKind.SETTLEMENT: 0.35,
    PlaceKind.AREA: 0.3,
    PlaceKind.WATER: 0.3,
    PlaceKind.SITE: 0.2,
    PlaceKind.CAMP: 0.3,
}
_ASKED = {
    PlaceKind.ADMIN1: {PlaceKind.ADMIN1: 2.5, PlaceKind.AREA: 2.0, PlaceKind.COUNTRY: 1.0, PlaceKind.ADMIN2: 1.0},
    PlaceKind.ADMIN2: {PlaceKind.ADMIN2: 2.5, PlaceKind.SETTLEMENT: 1.0, PlaceKind.AREA: 1.0},
    PlaceKind.AREA: {PlaceKind.AREA: 2.0, PlaceKind.ADMIN1: 1.0, PlaceKind.WATER: 1.0},
}
"""Gains of a candidate's kind where a class word asks for one; any other word gains its own kind only."""


@dataclass(slots=True)
class Setting:
    """What the report is about, as far as it tells places apart."""

    countries: Counter[str] = field(default_factory=Counter)
    units: set[str] = field(default_factory=set)
    """Names of first-level units that the report names."""
    inside: set[tuple[str | None, str | None]] = field(default_factory=set)
    """Country and first-level unit of well-known towns that the report names: Georgia, with Atlanta, is a state."""
    regional: set[str] = field(default_factory=set)
    """Names that the report uses with a word for a region: "Kursk" where "the Kursk region" stands."""

    def share(self, country: str | None) -> float:
        """How much of the report is about a country, 0 to 1."""
        total = sum(self.countries.values())
        return self.countries[country] / total if country and total else 0.0


def setting_of(texts: Iterable[str], mentions: Iterable[Mention]) -> Setting:
    """Countries by names, demonyms and capitals in the texts and by places that can lie in one only; units; regions."""
    setting = Setting()
    for text in texts:
        for known in nations_in(text):
            setting.countries[known.iso3] += _WEIGHT[known.kind]  # type: ignore[assignment]
    for mention in mentions:
        if mention.sort is PlaceKind.ADMIN1:
            setting.regional.add(mention.stem)
        if not mention.candidates:
            continue
        own = {c.country for c in mention.candidates if c.primary}
        best = mention.candidates[0]
        if len(own) == 1 and best.country and (best.written or best.population > 50_000):
            setting.countries[best.country] += 0.7  # type: ignore[assignment]
        if best.kind is PlaceKind.ADMIN1 and len(own) == 1:
            setting.units.add(best.name)
        famous = best.written or best.population > 200_000
        if best.kind is PlaceKind.SETTLEMENT and famous and not (best.admin1 or "").startswith(mention.stem):
            setting.inside.add((best.country, best.admin1))
    return setting


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen and how sure that is, 0 to 1."""

    candidate: Candidate
    score: float


def choose(mention: Mention, setting: Setting, context: str | None) -> Choice | None:
    """The likeliest candidate; less sure the closer the next best place comes, and the less speaks for the first."""
    if not mention.candidates:
        return None
    ranked = sorted(((_weigh(c, mention, setting, context), c) for c in mention.candidates), key=lambda pair: -pair[0])
    best_weight, best = ranked[0]
    other = next((w for w, c in ranked[1:] if not _is_same(best, c)), None)
    margin = best_weight - other if other is not None else _LONE
    strength = best_weight - 0.6
    sureness = 1 / (1 + math.exp(-(-1.2 + 1.3 * min(margin, 2.0) + 1.2 * min(strength, 1.6))))
    return Choice(best, sureness)


def _weigh(candidate: Candidate, mention: Mention, setting: Setting, context: str | None) -> float:
    weight = math.log10(candidate.population + 10) / 5 + _KIND[candidate.kind]
    weight += 0.5 if candidate.primary else 0.0
    weight += 0.6 if candidate.written else 0.0
    share = setting.share(candidate.country)
    weight += 0.6 + 0.8 * share if share else 0.0
    weight += 0.5 if candidate.admin1 in setting.units and candidate.kind is not PlaceKind.ADMIN1 else 0.0
    if candidate.kind is PlaceKind.ADMIN1 and (candidate.country, candidate.name) in setting.inside:
        weight += 0.8
    remote = not share and candidate.admin1 not in setting.units
    if remote and candidate.population < _WELL_KNOWN and not candidate.written:
        weight -= _FAR_OFF
    if context is not None and candidate.country is not None:
        weight += 2.5 if candidate.country == context else -1.0
    if mention.sort is not None:
        weight += _ASKED.get(mention.sort, {mention.sort: 2.0}).get(candidate.kind, -0.5)
    elif candidate.kind is PlaceKind.ADMIN1 and mention.stem in setting.regional:
        weight += 1.5
    return weight


def _is_same(one: Candidate, other: Candidate) -> bool:
    if one.lat is None or other.lat is None or one.lon is None or other.lon is None:
        return False
    near = abs(one.lat - other.lat) < _SAME_PLACE and abs(one.lon - other.lon) < _SAME_PLACE
    return near or (
        one.country == other.country and PlaceKind.ADMIN1 in (one.kind, other.kind) and one.admin1 == other.admin1
    )
