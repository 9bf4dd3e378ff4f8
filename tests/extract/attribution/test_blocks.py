"""Paragraphs behind "…, said:" are spoken, as press offices print them; the next speaker ends them."""

from tests.factory import make_report

from reportedly.extract.pipeline import Extractor
from reportedly.model import Claim, Voice

COLON = "The defence minister, Ana Duarte, said:\n"


def claims(text: str) -> list[Claim]:
    """The claims of a report whose lines are paragraphs."""
    return list(next(Extractor().read([make_report(text)])).claims)


def speakers(text: str) -> list[tuple[str, str]]:
    """Origin ("" for the report) and words of each claim."""
    return [(c.attribution[-1].entity or "" if c.attribution else "", c.text) for c in claims(text)]


def test_the_paragraph_behind_the_colon_is_spoken() -> None:
    found = speakers(
        COLON + "Rebels shelled the harbour on Monday. Two sailors were killed.\nThe port reopened on Tuesday."
    )
    assert found[:2] == [
        ("Ana Duarte", "Rebels shelled the harbour on Monday"),
        ("Ana Duarte", "Two sailors were killed"),
    ]
    assert all(who == "" for who, _ in found[2:])


def test_a_block_goes_on_to_its_last_first_person() -> None:
    found = speakers(
        COLON + "Rebels shelled the harbour.\nTwo sailors were killed.\nI mourn them, and we will find the gunners."
    )
    assert {who for who, _ in found} == {"Ana Duarte"}


def test_another_speaker_ends_a_block() -> None:
    found = speakers(COLON + "Rebels shelled the harbour.\nThe mayor said people should wait.\nWe will attack at dawn.")
    assert ("Ana Duarte", "We will attack at dawn") not in found


def test_a_block_is_direct_speech() -> None:
    assert claims(COLON + "Rebels shelled the harbour on Monday.")[0].voice is Voice.DIRECT


def test_nobody_is_named_for_an_i_outside_of_speech() -> None:
    assert speakers("I saw soldiers shell the harbour on Monday.") == []
