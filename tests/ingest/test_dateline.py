from datetime import date

import pytest

from reportedly.ingest.dateline import leading_dateline, whole_dateline

# line, words of the dateline, place, day
DATELINES = [
    ("SEOUL, Oct. 18, 2024 — The spy agency", "SEOUL, Oct. 18, 2024 —", "SEOUL", date(2024, 10, 18)),
    ("KYIV (Reuters) - Ukraine's air force", "KYIV (Reuters) -", "KYIV", None),
    (
        "GOMA, Democratic Republic of Congo, 27 January — Rebels said",
        "GOMA, Democratic Republic of Congo, 27 January —",
        "GOMA, Democratic Republic of Congo",
        None,
    ),
    ("Nov. 5, 2024 — The number", "Nov. 5, 2024 —", None, date(2024, 11, 5)),
    ("KHARTOUM, Sudan (AP) — The army", "KHARTOUM, Sudan (AP) —", "KHARTOUM, Sudan", None),
    ("KYIV, Nov 11 /Ukrinform/ - The army", "KYIV, Nov 11 /Ukrinform/ -", "KYIV", None),
    ("MOSCOW, November 11. /TASS/. Troops", "MOSCOW, November 11. /TASS/.", "MOSCOW", None),
    ("KYIV. Nov 11 (Interfax-Ukraine) – Air defence", "KYIV. Nov 11 (Interfax-Ukraine) –", "KYIV", None),
    (
        "UNITED NATIONS, April 12 (Xinhua) -- The Council",
        "UNITED NATIONS, April 12 (Xinhua) --",
        "UNITED NATIONS",
        None,
    ),
    ("Feb. 3 (UPI) -- The army", "Feb. 3 (UPI) --", None, None),
    ("(Beirut) – Fighters burned", "(Beirut) –", "Beirut", None),
    ("(Port Sudan, 12 April 2025) The UN", "(Port Sudan, 12 April 2025)", "Port Sudan", date(2025, 4, 12)),
    (
        "GENEVA/PORT SUDAN, 14 April 2025 – Famine",
        "GENEVA/PORT SUDAN, 14 April 2025 –",
        "GENEVA, PORT SUDAN",
        date(2025, 4, 14),
    ),
    ("PORT SUDAN (12 April 2025) – Famine", "PORT SUDAN (12 April 2025) –", "PORT SUDAN", date(2025, 4, 12)),
    ("KYIV, Oct. 25, 2024 (Harbour Wire) - Kyiv", "KYIV, Oct. 25, 2024 (Harbour Wire) -", "KYIV", date(2024, 10, 25)),
    ("PORT-AU-PRINCE, Haiti — Gangs", "PORT-AU-PRINCE, Haiti —", "PORT-AU-PRINCE, Haiti", None),
    ("SANAA, Yemen, Dec. 27 (Saba) - Strikes", "SANAA, Yemen, Dec. 27 (Saba) -", "SANAA, Yemen", None),
    ("N'DJAMENA, Chad (AP) — Refugees", "N'DJAMENA, Chad (AP) —", "N'DJAMENA, Chad", None),
    ("Bogotá, 19 January 2025 — At least 80", "Bogotá, 19 January 2025 —", "Bogotá", date(2025, 1, 19)),
    ("ANKARA, Turkey—Turkish jets", "ANKARA, Turkey—", "ANKARA, Turkey", None),
    ("14:05 GMT — Army enters the palace", "14:05 GMT —", None, None),
    ("[10.32am BST] Two dead in Naypyitaw", "[10.32am BST]", None, None),
]

BARE_PLACES = [
    ("WASHINGTON -- The Pentagon", "WASHINGTON --", "WASHINGTON"),
    ("BOGOTÁ — Colombia's army", "BOGOTÁ —", "BOGOTÁ"),
    ("ISLAMABAD: The foreign office", "ISLAMABAD:", "ISLAMABAD"),
    ("Khartoum – The army said", "Khartoum –", "Khartoum"),
    ("Khartoum, Sudan – The army said", "Khartoum, Sudan –", "Khartoum, Sudan"),
    ("Jerusalem/Gaza/Beirut - Israeli jets", "Jerusalem/Gaza/Beirut -", "Jerusalem, Gaza, Beirut"),
    ("[Nairobi] The UN said", "[Nairobi]", "Nairobi"),
]

SENTENCES = [
    "Goma — a city of two million — fell.",
    "Goma – North Kivu's capital – fell on Monday.",
    "RSF: 12 killed in an army strike",
    "RSF — The paramilitary group took the base",
    "UNICEF: Children make up half of the displaced",
    "NATO — which has no troops there — said so",
    "The army said on Oct. 18 — three days later — that it had left.",
    "On Oct. 18 — Three days after the talks — shelling began.",
    "12 killed - officials say",
    "Kyiv's mayor — Vitali Klitschko — said so.",
    "Exclusive – Army plans a push",
    "T-72 tanks were seen in Myitkyina.",
    "",
    "—",
]


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize(("line", "words", "place", "day"), DATELINES)
def test_a_dateline_is_taken_off(line: str, words: str, place: str | None, day: date | None, first: bool) -> None:
    found = leading_dateline(line, first=first)
    assert found is not None
    assert (line[: found.end], found.place, found.day) == (words, place, day)
    assert line[found.resume].isalnum()


@pytest.mark.parametrize(("line", "words", "place"), BARE_PLACES)
def test_a_bare_place_is_believed_in_front_of_the_first_paragraph_only(line: str, words: str, place: str) -> None:
    found = leading_dateline(line, first=True)
    assert found is not None
    assert (line[: found.end], found.place) == (words, place)
    assert leading_dateline(line, first=False) is None


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_keeps_its_beginning(line: str) -> None:
    assert leading_dateline(line, first=True) is None


@pytest.mark.parametrize(
    ("line", "place", "day"),
    [
        ("12 April 2025", None, date(2025, 4, 12)),
        ("Published: 14 April 2025, 10:05 GMT", None, date(2025, 4, 14)),
        ("Last updated on Nov 5, 2024 at 14:32 EST", None, date(2024, 11, 5)),
        ("As of 14 April 2025", None, date(2025, 4, 14)),
        ("Port Sudan, 14 April 2025", "Port Sudan", date(2025, 4, 14)),
        ("Situation Report, 14 April 2025", None, date(2025, 4, 14)),
        ("Monday, Oct. 28, 2024", None, date(2024, 10, 28)),
    ],
)
def test_a_line_of_its_own_may_be_the_dateline(line: str, place: str | None, day: date) -> None:
    found = whole_dateline(line)
    assert found is not None
    assert (found.place, found.day) == (place, day)


@pytest.mark.parametrize(
    "line", ["Goma fell on 27 January 2025", "The attack of 12 April 2025", "April 2025", "Aleppo"]
)
def test_a_line_with_other_words_is_none(line: str) -> None:
    assert whole_dateline(line) is None
