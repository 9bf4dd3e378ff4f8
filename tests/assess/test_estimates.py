"""Estimates: what is one question, whose figure stands, who disagrees, and what the policies make of it."""

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assess.tellings import TAIZ, YEMEN, Teller

from reportedly.assess.estimates import estimates
from reportedly.assess.telling import Telling
from reportedly.knowledge.gazetteer import open_gazetteer
from reportedly.model import AsOf, Bound, Commitment, Estimate, Measure, Policy, Sector

GAZETTEER = open_gazetteer()


def weighed(*tellings: Telling, policy: Policy = Policy.MEDIAN_OF_ORIGINS, **more: date) -> dict[str, Estimate]:
    """Estimates by the name of their place."""
    found = estimates(tellings, GAZETTEER, policy=policy, **more)
    return {e.estimand.where.name if e.estimand.where else "": e for e in found}


def killed(teller: Teller, number: int, name: str, *, low: bool = True, high: bool = True, **more: object) -> Telling:
    sentence = f"{name} said {number} people were killed in Taiz."
    figure = (str(number), number if low else None, number if high else None)
    return teller(sentence, name, entity=name, figure=figure, place=("Taiz", TAIZ), **more)  # type: ignore[arg-type]


def test_two_origins_that_exclude_each_other() -> None:
    found = weighed(killed(Teller(), 32, "The committee"), killed(Teller("Other"), 74, "The army"))["Taiz"]
    assert [(f.low, f.high, f.origin.name) for f in found.figures] == [
        (74, 74, "The army"),
        (32, 32, "The committee"),
    ]
    assert len(found.disagreements) == 1
    assert "The army: 74; The committee: 32" in found.disagreements[0].reason
    assert found.standing.outlets == ("Other", "Test Wire")


@pytest.mark.parametrize(
    ("one", "other", "excluded"),
    [
        ((300, 300, Bound.ABOUT), (325, 325, Bound.EXACT), False),
        ((300, 300, Bound.ABOUT), (340, 340, Bound.EXACT), True),
        ((300, 300, Bound.NEARLY), (280, 280, Bound.EXACT), False),
        ((300, 300, Bound.NEARLY), (310, 310, Bound.EXACT), True),
        ((300, None, Bound.AT_LEAST), (900, 900, Bound.EXACT), False),
        ((300, None, Bound.AT_LEAST), (200, 200, Bound.EXACT), True),
        ((None, 300, Bound.AT_MOST), (310, None, Bound.AT_LEAST), True),
        ((200, 999, Bound.VAGUE), (650, 650, Bound.EXACT), False),
    ],
)
def test_what_excludes_what_after_the_tolerance(one, other, excluded) -> None:
    tellings = []
    for (low, high, bound), name, outlet in ((one, "The army", "A"), (other, "The clinic", "B")):
        sentence = f"{name} said the dead of Taiz number many."
        figure = ("many", low, high)
        tellings.append(Teller(outlet)(sentence, name, entity=name, figure=figure, bound=bound, place=("Taiz", TAIZ)))
    found = weighed(*tellings)["Taiz"]
    assert bool(found.disagreements) is excluded


def test_the_same_number_of_one_origin_in_two_reports_is_one_figure() -> None:
    found = weighed(killed(Teller("A"), 9, "The army"), killed(Teller("B", "2024-11-12"), 9, "The army"))["Taiz"]
    [figure] = found.figures
    assert figure.outlets == ("A", "B")
    assert figure.as_of == date(2024, 11, 11)
    assert len(found.standing.origins) == 1


def test_a_later_figure_supersedes_the_origins_own_and_nobody_elses() -> None:
    found = weighed(
        killed(Teller(), 9, "The army"),
        killed(Teller("B", "2024-11-14"), 14, "The army"),
        killed(Teller("C"), 11, "The clinic"),
    )["Taiz"]
    assert {(f.origin.name, f.low): f.superseded for f in found.figures} == {
        ("The army", 9): True,
        ("The army", 14): False,
        ("The clinic", 11): False,
    }


def test_a_part_does_not_disagree_with_its_total_unless_it_is_greater() -> None:
    total = killed(Teller("A"), 12, "The army")
    part = killed(Teller("B"), 11, "The clinic", part_of=12)
    greater = killed(Teller("B"), 19, "The clinic", part_of=20)
    assert not weighed(total, part)["Taiz"].disagreements
    assert weighed(total, greater)["Taiz"].disagreements


