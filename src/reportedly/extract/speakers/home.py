"""Which country a report is about: whose "the army" and "the governor" are."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from ...knowledge.countries import nations_in
from ...model import Country, Place, Span
from ..parse import Parse
from .lexicon import speaker_words

_STATE_SHARE = 0.6
_LOCAL_SHARE = 0.75


@dataclass(frozen=True, slots=True)
class Home:
    """The country that stands out in a report, or none.

    `state` is of whom bare words of state are taken to speak ("the army"): it needs the country's name itself, for
    armies also strike abroad. `local` is whose governors and police speak: places are enough.
    """

    state: Country | None
    local: Country | None
    places: tuple[Place, ...]

    def of(self, words: Iterable[Token]) -> Country | None:
        """The country of an official or body that is described by such words without a country."""
        lowered = {t.lower_ for t in words}
        if lowered & speaker_words().local and self.local is not None:
            return self.local
        return self.state if lowered & speaker_words().state else None

    def within(self, span: Span) -> Country | None:
        """The one country of the places that a noun phrase names: "the coastguard in Keelung"."""
        found = {p.country for p in self.places if span.covers(p.span) and p.country is not None}
        return found.pop() if len(found) == 1 else None


def home_of(parse: Parse, places: Sequence[Place]) -> Home:
    """The country that a report is about, by the countries, peoples, capitals and places that it names."""
    named: Counter[str] = Counter()
    for text in (*(p.text for p in parse.passages), parse.report.title or "", parse.report.dateline_place or ""):
        named.update(n.iso3 for n in nations_in(text))
    located = named + Counter(p.country for p in places if p.country is not None)
    return Home(
        state=_foremost(named, share=_STATE_SHARE, least=2),
        local=_foremost(located, share=_LOCAL_SHARE, least=1),
        places=tuple(places),
    )


def _foremost(counts: Counter[str], *, share: float, least: int) -> Country | None:
    total = sum(counts.values())
    if total < least:
        return None
    iso3, most = counts.most_common(1)[0]
    return iso3 if most / total >= share else None
