"""Which country the place of an office lies in: "Kharkiv's police chief", "the governor of Guayas"."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Token

from ...knowledge.countries import nation
from ...knowledge.figures import figure
from ...knowledge.forces import collective
from ...knowledge.gazetteer import Candidate, Gazetteer
from ...knowledge.organisations import organisation
from ...model import Country, Place, PlaceKind, SourceKind, Span
from ..attribution.sources import source_nouns
from ..parse import Parse

_OFFICES = frozenset({SourceKind.OFFICIAL, SourceKind.AUTHORITY})
_LARGE = 100_000
"""People of a town that is meant where no other country of the report has one of that name."""
_FAR_LARGER = 8
_REGIONS = frozenset({PlaceKind.ADMIN1, PlaceKind.AREA})


class Seat(NamedTuple):
    """A place to which an office or body belongs, where it stands in the report."""

    span: Span
    country: Country


def seats_of(parse: Parse, gazetteer: Gazetteer, named: Iterable[Country]) -> Iterator[Seat]:
    """Places that stand before a noun of office: its possessor ("Jenin's mayor") or a name in front of it.

    Of fighters and people only a name in front: "Darfur rebels", "Idlib residents".
    """
    kinds, at_hand = source_nouns().kinds, frozenset(named)
    for passage in parse.passages:
        for token in passage.doc:
            for run in _names_at(token, kinds.get(token.lower_)):
                country = _country(gazetteer, run, at_hand)
                if country is not None:
                    yield Seat(passage.span(run[0], run[-1]), country)


def _names_at(noun: Token, kind: SourceKind | None) -> Iterator[list[Token]]:
    if kind in _OFFICES:
        yield from (*_names_before(noun), *_names_behind(noun))
    elif noun.pos_ == "NOUN" and (kind is not None or collective(noun.lemma_) is not None):
        yield from _names_before(noun)


def undoubted(places: Iterable[Place], gazetteer: Gazetteer) -> Iterator[Seat]:
    """Places of which the report does not tell which one is meant, where all of that name lie in one country."""
    for place in places:
        countries = {c.country for c in gazetteer.lookup(place.text)}
        if len(countries) == 1 and (country := countries.pop()) is not None:
            yield Seat(place.span, country)


def _names_before(office: Token) -> Iterator[list[Token]]:
    """Runs of capitals in front of the noun that belong to it."""
    run: list[Token] = []
    for token in office.doc[office.left_edge.i : office.i]:
        if token.pos_ == "PROPN" and token.text[:1].isupper() and token.lower_ not in source_nouns().titles:
            run.append(token)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run


def _names_behind(office: Token) -> Iterator[list[Token]]:
    """Capitals behind "of" or "in": "the prefect of Mobaye"."""
    for preposition in (c for c in office.children if c.dep_ == "prep" and c.lower_ in ("of", "in")):
        for name in (c for c in preposition.children if c.dep_ == "pobj" and c.pos_ == "PROPN"):
            yield [t for t in office.doc[name.left_edge.i : name.i + 1] if t.pos_ == "PROPN"]


def _country(gazetteer: Gazetteer, run: list[Token], at_hand: frozenset[Country]) -> Country | None:
    words = run[0].doc[run[0].i : run[-1].i + 1].text if run else ""
    if nation(words) or organisation(words) or figure(words):
        return None
    found = [c for c in gazetteer.lookup(words) if c.country is not None and not c.word]
    near = {c.country for c in found if c.country in at_hand}
    if len(near) == 1:
        return near.pop()
    return _foremost(found) if not near else None


def _foremost(found: list[Candidate]) -> Country | None:
    """The country of a well-known place of the name, if no other country has one nearly as large."""
    if not found:
        return None
    first = found[0]
    if not (first.written or first.kind in _REGIONS or first.population >= _LARGE):
        return None
    others = [c.population for c in found if c.country != first.country and c.primary]
    return first.country if first.written or first.population >= _FAR_LARGER * max(others, default=0) else None
