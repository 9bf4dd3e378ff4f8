"""When it was said: the time of telling goes to the link, the time of what was told to the claim."""

from datetime import date

import pytest

from reportedly.extract.pipeline import Extractor
from reportedly.ingest import Given, read_text

PUBLISHED = date(2024, 11, 14)
"""A Thursday."""

CLOCKS = [
    # sentence, day it was said, first day of what was said
    ("Two convoys were ambushed near Dilling on Sunday, the army said on Wednesday.", "2024-11-13", "2024-11-10"),
    ("The ministry said on Tuesday that two bridges had been blown up on Monday.", "2024-11-12", "2024-11-11"),
    ("Speaking on Monday, the governor said the dam would be opened in the coming days.", "2024-11-11", "2024-11-14"),
    ("In a statement issued late on Monday, the rebels claimed they took Kidal the day before.", "2024-11-11",
     "2024-11-10"),
    ("The junta admitted on Saturday that Lashio had fallen two days earlier.", "2024-11-09", "2024-11-07"),
    ("India will summon the envoy on Monday, a ministry official said late on Wednesday.", "2024-11-13", "2024-11-18"),
    ("Schools will be closed from Friday, the mayor of Goma told reporters.", None, "2024-11-15"),
    ("At 4 a.m. on Tuesday, shells struck a clinic in Sake, medics said.", None, "2024-11-12"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "said", "happened"), CLOCKS)
def test_two_clocks(sentence: str, said: str | None, happened: str) -> None:
    (reading,) = Extractor().read([read_text(sentence, given=Given(published=PUBLISHED))])
    (claim,) = reading.claims
    time = claim.attribution[-1].time
    assert (time and str(time.start)) == said
    assert [str(t.start) for t in claim.times] == [happened]


def test_the_line_above_the_text_is_no_time_of_the_event() -> None:
    text = "GOMA, Nov 13 (Lake Wire) - Rebels shelled the port on Tuesday, a priest said on Wednesday."
    (reading,) = Extractor().read([read_text(text, given=Given(published=PUBLISHED))])
    (claim,) = reading.claims
    assert [str(t.start) for t in claim.times] == ["2024-11-12"]
    assert claim.attribution[-1].time is not None
    assert str(claim.attribution[-1].time.start) == "2024-11-13"
