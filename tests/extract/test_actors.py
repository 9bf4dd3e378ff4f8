"""Who acts and who receives, by country and sector, from many wars."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factory import make_parse, make_report

from reportedly.extract.actors import assign_roles, find_actors
from reportedly.extract.events import read_event
from reportedly.extract.parse import Clause
from reportedly.extract.pipeline import Extractor
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
        ("Three Kenyan policemen died in a raid by Al-Shabaab.", ["SOM REB"], ["KEN COP"]),
        ("Ethiopia's foreign minister arrived in Asmara for talks.", ["ETH GOV"], ["ERI GOV"]),
        ("Rwanda said it was willing to withdraw its soldiers from Congo.", ["RWA GOV"], ["COD GOV"]),
        ("Gunmen killed two Red Cross workers.", ["? REB"], ["? NGO"]),
        ("A spokesman for the M23 rejected the plan.", ["COD REB"], []),
        ("Russian drones hit an apartment block in Kharkiv.", ["RUS MIL"], []),
        ("A drone belonging to the RSF exploded in a market.", ["SDN PAR"], []),
        ("Armed men raided Macomia.", ["? REB"], []),
        ("The armed forces raided Macomia.", ["? MIL"], []),
        ("Peacekeepers from Malawi and Uruguay were wounded.", [], ["MWI MIL", "URY MIL"]),
        ("France has sent 4,500 troops. The two soldiers were killed by a bomb.", [], ["? MIL"]),
        ("Chad sent troops. The response routed the attackers.", [], ["? MIL"]),
        ("The blast left an unknown number of others dead.", [], []),
        ("Three AU soldiers from Uganda were killed near Beledweyne.", [], ["UGA MIL"]),
        ("Al-Shabaab said its units had shelled Janale.", ["SOM REB"], []),
        ("Fighters with the Al-Shabaab group ambushed a convoy.", ["SOM REB"], ["? MIL"]),
        ("Rockets struck Israel's Northern Command.", [], ["ISR MIL"]),
        ("Baku is preparing to mount fresh attacks.", ["AZE GOV"], []),
        ("Hamas and Islamic Jihad released six hostages.", ["PSE REB", "PSE REB"], ["? CIV"]),
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
        ("Turkish and Azerbaijani soldiers stormed the Armenian trenches.", ["TUR MIL", "AZE MIL"], ["ARM ?"]),
        ("An attack on Sudanese troops by Chadian rebels left nine dead.", ["TCD REB"], ["SDN MIL"]),
        ("Talks between Ethiopia and Somalia resumed in Ankara.", ["ETH GOV", "SOM GOV"], []),
        ("The Malian army arrested two French soldiers.", ["MLI MIL"], ["FRA MIL"]),
        ("Burkina Faso expelled a Danish envoy.", ["BFA GOV"], ["DNK GOV"]),
        ("Qatar urged Israel and Hamas to accept the truce.", ["QAT GOV"], ["ISR GOV", "PSE REB"]),
        ("Algeria demanded that Morocco reopen the crossing.", ["DZA GOV"], ["MAR GOV"]),
        ("Venezuela threatened to invade Guyanese territory.", ["VEN GOV"], ["GUY ?"]),
        ("Poland promised to send tanks to Ukraine.", ["POL GOV"], ["UKR GOV"]),
        ("Colombian guerrillas released four Ecuadorian policemen.", ["COL REB"], ["ECU COP"]),
        ("The Houthis sank a Greek freighter in the Red Sea.", ["YEM REB"], ["GRC ?"]),
        ("Rwandan-backed M23 fighters captured Goma.", ["COD REB"], []),
        ("The Kenyan parliament condemned the Haitian gangs.", ["KEN LEG"], ["HTI CRM"]),
        ("Armenia accused Azerbaijan of shelling a village.", ["ARM GOV"], ["AZE GOV"]),
        ("Thousands of Georgians protested against the government.", ["GEO ?"], ["? GOV"]),
        ("Saudi Arabia lifted the blockade on Qatar.", ["SAU GOV"], ["QAT GOV"]),
        ("The UN sent food to Sudanese refugees in Chad.", ["? IGO"], ["SDN REF"]),
        ("Serbian police beat Albanian students.", ["SRB COP"], ["ALB CIV"]),
        ("Niger's junta rejected a French offer.", ["NER GOV"], ["FRA ?"]),
        ("Twenty Nigerian soldiers were killed by Boko Haram.", ["NGA REB"], ["NGA MIL"]),
        ("The Syrian president met his Russian counterpart in Moscow.", ["SYR GOV", "RUS ?"], []),
        ("Iran supplied Hezbollah with missiles.", ["IRN GOV"], ["LBN REB"]),
        ("Thailand and Cambodia signed a ceasefire.", ["THA GOV", "KHM GOV"], []),
        ("Eritrea withdrew its troops from Tigray.", ["ERI GOV"], []),
        ("Myanmar's army bombed a Kachin camp.", ["MMR MIL"], []),
        ("Two Lebanese journalists were killed in an Israeli strike on Tyre.", ["ISR ?"], ["LBN MED"]),
        ("Putin telephoned Erdogan.", ["RUS ?", "TUR ?"], []),
        ("Britain imposed sanctions on two Sudanese generals.", ["GBR GOV"], ["SDN MIL"]),
        ("Pakistani jets bombed Afghan villages in Khost.", ["PAK MIL"], ["AFG ?"]),
        ("The president of Kenya urged Congolese rebels to lay down their arms.", ["KEN GOV"], ["COD REB"]),
        ("Egypt and Turkey agreed to exchange ambassadors.", ["EGY GOV", "TUR GOV"], []),
        ("The German chancellor visited Kyiv.", ["DEU GOV"], ["UKR GOV"]),
        ("North Korea tested a missile.", ["PRK GOV"], []),
        ("France withdrew its ambassador from Niger.", ["FRA GOV"], ["NER GOV"]),
        ("Ethiopian federal police detained an Amhara opposition leader.", ["ETH COP"], ["? OPP"]),
        ("Fighting between the Sudanese army and the RSF flared in Nyala.", ["SDN MIL", "SDN PAR"], []),
        ("Peruvian miners blocked a highway.", ["PER CIV"], []),
        ("Kosovo's government banned Serbian trucks.", ["XKX GOV"], ["SRB ?"]),
        ("Libyan coastguards rescued 90 migrants.", ["LBY COP"], ["? REF"]),
        ("The United States offered to mediate between Egypt and Ethiopia.", ["USA GOV"], ["EGY GOV", "ETH GOV"]),
        ("Three Chinese engineers were kidnapped by Baloch separatists.", ["? REB"], ["CHN CIV"]),
        ("The Colombian army killed a commander of the ELN.", ["COL MIL"], ["COL REB"]),
        ("Japan suspended aid to Myanmar.", ["JPN GOV"], ["MMR GOV"]),
        ("Lebanon's army and Hezbollah met in Beirut.", ["LBN MIL", "LBN REB"], []),
        ("The Philippines accused a Chinese ship of ramming its boat.", ["PHL GOV"], ["CHN ?"]),
        ("Cameroon deployed 2,000 soldiers along its border with Nigeria.", ["CMR GOV", "CMR MIL"], []),
        ("Rwanda apologised to Burundi.", ["RWA GOV"], ["BDI GOV"]),
        ("Belarusian courts jailed two Polish reporters.", ["BLR JUD"], ["POL MED"]),
        ("Tanzania deported Kenyan activists.", ["TZA GOV"], ["KEN CIV"]),
        ("A Ukrainian drone attack on Moscow wounded five people.", ["UKR ?"], ["RUS ?", "? CIV"]),
        ("Ten miners died when Nigerian jets bombed a camp.", ["NGA MIL"], []),
        ("Guerrillas of the Black Reed Liberation Front burned a bus.", ["? REB"], []),
        ("Analysts feared an assault involving both Syrian and Turkish forces.", ["SYR MIL", "TUR MIL"], []),
    ],
)
def test_roles(text: str, acting: list[str], receiving: list[str]) -> None:
    found = read(text)
    assert codes(found, Role.ACTOR) == acting
    assert codes(found, Role.RECIPIENT) == receiving


def test_a_named_group_is_an_entity() -> None:
    assert read("The RSF launched an assault on El Obeid.")[0].entity == "Rapid Support Forces"


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Guerrillas of the Black Reed Liberation Front burned a bus.", "Black Reed Liberation Front"),
        ("Gunmen loyal to Wagner shot two traders.", "Wagner Group"),
        ("Alleged Shining Path members killed a mayor.", "Shining Path"),
        ("Soldiers of the Arakan Army shelled Sittwe.", "Arakan Army"),
    ],
)
def test_fighters_bear_the_name_of_their_group(text: str, entity: str) -> None:
    assert read(text)[0].entity == entity


COUNTRIES = ("RUS", "UKR", "ISR", "LBN", "IND", "PAK")


@pytest.mark.parametrize(
    "text",
    [
        "{a} troops shelled {b} villages at dawn.",
        "{a} jets struck a {b} airbase, killing three {b} pilots.",
        "A raid by {a} commandos on {b} soldiers left six dead.",
        "The {a} government accused {b} rebels of the bombing.",
        "The {a} parliament demanded that the {b} army withdraw.",
    ],
)
@pytest.mark.parametrize(("a", "b"), [("Russian", "Ukrainian"), ("Israeli", "Lebanese"), ("Indian", "Pakistani")])
def test_both_sides_act_and_suffer_alike(text: str, a: str, b: str) -> None:
    sides = dict(zip(["Russian", "Ukrainian", "Israeli", "Lebanese", "Indian", "Pakistani"], COUNTRIES, strict=True))
    swapped = {sides[a]: sides[b], sides[b]: sides[a]}
    there = [(x.role, swapped.get(x.country or ""), x.sector) for x in read(text.format(a=a, b=b))]
    assert there == [(x.role, x.country, x.sector) for x in read(text.format(a=b, b=a))]


def test_people_belong_to_the_country_of_their_town() -> None:
    text = "Darfur rebels raided a post. Officials in Khartoum condemned it."
    claims = next(Extractor().read([make_report(text)])).claims
    assert [a.country for a in claims[0].actors if a.role is Role.ACTOR] == ["SDN"]


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
