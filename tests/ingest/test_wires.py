"""Whose text a report prints."""

import pytest

from reportedly.ingest import Given, read_text
from reportedly.ingest.wires import Share, credits_in

BODY = (
    "Two bridges over the Nile were closed on Monday, the interior ministry said.\n\n"
    "Traders in the old town said that bread had doubled in price since the weekend.\n"
)

CREDITED = [
    ("KHARTOUM, April 14 (Reuters) - " + BODY, "Reuters"),
    ("GOMA, Democratic Republic of Congo (AP) — " + BODY, "Associated Press"),
    ("BOGOTÁ (AFP) – " + BODY, "Agence France-Presse"),
    ("YANGON, Jan. 5 (Xinhua) -- " + BODY, "Xinhua"),
    ("Bridges closed in Khartoum\n\nBy Ana Kovač, Associated Press\n\n" + BODY, "Associated Press"),
    ("Bridges closed in Khartoum\n\nBy Reuters Staff\n\n" + BODY, "Reuters"),
    (BODY + "\nSource: Anadolu Agency\n", "Anadolu Agency"),
    (BODY + "\n© 2025 The Associated Press. All rights reserved.\n", "Associated Press"),
    (BODY + "\n(dpa)\n", "Deutsche Presse-Agentur"),
]
OWN = [
    BODY,
    "(Beirut) – " + BODY,
    "KYIV (Harbour Wire) - " + BODY,  # nobody knows it
    BODY + "\nAFP reported on Sunday that a third bridge had been closed.\n",
    BODY + "\nSource: interior ministry\n",
    "KHARTOUM (Reuters) - " + BODY + "\nSource: AFP\n",  # two: nobody knows which
    BODY + "\n(ap)\n",
]
SHARED = [
    BODY + "\nThe Associated Press contributed to this report.\n",
    BODY + "\nAdditional reporting by Reuters in Port Sudan\n",
    BODY + "\n— With reporting by AFP\n",
    BODY + "\n(With inputs from PTI)\n",
]


@pytest.mark.parametrize(("text", "agency"), CREDITED)
def test_an_agency_that_is_credited_with_the_text_is_its_way(text: str, agency: str) -> None:
    assert read_text(text, given=Given(publisher="Lake Post")).via == agency


@pytest.mark.parametrize("text", OWN)
def test_a_report_is_its_outlet_s_own_where_no_one_agency_is_credited(text: str) -> None:
    assert read_text(text).via is None


@pytest.mark.parametrize("text", SHARED)
def test_an_agency_that_gave_a_part_is_named_but_the_text_is_not_its(text: str) -> None:
    report = read_text(text)
    assert report.via is None
    assert [credit.share for credit in credits_in(report.text, report.paragraphs)] == [Share.CONTRIBUTION]
