"""Which places an event has: sentences of our own, from many wars."""

from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factory import make_parse

from reportedly.extract.places import find_places
from reportedly.knowledge.gazetteer import open_gazetteer
from reportedly.model import Place, PlaceKind, PlaceRole


def places_in(text: str) -> tuple[Place, ...]:
    return find_places(make_parse(text), open_gazetteer())


class Case(NamedTuple):
    text: str
    found: tuple[tuple[str, str, str | None, str], ...]
    """Words, name, country, role of each place, in order."""


FOUND = [
    Case("Some 11,000 of them are in the Kursk region, he said.", (("the Kursk region", "Kursk Oblast", "RUS", "in"),)),
    Case("Troops were deployed to Russia last month.", (("Russia", "Russia", "RUS", "to"),)),
    Case(
        "Fighting raged in the Sudanese town of El Fasher and around Zamzam and Abu Shouk camps.",
        (
            ("El Fasher", "El Fasher", "SDN", "in"),
            ("Zamzam", "Zamzam", "SDN", "in"),
            ("Abu Shouk camps", "Abu Shouk", "SDN", "in"),
        ),
    ),
    Case("Drones struck the El Fasher hospital on Friday.", (("El Fasher", "El Fasher", "SDN", "in"),)),
    Case(
        "Israeli strikes on southern Lebanon killed 12 in Nabatieh and Tyre.",
        (
            ("southern Lebanon", "Lebanon", "LBN", "in"),
            ("Nabatieh", "Nabatieh", "LBN", "in"),
            ("Tyre", "Tyre", "LBN", "in"),
        ),
    ),
    Case(
        "M23 rebels captured Goma and advanced on Bukavu.",
        (("Goma", "Goma", "COD", "in"), ("Bukavu", "Bukavu", "COD", "in")),
    ),
    Case(
        "The Arakan Army seized Maungdaw in Rakhine State.",
        (("Maungdaw", "Maungdaw", "MMR", "in"), ("Rakhine State", "Rakhine State", "MMR", "in")),
    ),
    Case(
        "Houthi fighters fired missiles from Yemen at ships in the Red Sea.",
        (("Yemen", "Yemen", "YEM", "from"), ("the Red Sea", "Red Sea", None, "in")),
    ),
    Case("Kharkiv was hit overnight.", (("Kharkiv", "Kharkiv", "UKR", "in"),)),
    Case(
        "Ethiopian troops shelled Mekelle, the capital of the Tigray region.",
        (("Mekelle", "Mekelle", "ETH", "in"), ("the Tigray region", "Tigray", "ETH", "in")),
    ),
    Case(
        "At least 26 tourists were shot dead in Pahalgam in Indian-administered Kashmir.",
        (
            ("Pahalgam", "Pahalgam", "IND", "in"),
            ("Indian-administered Kashmir", "Jammu and Kashmir", "IND", "in"),
        ),
    ),
    Case(
        "Islamist insurgents raided Mocimboa da Praia in Mozambique's Cabo Delgado province.",
        (
            ("Mocimboa da Praia", "Mocimboa da Praia", "MOZ", "in"),
            ("Cabo Delgado province", "Cabo Delgado", "MOZ", "in"),
        ),
    ),
    Case(
        "Colombia's ELN killed 80 people in the Catatumbo region near the Venezuelan border.",
        (("the Catatumbo region", "Catatumbo", "COL", "in"),),
    ),
    Case(
        "Turkish-backed fighters clashed with the SDF near Manbij and the Tishrin Dam.",
        (("Manbij", "Manbij", "SYR", "near"), ("the Tishrin Dam", "Tishrin Dam", "SYR", "near")),
    ),
    Case("Explosions were heard in the Beirut suburb of Dahiyeh.", (("Dahiyeh", "Dahiyeh", "LBN", "in"),)),
    Case("Gunmen killed dozens in Pont-Sonde, Haiti.", (("Pont-Sonde", "Pont-Sonde", "HTI", "in"),)),
    Case("Refugees crossed into Chad at Adre.", (("Chad", "Chad", "TCD", "to"), ("Adre", "Adre", "TCD", "in"))),
    Case(
        "Displaced people live in tents in Al-Mawasi, west of Khan Younis.",
        (("Al-Mawasi", "Al-Mawasi", "PSE", "in"), ("Khan Younis", "Khan Younis", "PSE", "near")),
    ),
    Case(
        "Ukrainian troops hold positions in Russia's Kursk and Belgorod regions.",
        (("Kursk", "Kursk Oblast", "RUS", "in"), ("Belgorod regions", "Belgorod Oblast", "RUS", "in")),
    ),
    Case("Serbian gunmen barricaded themselves in northern Kosovo.", (("northern Kosovo", "Kosovo", "XKX", "in"),)),
    Case("Iran attacked Al Udeid in Qatar.", (("Al Udeid", "Al Udeid", "QAT", "in"), ("Qatar", "Qatar", "QAT", "in"))),
    Case("Jihadists attacked an army base in Djibo, northern Burkina Faso.", (("Djibo", "Djibo", "BFA", "in"),)),
    Case("Near Raqqa, two strikes hit a convoy.", (("Raqqa", "Raqqa", "SYR", "near"),)),
    Case("He took part in the retaking of Palmyra, Syria.", (("Palmyra", "Palmyra", "SYR", "in"),)),
    Case("The Wagner group left Belarus.", (("Belarus", "Belarus", "BLR", "in"),)),
]


@pytest.mark.parametrize("case", FOUND, ids=lambda case: case.text[:40])
def test_places_of_the_event(case: Case) -> None:
    assert tuple((p.text, p.name, p.country, p.role.value) for p in places_in(case.text)) == case.found


