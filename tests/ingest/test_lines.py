import pytest

from reportedly.ingest.lines import chunks, ends_sentence


def words(text: str) -> list[str]:
    return [chunk.words for chunk in chunks(text, {})]


@pytest.mark.parametrize(
    ("line", "closed"),
    [
        ("Two people died.", True),
        ('"We stay," he said. "We fight."', True),
        ("“We stay.”", True),
        ("It fell in May.[3]", True),
        ("Two dead in strike, says U.S.", False),
        ("Fighting in Goma", False),
        ("Will it hold?", True),
    ],
)
def test_a_stop_closes_a_line(line: str, closed: bool) -> None:
    assert ends_sentence(line) is closed


def test_a_line_that_runs_on_belongs_to_the_one_before() -> None:
    assert words("The column was seen north of\nSumy, moving\nsouth.\n\nIt halted.") == [
        "The column was seen north of\nSumy, moving\nsouth.",
        "It halted.",
    ]


def test_hand_wrapped_text_joins_names_at_the_start_of_lines() -> None:
    text = (
        "The commander of the northern group told reporters on Monday that the\n"
        "Sahelian alliance would answer any attack, and that its soldiers had been\n"
        "told so. He named no date.\n"
    )
    assert words(text) == [text.rstrip("\n")]


def test_a_telegram_in_capitals_is_unwrapped() -> None:
    text = (
        "GUERRILLAS OF THE NATIONAL FRONT ATTACKED TWO POSTS OF THE TREASURY\n"
        "POLICE NEAR SUCHITOTO BEFORE DAWN, A SOURCE OF THE FIRST BRIGADE SAID\n"
        "ON WEDNESDAY.  NO SOLDIER WAS HURT, ACCORDING TO THE SAME SOURCE, BUT\n"
        "A BRIDGE WAS BLOWN UP.\n"
        "   ELECTRICITY CAME BACK AT NOON."
    )
    assert [w.split()[0] for w in words(text)] == ["GUERRILLAS", "ELECTRICITY"]


def test_short_lines_that_close_are_paragraphs_of_their_own() -> None:
    text = "Shells fell on Stepanakert.\nTwo people were hurt.\nThe school was empty."
    assert words(text) == text.split("\n")


def test_items_stay_apart_and_keep_their_wrapped_ends() -> None:
    assert words("- 12 posts taken near Laukkai,\n  one of them for good\n- 3 lost") == [
        "12 posts taken near Laukkai,\n  one of them for good",
        "3 lost",
    ]


def test_chunks_quote_the_text_without_the_space_around() -> None:
    text = "  One.  \n\t\n Two.\n"
    assert [(c.start, c.end) for c in chunks(text, {})] == [(2, 6), (12, 16)]
    assert all(text[c.start : c.end] == c.words for c in chunks(text, {}))
