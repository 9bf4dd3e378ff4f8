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
    ("Berlin handed over 14 Leopards.", "14", 14, 14, "exact", "Leopards"),
    ("Some 2.3m Tigrayans live on handouts.", "Some 2.3m", 2300000, 2300000, "about", "Tigrayans"),
    ("A quarter of a million Malians live there.", "A quarter of a million", 250000, 250000, "exact", "Malians"),
    ("One and a half million Haitians fled.", "One and a half million", 1500000, 1500000, "exact", "Haitians"),
    ("A million and a half Afghans returned.", "A million and a half", 1500000, 1500000, "exact", "Afghans"),
    ("The camp holds a half-million people.", "a half-million", 500000, 500000, "exact", "people"),
    ("The raids took 1½ million litres.", "1½ million", 1500000, 1500000, "exact", "litres"),
    ("Chad hosts 860,000 Sudanese.", "860,000", 860000, 860000, "exact", "Sudanese"),
    ("Rebels parked 20 pick-ups at Zalingei.", "20", 20, 20, "exact", "pick-ups"),
    ("Paris sold six Mirage-2000s.", "six", 6, 6, "exact", "Mirage-2000s"),
    ("Police broke up 12 hit-and-run raids.", "12", 12, 12, "exact", "raids"),
    ("A convoy of 200-plus fuel tankers left.", "200-plus", 200, None, "at_least", "fuel tankers"),
    ("The mine took ~45 kg of explosive.", "~45", 45, 45, "about", "kg of explosive"),
    ("Prices fell by 20 to 30 percent.", "20 to 30 percent", 20, 30, "between", "percent"),
    ("The bank asked for $1–1.2bn.", "$1–1.2bn", 1000000000, 1200000000, "between", "dollars"),
    ("Gifts ranging from $300 to $6 million came.", "from $300 to $6 million", 300, 6000000, "between", "dollars"),
    ("Warsaw paid EUR50m.", "EUR50m", 50000000, 50000000, "exact", "euros"),
    ("It was minus 20 degrees in Kherson.", "minus 20", -20, -20, "exact", "degrees"),
    ("Barely 300 pensioners remain.", "Barely 300", 300, 300, "about", "pensioners"),
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
    ("Some 4,200 villagers have left their homes near Kosti.", [(4200, "displaced")]),
    ("The clans forced 5,200 people to flee Rabak.", [(5200, "displaced")]),
    ("Raids have driven 5,100 people from their homes.", [(5100, "displaced")]),
    ("About 900 families had to leave Singa overnight.", [(900, "displaced")]),
    ("The miners drove 40 people from the border to the camp.", [(40, None)]),
    ("Twelve soldiers killed three herders.", [(12, None), (3, "killed")]),
    ("A man was killed near Kupwara.", [(1, "killed")]),
    ("Armenia said 192 of its conscripts died.", [(192, "killed")]),
    ("The toll rose to 133, with 121 wounded.", [(133, "killed"), (121, "wounded")]),
    ("Bandits killed 80 herders; the governor put the figure at 40.", [(80, "killed"), (40, "killed")]),
    ("No deaths were reported in Marib.", [(0, "killed")]),
    ("No civilians were harmed at Rafah.", [(0, "wounded")]),
    ("Nobody was hurt in Odesa.", [(0, "wounded")]),
    ("The barrage ended without casualties.", [(0, "casualties")]),
    ("Nobody has claimed the attack on Beni.", []),
    ("Fifty-two died in Tyre and Baalbek.", [(52, "killed")]),
    ("Another soldier was killed at Rmeish.", [(1, "killed")]),
    ("The ELN freed three policemen and a soldier.", [(3, "released"), (1, "released")]),
    ("The army freed 31 captives.", [(31, "released")]),
    ("Police picked up 24 shopkeepers in Sopore.", [(24, "detained")]),
    ("The militia holds 28 villages around Bunia.", [(28, None)]),
    ("M23 took prisoner 60 soldiers.", [(60, "captured")]),
    ("The garrison of three thousand surrendered without a fight.", [(3000, "captured")]),
    ("Haitian police shot dead seven suspects.", [(7, "killed")]),
    ("Nine men, three of them wounded, were freed.", [(9, "released"), (3, "wounded")]),
    ("Officials spoke of 150 dead; on Tuesday they lowered the figure to 94.", [(150, "killed"), (94, "killed")]),
    ("Police blame them for the massacre of 12 monks.", [(12, "killed")]),
    ("The mayor was killed along with two guards.", [(2, "killed")]),
    ("Fourteen miners lost their lives at Chasnala.", [(14, "killed")]),
    ("There were 23 dead, 61 hurt, four missing in Kherson.", [(23, "killed"), (61, "wounded"), (4, "missing")]),
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
    ("Nine in ten families skip meals.", [(0.9, "share")]),
    ("More than three-quarters of the wells are dry.", [(0.75, "share")]),
    ("The number of the displaced rose by 120,000 to 7.3 million.", [(120000, "change"), (7300000, "count")]),
    ("The toll climbed from 64 to 71.", [(64, "count"), (71, "count")]),
    ("Gunners fired forty 155 mm rounds.", [(40, "count"), (155, "size")]),
    ("Arrests went from 30 a year earlier to 90.", [(30, "count"), (90, "count")]),
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
    ("The toll stands at 64, of whom 40 were pupils and 24 teachers.", [(64, None), (40, 64), (24, 64)]),
    ("Of 300 families in the camp, 120 have left.", [(300, None), (120, 300)]),
    ("Out of 48 launchers, the army hit 19.", [(48, None), (19, 48)]),
    ("Riyadh pledged $500 million, of which $120 million came.", [(500000000, None), (120000000, 500000000)]),
    ("Eight men died, one of them a schoolteacher.", [(8, None), (1, 8)]),
    ("At least 70 migrants drowned, 23 women and nine children among them.", [(70, None), (23, 70), (9, 70)]),
    ("None of the nine hostages was harmed.", [(0, 9), (9, None)]),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_part_of(text: str, expected: list[tuple[int, int | None]]) -> None:
    assert [(q.low, q.part_of) for q in quantities(text)] == expected


