"""Several who speak as one."""

import pytest
from tests.extract.speakers.asking import origins

CASES = [
    (
        "Qatar and the United States said the talks would resume.",
        [("Qatar", "QAT"), ("United States", "USA")],
    ),
    (
        "The French and German foreign ministers said the truce was dead.",
        [("French foreign minister", "FRA"), ("German foreign minister", "DEU")],
    ),
    (
        "Finnish minister Alexander Stubb and OSCE envoy Terhi Hakala said Gori lay open.",
        [("Alexander Stubb", "FIN"), ("Terhi Hakala", None)],
    ),
    (
        "Speaker Berri and Prime Minister Salam said the hilltops were occupied.",
        [("Nabih Berri", "LBN"), ("Nawaf Salam", "LBN")],
    ),
    (
        "Oslo and Bern hosted the talks. Oslo and Bern said a text was near, and both said monitors would go.",
        [("Norway", "NOR"), ("Switzerland", "CHE")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "members"), CASES)
def test_each_of_several_is_known(text: str, members: list[tuple[str, str | None]]) -> None:
    (link,) = origins(text)
    assert [(m.entity, m.affiliation) for m in link.members] == members
