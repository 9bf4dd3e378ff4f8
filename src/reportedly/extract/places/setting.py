"""What a report is about, as far as it tells places of one name apart."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ...knowledge.countries import NameKind, nation, nations_in
from ...knowledge.gazetteer import Candidate
from ...model import PlaceKind
from .context import Holder, holders
from .spot import Mention

_WEIGHT = {NameKind.NAME: 1.0, NameKind.DEMONYM: 1.0, NameKind.TERRITORY: 1.0, NameKind.CAPITAL: 0.3}
_PLACES = 0.7
"""Weight of a place that lies in one country only, beside 1 for the country's own name."""


@dataclass(slots=True)
class Name:
    """One name with all its mentions: a report means one place by it, unless a word beside it says otherwise."""

    candidates: tuple[Candidate, ...]
    sort: PlaceKind | None
    stem: str
    mentions: list[Mention] = field(default_factory=list)
    holders: set[Holder] = field(default_factory=set)

    @property
    def own(self) -> tuple[str | None, float]:
        """What the name itself adds to the countries of the report: "Georgia" is no proof that it is about Georgia."""
        known = nation(self.mentions[0].name)
        return (known.iso3, _WEIGHT[known.kind] * len(self.mentions)) if known else (None, 0.0)


@dataclass(slots=True)
class Setting:
    """Countries, units and regions that the report speaks of."""

    countries: Counter[str] = field(default_factory=Counter)
    units: dict[tuple[str | None, str | None], set[str]] = field(default_factory=dict)
    """Country and name of first-level units that the report names, with the words for them."""
    regional: set[str] = field(default_factory=set)
    """Names that the report uses with a word for a region: "Kursk" where "the Kursk region" stands."""
    total: float = 0.0

    def names_unit_of(self, candidate: Candidate, name: Name) -> bool:
        """Whether other words of the report name the first-level unit that the candidate lies in."""
        return bool(self.units.get((candidate.country, candidate.admin1), set()) - {name.stem})

    def share(self, country: str | None, own: tuple[str | None, float]) -> float:
        """How much of the report is about a country, 0 to 1, the name in question left out."""
        total = self.total - own[1]
        count = self.countries[country] - (own[1] if country == own[0] else 0.0) if country else 0.0
        return max(count, 0.0) / total if total > 0.1 else 0.0


def names_of(mentions: Sequence[Mention]) -> list[Name]:
    """The mentions by name; those that name another holder ("Paris, Texas" and "Paris, France") stay apart."""
    found: dict[tuple[str, PlaceKind | None], list[Name]] = {}
    for at, mention in enumerate(mentions):
        beside = holders(mention, mentions[at + 1] if at + 1 < len(mentions) else None)
        same = found.setdefault((mention.name.casefold(), mention.sort), [])
        name = next((n for n in same if not beside or not n.holders or beside & n.holders), None)
        if name is None:
            name = Name(mention.candidates, mention.sort, mention.stem)
            same.append(name)
        name.mentions.append(mention)
        name.holders |= beside
    return [name for group in found.values() for name in group]


def setting_of(texts: Iterable[str], names: Iterable[Name]) -> Setting:
    """Countries by names, demonyms and capitals in the texts and by places that can lie in one only; units; regions."""
    setting = Setting()
    for text in texts:
        for known in nations_in(text):
            setting.countries[known.iso3] += _WEIGHT[known.kind]  # type: ignore[assignment]
    for name in names:
        if name.sort is PlaceKind.ADMIN1:
            setting.regional.add(name.stem)
        if name.candidates:
            _take_up(name, setting)
    setting.total = sum(setting.countries.values())
    return setting


def _take_up(name: Name, setting: Setting) -> None:
    own = {c.country for c in name.candidates if c.primary}
    best = name.candidates[0]
    if len(own) == 1 and best.country and (best.written or best.population > 50_000):
        setting.countries[best.country] += _PLACES * len(name.mentions)  # type: ignore[assignment]
    for candidate in name.candidates:
        if candidate.kind is PlaceKind.ADMIN1 and candidate.primary:
            setting.units.setdefault((candidate.country, candidate.name), set()).add(name.stem)
