"""What a model writes becomes places in the report, or is dropped and counted."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extract.asked.offers import Drop, NotAsAsked, Offers, offers_in
from reportedly.extract.asked.prompt import MOST_CLAIMS, Piece

TEXT = 'The bishop of Bukavu said 1,250 people slept in the school. "Food is short," he said.'
PIECE_AT_40 = Piece(40, TEXT)


def item(content: object = "Food is short", source: object = "he", cue: object = "said", **more: object) -> object:
    return {"content": content, "source": source, "cue": cue, **more}


def answer(*items: object) -> str:
    return json.dumps({"claims": list(items)})


def test_places_count_in_the_report_and_marks_at_the_ends_do_not_matter() -> None:
    [offer] = offers_in(answer(item('"Food is short,"'), item('"Food is short,"')), Piece(40, TEXT)).offers
    quoted = TEXT.index("Food")
    assert offer.content == ((40 + quoted, 40 + quoted + len("Food is short,")),)
    assert len(offer.cue) == 2


@pytest.mark.parametrize(
    ("given_item", "drop"),
    [
        (item("Food is scarce"), Drop.NOT_IN_TEXT),
        (item("food is short"), Drop.NOT_IN_TEXT),
        (item(source="The archbishop"), Drop.NOT_IN_TEXT),
        (item(cue="lied"), Drop.NOT_IN_TEXT),
        (item("250 people slept in the school"), Drop.NOT_IN_TEXT),  # half of a number
        (item("Food is sho"), Drop.NOT_IN_TEXT),  # half of a word
        (item('"'), Drop.NOT_IN_TEXT),
        (item(""), Drop.MALFORMED),
        (item(7), Drop.MALFORMED),
        (item(["Food is short"]), Drop.MALFORMED),
        (item(None), Drop.MALFORMED),
        (item(quantity=9000), Drop.MALFORMED),
        (item("x" * 5000), Drop.MALFORMED),
        ("Food is short", Drop.MALFORMED),
        (None, Drop.MALFORMED),
    ],
)
def test_what_does_not_stand_there_is_dropped_and_counted(given_item: object, drop: Drop) -> None:
    found = offers_in(answer(given_item, item()), PIECE_AT_40)
    assert (len(found.offers), found.dropped) == (1, {drop: 1})


def test_more_than_was_asked_for_is_dropped() -> None:
    found = offers_in(answer(*[item()] * (MOST_CLAIMS + 5)), PIECE_AT_40)
    assert found.dropped == {Drop.MALFORMED: 5}


@pytest.mark.parametrize(
    "words", ["", "Sure! Here is the JSON.", "<html>", '{"claims": {}}', '{"claims": ', "[]", "null", "[" * 90_000]
)
def test_an_answer_of_another_form_is_none(words: str) -> None:
    with pytest.raises(NotAsAsked):
        offers_in(words, PIECE_AT_40)


@given(st.recursive(st.none() | st.integers() | st.text(), lambda s: st.lists(s) | st.dictionaries(st.text(), s)))
def test_no_json_whatever_breaks_it(value: object) -> None:
    found = offers_in(json.dumps({"claims": [value]}), PIECE_AT_40)
    assert found == Offers((), {Drop.MALFORMED: 1})
