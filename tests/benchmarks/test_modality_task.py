"""How single event words stand, as the MEANTIME yardstick asks for them."""

import pytest
from benchmarks.tasks.modality import ours


@pytest.mark.parametrize(
    ("text", "word", "polarity", "certainty", "tense"),
    [
        ("Aid groups flew in tents to shelter the displaced.", "shelter", "positive", "possible", "future"),
        ("Traders in Aden spoke of fears of a blockade.", "blockade", "positive", "possible", "future"),
        ("The landing at Midyan was cancelled.", "landing", "negative", "certain", "none"),
        ("The navy plans to sell two frigates.", "sell", "positive", "uncertain", "future"),
        ("If the dam is breached, the valley will flood.", "breached", "positive", "uncertain", "present"),
        ("The envoy did not comment.", "comment", "negative", "certain", "past"),
        ("The envoy will fly to Doha.", "fly", "positive", "certain", "future"),
        ("Rebels shelled Sake.", "shelled", "positive", "certain", "past"),
    ],
)
def test_an_event_word_stands(text: str, word: str, polarity: str, certainty: str, tense: str) -> None:
    start = text.index(word)
    line = {"id": "1", "text": text, "spans": [[start, start + len(word)]]}
    assert ours()(line) == {
        "id": "1",
        "modality": [
            {"span": [start, start + len(word)], "polarity": polarity, "certainty": certainty, "tense": tense}
        ],
    }
