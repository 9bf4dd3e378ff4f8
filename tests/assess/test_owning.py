"""Whose soldiers a number counts where no noun beside it says so."""

import pytest
from tests.assess.tellings import Teller

from reportedly.assess.owning import owner

NAME = "The mayor"


@pytest.mark.parametrize(
    ("sentence", "number", "country"),
    [
        ("Rwanda had 3,100 soldiers in Goma.", "3,100", "RWA"),
        ("Rwanda now keeps about 2,000 troops in Goma.", "2,000", "RWA"),
        ("the Rwandan contingent in Goma numbered 3,300 soldiers.", "3,300", "RWA"),
        ("3,400 men of the Rwandan army were in Goma.", "3,400", "RWA"),
        ("there were 2,100 troops from Rwanda in Goma.", "2,100", "RWA"),
        ("Eritrea had massed 5,000 soldiers at the border with Ethiopia.", "5,000", "ERI"),
        ("Ukraine faced 40,000 soldiers near Sumy.", "40,000", None),
        ("Uganda fought off 2,900 soldiers near Bunagana.", "2,900", None),
        ("the Rwandan presence, which Uganda has doubled, was 4,000 soldiers.", "4,000", None),
        ("3,000 soldiers had left Goma.", "3,000", None),
    ],
)
def test_the_one_country_that_has_them(sentence: str, number: str, country: str | None):
    value = int(number.replace(",", ""))
    telling = Teller()(f"{NAME} said {sentence}", NAME, figure=(number, value, value), unit="soldiers", measure=None)
    assert owner(telling.claim, telling.claim.quantities[0]) == country