NONE = [
    "Moscow denied that it had lost a single soldier.",
    "Russian troops and Ukrainian forces exchanged fire.",
    "Ukraine's foreign ministry rejected the claim.",
    "They stood near the border with Ukraine.",
    "Washington imposed sanctions on Moscow.",
    "Rwanda has denied arming the rebels, according to Kigali.",
    "The Kyiv Independent cited the Bank of England.",
    "Lloyd Austin said that the figure was too low.",
    "The governor of Belgorod spoke of two dead.",
    "Gaza's health ministry gave no details.",
    "Pressure on Kyiv grew, and talks with Tehran stalled.",
    "They reached the city and crossed the border of the country in March.",
    "The United States remains committed, as Turkey's constitution demands.",
    "The group calls itself the Islamic State of Iraq and the Levant.",
    "Spc. Ann Booker, of Fort Campbell, was named.",
    "General Jackson met President Washington.",
]


@pytest.mark.parametrize("text", NONE)
def test_actors_names_and_words_are_no_places(text: str) -> None:
    assert [p.text for p in places_in(text)] == []


def test_a_bare_name_is_the_region_where_the_report_speaks_of_the_region() -> None:
    text = "Russia massed troops in the Kursk region.\nIts build-up in Kursk goes on."
    assert [p.name for p in places_in(text)] == ["Kursk Oblast", "Kursk Oblast"]


def test_a_bare_name_is_the_city_otherwise() -> None:
    assert [(p.name, p.kind) for p in places_in("Drones hit a school in Kursk.")] == [("Kursk", PlaceKind.SETTLEMENT)]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Lebanese soldiers were deployed. Clashes broke out in Tripoli.", "LBN"),
        ("Libyan militias mobilised. Clashes broke out in Tripoli.", "LBY"),
        ("Russian tanks rolled into Gori, Georgia.", "GEO"),
        ("Police in Texas arrested a man. He was held in Paris, Texas.", "USA"),
    ],
)
def test_the_report_tells_which_of_two_places_is_meant(text: str, country: str) -> None:
    assert places_in(text)[-1].country == country


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("A bomb went off in Mogadishu.", 1),
        ("A bomb went off near Mogadishu.", 2),
        ("A bomb went off in Borno state.", 4),
        ("A bomb went off in Darfur.", 5),
        ("A bomb went off in Mali.", 6),
        ("A ship was hit in the Gulf of Aden.", 7),
    ],
)
def test_precision_follows_ucdp(text: str, precision: int) -> None:
    assert [p.precision for p in places_in(text)] == [precision]


def test_a_village_that_no_gazetteer_knows_keeps_its_words_and_nothing_else() -> None:
    [place] = places_in("Four people died in the village of Qorvash Belo.")
    assert (place.text, place.name, place.country, place.lat) == ("Qorvash Belo", None, None, None)
    assert place.score < 0.5
    assert place.role is PlaceRole.IN


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A soldier from Fayetteville, N.C., was killed.", "Fayetteville", "USA"),
        ("Recruits trained at Columbus, Ga., for months.", "Columbus", "USA"),
        ("He was buried in Sur, in southern Lebanon.", "Tyre", "LBN"),
        ("Ukrainian drones near Kursk hit a depot.", "Kursk", "RUS"),
        ("Police near Cox's Bazar in Bangladesh found rifles.", "Cox's Bazar", "BGD"),
        ("Drones over Copenhagen closed the airport.", "Copenhagen", "DNK"),
        ("Residents of Khartoum fled at dawn.", "Khartoum", "SDN"),
        ("The bridge between Orikhiv and Tokmak was blown up.", "Orikhiv", "UKR"),
    ],
)
def test_what_stands_beside_a_name_tells_where_it_lies(text: str, name: str, country: str) -> None:
    first = places_in(text)[0]
    assert (first.name, first.country) == (name, country)


@pytest.mark.parametrize(
    "text",
    [
        "Sudanese medics spoke of nine dead at Koma in North Darfur.",
        "Shells fell in Kibaya, Congolese officials in Goma said.",
        "Marines patrolled along the Patía river in Colombia.",
    ],
)
def test_a_namesake_far_off_is_no_answer(text: str) -> None:
    first = places_in(text)[0]
    assert (first.name, first.lat) == (None, None)
    assert first.score <= 0.5


def test_persons_of_a_report_are_no_places() -> None:
    text = "Che Guevara's cousin Evo Morales fled.\nMorales was shot at, and Morales fell."
    assert [p.text for p in places_in(text)] == []


def test_a_district_of_a_town_s_name_is_no_settlement() -> None:
    [place] = places_in("Insurgents burned huts in Macomia district.")
    assert (place.kind, place.precision, place.geonames) == (PlaceKind.ADMIN2, 3, None)


PIECES = [
    "in",
    "the",
    "Kursk",
    "region",
    "of",
    "Gaza",
    "City",
    ",",
    "and",
    "Zamzam",
    "camps",
    "near",
    "al",
    "-",
    "Fashir",
]
PIECES += ["'s", "Sudan", "to", "from", "said", ".", "“", "”", "(", "Goma", "\u202eRafah", "é", "\x00"]
WORDS = st.sampled_from(PIECES)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=30).map(" ".join)))
def test_no_text_breaks_it_and_every_span_is_exact(text: str) -> None:
    text = text.replace("\n", " ").replace("\r", " ")
    for place in places_in(text):
        assert text[place.span.start : place.span.end] == place.text
