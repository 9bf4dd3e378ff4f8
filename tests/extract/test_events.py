"""Events that clauses tell, from many wars."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factory import make_parse

from reportedly.extract.events import read_event
from reportedly.extract.parse import Clause
from reportedly.knowledge.tables import table
from reportedly.model import Event, EventType


def read(text: str) -> Event | None:
    """The event of the first sentence as one clause."""
    passage = make_parse(text).passages[0]
    sentence = next(iter(passage.doc.sents))
    return read_event(Clause(passage, sentence.root, tuple(sentence)))


@pytest.mark.parametrize("row", table("lexicons/events")["class"], ids=lambda r: f"{r['type']}-{r['mode']}")
def test_every_class_has_an_example_that_reads_so(row: dict[str, str]) -> None:
    found = read(row["example"])
    assert found is not None
    assert (found.type.value, found.mode or "") == (row["type"], row["mode"])


@pytest.mark.parametrize(
    ("text", "kind", "trigger"),
    [
        ("Troops are in Masisi.", EventType.MOBILIZE, "are"),
        ("Rwandan soldiers have arrived in Goma.", EventType.MOBILIZE, "arrived"),
        ("Rebels have marched into Bukavu.", EventType.MOBILIZE, "marched"),
        ("The junta released 90 prisoners.", EventType.RETREAT, "released"),
        ("Both armies have been trading strikes.", EventType.ASSAULT, "trading strikes"),
        ("The cell claimed credit for the deed in Tunis.", EventType.ASSAULT, "deed"),
        ("Idlib residents fled the shelling.", EventType.SANCTION, "fled the shelling"),
        ("The brigade is preparing for an assault.", EventType.MOBILIZE, "preparing"),
        ("Eritrean troops are likely to enter combat this week.", EventType.ASSAULT, "enter combat"),
        ("Six thousand fighters were sent to the front.", EventType.MOBILIZE, "sent"),
        ("A portion of those soldiers moved closer to the river.", EventType.MOBILIZE, "moved closer"),
        ("More than 30 people are feared dead after jets struck a market.", EventType.ASSAULT, "dead"),
        ("Belarus has sent 900 soldiers to the border.", EventType.MOBILIZE, "sent"),
        ("Hamas carried out a series of raids.", EventType.ASSAULT, "raids"),
        ("The leaders will meet in Doha.", EventType.AGREE, "meet"),
        ("The leaders met in Doha.", EventType.CONSULT, "met"),
        ("Egypt sent food to El Arish.", EventType.AID, "sent food"),
        ("Two villagers were killed by gunfire in Kaduna.", EventType.ASSAULT, "killed"),
        ("There were clashes near Tal Abyad.", EventType.ASSAULT, "clashes"),
        ("The town was under siege for a year.", EventType.ASSAULT, "siege"),
    ],
)
def test_reads_the_main_event(text: str, kind: EventType, trigger: str) -> None:
    found = read(text)
    assert found is not None
    assert (found.type, found.trigger) == (kind, trigger)


@pytest.mark.parametrize(
    "text",
    [
        "The president spoke about the economy.",
        "The junta has not released any figures.",
        "The airport received its first flight.",
        "A parcel was sent to the museum.",
        "The river reached its highest level in years.",
        "The estimate was far off.",
        "Children are in the hall.",
    ],
)
def test_null_where_nothing_fits(text: str) -> None:
    assert read(text) is None


WORDS = ["troops", "were", "attack", "on", "of", "to", "sent", "“", ",", "and", "preparing", "for", "be"]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_takes_any_words(pieces: list[str]) -> None:
    parse = make_parse(" ".join(pieces))
    for passage, sentence in parse.sentences():
        found = read_event(Clause(passage, sentence[0].sent.root, tuple(sentence)))
        if found is not None:
            assert parse.report.quote(found.span) == found.trigger