def test_a_figure_for_a_town_is_shown_within_the_country_and_not_held_against_it() -> None:
    country = Teller("B")(
        "The union said 90 people were killed in Yemen.",
        "The union",
        entity="The union",
        figure=("90", 90, 90),
        place=("Yemen", YEMEN),
    )
    found = weighed(killed(Teller(), 9, "The army"), country)
    assert set(found) == {"Taiz", "Yemen"}
    within = {f.origin.name: f.within.name if f.within else None for f in found["Yemen"].figures}
    assert within == {"The army": "Taiz", "The union": None}
    assert not found["Yemen"].disagreements
    assert found["Yemen"].best.best == 90


def test_soldiers_troops_and_servicemen_are_counted_as_one_and_the_dead_of_an_army_apart() -> None:
    def troops(outlet: str, noun: str, number: int) -> Telling:
        sentence = f"The minister said {number} Houthi {noun} stand in Taiz."
        return Teller(outlet)(
            sentence,
            "The minister",
            entity=f"Minister {outlet}",
            figure=(str(number), number, number),
            unit=noun,
            measure=None,
            place=("Taiz", TAIZ),
            actor=(f"Houthi {noun}", "YEM", Sector.MIL),
        )

    found = estimates([troops("A", "troops", 800), troops("B", "servicemen", 900), killed(Teller(), 9, "X")], GAZETTEER)
    here = [e for e in found if e.estimand.where and e.estimand.where.name == "Taiz"]
    assert sorted((e.estimand.unit, len(e.figures)) for e in here if e.estimand.unit) == [("soldiers", 2)]
    assert [e.estimand.measure for e in here if e.estimand.unit is None] == [Measure.KILLED]


def test_what_is_to_come_is_shown_and_not_reconciled() -> None:
    ahead = killed(Teller("B"), 500, "The analyst", commitment=Commitment.PREDICTED)
    found = weighed(killed(Teller(), 9, "The army"), ahead)["Taiz"]
    assert [f.ahead for f in found.figures] == [True, False]
    assert found.best.best == 9
    assert not found.disagreements


def test_what_is_denied_or_left_open_is_no_figure() -> None:
    denied = killed(Teller("B"), 500, "The army", commitment=Commitment.DENIED)
    left_open = killed(Teller("C"), 400, "The union", commitment=Commitment.UNCOMMITTED)
    assert estimates([denied, left_open], GAZETTEER) == ()


def test_what_is_known_later_is_left_out() -> None:
    later = killed(Teller("B", "2024-11-20"), 30, "The clinic")
    assert len(weighed(killed(Teller(), 9, "The army"), later, as_of=date(2024, 11, 15))["Taiz"].figures) == 1


def test_which_clock_tells_the_day() -> None:
    dated = Teller("B")(
        "The clinic said 9 people were killed in Taiz on Friday.",
        "The clinic",
        entity="The clinic",
        figure=("9", 9, 9),
        place=("Taiz", TAIZ),
        window=("on Friday", "2024-11-08", "2024-11-08"),
    )
    [figure] = weighed(dated)["Taiz"].figures
    assert (figure.as_of, figure.as_of_by) == (date(2024, 11, 8), AsOf.HAPPENED)
    [figure] = weighed(killed(Teller(), 9, "The army"))["Taiz"].figures
    assert (figure.as_of, figure.as_of_by) == (date(2024, 11, 11), AsOf.PUBLISHED)


@pytest.mark.parametrize(
    ("policy", "low", "best", "high"),
    [
        (Policy.ACLED_CONSERVATIVE, 10, 10, 10),
        (Policy.UCDP, 10, 20, 90),
        (Policy.AIRWARS_MINMAX, 10, None, 90),
        (Policy.MEDIAN_OF_ORIGINS, 10, 20, 90),
    ],
)
def test_the_policies(policy: Policy, low: int, best: int | None, high: int) -> None:
    tellings = [killed(Teller(str(n)), n, f"Clinic {n}") for n in (10, 20, 90)]
    found = weighed(*tellings, policy=policy)["Taiz"].best
    assert (found.low, found.best, found.high) == (low, best, high)
    assert found.policy is policy
    assert found.reason


@pytest.mark.parametrize("policy", Policy)
def test_an_open_end_never_gives_a_best(policy: Policy) -> None:
    at_least = weighed(killed(Teller(), 9, "The army", high=False), policy=policy)["Taiz"].best
    assert (at_least.low, at_least.best, at_least.high) == (9, None, None)
    at_most = weighed(killed(Teller(), 9, "The army", low=False), policy=policy)["Taiz"].best
    assert (at_most.low, at_most.best, at_most.high) == (None, None, 9)


