"""Text in capitals, read as if it were set in ordinary letters."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.factory import make_report

from reportedly.extract.pipeline import Extractor
from reportedly.extract.telegram import Dictionary, in_ordinary_letters, is_in_capitals
from reportedly.knowledge.gazetteer import open_gazetteer
from reportedly.knowledge.language import load_language


@pytest.fixture(scope="module")
def dictionary() -> Dictionary:
    return Dictionary.of(load_language(), open_gazetteer())


@pytest.mark.parametrize(
    ("shouted", "ordinary"),
    [
        ("ETHIOPIAN TROOPS SHELLED MEKELLE ON FRIDAY.", "Ethiopian troops shelled Mekelle on Friday."),
        ("GENERAL BROWN SAID 40 MEN FLED.  THEY LEFT GOMA.", "General Brown said 40 men fled.  They left Goma."),
        ("THE TAMIL TIGERS [LTTE] MINED THE ROAD.", "The Tamil Tigers [LTTE] mined the road."),
        (
            "THE REVOLUTIONARY UNITED FRONT (RUF) HELD A CAMP.",
            "The Revolutionary United Front (RUF) held a camp.",
        ),
        ("A CEASEFIRE MAY HOLD UNTIL 3 MAY.", "A ceasefire may hold until 3 May."),
        ("KHARTOUM'S ARMY AND I MET\nON THE ROAD.", "Khartoum's army and I met on the road."),
        ("THE UN AND THE CIA KNEW WHO PLANS IT.", "The UN and the CIA knew who plans it."),
        ("ELN REBELS KILLED AN AU MONITOR.", "ELN rebels killed an AU monitor."),
        ("COLONEL MWANGI OF THE KENYAN ARMY SAID SO.", "Colonel Mwangi of the Kenyan army said so."),
    ],
)
def test_sets_names_apart_from_nouns(shouted: str, ordinary: str, dictionary: Dictionary) -> None:
    assert in_ordinary_letters(shouted, dictionary) == ordinary


@pytest.mark.parametrize(
    ("text", "shouted"),
    [
        ("REBELS TOOK THE TOWN OF KISANGANI ON SUNDAY.", True),
        ("Rebels took the town of Kisangani on Sunday, the UN said.", False),
        ("THE IDF SAID.", False),
        ("قتل ثلاثة مدنيين في قصف على المدينة يوم الأحد", False),
    ],
)
def test_knows_capitals(text: str, shouted: bool) -> None:
    assert is_in_capitals(text) is shouted


def test_quotes_the_capitals_of_the_report() -> None:
    report = make_report(
        "THE SUDANESE ARMY SAID THAT ABOUT 40 FIGHTERS OF THE RAPID SUPPORT FORCES WERE KILLED IN NYALA."
    )
    reading = next(Extractor().read([report]))
    claim = reading.claims[0]
    assert reading.dropped == 0
    assert (claim.attribution[0].mention, claim.attribution[0].affiliation) == ("THE SUDANESE ARMY", "SDN")
    assert [p.text for p in claim.places] == ["NYALA"]
    assert claim.event is not None
    assert claim.event.trigger == "KILLED"


@example("µ")
@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Zs", "Po", "Ps", "Pe", "Nd"]), max_size=200))
def test_keeps_every_offset(text: str) -> None:
    dictionary = Dictionary(frozenset({"the"}), None)
    ordinary = in_ordinary_letters(text, dictionary)
    assert len(ordinary) == len(text)
    assert all(a.lower() == b.lower() for a, b in zip(ordinary, text, strict=True))
