from datetime import date

import pytest

from reportedly.ingest.structure import Structure, structure
from reportedly.model import Block

H, S, B, D, P, X = (
    Block.HEADLINE,
    Block.SUBHEAD,
    Block.BYLINE,
    Block.DATELINE,
    Block.PARAGRAPH,
    Block.BOILERPLATE,
)


def blocks(text: str, *, title: str | None = None) -> list[tuple[Block, str]]:
    """Kind and words of each block, the words on one line."""
    return [(p.kind, " ".join(text[slice(*p.span)].split())) for p in structure(text, title=title).paragraphs]


def kinds(text: str) -> str:
    """The kinds alone, a letter each."""
    letters = {H: "H", S: "S", B: "B", D: "D", P: "P", X: "X"}
    return "".join(letters[kind] for kind, _ in blocks(text))


WIRE = """Rebels enter outskirts of Goma, residents say

By Jane Doe and John Roe

GOMA, Democratic Republic of Congo, Jan. 26, 2025 (AP) — M23 men reached the edge of Goma on Sunday, residents said.

The army did not comment. (Reporting by Jane Doe; Editing by John Roe)
"""

FEED = """Drones strike Port Sudan for third day
Explosions were heard near the airport before dawn on Tuesday, witnesses said.
The RSF Did Not Comment
A fuel depot was on fire.
What happens next?
Nobody knows, a diplomat said."""

WRAPPED = """ARMY SAYS IT RETOOK RADIO BUILDING IN OMDURMAN

OMDURMAN, Sudan, March 12, 2024 - The Sudanese army said on Tuesday that its
soldiers had retaken the state radio and television building after eleven months in
the hands of the Rapid Support Forces.

The RSF did not say whether it had left. A resident said that
"they went by night,
in forty cars".
"""

FLASH_UPDATE = """SUDAN: El Fasher Flash Update No. 2
As of 14 April 2025

HIGHLIGHTS
• Up to 400,000 people have fled Zamzam camp, according to IOM.
• Humanitarian access is cut
- Partners report that 14 trucks were looted

SITUATION OVERVIEW
Shelling went on for a third day, local sources said.

For more information, please contact the press office.
Tel: +249 000 000
"""

LIVE = """Kursk live: Kyiv hits second bridge

16:40 BST — Ukraine's air force says that a second bridge over the Seim was struck.

14:05 BST — The regional governor orders a village to be evacuated.

Follow us on Telegram
"""

COMMUNIQUE = """Statement by the Ministry of Defence

12 April 2025

The ministry states the following:

1. Air defence shot down 12 drones over the region.
2. No casualties were recorded.
"""


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        (WIRE, "HBDPPX"),
        (FEED, "HPSPSP"),
        (WRAPPED, "HDPP"),
        (FLASH_UPDATE, "HDSPPPSPXX"),
        (LIVE, "HDPDPX"),
        (COMMUNIQUE, "HDPPP"),
        ("Two people were killed in Idlib.", "P"),
        ("Two people were killed in Idlib", "P"),
        ("The truce holds.\n\nNobody fired on Monday.", "PP"),
        ("Truce holds in Tigray\n\nNobody fired on Monday.", "HP"),
        ("Two dead in strike, says U.S.\n\nThe strike hit a house in Raqqa.", "HP"),
        ("Will the truce hold?\n\nDiplomats doubt it.", "HP"),
        ("Exclusive\nTruce holds in Tigray\n\nNobody fired on Monday.", "SHP"),
        (
            "Advertisement\n\nTruce holds in Tigray\n\nNobody fired.\n\nREAD MORE: The year in maps\n© 2022 Wire",
            "XHPXX",
        ),
        ("12 April 2025\n\nHouthis claim strike on ship\n\nThe ship reached port.", "DHP"),
        ("The minister said:\n- 12 posts were taken\n- one post was lost", "PPP"),
        ("***\n\n---\n", ""),
        ('It fell.\n\n"NOT ONE STEP"\n\nThe order was ignored.', "PSP"),
        ("It fell.\n\n“They shouted “Go!”\n\nHe went.", "PPP"),
        ("[Nairobi] Fuel is short in Goma, aid workers say.", "DP"),
        ("Shots were heard in Bamako.\n\n\n   \n\nNobody claimed them.", "PP"),
    ],
)
def test_every_part_is_what_it_looks_like(text: str, letters: str) -> None:
    assert kinds(text) == letters


def test_a_wire_report_is_taken_apart() -> None:
    found = structure(WIRE)
    assert found.headline == "Rebels enter outskirts of Goma, residents say"
    assert found.byline == "Jane Doe and John Roe"
    assert found.place == "GOMA, Democratic Republic of Congo"
    assert found.day == date(2025, 1, 26)
    assert blocks(WIRE)[3:] == [
        (P, "M23 men reached the edge of Goma on Sunday, residents said."),
        (P, "The army did not comment."),
        (X, "(Reporting by Jane Doe; Editing by John Roe)"),
    ]


def test_wrapped_lines_are_one_paragraph() -> None:
    assert [words for kind, words in blocks(WRAPPED) if kind is P] == [
        "The Sudanese army said on Tuesday that its soldiers had retaken the state radio and television building after "
        "eleven months in the hands of the Rapid Support Forces.",
        'The RSF did not say whether it had left. A resident said that "they went by night, in forty cars".',
    ]


def test_list_items_lose_their_marks() -> None:
    assert blocks(COMMUNIQUE)[3:] == [
        (P, "Air defence shot down 12 drones over the region."),
        (P, "No casualties were recorded."),
    ]


def test_a_known_title_is_the_headline_even_with_a_full_stop() -> None:
    text = "Kyiv was hit again.\n\nThe mayor said that two people had died."
    assert blocks(text)[0][0] is P
    assert blocks(text, title="Kyiv was  hit again.")[0][0] is H


def test_the_first_day_wins() -> None:
    text = "Truce holds\n\nPublished 3 May 2023\nUpdated 5 May 2023\n\nNobody fired in Khartoum, residents said."
    assert structure(text).day == date(2023, 5, 3)


def test_nothing_in_a_text_is_no_structure() -> None:
    assert structure("\n \n") == Structure()
