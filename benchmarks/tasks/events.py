"""What happened, between whom: PLOVER's gold standard records, one sentence and one event each."""

from collections.abc import Callable, Iterable, Iterator

from reportedly.extract.actors import assign_roles, find_actors
from reportedly.extract.events import read_event
from reportedly.extract.parse import Clause, Passage, parse_reports
from reportedly.extract.places import find_places
from reportedly.extract.speakers import Speakers
from reportedly.extract.syntax import is_coordinated_finite
from reportedly.ingest import read_text
from reportedly.knowledge.gazetteer import open_gazetteer
from reportedly.knowledge.language import load_language
from reportedly.model import Event, EventType, Place, Role

from . import Line, Reader, Yardstick

YARDSTICKS = (Yardstick("what happened, between whom (PLOVER)", "events.py", "plover_gsr/plover_gsr.json"),)
PEERS: dict[str, Callable[[], Reader]] = {}

Side = dict[str, str | None]

_TELLING = frozenset({"say", "tell", "report", "announce", "declare", "state", "add", "quote", "claim"})


def ours() -> Reader:
    """Every clause of the sentence with its event; a verb of mere telling leaves the event to what is told."""
    language, gazetteer = load_language(), open_gazetteer()

    def reader(line: Line) -> dict[str, object]:
        report = read_text(str(line["text"]).replace("\n", " "))
        found = []
        for parse in parse_reports(language, [report], gazetteer=gazetteer):
            places = find_places(parse, gazetteer)
            mentions = find_actors(parse, Speakers(parse, places, gazetteer).home)
            for passage in parse.passages:
                for clause in _clauses(passage):
                    event = read_event(clause)
                    if event is not None:
                        actors = assign_roles(clause, event, mentions)
                        sides = {
                            name: [{"country": a.country, "sector": a.sector} for a in actors if a.role is role]
                            for name, role in (("actors", Role.ACTOR), ("recipients", Role.RECIPIENT))
                        }
                        if not any(side["country"] for side in sides["recipients"]):
                            sides["recipients"] += _where(event, sides["actors"], within(places, clause))
                        found.append({"type": event.type.value, **sides})
        return {"id": line["id"], "events": found}

    return reader


def within(places: Iterable[Place], clause: Clause) -> list[Place]:
    """The places that a clause names."""
    first, last = clause.tokens[0], clause.tokens[-1]
    return [p for p in places if clause.span(first, last).covers(p.span)]


def _where(event: Event, actors: list[Side], places: list[Place]) -> list[Side]:
    """Where nobody is named to whom it is done, PLOVER's coders name the country where it is done, as its government.

    Protests without a place are held against the government of those who protest. A claim of ours names only whom the
    sentence names, and has the place among its places.
    """
    lands = list(dict.fromkeys(p.country for p in places if p.country is not None))[:1]
    if not lands and event.type is EventType.PROTEST:
        lands = [a["country"] for a in actors if a["country"] is not None][:1]
    return [{"country": land, "sector": None} for land in lands]


def _clauses(passage: Passage) -> Iterator[Clause]:
    for sentence in passage.doc.sents:
        head, tokens = sentence.root, tuple(sentence)
        while head.lemma_ in _TELLING:
            told = next((t for t in head.children if t.dep_ in ("ccomp", "parataxis")), None)
            if told is None:
                break
            head, tokens = told, tuple(told.subtree)
        for each in (head, *(t for t in head.conjuncts if is_coordinated_finite(t))):
            yield Clause(passage, each, tokens)
