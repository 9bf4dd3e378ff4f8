"""Which country a report is about: whose "the army" and "the governor" are."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from ...knowledge.countries import NameKind, nations_in
from ...knowledge.figures import Figure
from ...knowledge.gazetteer import Gazetteer
from ...knowledge.organisations import Organisation
from ...model import Country, Place, SourceKind, Span
from ..parse import Parse
from .lexicon import speaker_words
from .seats import Seat, seats_of, undoubted

_STATE_SHARE = 0.6
_LOCAL_SHARE = 0.75
_ARMY_SHARE = 0.9
_AGREEING = 2


@dataclass(frozen=True, slots=True)
class Home:
    """The country that stands out in a report, or none.

    `state` is of whom bare words of state are taken to speak ("the government"), `army` bare words of arms, which are
    open where foreign armies fight, `local` whose governors and police speak: the places alone tell that.
    """

    state: Country | None
    army: Country | None
    local: Country | None
    sites: tuple[Seat, ...]

    def of(self, words: Iterable[Token]) -> Country | None:
        """The country of an official or body that is described by such words without a country."""
        known = speaker_words()
        lowered = {t.lower_ for t in words}
        if lowered & known.foreigners:
            return None
        if lowered & known.arms:
            return self.army
        if lowered & known.local and self.local is not None:
            return self.local
        return self.state if lowered & known.state else None

    def within(self, span: Span) -> Country | None:
        """The one country of the places that a noun phrase names: "the coastguard in Keelung"."""
        found = {site.country for site in self.sites if span.covers(site.span)}
        return found.pop() if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class _Named:
    """How often a report names each country: by name or capital, a place in it, its people, its bodies and figures."""

    states: Counter[Country]
    sites: Counter[Country]
    peoples: Counter[Country]
    bodies: Counter[Country]

    @property
    def all(self) -> Counter[Country]:
        return self.states + self.sites + self.peoples + self.bodies


def home_of(
    parse: Parse, places: Sequence[Place], bodies: Iterable[Organisation | Figure], gazetteer: Gazetteer | None
) -> Home:
    """The country that a report is about, by the countries, peoples, places, bodies and figures that it names."""
    states: Counter[Country] = Counter()
    peoples: Counter[Country] = Counter()
    for text in (*(p.text for p in parse.passages), parse.report.title or "", parse.report.dateline_place or ""):
        for found in nations_in(text):
            (peoples if found.kind is NameKind.DEMONYM else states)[found.iso3] += 1
    sites = [Seat(p.span, p.country) for p in places if p.country is not None]
    if gazetteer is not None:
        sites += undoubted((p for p in places if p.country is None), gazetteer)
        sites += seats_of(parse, gazetteer, {*states, *peoples, *(site.country for site in sites)})
    at_home = Counter(b.country for b in bodies if b.country is not None and _tells_home(b))
    named = _Named(states, Counter(site.country for site in sites), peoples, at_home)
    return Home(_state(named), _army(named), _foremost(states + named.sites, share=_LOCAL_SHARE), tuple(sites))


def _tells_home(body: Organisation | Figure) -> bool:
    """Whether it speaks of its own country: not a newsroom that reports on the whole world."""
    if isinstance(body, Figure) or body.kind in (SourceKind.BELLIGERENT, SourceKind.AUTHORITY):
        return True
    return body.kind is SourceKind.OUTLET and body.country not in speaker_words().world_media


def _state(named: _Named) -> Country | None:
    """A people alone tells nothing: "Russian drones hit a school, the government said" is no word of Russia's."""
    found = _foremost(named.all, share=_STATE_SHARE)
    if found is None or named.all[found] == named.peoples[found]:
        return None
    if found not in speaker_words().fought_over:
        return found
    at_home = named.sites[found] + max(named.states[found] - 1, 0)
    return found if at_home and named.all[found] >= _AGREEING else None


def _army(named: _Named) -> Country | None:
    """ "The army" is open where two armies fight: only a report that names one country alone tells whose it is."""
    known = speaker_words()
    keepers: Counter[Country] = Counter()
    for country, count in named.all.items():
        keepers[known.garrisons.get(country, country)] += count
    found = _foremost(keepers, share=_STATE_SHARE)
    if found is None or keepers[found] == named.peoples[found]:
        return None
    if found not in known.fought_over:
        return found
    found = _foremost(keepers, share=_ARMY_SHARE)
    own = named.states[found] + named.bodies[found] if found is not None else 0
    return found if own and named.all[found or ""] >= _AGREEING else None


def _foremost(counts: Counter[Country], *, share: float) -> Country | None:
    total = sum(counts.values())
    if not total:
        return None
    iso3, most = counts.most_common(1)[0]
    return iso3 if most / total >= share else None
