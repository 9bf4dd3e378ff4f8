"""Who is one origin, and how many stand behind something."""

import pytest
from tests.assess.tellings import Teller

from reportedly.assess.identities import Identities, origins_of
from reportedly.assess.origins import in_words, standing
from reportedly.assess.relays import first_hand
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


def test_what_outlets_say_in_an_agency_s_words_is_the_agency_s() -> None:
    one = Teller("Lake Post", via="Harbour Wire")("Four barges sank.", None)
    other = Teller("Radio Sol", "2024-11-12", via="Harbour Wire")("Four barges sank near Sake.", None)
    own = Teller("Harbour Wire", "2024-11-10")("Four barges went down.", None)
    assert [o.name for o in standing([one, other, own]).origins] == ["Harbour Wire"]
    assert len({o.id for telling in (one, other, own) for o in origins_of(telling)}) == 1


def test_a_copy_that_credits_an_agency_tells_who_wrote_the_others() -> None:
    first = Teller("Lake Post", family="r_1")("Four barges sank.", None)
    later = Teller("Radio Sol", "2024-11-12", "r_1", via="Harbour Wire")("Four barges sank.", None)
    found = first_hand([(first, 4), (later, 4)], Identities())
    assert [[o.name for o in origins] for origins in found] == [["Harbour Wire"]] * 2


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


def relayed(outlet: str, by: str, *, own: bool = False) -> Telling:
    """`outlet` says that `by` reported it; with `own`, that `by` cites two officials."""
    told = Teller(outlet, "2024-11-12")("Two officials said four barges sank.", "Two officials")
    first = told.claim.attribution[0]
    cited = first.model_copy(update={"entity": by, "anonymous": False, "kind": SourceKind.OUTLET})
    return Telling(told.claim.model_copy(update={"attribution": (cited, first) if own else (cited,)}), told.carrier)


def test_an_outlet_that_is_cited_hands_on_the_word_of_its_own_source() -> None:
    first = named(Teller("The Courier"), "Ana Ruiz")
    assert [o.name for o in standing([first, relayed("B", "Courier")]).origins] == ["Ana Ruiz"]
    assert [o.name for o in standing([relayed("B", "Courier"), relayed("C", "Courier")]).origins] == ["Courier"]


def test_the_officials_whom_one_outlet_cites_are_the_same_whoever_relays_them() -> None:
    first = unnamed(Teller("The Courier"))
    absent = standing([relayed("B", "Courier", own=True), relayed("C", "The Courier", own=True)])
    present = standing([first, relayed("B", "Courier", own=True)])
    others = standing([relayed("B", "Courier", own=True), relayed("C", "Gazette", own=True)])
    assert [len(found.unnamed) for found in (absent, present, others)] == [1, 1, 2]


def test_what_a_copy_says_in_its_own_voice_is_the_writers() -> None:
    first = Teller("Radio Sol")("Four barges sank.", None)
    copy = Teller("Echo", "2024-11-12", family=first.carrier.report)("Four barges sank.", None)
    assert [o.name for o in standing([copy, first]).origins] == ["Radio Sol"]
    assert standing([copy, first]).outlets == ("Echo", "Radio Sol")


def test_outlets_that_cite_each_other_end() -> None:
    assert len(standing([relayed("A", "B"), relayed("B", "A")]).origins) == 2


def test_a_crowd_that_cites_one_another_is_followed_once() -> None:
    names = ["Akhbar", "Bulletin", "Courier", "Dispatch", "Echo", "Forum"]
    crowd = [relayed(one, other) for one in names for other in names if one != other]
    assert sorted(o.name for o in standing([*crowd, *crowd]).origins) == names
    known = named(Teller("Echo"), "Ana Ruiz")
    assert [o.name for o in standing([*crowd, known]).origins] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("a report by Amnesty International", "Amnesty International"),
        ("a study from the Harbin Center", "Harbin Center"),
        ("the Harbin Center's latest review", "Harbin Center"),
        ("a leaked memo", None),
    ],
)
def test_a_document_is_its_makers_word(mention: str, name: str | None) -> None:
    told = Teller()(f"{mention} said four barges sank.", mention)
    link = told.claim.attribution[0].model_copy(update={"kind": SourceKind.DOCUMENT, "anonymous": False})
    [found] = origins_of(Telling(told.claim.model_copy(update={"attribution": (link,)}), told.carrier))
    assert found.name == (name or "leaked memo")
    assert found.anonymous is (name is None)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mali's security ministry", "the Malian security ministry", True),
        ("South Sudan’s relief commission", "the South Sudanese relief commission", True),
        ("The Continental", "Continental", True),
        ("Sudan Tribune", "the Sudanese Tribune", False),
        ("Mali's security ministry", "Niger's security ministry", False),
    ],
)
def test_a_body_is_one_by_its_countrys_name_and_adjective(one: str, other: str, same: bool) -> None:
    assert len(standing([named(Teller("A"), one), named(Teller("B"), other)]).origins) == (1 if same else 2)
