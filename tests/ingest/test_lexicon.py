import pytest

from reportedly.ingest.lexicon import boilerplate, closing_credit, section_labels
from reportedly.ingest.structure import structure
from reportedly.knowledge.tables import table
from reportedly.model import Block

LEXICON = table("lexicons/publishers")


@pytest.mark.parametrize("entry", LEXICON["boilerplate"], ids=lambda entry: entry["example"][:30])
def test_each_pattern_matches_its_example(entry: dict[str, str]) -> None:
    assert boilerplate().match(entry["example"])
    assert [p.kind for p in structure(f"Shots in Mopti.\n\n{entry['example']}").paragraphs][-1] is Block.BOILERPLATE


def test_the_closing_credit_matches_its_example() -> None:
    match = closing_credit().search(LEXICON["closing_credit"]["example"])
    assert match is not None
    assert match.group().startswith("(Reporting by")


@pytest.mark.parametrize(
    "line",
    [
        "Subscribers to the state newspaper received no copy on Monday, three of them said.",
        "Loading of grain ships went on in Odesa despite the strikes, the port authority said.",
        "Sources: Hamas agreed to a list of 34 hostages. Israel has not confirmed that.",
        "Registered voters in Juba will wait until 2026, the commission said.",
        "Photos from the scene showed a burnt-out bus in Jenin.",
        "Reports of shelling in Sanaa could not be verified.",
        "Reuters could not verify the video from Mandalay.",
        "AP journalists saw six bodies in Bucha.",
        "Sharing intelligence with Kyiv was stopped for a week, officials said.",
        "Contact with the garrison in Babanusa was lost on Sunday.",
        "Ads for army recruits hang all over Moscow.",
        "Following us was a drone, the driver said.",
        "Map-makers in Yerevan drew a new line.",
        "Two minutes later a second drone hit the same ambulance.",
        "Learning more than 40 villages had been emptied, the mission left Jebel Marra.",
        "Email traffic was cut in Rakhine state.",
    ],
)
def test_prose_is_not_taken_for_boilerplate(line: str) -> None:
    assert [p.kind for p in structure(f"Shots in Mopti.\n\n{line}").paragraphs] == [Block.PARAGRAPH] * 2


def test_labels_are_known_in_any_case() -> None:
    assert "highlights" in section_labels()
