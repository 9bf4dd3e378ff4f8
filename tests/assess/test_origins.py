"""Who is one origin, and how many stand behind something."""

from tests.assess.tellings import Teller

from reportedly.assess.identities import Identities, origins_of
from reportedly.assess.origins import in_words, standing
from reportedly.assess.telling import Telling
from reportedly.model import Origin, SourceKind


def named(teller: Teller, name: str, affiliation: str | None = None):
    return teller(f"{name} said four barges sank.", name, entity=name, affiliation=affiliation)


def unnamed(teller: Teller):
    return teller("Two officials said four barges sank.", "Two officials")


def test_the_same_president_in_two_reports_is_one_origin() -> None:
    found = standing([named(Teller("A"), "Ana Ruiz", "COL"), named(Teller("B", "2024-12-01"), "Ana Ruiz")])
    assert [o.name for o in found.origins] == ["Ana Ruiz"]
    assert found.affiliations == ("COL",)
    assert in_words(found) == "two outlets, one origin"


def test_the_reports_own_voice_is_its_outlet() -> None:
    own = Teller("Radio Sol")("Four barges sank.", None)
    assert [o.name for o in origins_of(own)] == ["Radio Sol"]


def test_somebody_unnamed_is_one_only_within_a_family_of_copies() -> None:
    apart = standing([unnamed(Teller("A")), unnamed(Teller("B", "2024-11-12"))])
    copies = standing([unnamed(Teller("A", family="r_1")), unnamed(Teller("B", "2024-11-12", family="r_1"))])
    assert (len(apart.unnamed), len(copies.unnamed)) == (2, 1)
    assert apart.origins == ()
    assert in_words(copies) == "two outlets, no origins, one origin not named"


def test_a_merge_holds_and_its_undoing_restores_the_former_result() -> None:
    tellings = [named(Teller("A"), "Ana Ruiz"), named(Teller("B"), "A. Ruiz Mora")]
    before = standing(tellings)
    one, other = before.origins
    merged = standing(tellings, Identities({one.id: other.id}, {other.id: other}))
    assert [o.name for o in merged.origins] == [other.name]
    assert standing(tellings, Identities()) == before


def test_merges_in_a_circle_end() -> None:
    origin = Origin(id="o_1", name="X", kind=SourceKind.OFFICIAL)
    assert Identities({"o_1": "o_2", "o_2": "o_1"}).settled(origin).id in ("o_1", "o_2")


def test_an_office_is_a_name_and_a_role_is_none() -> None:
    def described(outlet: str, mention: str):
        told = Teller(outlet)(f"{mention} said four barges sank.", mention)
        link = told.claim.attribution[0].model_copy(update={"anonymous": False})
        return Telling(told.claim.model_copy(update={"attribution": (link,)}), told.carrier)

    offices = standing([described("A", "The mayor of Sirte"), described("B", "the mayor of Sirte")])
    roles = standing([described("A", "The spokesman"), described("B", "the spokesman")])
    assert [o.name for o in offices.origins] == ["mayor of Sirte"]
    assert (len(roles.origins), len(roles.unnamed)) == (0, 2)
