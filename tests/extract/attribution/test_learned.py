"""What the attribution model adds to the rules, through the whole reading."""

import pytest
from tests.factory import make_parse, make_report

from reportedly.extract.attribution import find_statements
from reportedly.extract.attribution.learned import join_learned
from reportedly.extract.attribution.linker import Tagged
from reportedly.extract.attribution.statement import Statement
from reportedly.extract.attribution.tagger import Role, TaggedSpan
from reportedly.extract.parse import Parse
from reportedly.extract.pipeline import Attribution, Extractor
from reportedly.model import Act

WELLS = "The elders of Malha, who had walked for two nights, sang into the radio that the wells were poisoned."


def tagged(parse: Parse, source: str, cue: str, *content: str, score: float = 0.9) -> Tagged:
    """What the model would say, by words of the passages."""

    def span(words: str, role: Role) -> TaggedSpan:
        text = next(n for n, p in enumerate(parse.passages) if words in p.text)
        start = parse.passages[text].text.index(words)
        return TaggedSpan(text, start, start + len(words), role, score)

    spans = tuple(span(words, Role.CONTENT) for words in content)
    return Tagged((span(source, Role.SOURCE),), (span(cue, Role.CUE),), spans, score)


def added(parse: Parse, learned: Tagged) -> list[Statement]:
    known = [s for passage in parse.passages for s in find_statements(passage)]
    return join_learned(parse, known, [learned])[len(known) :]


def told(statement: Statement) -> str:
    return " ".join(statement.passage.doc[i].text for i in sorted(statement.content))


def test_a_way_of_telling_that_no_rule_knows_is_told() -> None:
    parse = make_parse(WELLS)
    [found] = added(parse, tagged(parse, "The elders of Malha", "sang into the radio", "the wells were poisoned"))
    assert (found.source.head.text if found.source else None, found.cue.act) == ("elders", Act.SAYS)
    assert told(found) == "the wells were poisoned"


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        pytest.param(WELLS, "The elders of Malha", "sang into the radio", "the wells", id="a phrase"),
        pytest.param(
            "The envoy from Doha applauded the two armies for their patience at the crossing.",
            *("The envoy from Doha", "applauded", "the two armies for their patience at the crossing"),
            id="an attitude claims nothing",
        ),
        pytest.param(
            "The ministry said that the bridge at Manbij fell.",
            *("The ministry", "said", "the bridge at Manbij fell"),
            id="the rules have it",
        ),
        pytest.param(
            "I sang into the radio that the road to Goma was shut.",
            *("I", "sang into the radio", "the road to Goma was shut"),
            id="nobody is named",
        ),
    ],
)
def test_nothing_is_added_where(text: str, source: str, cue: str, content: str) -> None:
    parse = make_parse(text)
    assert added(parse, tagged(parse, source, cue, content)) == []


def test_a_model_in_doubt_adds_nothing() -> None:
    parse = make_parse(WELLS)
    unsure = tagged(parse, "The elders of Malha", "sang into the radio", "the wells were poisoned", score=0.6)
    assert added(parse, unsure) == []


def test_a_content_in_the_next_paragraph_is_told_from_here() -> None:
    parse = make_parse("The elders of Malha sang into the radio.\n\nThe wells at the ford were poisoned on Friday.")
    words = "The wells at the ford were poisoned on Friday"
    [found] = added(parse, tagged(parse, "The elders of Malha", "sang into the radio", words))
    assert found.passage is parse.passages[1]
    assert found.home is parse.passages[0]
    assert told(found) == words


def chains(text: str, attribution: Attribution) -> list[list[str]]:
    [reading] = Extractor(attribution=attribution).read([make_report(text)])
    return [[link.mention for link in claim.attribution] for claim in reading.claims]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The elders of Malha intoned that the wells were poisoned.", "The elders of Malha"),
        ('"They took the generators first," the abbot drawled, "and they burned the granary."', "the abbot"),
        ("The union's man at the port snorted that the cranes had been sold.", "The union's man at the port"),
    ],
)
def test_the_reading_has_what_only_the_model_finds(text: str, source: str) -> None:
    assert [source] in chains(text, Attribution.MODEL)
    assert [source] not in chains(text, Attribution.RULES)


def test_with_the_model_nothing_is_lost_that_the_rules_have() -> None:
    text = "Haftar's spokesman said three drones fell near Sirte. Two were found, according to a port official."
    assert chains(text, Attribution.MODEL) == chains(text, Attribution.RULES) != []


def test_each_way_of_reading_has_its_name() -> None:
    with_model, rules = Extractor(), Extractor(attribution=Attribution.RULES)
    assert with_model.name.startswith(rules.name)
    assert with_model.model is not None
    assert with_model.name.endswith(with_model.model.name)
    assert rules.model is None
