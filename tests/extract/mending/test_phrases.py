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


@pytest.mark.parametrize(
    ("text", "chain", "content"),
    [
        (
            "Kyodo News reported Tuesday, quoting a government source, that the ship had been hit.",
            ["Kyodo News", "a government source"],
            "the ship had been hit",
        ),
        (
            "Yonhap reported on Friday, citing a lawmaker briefed by the spy agency, that 300 soldiers had died.",
            ["Yonhap", "a lawmaker briefed by the spy agency"],
            "300 soldiers had died",
        ),
        (
            "According to Ali Hassan, the regional governor, the attack on Dabiq killed 14 people.",
            ["Ali Hassan , the regional governor"],
            "the attack on Dabiq killed 14 people",
        ),
        (
            "According to Human Rights Watch, a watchdog, the army burned nine villages in Ituri.",
            ["Human Rights Watch , a watchdog"],
            "the army burned nine villages in Ituri",
        ),
    ],
)
def test_what_stands_between_a_speaker_and_what_is_said(text: str, chain: list[str], content: str) -> None:
    [told] = find_told(make_parse(text), [])[0]
    assert [" ".join(t.text for t in step.source.tokens) for step in told.chain] == chain
    assert " ".join(t.text for t in told.clause.tokens if not t.is_punct) == content
