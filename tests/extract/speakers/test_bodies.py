"""Bodies by name, by acronym, and by what they are called again."""

import pytest
from tests.extract.speakers.asking import Told, who

NAMED: list[tuple[str, Told]] = [
    ("Turkey's defense ministry said 12 men had given up.", ("Turkish Defence Ministry", "authority", "TUR", False)),
    (
        "The Turkish Ministry of National Defence said 12 men had died.",
        ("Turkish Defence Ministry", "authority", "TUR", False),
    ),
    (
        "The Azerbaijani defence ministry said posts came under fire.",
        ("Azerbaijani Defence Ministry", "authority", "AZE", False),
    ),
    ("Yemen's Houthi rebels said they had launched two missiles at Eilat.", ("Houthis", "belligerent", "YEM", False)),
    (
        "Doctors Without Borders (MSF) said its clinic in Zamzam was looted.",
        ("Médecins Sans Frontières", "organisation", None, False),
    ),
    ("Hamas's armed wing, the Qassam Brigades, said a tank was hit.", ("Qassam Brigades", "belligerent", "PSE", False)),
    ("The mapping project DeepState said Russian troops had entered Rodynske.", ("DeepState", "outlet", "UKR", False)),
    (
        "The dam's operator, Ukrhydroenergo, said the turbine hall was flooded.",
        ("Ukrhydroenergo", "organisation", None, False),
    ),
    ("Radio Ndiwa said that gunmen burnt the market at Kpatinga.", ("Radio Ndiwa", "outlet", None, False)),
    (
        "The Darfur Advocacy Forum, a local rights group, said 60 men were taken.",
        ("Darfur Advocacy Forum", "organisation", None, False),
    ),
    (
        "The Ministry of Rural Roads said the ford at Bunia was closed.",
        ("Ministry of Rural Roads", "authority", "COD", False),
    ),
    (
        "The Democratic Republic of the Congo said the airport at Kavumu was open.",
        ("Democratic Republic of the Congo", "authority", "COD", False),
    ),
    ("Blue Valley Times reported that the ferry sank.", ("Blue Valley Times", "outlet", None, False)),
    (
        "The US-backed Somali government said Bariire was retaken.",
        ("US-backed Somali government", "authority", "SOM", False),
    ),
    ("The rebels' Al-Masirah TV said two tugs burned.", ("Al-Masirah", "outlet", "YEM", False)),
]  # fmt: skip

AGAIN: list[tuple[str, Told]] = [
    (
        "The RSF seized Bara. The group denied that homes were looted.",
        ("Rapid Support Forces", "belligerent", "SDN", False),
    ),
    (
        "The Israeli military hit Nabatieh. The army said a commander had died.",
        ("Israel Defense Forces", "authority", "ISR", False),
    ),
    (
        "The Institute for the Study of War published a map. The think tank said marines led the assault.",
        ("Institute for the Study of War", "analyst", "USA", False),
    ),
    (
        "Ambrey, a British security firm, tracked the ship. The firm said the crew was safe.",
        ("Ambrey", "analyst", "GBR", False),
    ),
    (
        "Haiti's national police lost a post. The force said seven officers were missing.",
        ("Haitian National Police", "authority", "HTI", False),
    ),
    (
        "The Kachin Defence Force (KDF) holds the bridge. The KDF said four of its men were wounded.",
        ("Kachin Defence Force", "authority", "MMR", False),
    ),
    (
        "Colombian President Gustavo Petro flew to Cali. The president said he would not negotiate.",
        ("Gustavo Petro", "official", "COL", False),
    ),
    (
        "The Sudan Doctors Network named the dead. It called for an inquiry.",
        ("Sudan Doctors Network", "organisation", "SDN", False),
    ),
    (
        "The Nuba Midwives' Network said nine had died when the RSF shelled Lagawa. The group said two were nurses.",
        ("Nuba Midwives' Network", "organisation", None, False),
    ),
    (
        "The Nuba Midwives' Network said nine had died when the RSF shelled Lagawa. The paramilitary group denied it.",
        ("Rapid Support Forces", "belligerent", "SDN", False),
    ),
    (
        "A spokesman for the Chin National Front said Falam was quiet. The military said Falam was shelled.",
        ("military", "authority", "MMR", False),
    ),
    ("Israel carried out raids that it claimed hit a depot at Baalbek.", ("Israel", "authority", "ISR", False)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), NAMED)
def test_a_body_is_known_by_its_name(text: str, told: Told) -> None:
    assert who(text) == told


@pytest.mark.parametrize(("text", "told"), AGAIN)
def test_a_body_is_known_when_it_is_called_again(text: str, told: Told) -> None:
    assert who(text) == told


def test_another_holder_of_an_office_is_not_the_one_before() -> None:
    text = "Governor Vyacheslav Gladkov closed the road. The governor of Cabo Delgado said 22,000 people had left."
    assert who(text)[0] is None
