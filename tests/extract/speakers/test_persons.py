"""Named persons: titles before and behind, surnames, figures, whom they lead."""

import pytest
from tests.extract.speakers.asking import Told, who

CASES: list[tuple[str, Told]] = [
    ("President Salam said the south would be rebuilt; Lebanon would pay.", ("Nawaf Salam", "official", "LBN", False)),
    ("Director General of Police D. M. Awasthi said 22 men had died.", ("D. M. Awasthi", "official", None, False)),
    (
        "A spokesman for the Israeli military, Lieutenant Colonel Nadav Shoshani, said a tunnel was found.",
        ("Nadav Shoshani", "official", "ISR", False),
    ),
    ("The WHO's Rik Peeperkorn said vaccines would have to wait.", ("Rik Peeperkorn", "official", None, False)),
    ("Maria, a 62-year-old pensioner in Kostiantynivka, said the gas was off.", ("Maria", "witness", None, False)),
    (
        "Besê Hozat, who speaks for the PKK, said thirty fighters had burnt their rifles.",
        ("Besê Hozat", "belligerent", "TUR", False),
    ),
    ("Grandi said 1.2 million Sudanese had gone home.", ("Filippo Grandi", "official", None, False)),
    ("The UN's relief chief said the road was shut.", (None, "official", None, False)),
    ("Kenyan analyst Kamala Harris said the force was stretched.", ("Kamala Harris", "analyst", "KEN", False)),
    ("Xi said the strait was calm.", ("Xi Jinping", "official", "CHN", False)),
    (
        "Major Willy Banza, spokesman for the M23 rebels, said Walikale had fallen.",
        ("Willy Banza", "belligerent", "COD", False),
    ),
    ("An army spokesman, Col. Ravi Anand, said a post was hit.", ("Ravi Anand", "official", None, False)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), CASES)
def test_a_person_is_known(text: str, told: Told) -> None:
    assert who(text) == told
