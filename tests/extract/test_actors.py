"""Who acts and who receives, by country and sector, from many wars."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factory import make_parse

from reportedly.extract.actors import assign_roles, find_actors
from reportedly.extract.events import read_event
from reportedly.extract.parse import Clause
from reportedly.model import Actor, Role


def read(text: str) -> tuple[Actor, ...]:
    """The actors of the last sentence as one clause."""
    parse = make_parse(text)
    passage = parse.passages[-1]
    sentence = list(passage.doc.sents)[-1]
    clause = Clause(passage, sentence.root, tuple(sentence))
    return assign_roles(clause, read_event(clause), find_actors(parse))


def codes(actors: tuple[Actor, ...], role: Role) -> list[str]:
    """ "UKR MIL" for each actor of a role."""
    return [f"{a.country or '?'} {a.sector or '?'}" for a in actors if a.role is role]


@pytest.mark.parametrize(
    ("text", "acting", "receiving"),
    [
        ("Malian and Nigerien troops attacked Chadian defenders.", ["MLI MIL", "NER MIL"], ["TCD MIL"]),
        ("As many as 900 Chadian troops have been deployed to Mali.", ["TCD MIL"], []),
        ("Uganda has sent 4,000 soldiers to Congo.", ["UGA GOV", "UGA MIL"], []),
        ("Uganda has sent 400 soldiers to Congo. These soldiers shelled a village.", ["UGA MIL"], []),
        ("Twelve civilians were killed by Israeli airstrikes in Tyre.", ["ISR ?"], ["? CIV"]),
        ("The RSF launched an assault on El Obeid.", ["SDN PAR"], []),
        ("Kachin rebels fought against Burmese soldiers.", ["? REB"], ["MMR MIL"]),
        ("Eritrean forces are divided into four units.", ["ERI MIL"], []),
        ("Baku is preparing to mount fresh attacks.", ["AZE GOV"], []),
        ("Hamas and Islamic Jihad released six hostages.", ["PSE REB", "PSE REB"], []),
        ("Iran-backed militias struck a base.", ["? PAR"], []),
        ("The army of Myanmar shelled villagers.", ["MMR MIL"], ["? CIV"]),
        ("Ethiopian soldiers are training Somali recruits.", ["ETH MIL"], ["SOM MIL"]),
        ("Malian troops, backed by Russian allies, are preparing for an offensive.", ["MLI MIL", "RUS MIL"], []),
        ("Houthi fighters reached Marib and are ready to enter battle.", ["YEM REB"], []),
        ("Arakan Army troops killed two policemen.", ["MMR REB"], ["? COP"]),
        ("UN peacekeepers were attacked by Congolese rebels.", ["COD REB"], ["? MIL"]),
        ("It is unlikely that the truce holds.", [], []),
        ("Sudanese soldiers fled. Around 90 of them were killed.", [], ["SDN MIL"]),
        ("Rwandan soldiers crossed the lake. At least 60 were dead.", [], ["RWA MIL"]),
        ("Pakistan condemned India.", ["PAK GOV"], ["IND GOV"]),
        ("Rwandan troops crossed the border. A portion of those troops have moved closer to Goma.", ["RWA MIL"], []),
        ("Burundian soldiers reached Uvira. They attacked the port.", ["BDI MIL"], []),
        ("Soldiers entered the town.", ["? MIL"], []),
        ("Serbian police detained two Kosovar journalists.", ["SRB COP"], ["XKX MED"]),
        ("Egypt sent food to Sudan.", ["EGY GOV"], ["SDN GOV"]),
        ("Analysts feared an assault involving both Syrian and Turkish forces.", ["SYR MIL", "TUR MIL"], []),
    ],
)
def test_roles(text: str, acting: list[str], receiving: list[str]) -> None:
    found = read(text)
    assert codes(found, Role.ACTOR) == acting
    assert codes(found, Role.RECIPIENT) == receiving


def test_a_named_group_is_an_entity() -> None:
    assert read("The RSF launched an assault on El Obeid.")[0].entity == "Rapid Support Forces"


def test_a_place_is_no_actor() -> None:
    assert codes(read("Clashes were reported in Lebanon."), Role.ACTOR) == []


@given(st.text(alphabet=st.sampled_from("The troops of Mali and they U.S.’ ,—أ"), max_size=100))
def test_takes_any_text(text: str) -> None:
    parse = make_parse(text)
    mentions = find_actors(parse)
    for passage, sentence in parse.sentences():
        clause = Clause(passage, sentence[0].sent.root, tuple(sentence))
        for actor in assign_roles(clause, read_event(clause), mentions):
            assert parse.report.quote(actor.span) == actor.mention
