"""The noun phrase that speaks, whole."""

import pytest
from tests.factory import make_parse

from reportedly.extract.contents import find_told


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Egypt, Qatar and the United States said on Friday that the truce would hold.",
            "Egypt, Qatar and the United States",
        ),
        (
            "President Aoun, Speaker Berri and Prime Minister Salam said that 3,000 people had returned.",
            "President Aoun, Speaker Berri and Prime Minister Salam",
        ),
        ("Kenya, Uganda and Rwanda denied that their troops had crossed the border.", "Kenya, Uganda and Rwanda"),
        ("After the raid, Hamas and Qatar said that the talks were off.", "Hamas and Qatar"),
        ("On Sunday, Cairo and Doha said that the crossing would open.", "Cairo and Doha"),
    ],
)
def test_all_who_speak_as_one(text: str, speaker: str) -> None:
    told, _ = find_told(make_parse(text), [])
    chains = {" ".join(t.text for t in step.source.tokens).replace(" ,", ",") for each in told for step in each.chain}
    assert chains == {speaker}
