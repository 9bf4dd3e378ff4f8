"""What happened, between whom: PLOVER's gold standard records, one sentence and one event each."""

from collections.abc import Callable, Iterator

from reportedly.extract.actors import assign_roles, find_actors
from reportedly.extract.events import read_event
from reportedly.extract.parse import Clause, Passage, parse_reports
from reportedly.extract.places import find_places
from reportedly.extract.speakers import Speakers
from reportedly.extract.syntax import is_coordinated_finite
from reportedly.ingest import read_text
from reportedly.knowledge.gazetteer import open_gazetteer
from reportedly.knowledge.language import load_language
from reportedly.model import Role

from . import Line, Reader, Yardstick

YARDSTICKS = (Yardstick("what happened, between whom (PLOVER)", "events.py", "plover_gsr/plover_gsr.json"),)
PEERS: dict[str, Callable[[], Reader]] = {}

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
                        found.append({"type": event.type.value, **sides})
        return {"id": line["id"], "events": found}

    return reader


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
