"""Who says which words: a sentence, and every clause with its chain of sources ("" for the report's own voice)."""

import pytest
from tests.factory import make_parse

from reportedly.extract.contents import find_told
from reportedly.extract.quotations import find_quotations

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("The governor said two districts had lost power.", [("The governor", "two districts had lost power")]),
    ("Two districts had lost power, the governor said.", [("the governor", "Two districts had lost power")]),
    ("Two districts, the governor said, had lost power.", [("the governor", "Two districts had lost power")]),
    (
        "Two districts had lost power, said the governor of Bago, Ko Win.",
        [("the governor of Bago, Ko Win", "Two districts had lost power")],
    ),
    ("According to the mission, the truce is holding.", [("the mission", "the truce is holding")]),
    ("The truce is holding, according to the mission.", [("the mission", "The truce is holding")]),
    (
        "According to Radio Okapi, citing two aid workers, the road to Sake was cut.",
        [("Radio Okapi < two aid workers", "the road to Sake was cut")],
    ),
    (
        "Yonhap said the launch had failed, quoting a military officer.",
        [("Yonhap < a military officer", "the launch had failed")],
    ),
    (
        "Kyodo reported the launch, attributing the news to the defence ministry.",
        [("Kyodo < the defence ministry", "the launch")],
    ),
    (
        "The minister told lawmakers that talks would resume in May, according to three people who were in the room.",
        [("three people who were in the room < The minister", "talks would resume in May")],
    ),
    (
        "The commander was quoted by TASS as saying the bridge had been destroyed.",
        [("TASS < The commander", "the bridge had been destroyed")],
    ),
    (
        "TASS quoted the commander as saying that the bridge had been destroyed.",
        [("TASS < the commander", "the bridge had been destroyed")],
    ),
    (
        "As reported by the state broadcaster, the junta has extended the curfew.",
        [("the state broadcaster", "the junta has extended the curfew")],
    ),
    (
        '"We will not leave," the mayor told reporters, "and we will not negotiate."',
        [("the mayor", "We will not leave"), ("the mayor", "we will not negotiate")],
    ),
    (
        "“We buried eleven people,” said Amina, a teacher. “The youngest was four.”",
        [("Amina, a teacher", "We buried eleven people"), ("Amina, a teacher", "The youngest was four")],
    ),
    (
        "“They came at night.\n“They took the men,” said Hawa, 34.",
        [("Hawa, 34", "They came at night"), ("Hawa, 34", "They took the men")],
    ),
    ("Tehran denied that it had supplied the missiles.", [("Tehran", "it had supplied the missiles")]),
    ("The group denied shelling the market.", [("The group", "shelling the market")]),
    ("The army rejected the accusation that it had used gas.", [("The army", "it had used gas")]),
    ("Ankara dismissed the report as baseless.", [("Ankara", "the report as baseless")]),
    ("The army could not confirm the reports that a jet had crashed.", [("The army", "a jet had crashed")]),
    ("The embassy declined to say whether its staff had left.", [("The embassy", "whether its staff had left")]),
    ("The UN warned of famine in the camps.", [("The UN", "famine in the camps")]),
    (
        "The junta accused the rebels of burning two villages.",
        [("The junta", "the rebels of burning two villages")],
    ),
    ("The movement threatened to close the strait.", [("The movement", "to close the strait")]),
    (
        "The council urged both sides to withdraw their heavy weapons.",
        [("The council", "both sides to withdraw their heavy weapons")],
    ),
    ("The Pope called for a ceasefire in Sudan.", [("The Pope", "a ceasefire in Sudan")]),
    (
        "Satellite images show that the hangar has burned out.",
        [("", "Satellite images show that the hangar has burned out")],
    ),
    (
        "Satellite images reviewed by the institute suggest that the bridge still stands.",
        [("the institute", "the bridge still stands")],
    ),
    ("The storm threatened to flood the port.", [("", "The storm threatened to flood the port")]),
    (
        "The spokesman said that the drones came from the north and that three were shot down.",
        [("The spokesman", "the drones came from the north"), ("The spokesman", "three were shot down")],
    ),
    ("The president said he believed the hostages were alive.", [("The president", "the hostages were alive")]),
    (
        "Witnesses said they saw soldiers loot shops; the army denied it.",
        [("Witnesses", "they saw soldiers loot shops"), ("the army", "they saw soldiers loot shops")],
    ),
    (
        "Some 300 prisoners were reportedly exchanged near the border.",
        [("", "Some 300 prisoners were reportedly exchanged near the border")],
    ),
    (
        "The rebels shelled Goma, killed 12 miners and have since withdrawn.",
        [("", "The rebels shelled Goma"), ("", "killed 12 miners"), ("", "have since withdrawn")],
    ),
    (
        "An airstrike killed at least 17 people, including six inmates, and wounded ten.",
        [("", "An airstrike killed at least 17 people , including six inmates"), ("", "wounded ten")],
    ),
    (
        "As a result of the raid 16 Kenyan sailors were injured.",
        [("", "As a result of the raid 16 Kenyan sailors were injured")],
    ),
    (
        "The town shrank to 4,000 people, with around 900 trapped in cellars.",
        [("", "The town shrank to 4,000 people"), ("", "around 900 trapped in cellars")],
    ),
    ("Guterres: “There must be talks.”", [("Guterres", "There must be talks")]),
    ("“There must be talks.” — António Guterres", [("António Guterres", "There must be talks")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:60] for text, _ in CASES])
def test_each_clause_has_its_chain(text: str, expected: list[tuple[str, str]]) -> None:
    parse = make_parse(text)
    told, _ = find_told(parse, find_quotations(parse.report))
    found = []
    for each in told:
        chain = " < ".join(parse.report.quote(step.source.span) for step in each.chain)
        tokens = each.clause.tokens
        found.append((chain, " ".join(t.text for t in tokens)))
    assert found == expected
