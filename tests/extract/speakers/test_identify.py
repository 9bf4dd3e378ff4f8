"""Who a source is: name, kind, affiliation, anonymity, members; the last source of each text is asked for."""

import pytest
from tests.factory import make_report

from reportedly.extract.pipeline import Extractor
from reportedly.model import Link

CASES = [
    ("Defence Minister Rustem Umerov said so. Umerov said talks had begun.", "Rustem Umerov", "official", "UKR", False),
    ("Jane Adeyemi, a nurse, fled. She said the ward was full.", "Jane Adeyemi", "witness", None, False),
    (
        "The National Intelligence Service briefed lawmakers. The agency said 30 men had died.",
        "National Intelligence Service",
        "authority",
        "KOR",
        False,
    ),
    ("Two officials in Bamako said the convoy was lost.", None, "unnamed", "MLI", True),
    ("A spokesman for the ministry said the port was open.", None, "official", None, False),
    ("A senior diplomat, who asked not to be named, said the deal was dead.", None, "unnamed", None, True),
    ("Residents said the shelling began at dawn.", None, "witness", None, True),
    ("Pyongyang said the launch had succeeded.", "North Korea", "authority", "PRK", False),
    ("The Kremlin said the talks had failed.", "Kremlin", "authority", "RUS", False),
    ("Hezbollah said it had hit a radar.", "Hezbollah", "belligerent", "LBN", False),
    ("The newspaper Le Monde said the base had closed.", "Le Monde", "outlet", "FRA", False),
    ("Israel's defence minister, Israel Katz, said the raids would go on.", "Israel Katz", "official", "ISR", False),
    ("A leaked report said arms had come by sea.", None, "document", None, False),
    ("Analysts said the line would hold.", None, "analyst", None, True),
    ("President Zelenskiy said the line would hold.", "Volodymyr Zelenskyy", "official", "UKR", False),
    ("The police in Keelung said a ship was held.", "police", "authority", "TWN", False),
]  # fmt: skip


def last_source(text: str) -> Link:
    """The origin of the last attributed claim."""
    reading = next(Extractor().read([make_report(text)]))
    return [c for c in reading.claims if c.attribution][-1].attribution[-1]


@pytest.mark.parametrize(("text", "entity", "kind", "affiliation", "anonymous"), CASES)
def test_a_source_is_identified(
    text: str, entity: str | None, kind: str, affiliation: str | None, anonymous: bool
) -> None:
    link = last_source(text)
    assert (link.entity, link.kind, link.affiliation, link.anonymous) == (entity, kind, affiliation, anonymous)


def test_several_who_speak_as_one_are_members() -> None:
    link = last_source("French and German intelligence said the ship had turned back.")
    assert [(m.entity, m.affiliation) for m in link.members] == [
        ("French intelligence", "FRA"),
        ("German intelligence", "DEU"),
    ]
    assert link.affiliation is None


def test_nobody_is_guessed_for_a_pronoun_without_antecedent() -> None:
    link = last_source("She said the ward was full.")
    assert (link.entity, link.affiliation) == (None, None)
