"""Where sentences surely begin or go on."""

import pytest

from reportedly.knowledge.language import load_language

CASES: list[tuple[str, list[str]]] = [
    ('He wrote on X. "They left."', ["He", '"']),
    ("The envoy posted on X. Nobody answered him.", ["The", "Nobody"]),
    ("The head of the port police, Brig. Gen. Hassan Ali, said the quay was shut.", ["The"]),
    ("Col. Musa Idris said the bridge had fallen.", ["Col"]),
    ("The shelling began at 4 a.m. The mayor fled.", ["The", "The"]),
    ("Two trucks burned at around 9 a.m. Dagdag said nobody was hurt.", ["Two", "Dagdag"]),
    ("The port opens at 6 a.m. Kyiv time on Sunday.", ["The"]),
]


@pytest.mark.parametrize(("text", "starts"), CASES)
def test_sentences_begin_where_they_should(text: str, starts: list[str]) -> None:
    assert [sentence[0].text for sentence in load_language()(text).sents] == starts