@given(seed=st.integers(0, 999))
def test_the_order_of_the_reports_does_not_matter(seed: int) -> None:
    tellings = [killed(Teller(o, d), n, s) for o, d, n, s in FOUR]
    before = estimates(tellings, GAZETTEER)
    random.Random(seed).shuffle(tellings)
    assert estimates(tellings, GAZETTEER) == before


FOUR = [
    ("A", "2024-11-11", 9, "The army"),
    ("B", "2024-11-12", 9, "The army"),
    ("C", "2024-11-12", 31, "The clinic"),
    ("D", "2024-11-13", 33, "The clinic"),
]


@given(copied=st.integers(0, 3))
def test_a_copy_adds_an_outlet_and_no_origin(copied: int) -> None:
    tellings = [killed(Teller(o, d), n, s) for o, d, n, s in FOUR]
    _, day, number, name = FOUR[copied]
    before = weighed(*tellings)["Taiz"].standing
    after = weighed(*tellings, killed(Teller("Echo", day), number, name))["Taiz"].standing
    assert after.origins == before.origins
    assert set(after.outlets) - set(before.outlets) == {"Echo"}


def test_of_two_figures_for_one_day_the_one_told_later_stands() -> None:
    def told(outlet: str, day: str, number: int) -> Telling:
        return Teller(outlet, day)(
            f"The army said {number} people were killed in Taiz on Monday.",
            "The army",
            entity="The army",
            figure=(str(number), number, number),
            place=("Taiz", TAIZ),
            window=("on Monday", "2024-11-11", "2024-11-11"),
        )

    found = weighed(told("A", "2024-11-12", 9), told("B", "2024-11-14", 14))["Taiz"]
    assert {(f.low, f.superseded) for f in found.figures} == {(9, True), (14, False)}


def test_a_name_left_open_is_the_place_that_other_reports_know() -> None:
    open_name = ("Taiz", {"name": None, "geonames": None})
    left_open = Teller("B")(
        "The clinic said 9 people were killed in Taiz.",
        "The clinic",
        entity="The clinic",
        figure=("9", 9, 9),
        place=open_name,
    )
    [found] = [e for e in estimates([killed(Teller(), 9, "The army"), left_open], GAZETTEER) if e.estimand.where]
    assert len(found.standing.origins) == 2


def test_a_part_by_place_is_the_whole_of_its_own_place() -> None:
    part = killed(Teller("A"), 32, "The committee", part_of=57)
    whole = killed(Teller("B"), 74, "The army")
    assert weighed(part, whole)["Taiz"].disagreements


def test_a_report_that_repeats_a_sources_number_is_no_origin_of_it() -> None:
    first = killed(Teller("A"), 80, "The army", low=False)
    again = Teller("A")("The 80 dead of Taiz lie there.", None, figure=("80", 80, 80), place=("Taiz", TAIZ))
    found = weighed(first, Telling(again.claim, first.carrier))["Taiz"]
    assert [o.name for o in found.standing.origins] == ["The army"]


@pytest.mark.parametrize("words", ["in the city", "there"])
def test_the_city_is_the_last_city_named_and_a_bare_figure_holds_where_the_last_one_did(words: str) -> None:
    first = killed(Teller("A"), 9, "The army")
    bare = Teller("A")(
        f"The clinic said 30 were killed {words}.", "The clinic", entity="The clinic", figure=("30", 30, 30)
    )
    [taiz] = [e for e in estimates([first, Telling(bare.claim, first.carrier)], GAZETTEER) if _in_taiz(e)]
    assert {f.low for f in taiz.figures} == {9, 30}


def _in_taiz(estimate: Estimate) -> bool:
    return estimate.estimand.where is not None and estimate.estimand.where.name == "Taiz"


def test_figures_of_nobody_and_nowhere_are_no_range() -> None:
    told = [
        Teller("Hudson Post")("The mayor said 12 were killed.", "The mayor", figure=("12", 12, 12), unit=None),
        Teller("Delta Wire")("A medic said 900 were killed.", "A medic", figure=("900", 900, 900), unit=None),
    ]
    [found] = estimates(told, GAZETTEER)
    assert [figure.low for figure in found.figures] == [12, 900]
    assert (found.best.low, found.best.best, found.best.high) == (None, None, None)
    assert not found.disagreements
