"""Where: names of places resolved to points (LGL, GeoWebNews) and found (GeoWebNews), beside a population prior.

The task gives the spans; the program answers each with its likeliest place, however unsure, and abstains only where
its gazetteer holds no such name. In a report it would leave those below `ABSTAIN_BELOW` open.

    python -m benchmarks.tasks.places     # beside the scorer's share: for how many spans the gazetteer holds the right
                                          # place at all, and how many of those are right; by half

Peer: a population prior over the same gazetteer, so that the difference is what the reading adds.
"""

import hashlib
import importlib
import importlib.util
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, cast

from reportedly.extract.parse import Parse, Passage, parse_reports
from reportedly.extract.places.find import ABSTAIN_BELOW
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
        parse = next(parse_reports(language, [report_of(line)]))
        if "spans" in line:
            spans = [(start, end) for start, end in cast("list[list[int]]", line["spans"])]
            answers = [_answer(span, choice.candidate) for span, choice in resolved(parse, gazetteer, spans).items()]
            return {"id": line["id"], "places": answers}
        return {"id": line["id"], "mentions": [{"span": list(span)} for span in found(parse, gazetteer)]}

    return read


def report_of(line: Line) -> Report:
    """A line's text as a report whose every line is a paragraph."""
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
    """Our gazetteer without our reading: the most populous place of a name; found is every name that it holds."""
    language, gazetteer = load_language(), open_gazetteer()

    def read(line: Line) -> dict[str, object]:
        if "spans" not in line:
            parse = next(parse_reports(language, [report_of(line)]))
            mentions = [m for p in parse.passages for m in spot(p, gazetteer)]
            return {"id": line["id"], "mentions": [{"span": list(m.passage.span(m.first, m.last))} for m in mentions]}
        text, places = str(line["text"]), list[dict[str, object]]()
        for start, end in cast("list[list[int]]", line["spans"]):
            if candidates := named(text[start:end], gazetteer):
                places.append(_answer((start, end), max(candidates, key=lambda c: c.population)))
        return {"id": line["id"], "places": places}

    return read


PEERS = {"population prior": population_prior}


def is_for_fitting(text_id: str) -> bool:
    """The half of a corpus that weights may be fitted on: by the hash of the text's id."""
    return int(hashlib.sha256(text_id.encode()).hexdigest()[0], 16) % 2 == 1


def scorer() -> ModuleType:
    """The scorer of places in REPORTEDLY_SCORE, which knows how the corpora are written."""
    spec = importlib.util.spec_from_file_location("scorer", Path(os.environ["REPORTEDLY_SCORE"]) / "places.py")
    if spec is None or spec.loader is None:
        raise ImportError("REPORTEDLY_SCORE holds no places.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def ceiling(corpus: Path) -> Counter[tuple[str, str]]:
    """Counts by half of the texts: spans asked for, held by the gazetteer, right, answered surely, and these right."""
    told, by = Counter[tuple[str, str]](), scorer()
    gazetteer, texts = open_gazetteer(), by.read_corpus(corpus)
    parses = parse_reports(load_language(), (report_of(row) for row in texts.values()))
    for (key, row), parse in zip(texts.items(), parses, strict=True):
        half = "fitted on" if is_for_fitting(key) else "others"
        mentions, at = asked(parse, gazetteer, sorted(row["places"]))
        choices = resolve(mentions, [p.text for p in parse.passages])
        for span, gold in row["places"].items():
            told[half, "asked"] += 1
            if span in at:
                told[half, "held"] += any(_is_right(by, gold, c) for c in mentions[at[span]].candidates)
            if (choice := choices.get(at.get(span, -1))) is not None:
                right, sure = _is_right(by, gold, choice.candidate), choice.score >= ABSTAIN_BELOW
                told.update({(half, "right"): right, (half, "sure"): sure, (half, "sure and right"): sure and right})
    return told


def _is_right(by: ModuleType, gold: Mapping[str, Any], place: Candidate) -> bool:
    if gold["geonames"] is not None and gold["geonames"] == place.geonames:
        return True
    if place.lat is None or place.lon is None:
        return False
    return bool(by.kilometres(gold, {"lat": place.lat, "lon": place.lon}) <= by.NEAR_KM)


def main() -> None:
    """Print the ceiling of each corpus."""
    for name in ("lgl", "GWN"):
        told = ceiling(Path(os.environ["REPORTEDLY_DATA"]) / "geo" / f"{name}.xml")
        halves = ("fitted on", "others")
        for half in (*halves, "all"):
            parts = halves if half == "all" else (half,)
            count = {what: sum(told[part, what] for part in parts) for _, what in told}
            share = {what: number / count["asked"] for what, number in count.items()}
            print(f"{name:4} {half:10} held by the gazetteer {share['held']:.3f}, right {share['right']:.3f}", end=", ")
            print(f"right of those held {share['right'] / share['held']:.3f}", end="; ")
            print(f"sure {share['sure']:.3f}, right of the sure {share['sure and right'] / share['sure']:.3f}")


if __name__ == "__main__":
    main()
