"""For which country those speak who do not say it themselves."""

import pytest
from tests.extract.speakers.asking import who

CASES = [
    ("Kharkiv's police chief, Petro Tokar, said two firefighters had been hit.", "UKR"),
    ("Bryansk Governor Alexander Bogomaz reported that a drone struck a bus.", "RUS"),
    ("The governor of Guayas said it was the third massacre in as many weeks.", "ECU"),
    ("Defence minister Ana Rojas said that the car bombs in Cali were the work of dissidents.", "COL"),
    ("JNIM said it had held the airport in Bamako; the army said that some men were lost.", "MLI"),
    ("The army said it had searched forty houses in Jenin.", "ISR"),
    ("The Congolese army took Nzibira. A spokesman for the army, Major Marc Elongo, said men were caught.", "COD"),
    ("The Thai health ministry sent a team. Its director in Surin said twelve shells had landed.", "THA"),
    ("The Kremlin gave no figure. The general said the bridgehead at Sudzha was sealed off.", "RUS"),
]  # fmt: skip

OPEN = [
    "The army said Kupiansk was quiet.",
    "Russian drones hit a school, the government said.",
    "Western officials said the port of Odesa was mined.",
    "The UN coordinator in Haiti said a million people had been uprooted.",
    "A charity in Aden said the wells were dry.",
    "Residents of Bamako said fuel had run out.",
    "The bishop of Dori said the last well was gone.",
    "Ukraine's parliament met in Kyiv. South Korean lawmakers had seen other numbers: 3,000 had sailed, Park Jin-ho, "
    "a member of parliament's defence committee, said.",
]


@pytest.mark.parametrize(("text", "country"), CASES)
def test_the_report_tells_whose_officials_speak(text: str, country: str) -> None:
    assert who(text)[2] == country


@pytest.mark.parametrize("text", OPEN)
def test_nobody_is_given_a_country_that_the_report_leaves_open(text: str) -> None:
    assert who(text)[2] is None
