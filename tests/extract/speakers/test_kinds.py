"""Kinds of source and whether they are named, by the nouns of many trades."""

import pytest
from tests.extract.speakers.asking import who

CASES = [
    ("The harbourmaster of Berdyansk said two barges had sunk.", "official", False),
    ("The boatman who ferried them across the Moei said nine had drowned.", "witness", True),
    ("Hospital staff in Uvira said 14 bodies had come in on carts.", "witness", True),
    ("One of the hostages, who was freed last year, said the guards were boys.", "witness", True),
    ("A group of midwives said the ward had no light.", "witness", True),
    ("A columnist for Al-Akhbar wrote that the party would keep its rockets.", "outlet", True),
    ("State media said the launch had succeeded.", "outlet", False),
    ("Local media said the bridge was down.", "outlet", True),
    ("Minutes of the cabinet meeting say that the chief of staff objected.", "document", False),
    ("Border guards in Lublin said a drone had fallen on a barn.", "authority", False),
    ("Provincial health officials said three tourists were shot in Bamiyan.", "unnamed", True),
    ("A M23 commander, who spoke on condition of anonymity, said the rebels would stay.", "unnamed", True),
    ("A local resistance fighter said the hospital was hit by paragliders.", "unnamed", True),
    ("A spokesperson for the Rapid Support Forces said no child was harmed.", "official", False),
    ("Weapons experts from Conflict Armament Research found that the engine was new.", "analyst", True),
    ("Michael Kofman of the Carnegie Endowment said the offensive had culminated.", "analyst", False),
    ("Mayors said the Bekaa was struck after the deal.", "official", False),
    ("Two ministers said the talks had failed.", "unnamed", True),
    ("A gunner with the call sign Badger said the van was gone.", "witness", False),
    ("Amina Yusuf said she had fled Zalingei on foot.", "witness", False),
    ("The news agency said the port was open.", "outlet", False),
    ("An armed group said it had blown up the pipeline.", "belligerent", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "anonymous"), CASES)
def test_a_source_has_a_kind_and_a_name_or_none(text: str, kind: str, anonymous: bool) -> None:
    told = who(text)
    assert (told[1], told[3]) == (kind, anonymous)
