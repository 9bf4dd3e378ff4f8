"""How many: phrases of news from many wars."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factory import make_parse

from reportedly.extract.quantities import find_quantities
from reportedly.model import Bound, Quantity


def quantities(text: str) -> tuple[Quantity, ...]:
    return find_quantities(make_parse(text))


BOUNDED = [
    # sentence, words, low, high, bound, unit
    ("At least 40 shells hit Goris.", "At least 40", 40, None, "at_least", "shells"),
    ("No fewer than 12 trucks burned.", "No fewer than 12", 12, None, "at_least", "trucks"),
    ("Up to 900 recruits train there.", "Up to 900", None, 900, "at_most", "recruits"),
    ("As many as 7,000 soldiers crossed at Bukavu.", "As many as 7,000", None, 7000, "at_most", "soldiers"),
    ("More than 60 villages were cut off.", "More than 60", 60, None, "more_than", "villages"),
    ("Over 1.5 million people need food.", "Over 1.5 million", 1500000, None, "more_than", "people"),
    ("Fewer than 200 of the tanks run.", "Fewer than 200", None, 200, "less_than", "tanks"),
    ("Nearly 7,000 families reached Tawila.", "Nearly 7,000", 7000, 7000, "nearly", "families"),
    ("Close to 80 boats sank.", "Close to 80", 80, 80, "nearly", "boats"),
    ("Some 3,000 fighters hold the ridge.", "Some 3,000", 3000, 3000, "about", "fighters"),
    ("An estimated 400 miners fled.", "An estimated 400", 400, 400, "about", "miners"),
    ("Between 6,000 and 7,500 guards stayed.", "Between 6,000 and 7,500", 6000, 7500, "between", "guards"),
    ("From 30 to 40 drones came.", "From 30 to 40", 30, 40, "between", "drones"),
    ("They lost 200–300 men.", "200–300", 200, 300, "between", "men"),
    ("Two or three gunmen escaped.", "Two or three", 2, 3, "between", "gunmen"),
    ("A crowd of 500 or more farmers came.", "500 or more", 500, None, "at_least", "farmers"),
    ("Twenty-five trucks crossed at Adre.", "Twenty-five", 25, 25, "exact", "trucks"),
    ("Half a million people left Khartoum.", "Half a million", 500000, 500000, "exact", "people"),
    ("Two dozen houses burned.", "Two dozen", 24, 24, "exact", "houses"),
    ("Nine hundred and five huts stood.", "Nine hundred and five", 905, 905, "exact", "huts"),
    ("Dozens of houses burned in Myawaddy.", "Dozens", 24, 99, "vague", "houses"),
    ("Tens of thousands of civilians fled.", "Tens of thousands", 20000, 99999, "vague", "civilians"),
    ("Several hundred rebels gave up.", "Several hundred", 200, 999, "vague", "rebels"),
    ("A couple of mortars landed.", "A couple", 2, 2, "vague", "mortars"),
    ("Kigali sent four elite special forces battalions.", "four", 4, 4, "exact", "special forces battalions"),
]


@pytest.mark.parametrize(("sentence", "words", "low", "high", "bound", "unit"), BOUNDED)
def test_ends_and_bound(sentence: str, words: str, low: int | None, high: int | None, bound: str, unit: str) -> None:
    found = [(q.text, q.low, q.high, q.bound.value, q.unit) for q in quantities(sentence)]
    assert found == [(words, low, high, bound, unit)]


MEASURES = [
    ("Nine nurses died when a ward in Tawila was shelled.", [(9, "killed")]),
    ("The governor said 60 herders were shot dead and 22 wounded.", [(60, "killed"), (22, "wounded")]),
    ("Shelling killed 12 people and wounded 30.", [(12, "killed"), (30, "wounded")]),
    ("The strike left 14 dockers dead.", [(14, "killed")]),
    ("The brigade lost 1,200 killed and wounded soldiers.", [(1200, "casualties")]),
    ("Officials put the death toll at 38.", [(38, "killed")]),
    ("More than 60 miners are feared dead.", [(60, "killed")]),
    ("Rebels captured 70 soldiers near Mada.", [(70, "captured")]),
    ("Kigali has deployed 4,000 soldiers across the border.", [(4000, "deployed")]),
    ("Gunners fired 45 rockets at the port.", [(45, "fired")]),
    ("Air defence shot down 28 drones over Odesa.", [(28, "intercepted")]),
    ("The junta released 90 prisoners.", [(90, "released")]),
    ("Some 80,000 people have been displaced around Masisi.", [(80000, "displaced")]),
    ("Twelve soldiers killed three herders.", [(12, None), (3, "killed")]),
    ("A man was killed near Kupwara.", [(1, "killed")]),
    ("Armenia said 192 of its conscripts died.", [(192, "killed")]),
    ("The toll rose to 133, with 121 wounded.", [(133, "killed"), (121, "wounded")]),
    ("Bandits killed 80 herders; the governor put the figure at 40.", [(80, "killed"), (40, "killed")]),
    ("No deaths were reported in Marib.", [(0, "killed")]),
]


@pytest.mark.parametrize(("sentence", "expected"), MEASURES)
def test_measure(sentence: str, expected: list[tuple[int, str | None]]) -> None:
    assert [(q.low, q.measure and q.measure.value) for q in quantities(sentence)] == expected


KINDS = [
    ("The garrison grew by 300 men.", [(300, "change")]),
    ("It was an increase of some 400 since June.", [(400, "change")]),
    ("Sixty percent of the town is rubble.", [(60, "share")]),
    ("Two-thirds of the wells are poisoned.", [(0.6666666667, "share")]),
    ("Gunners fire 300 shells a day.", [(300, "rate")]),
    ("One in five wells is dry.", [(0.2, "share")]),
    ("Riyadh pledged $60 million.", [(60000000, "size")]),
    ("The front moved 50 kilometres.", [(50, "size")]),
    ("They set up 240 mm rocket launchers.", [(240, "size")]),
    ("A 155mm shell fell there.", [(155, "size")]),
    ("A 3,000-strong force holds it.", [(3000, "count")]),
]


@pytest.mark.parametrize(("sentence", "expected"), KINDS)
def test_kind(sentence: str, expected: list[tuple[float, str]]) -> None:
    assert [(q.low, q.kind.value) for q in quantities(sentence)] == expected


PARTS = [
    ("More than 60 miners, among them at least 12 boys, died.", [(60, None), (12, 60)]),
    ("The committee put the toll at 45: 30 in Bara and 15 in Nyala.", [(45, None), (30, 45), (15, 45)]),
    ("Some 4,000 soldiers crossed, with 2,500 stationed around Goma.", [(4000, None), (2500, 4000)]),
    ("Ten of the 12 hostages were released.", [(10, 12), (12, None)]),
    ("Of the 90 prisoners, 60 were freed.", [(90, None), (60, 90)]),
    ("A raid killed 30 people, including six boys and two monks.", [(30, None), (6, 30), (2, 30)]),
    ("The toll rose to 133, with 121 wounded.", [(133, None), (121, None)]),
    ("Police held 80 students. Forty of them were women.", [(80, None), (40, 80)]),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_part_of(text: str, expected: list[tuple[int, int | None]]) -> None:
    assert [(q.low, q.part_of) for q in quantities(text)] == expected


UNITS_CARRIED = [
    ("The ministry counted 8,000 recruits. Officials in Shire put it at 9,000.", ["recruits", "recruits"]),
    ("The number of recruits in Shire has reached 900.", ["recruits"]),
    ("Six monks were hurt. Rescuers put the death toll at 20.", ["monks", "deaths"]),
    ("Nine aid workers fled. He paid $60.", ["aid workers", "dollars"]),
]


@pytest.mark.parametrize(("text", "units"), UNITS_CARRIED)
def test_unit_left_out_is_taken_over(text: str, units: list[str]) -> None:
    assert [q.unit for q in quantities(text)] == units


@pytest.mark.parametrize(
    "sentence",
    [
        "The 47th Brigade and the 7th Corps held the line.",
        "Su-34 jets, T-72 tanks, an MQ-9 and the S-300 were seen.",
        "Under Resolution 2216 the port was closed.",
        "Unit 8200 moved down Route 7 to No. 10.",
        "A 34-year-old man, aged 20 then, spoke.",
        "Ali Hassan, 42, said so.",
        "On 7 October 2023 and in 2014 it burned.",
        "They fought for two days and 14 hours.",
        "One of the men spoke; at one point he wept.",
        "Call +1 555 123 4567 or see https://example.org/2024/12/34.",
        "COVID-19 and the G7 were on the table at 14:30.",
        "He finished first in the 1997 raid.",
    ],
)
def test_counts_nothing(sentence: str) -> None:
    assert quantities(sentence) == ()


PREFIXES = {
    "": Bound.EXACT,
    "at least": Bound.AT_LEAST,
    "about": Bound.ABOUT,
    "more than": Bound.MORE_THAN,
    "up to": Bound.AT_MOST,
    "fewer than": Bound.LESS_THAN,
    "nearly": Bound.NEARLY,
}


@given(st.integers(1, 10**9), st.sampled_from(sorted(PREFIXES)))
def test_any_number_under_any_bound_is_read_back(number: int, prefix: str) -> None:
    (found,) = quantities(f"The agency counted {prefix} {number:,} refugees.")
    assert found.bound is PREFIXES[prefix]
    assert {found.low, found.high} - {None} == {number}
    assert found.text == f"{prefix} {number:,}".strip()


PIECES = [
    "12,000",
    "between",
    "and",
    "1.2bn",
    "$",
    "%",
    "-",
    "at least",
    "of the",
    "no",
    "deaths",
    "a man",
    "was killed",
    "tens of",
    "thousands",
    "half a",
    "million",
    "or more",
    "one",
    "two-thirds",
    ":",
    "000",
    "99999999999999999999",
    "to",
    "people",
]


@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)))
def test_any_text_is_read_without_a_failure_and_quoted_exactly(text: str) -> None:
    parse = make_parse(text)
    for quantity in find_quantities(parse):
        parse.report.quote(quantity.span, quantity.text)
