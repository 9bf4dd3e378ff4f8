"""Forecasts: their window, their state on a day, what later claims suggest, and how sources come out."""

from datetime import date

import pytest
from tests.assess.tellings import TAIZ, Teller

from reportedly.assess.forecasts import forecasts
from reportedly.assess.telling import Telling
from reportedly.assess.track import track_records
from reportedly.knowledge.gazetteer import open_gazetteer
from reportedly.model import (
    Commitment,
    EventType,
    Forecast,
    Likelihood,
    Polarity,
    Resolution,
    Sector,
    Tense,
)

GAZETTEER = open_gazetteer()
LIKELY = Likelihood(word="likely", scale="icd203", low=0.55, high=0.8)


def ahead(outlet: str = "A", *, window=None, likelihood=None, name: str = "The envoy") -> Telling:
    return Teller(outlet)(
        f"{name} said the army will storm Taiz within days.",
        name,
        entity=name,
        place=("Taiz", TAIZ),
        event=("storm", EventType.ASSAULT),
        actor=("the army", "YEM", Sector.MIL),
        commitment=Commitment.PREDICTED,
        tense=Tense.FUTURE,
        window=window,
        likelihood=likelihood,
    )


def done(outlet: str, day: str, *, denied: bool = False) -> Telling:
    return Teller(outlet, day)(
        "The clinic said the army stormed Taiz.",
        "The clinic",
        entity="The clinic",
        place=("Taiz", TAIZ),
        event=("stormed", EventType.ASSAULT),
        actor=("the army", "YEM", Sector.MIL),
        commitment=Commitment.DENIED if denied else Commitment.ASSERTED,
        polarity=Polarity.NEGATIVE if denied else Polarity.POSITIVE,
    )


def told(*tellings: Telling, on: str = "2025-06-01", settled=None) -> Forecast:
    [found] = forecasts(tellings, GAZETTEER, as_of=date.fromisoformat(on), settled=settled)
    return found


@pytest.mark.parametrize(
    ("window", "until", "words"),
    [
        (("within days", "2024-11-11", "2024-11-21"), date(2024, 11, 21), "within days"),
        (("within days", "2024-11-12", None), date(2024, 11, 26), "held open for 14 days"),
        (None, date(2025, 2, 9), "90 days by default"),
    ],
)
def test_the_window(window, until, words) -> None:
    found = told(ahead(window=window))
    assert found.window[1] == until
    assert words in found.window_by


@pytest.mark.parametrize(("on", "state"), [("2024-11-21", Resolution.OPEN), ("2024-11-22", Resolution.LAPSED)])
def test_the_state_on_a_day(on: str, state: Resolution) -> None:
    assert told(ahead(window=("within days", "2024-11-11", "2024-11-21")), on=on).state is state


def test_what_a_person_settled_stands() -> None:
    telling = ahead()
    assert told(telling, settled={telling.claim.id: Resolution.REFUTED}).state is Resolution.REFUTED


@pytest.mark.parametrize(
    ("later", "proposed"),
    [
        ([done("B", "2024-11-15")], Resolution.FULFILLED),
        ([done("B", "2024-11-15", denied=True)], Resolution.REFUTED),
        ([done("B", "2024-11-15"), done("C", "2024-11-16", denied=True)], None),
        ([done("B", "2024-11-01")], None),
        ([done("B", "2025-05-01")], None),
        ([], None),
    ],
)
def test_what_later_claims_suggest(later: list[Telling], proposed: Resolution | None) -> None:
    found = told(ahead(), *later)
    assert found.proposed is proposed
    assert found.reason
    assert (found.proposed is None) or set(found.evidence) == {t.claim.id for t in later}


def test_who_acts_is_taken_over_from_the_claim_before_in_the_report() -> None:
    first = done("A", "2024-11-11")
    bare = Teller("A")(
        "The envoy said another assault will follow.",
        "The envoy",
        entity="The envoy",
        event=("assault", EventType.ASSAULT),
        commitment=Commitment.PREDICTED,
        tense=Tense.FUTURE,
    )
    link = bare.claim.attribution
    later = bare.claim.model_copy(update={"content": (first.claim.content[0].__class__(60, 70),), "attribution": link})
    assert told(first, Telling(later, first.carrier), done("B", "2024-11-15")).proposed is Resolution.FULFILLED
    assert told(bare, done("B", "2024-11-15")).proposed is None


def test_twice_as_many_origins_outweigh_a_denial() -> None:
    others = [
        Telling(
            t.claim.model_copy(update={"attribution": (t.claim.attribution[0].model_copy(update={"entity": name}),)}),
            t.carrier,
        )
        for name in ("Ana Ruiz", "Idris Tamo")
        for t in [done(name, "2024-11-15")]
    ]
    assert told(ahead(), *others, done("C", "2024-11-16", denied=True)).proposed is Resolution.FULFILLED


def test_nothing_is_known_before_it_was_made() -> None:
    assert forecasts([ahead()], GAZETTEER, as_of=date(2024, 11, 10)) == ()


def test_a_score_needs_five_and_shows_how_many() -> None:
    made = [told(ahead(str(n), likelihood=LIKELY)) for n in range(5)]
    came = [f.model_copy(update={"state": Resolution.FULFILLED}) for f in made]
    [few] = track_records(came[:4])
    assert (few.settled, few.hit_rate, few.brier) == (4, None, None)
    [record] = track_records([*came[:4], made[4].model_copy(update={"state": Resolution.REFUTED})])
    assert (record.settled, record.fulfilled, record.hit_rate) == (5, 4, 0.8)
    assert record.brier == pytest.approx((4 * (1 - 0.675) ** 2 + 0.675**2) / 5, abs=1e-4)


def test_void_and_open_forecasts_do_not_count() -> None:
    found = told(ahead())
    assert track_records([found, found.model_copy(update={"state": Resolution.VOID})]) == ()
