import pytest

from reportedly.ingest import read_text
from reportedly.model import Note

BRIEFING = "\n".join(
    f"QUESTION: Was bridge {n} hit?\nMS. OKELLO: The prefect says that bridge {n} still stands." for n in range(3)
)
LABELS = "Killed: 12 people.\nWounded: 30 people.\nMissing: 4 people.\nDisplaced: 900 people.\nNobody denied it."


@pytest.mark.parametrize(("text", "is_one"), [(BRIEFING, True), (LABELS, False), ("Two died, he said.", False)])
def test_turns_of_speakers_are_noted(text: str, is_one: bool) -> None:
    assert (Note.TRANSCRIPT in read_text(text).notes) is is_one