UNITS_CARRIED = [
    ("The ministry counted 8,000 recruits. Officials in Shire put it at 9,000.", ["recruits", "recruits"]),
    ("The number of recruits in Shire has reached 900.", ["recruits"]),
    ("Six monks were hurt. Rescuers put the death toll at 20.", ["monks", "deaths"]),
    ("Nine aid workers fled. He paid $60.", ["aid workers", "dollars"]),
    ("A raid killed 17 people, including seven inmates, and wounded 10.", ["people", "inmates", "people"]),
    ("Three blasts shook Herat, leaving at least two dead.", ["blasts", None]),
    ("The population fell from 1.1 million to some 400,000 people.", ["people", "people"]),
    ("Bombs killed 11 people, five of them children.", ["people", "children"]),
    ("The number of displaced Syrians fell below 6 million.", ["displaced Syrians"]),
]


@pytest.mark.parametrize(("text", "units"), UNITS_CARRIED)
def test_unit_left_out_is_taken_over(text: str, units: list[str | None]) -> None:
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
        "Russia's 2014 seizures and the Ukraine 2022 plans came up.",
        "The office stood at 12 Haifa Street.",
        "Most children under five are stunted; the men are over 60.",
    ],
)
def test_counts_nothing(sentence: str) -> None:
    assert quantities(sentence) == ()


LENGTHS = [
    ("The siege lasted more than 30 years.", [(30, None, "years")]),
    ("A 48-hour ultimatum ran out.", [(48, 48, "hour")]),
    ("They held out for one to two months.", [(1, 2, "months")]),
    ("For a few days 40 shells fell.", [(40, 40, "shells")]),
]


@pytest.mark.parametrize(("sentence", "expected"), LENGTHS)
def test_lengths_of_time_are_told_where_asked(sentence: str, expected: list[tuple[int, int | None, str]]) -> None:
    found = find_quantities(make_parse(sentence), lengths=True)
    assert [(q.low, q.high, q.unit) for q in found] == expected


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
    "minus",
    "1/2",
    "½",
    "~5",
    "EUR",
    "500-kg",
    "none of the",
    "one of them a",
    "and a half",
    "under",
]


@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)))
def test_any_text_is_read_without_a_failure_and_quoted_exactly(text: str) -> None:
    parse = make_parse(text)
    for quantity in find_quantities(parse):
        parse.report.quote(quantity.span, quantity.text)
