"""Which claims are compared: the keys miss nothing that is alike, and what was said long after is another thing."""

from dataclasses import replace
from itertools import combinations, islice

import pytest
from benchmarks.newsroom import Beat, taken_in

from reportedly.assess.edges import disputes, edges
from reportedly.assess.propositions import (
    REACH_DAYS,
    Kept,
    Proposition,
    likeness,
    proposition,
    propositions_in,
)
from reportedly.assess.telling import Carrier, Telling
from reportedly.knowledge.gazetteer import open_gazetteer
from reportedly.model import Commitment, EventType, Polarity, Sector, Span

from .tellings import TAIZ, YEMEN, Teller

SHELLED = {"event": ("shelled", EventType.ASSAULT), "actor": ("rebels", "YEM", Sector.REB)}


def propositions() -> list[Proposition]:
    """Of places, of regions and countries around them, and of no place at all."""
    made = []
    for one in islice(taken_in(Beat(a_day=3, places=3, sources=4, outlets=3), seed=3), 12):
        carrier = Carrier(one.report.id, one.report.publisher or "", one.report.published, one.report.id)
        for number, claim in enumerate(one.claims):
            bare = claim.model_copy(update={"places": ()}) if number % 4 == 0 else claim
            made.append(proposition(Telling(bare, carrier), open_gazetteer()))
    return [one for one in made if one is not None]


def test_the_keys_miss_nothing_that_is_alike() -> None:
    found = propositions()
    kept = Kept(found)
    alike = [(one, other) for one, other in combinations(found, 2) if likeness(one, other) is not None]
    assert len(alike) > 100
    for one, other in alike:
        assert other in kept.beside(one)
        assert one in kept.beside(other)


def test_claims_of_different_places_are_not_even_compared() -> None:
    wire = Teller("Taiz Wire")
    here = proposition(
        wire("Residents said rebels shelled Taiz.", "Residents", place=("Taiz", TAIZ), **SHELLED), open_gazetteer()
    )
    aden = {**TAIZ, "name": "Aden", "geonames": 415189}
    there = proposition(
        wire("Residents said rebels shelled Aden.", "Residents", place=("Aden", aden), **SHELLED), open_gazetteer()
    )
    assert here is not None
    assert there is not None
    assert here not in Kept([here, there]).beside(there)


@pytest.mark.parametrize(("day", "met"), [("2024-11-12", True), ("2025-01-09", True), ("2025-01-11", False)])
def test_a_denial_meets_what_was_said_within_sixty_days(day: str, met: bool) -> None:
    assert REACH_DAYS == 60
    wire = Teller("Taiz Wire", "2024-11-11")(
        "Residents said rebels shelled Taiz.", "Residents", place=("Taiz", TAIZ), **SHELLED
    )
    later = Teller("Aden Herald", day)(
        "Amer said rebels never shelled Taiz.",
        "Amer",
        entity="Hassan Amer",
        place=("Taiz", TAIZ),
        polarity=Polarity.NEGATIVE,
        **SHELLED,
    )
    assert bool(disputes([wire, later], open_gazetteer())) is met
    assert bool(edges([wire, later], open_gazetteer())) is met


def test_one_denial_is_one_dispute_whatever_its_keys() -> None:
    told = [
        Teller("Taiz Wire")("Residents said rebels shelled Taiz.", "Residents", place=("Taiz", TAIZ), **SHELLED),
        Teller("Aden Herald")("The mayor said rebels shelled Yemen.", "The mayor", place=("Yemen", YEMEN), **SHELLED),
        Teller("Sanaa Post")("A doctor said rebels shelled houses.", "A doctor", **SHELLED),
        Teller("Ibb Times")(
            "Amer said rebels never shelled Taiz.", "Amer", entity="Amer", place=("Taiz", TAIZ),
            polarity=Polarity.NEGATIVE, **SHELLED,
        ),
    ]  # fmt: skip
    [dispute] = disputes(told, open_gazetteer())
    assert len(dispute.claims_for) == 3


@pytest.mark.parametrize(("commitment", "met"), [(Commitment.DENIED, True), (Commitment.ASSERTED, False)])
def test_only_a_denial_speaks_of_what_was_told_before(commitment: Commitment, met: bool) -> None:
    shelled = Teller("Taiz Wire")("Residents said rebels shelled Taiz.", "Residents", place=("Taiz", TAIZ), **SHELLED)
    answer = Teller("Taiz Wire")(
        "Amer said no battle was over.", "Amer", event=("battle", EventType.ASSAULT),
        commitment=commitment, polarity=Polarity.NEGATIVE,
    )  # fmt: skip
    behind = answer.claim.model_copy(update={"content": (Span(100, 110),)})
    first, second = propositions_in([shelled, replace(answer, claim=behind)], open_gazetteer())
    assert (likeness(first, second) is not None) is met
