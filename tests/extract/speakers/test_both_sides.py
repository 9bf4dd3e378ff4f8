"""Both sides are read alike: with the parties exchanged, kinds and anonymity stay, and affiliations go with them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.speakers.asking import origins

STATES = [
    ("Ukraine", "Ukrainian", "Kyiv", "UKR"),
    ("Russia", "Russian", "Moscow", "RUS"),
    ("Israel", "Israeli", "Jerusalem", "ISR"),
    ("Iran", "Iranian", "Tehran", "IRN"),
    ("Sudan", "Sudanese", "Khartoum", "SDN"),
    ("Ethiopia", "Ethiopian", "Addis Ababa", "ETH"),
    ("Rwanda", "Rwandan", "Kigali", "RWA"),
    ("Armenia", "Armenian", "Yerevan", "ARM"),
    ("Azerbaijan", "Azerbaijani", "Baku", "AZE"),
    ("India", "Indian", "New Delhi", "IND"),
    ("Pakistan", "Pakistani", "Islamabad", "PAK"),
    ("Thailand", "Thai", "Bangkok", "THA"),
    ("Cambodia", "Cambodian", "Phnom Penh", "KHM"),
    ("Colombia", "Colombian", "Bogota", "COL"),
    ("Turkey", "Turkish", "Ankara", "TUR"),
]
GROUPS = [
    "Hamas",
    "Hezbollah",
    "the Houthis",
    "JNIM",
    "M23",
    "the Taliban",
    "Boko Haram",
    "the PKK",
    "Al-Shabaab",
    "the Arakan Army",
]
OF_STATES = [
    "{name} said that {other} had broken the truce.",
    "{capital} said that {other} had fired first.",
    "The {people} defence ministry said that {other} had shelled two villages.",
    "{name}'s foreign minister said that {other} had moved its troops.",
    "A senior {people} official said that {other} had lost 40 men.",
    "{people} intelligence said that {other} had hidden the launchers.",
    "Two {people} soldiers said that the trench had been empty.",
    "A {people} army spokesman said that {other} had jammed the radar.",
]
OF_GROUPS = [
    "A spokesman for {group} said that the convoy had been stopped.",
    "According to {group}, nine of its fighters were killed.",
    "A commander of {group}, who asked not to be named, said that the town would be held.",
]


@pytest.mark.parametrize("template", OF_STATES)
@settings(max_examples=12, deadline=None)
@given(pair=st.lists(st.sampled_from(STATES), min_size=2, max_size=2, unique=True))
def test_states_exchanged(template: str, pair: list[tuple[str, str, str, str]]) -> None:
    one, two = pair
    texts = [template.format(name=a[0], people=a[1], capital=a[2], other=b[0]) for a, b in ((one, two), (two, one))]
    first, second = origins(*texts)
    assert (first.kind, first.anonymous, first.act) == (second.kind, second.anonymous, second.act)
    assert (first.affiliation, second.affiliation) == (one[3], two[3])


@pytest.mark.parametrize("template", OF_GROUPS)
def test_armed_groups_exchanged(template: str) -> None:
    links = origins(*(template.format(group=group) for group in GROUPS))
    assert len({(link.kind, link.anonymous, link.act) for link in links}) == 1
