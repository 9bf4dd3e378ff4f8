"""Support, contradiction, and who is one origin."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assess.tellings import TAIZ, Teller

from reportedly.assess.edges import disputes, edges
from reportedly.assess.telling import Telling
from reportedly.knowledge.gazetteer import open_gazetteer
from reportedly.model import Commitment, EventType, Link, Polarity, Relation, Sector, SourceKind

GAZETTEER = open_gazetteer()
MARIB = {"name": "Marib", "geonames": 72966, "country": "YEM", "kind": "settlement"}


def struck(
    outlet: str,
    name: str,
    *,
    denied: bool = False,
    day: str = "2024-11-11",
    where: tuple[str, dict[str, object]] = ("Taiz", TAIZ),
    actor: str = "YEM",
    **more: object,
) -> Telling:
    sentence = f"{name} said the army shelled {where[0]}."
    return Teller(outlet, day)(
        sentence,
        name,
        entity=name,
        place=where,
        event=("shelled", EventType.ASSAULT),
        actor=("the army", actor, Sector.MIL),
        commitment=Commitment.DENIED if denied else more.pop("commitment", Commitment.ASSERTED),  # type: ignore[arg-type]
        polarity=Polarity.NEGATIVE if denied else Polarity.POSITIVE,
        **more,  # type: ignore[arg-type]
    )


def relations(*tellings: Telling) -> list[Relation]:
    return [edge.relation for edge in edges(tellings, GAZETTEER)]


def test_the_edge_leads_from_the_later_claim_to_the_earlier() -> None:
    early, late = struck("A", "The mayor"), struck("B", "The clinic", day="2024-11-12")
    [edge] = edges([late, early], GAZETTEER)
    assert (edge.relation, edge.claim, edge.other) == (Relation.SUPPORTS, late.claim.id, early.claim.id)
    assert "ASSAULT" in edge.reason
    assert "actor YEM" in edge.reason


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (("A", "The mayor", {}), ("B", "The army", {"denied": True}), [Relation.CONTRADICTS]),
        (("A", "The mayor", {}), ("B", "The mayor", {}), [Relation.SAME_ORIGIN]),
        (("A", "The army", {}), ("B", "The army", {"denied": True, "day": "2024-11-13"}), [Relation.SUPERSEDES]),
        (("A", "The mayor", {}), ("B", "The army", {"commitment": Commitment.UNCOMMITTED}), []),
        (("A", "The mayor", {}), ("B", "The army", {"commitment": Commitment.PREDICTED}), []),
        (("A", "The mayor", {}), ("B", "The army", {"denied": True, "where": ("Marib", MARIB)}), []),
        (("A", "The mayor", {}), ("B", "The army", {"denied": True, "actor": "SAU"}), []),
    ],
)
def test_which_edge(one, other, found) -> None:
    assert relations(struck(*one[:2], **one[2]), struck(*other[:2], **other[2])) == found


def test_a_dispute_names_those_for_against_and_open() -> None:
    tellings = [
        struck("A", "The mayor"),
        struck("B", "The clinic"),
        struck("C", "The army", denied=True),
        struck("D", "The envoy", commitment=Commitment.UNCOMMITTED),
    ]
    [found] = disputes(tellings, GAZETTEER)
    assert [o.name for o in found.affirmed.origins] == ["The clinic", "The mayor"]
    assert [o.name for o in found.denied.origins] == ["The army"]
    assert [o.name for o in found.neither.origins] == ["The envoy"]
    assert found.about == "the army shelled Taiz"
    assert "against it one outlet, one origin" in found.reason


def test_without_a_denial_there_is_no_dispute() -> None:
    assert disputes([struck("A", "The mayor"), struck("B", "The clinic")], GAZETTEER) == ()


@given(seed=st.integers(0, 999))
def test_the_order_does_not_matter(seed: int) -> None:
    tellings = [struck("A", "The mayor"), struck("B", "The army", denied=True), struck("C", "The clinic")]
    before = edges(tellings, GAZETTEER), disputes(tellings, GAZETTEER)
    random.Random(seed).shuffle(tellings)
    assert (edges(tellings, GAZETTEER), disputes(tellings, GAZETTEER)) == before


def test_swapping_the_parties_changes_nothing_but_the_names() -> None:
    def shape(side: str) -> list[tuple[Relation, float]]:
        told = [struck("A", "The mayor", actor=side), struck("B", "The army", actor=side, denied=True)]
        return [(edge.relation, edge.score) for edge in edges(told, GAZETTEER)]

    assert shape("YEM") == shape("SAU") == shape("RUS")


def test_what_is_not_so_yet_leaves_it_open() -> None:
    envoy = Teller("B")(
        "The envoy said they have not yet seen the army shell Taiz.",
        "The envoy",
        entity="The envoy",
        place=("Taiz", TAIZ),
        event=("shell", EventType.ASSAULT),
        actor=("the army", "YEM", Sector.MIL),
        polarity=Polarity.NEGATIVE,
    )
    [found] = disputes([struck("A", "The mayor"), struck("C", "The army", denied=True), envoy], GAZETTEER)
    assert [o.name for o in found.denied.origins] == ["The army"]
    assert [o.name for o in found.neither.origins] == ["The envoy"]


@pytest.mark.parametrize(
    ("other", "day", "relation"),
    [
        (40, "2024-11-11", Relation.CONTRADICTS),
        (40, "2024-11-20", Relation.SUPPORTS),
        (12, "2024-11-11", Relation.SUPPORTS),
    ],
)
def test_figures_that_cannot_both_be_are_no_support(other: int, day: str, relation: Relation) -> None:
    def dead(outlet: str, name: str, number: int, day: str) -> Telling:
        return Teller(outlet, day)(
            f"{name} said the army shelled Taiz and {number} people died.",
            name,
            entity=name,
            place=("Taiz", TAIZ),
            event=("shelled", EventType.ASSAULT),
            actor=("the army", "YEM", Sector.MIL),
            figure=(str(number), number, number),
        )

    assert relations(dead("A", "The mayor", 12, "2024-11-11"), dead("B", "The clinic", other, day)) == [relation]


@pytest.mark.parametrize(
    ("words", "commitment", "side"),
    [
        ("it could not confirm the shelling", Commitment.UNCOMMITTED, "neither"),
        ("there had been no shelling", Commitment.DENIED, "denied"),
    ],
)
def test_what_is_denied_or_left_open_without_a_place_is_what_the_report_told_before(
    words: str, commitment: Commitment, side: str
) -> None:
    """ "The alliance could not confirm the deployment": the one that the report had just told."""
    told = struck("Radio One", "Salma Aden")
    name = "The head of the alliance"
    answer = Teller("Radio One")(
        f"{name} said {words}.",
        name,
        entity=name,
        event=("shelling", EventType.ASSAULT),
        commitment=commitment,
        polarity=Polarity.NEGATIVE if commitment is Commitment.DENIED else Polarity.POSITIVE,
    )
    in_one = [replace(t, carrier=replace(t.carrier, report="r_one", family="r_one")) for t in (told, answer)]
    denied = struck("Radio Two", "Omar Haddad", denied=True)
    found = disputes([denied, *in_one], GAZETTEER)
    assert any(name in [o.name for o in getattr(dispute, side).origins] for dispute in found)
    apart = disputes([denied, told, answer], GAZETTEER)
    assert not any(name in [o.name for o in getattr(dispute, side).origins] for dispute in apart)


@pytest.mark.parametrize(
    ("outlet", "relation"), [("Open Desk", Relation.SAME_ORIGIN), ("Lake Post", Relation.SUPPORTS)]
)
def test_what_an_outlet_passes_on_of_another_has_the_origin_that_the_other_gives(
    outlet: str, relation: Relation
) -> None:
    told = struck("Open Desk", "Salma Aden")
    passed_on = struck("Radio Two", outlet, day="2024-11-12")
    [edge] = edges([told, passed_on], GAZETTEER)
    assert edge.relation is relation


def test_somebody_unnamed_whom_another_outlet_cites_is_the_one_of_its_own_report() -> None:
    first = struck("Open Desk", "a nurse")
    one = replace(first, claim=first.claim.model_copy(update={"attribution": (_unnamed(first),)}))
    relayed = struck("Radio Two", "Open Desk", day="2024-11-12")
    chain = (*relayed.claim.attribution, _unnamed(first))
    other = replace(relayed, claim=relayed.claim.model_copy(update={"attribution": chain}))
    [edge] = edges([one, other], GAZETTEER)
    assert edge.relation is Relation.SAME_ORIGIN


def _unnamed(telling: Telling) -> Link:
    return telling.claim.attribution[0].model_copy(
        update={"mention": "a nurse", "entity": None, "kind": SourceKind.UNNAMED, "anonymous": True}
    )
