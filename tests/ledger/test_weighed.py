"""What the ledger keeps weighed is what weighing everything anew would give, whatever came and in whatever order."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import pytest
from benchmarks.newsroom import EXTRACTOR, Beat, Taken, said_in, taken_in
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select

from reportedly.assess.edges import disputes
from reportedly.assess.estimates import estimates
from reportedly.assess.forecasts import forecasts
from reportedly.assess.identities import origins_of
from reportedly.assess.profiles import profiles
from reportedly.errors import LedgerError
from reportedly.knowledge import own
from reportedly.knowledge.gazetteer import open_gazetteer
from reportedly.ledger import (
    Act,
    ClaimQuery,
    EstimateQuery,
    Exclusion,
    ForecastQuery,
    Ledger,
    Page,
    SourceQuery,
    Verdict,
    marking,
)
from reportedly.ledger.answering import shortened
from reportedly.ledger.filing import unfile
from reportedly.ledger.schema import bands, families, reports
from reportedly.ledger.weighed_schema import TABLES, questions
from reportedly.model import DateSource, Dispute, Policy, Report, Resolution

from .places import Location, Places

ALL = Page(size=None)
LATER = date(2030, 1, 1)
TAKEN = list(islice(taken_in(Beat(a_day=4, places=2, sources=3, outlets=3), seed=11), 9))
DAYS = sorted({one.report.published for one in TAKEN if one.report.published})


def add(ledger: Ledger, one: Taken) -> None:
    ledger.add(one.report, one.claims, extractor=EXTRACTOR)


def check(ledger: Ledger) -> None:
    """Every listing says what the pure functions say of all claims."""
    told, known, gazetteer = ledger.tellings(), ledger.identities(), open_gazetteer()
    for policy, day in ((Policy.MEDIAN_OF_ORIGINS, None), (Policy.UCDP, DAYS[len(DAYS) // 2])):
        fresh = estimates(told, gazetteer, policy=policy, identities=known, as_of=day)
        listed = ledger.estimates(EstimateQuery(policy=policy, as_of=day), ALL).items
        assert {e.estimate.estimand.id: e.estimate for e in listed} == {e.estimand.id: e for e in fresh}
    against = ledger.contradictions(page=ALL).items
    assert [d for d in against if isinstance(d, Dispute)] == list(disputes(told, gazetteer, identities=known))
    fresh = estimates(told, gazetteer, identities=known)
    pairs = [(e.estimand.id, d.reason) for e in fresh for d in e.disagreements]
    assert [(x.id.partition(".")[0], x.reason) for x in against if isinstance(x, Exclusion)] == pairs
    for day in (LATER, DAYS[len(DAYS) // 2]):
        made = forecasts(told, gazetteer, as_of=day, settled=ledger.settlements(), identities=known)
        assert [f.forecast for f in ledger.forecasts(ForecastQuery(as_of=day), ALL).items] == list(made)
    listed_sources = [
        (s.origin, s.names, s.merged, s.statements, s.reports, s.outlets, s.acts, s.first, s.last)
        for s in ledger.sources(page=ALL).items
    ]
    assert listed_sources == [
        (p.origin, p.names, p.merged, len(p.claims), len(p.reports), p.outlets, p.acts, p.first, p.last)
        for p in profiles(told, identities=known)
    ]


VERSIONS = 3
"""Of one report at its address."""


def revised(number: int) -> Taken:
    """A version of a report at its address: each later one says more, and makes fewer of the claims."""
    one, version = TAKEN[number // VERSIONS], number % VERSIONS
    report = Report.make(
        one.report.text + " Corrected." * version,
        one.report.paragraphs,
        publisher=one.report.publisher,
        published=one.report.published,
        published_from=DateSource.RECORD,
        url=f"https://a.example/{number // VERSIONS}",
    )
    return Taken(report, tuple(said_in(report, claim) for claim in one.claims[version:]))


STEPS = st.one_of(
    st.tuples(st.just("add"), st.integers(0, len(TAKEN) - 1)),
    st.tuples(st.just("revise"), st.integers(0, 2 * VERSIONS - 1)),
    st.tuples(st.sampled_from(["reject", "undo", "correct", "settle", "weigh"]), st.integers(0, 60)),
    st.tuples(st.sampled_from(["merge", "split"]), st.integers(0, 30)),
    st.tuples(st.sampled_from(["withdraw"]), st.integers(0, 60)),
)


def do(ledger: Ledger, step: tuple[str, int]) -> None:
    what, number = step
    claims = sorted(stored.claim.id for stored in ledger.claims())
    who = {"by": "Ana", "because": "seen"}
    if what == "add":
        add(ledger, TAKEN[number])
    elif what == "revise":
        add(ledger, revised(number))
    elif what == "weigh":
        ledger.weigh()
    elif not claims:
        return
    elif what == "reject":
        ledger.judge(claims[number % len(claims)], Verdict.REJECT, **who)
    elif what == "correct":
        change = {"field": "event", "value": "null"}
        ledger.judge(claims[number % len(claims)], Verdict.CORRECT, **who, **change)
    elif what == "settle":
        ledger.settle(claims[number % len(claims)], Resolution.FULFILLED, **who)
    elif what == "withdraw":
        ledger.withdraw(ledger.claim(claims[number % len(claims)]).claim.report, **who)
    elif what == "undo":
        judged = [c for c in claims if any(j.standing and j.act.verdict for j in ledger.judgements(c))]
        if judged:
            ledger.undo(judged[number % len(judged)], **who)
    else:
        decide(ledger, number, Act.SAME if what == "merge" else Act.DIFFERENT)


def decide(ledger: Ledger, number: int, act: Act) -> None:
    origins = sorted({o.id: o for t in ledger.tellings() for o in origins_of(t)}.values(), key=lambda o: o.id)
    pairs = [(one, other) for one in origins for other in origins if one.id != other.id]
    merged = [(j.origin, j.other) for j in ledger.source_judgements() if j.act is Act.SAME and j.other]
    some = merged if act is Act.DIFFERENT and merged else pairs
    if some:
        try:
            ledger.judge_sources(*some[number * 7 % len(some)], act, by="Ana", because="a list")
        except LedgerError:
            return  # it would contradict what was decided before


@pytest.fixture(scope="module")
def started(places: Places) -> Location:
    """A ledger with some reports already, weighed."""
    path = places.new()
    with Ledger(path) as ledger:
        for one in TAKEN[:4]:
            add(ledger, one)
        ledger.weigh()
    return path


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, min_size=1, max_size=8))
def test_whatever_happens_what_is_kept_is_what_weighing_anew_gives(
    places: Places, started: Location, steps: list[tuple[str, int]]
) -> None:
    path = places.copy(started)
    with Ledger(path) as ledger:
        for step in steps:
            do(ledger, step)
        check(ledger)
        assert ledger.verify() == []
    places.drop(path)


@pytest.fixture
def ledger(places: Places, started: Location) -> Iterator[Ledger]:
    path = places.copy(started)
    with Ledger(path) as opened:
        yield opened
    places.drop(path)


def test_everything_that_came_is_weighed(ledger: Ledger) -> None:
    for one in TAKEN[4:]:
        add(ledger, one)
    check(ledger)
    assert any(e.disagreements for e in ledger.estimates().items)
    kinds = {type(each) for each in ledger.contradictions(page=ALL).items}
    assert kinds == {Dispute, Exclusion}
    assert any(f.forecast.proposed for f in ledger.forecasts(ForecastQuery(as_of=LATER), ALL).items)
    assert ledger.weigh() == 0


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 1, 0)])
def test_of_several_versions_the_last_that_came_counts(ledger: Ledger, order: tuple[int, ...]) -> None:
    for number in order:
        add(ledger, revised(number))
        ledger.weigh()
        check(ledger)
    counted = {t.carrier.report for t in ledger.tellings()} & {revised(n).report.id for n in order}
    assert counted == {revised(order[-1]).report.id}


def test_an_older_ledger_waits_and_is_weighed_when_somebody_asks(ledger: Ledger) -> None:
    with ledger._writing() as connection:
        for table in reversed(TABLES):
            connection.execute(delete(table))
        connection.execute(delete(families))
        connection.execute(delete(bands))
        unfile(connection, [row.id for row in connection.execute(select(reports.c.id))])
    told: list[int] = []
    assert ledger.weigh(told.append) == told[-1] >= 4
    check(ledger)


def test_other_knowledge_has_everything_weighed_anew(ledger: Ledger, tmp_path: Path) -> None:
    [first, second] = ledger.sources().items[:2]
    (tmp_path / "aliases.toml").write_text(
        f'[[source]]\nname = "{first.origin.name}"\nkind = "{first.origin.kind.value}"\n'
        f'aliases = ["{second.origin.name}"]\n',
        encoding="utf-8",
    )
    try:
        own.use(tmp_path)
        assert second.origin.id in {merged for s in ledger.sources(page=ALL).items for merged in s.merged}
        check(ledger)
    finally:
        own.use(None)
    assert second.origin.id in {s.origin.id for s in ledger.sources(page=ALL).items}


def test_pages_follow_one_another_and_tell_whether_more_follow(ledger: Ledger) -> None:
    listings = (
        lambda page: ledger.estimates(page=page),
        lambda page: ledger.contradictions(page=page),
        lambda page: ledger.forecasts(ForecastQuery(as_of=LATER), page),
        lambda page: ledger.sources(page=page),
    )
    for listing in listings:
        whole = listing(ALL).items
        assert len(whole) > 1
        one_by_one = [listing(Page(size=1, offset=n)) for n in range(len(whole))]
        assert [page.items[0] for page in one_by_one] == list(whole)
        assert [page.more for page in one_by_one] == [True] * (len(whole) - 1) + [False]
        assert listing(Page(size=5, offset=len(whole))).items == ()


def test_a_filter_chooses_results_that_are_weighed_whole(ledger: Ledger) -> None:
    outlet = TAKEN[0].report.publisher
    alone = ClaimQuery(report=TAKEN[0].report.id)
    whole = {e.estimate.estimand.id: e for e in ledger.estimates(page=ALL).items}
    found = ledger.estimates(EstimateQuery(claims=alone), ALL).items
    assert found
    assert all(whole[e.estimate.estimand.id] == e for e in found)
    assert any(e.reports > 1 for e in found)
    among = ledger.sources(SourceQuery(claims=alone), ALL).items
    assert sum(s.statements for s in among) >= len(TAKEN[0].claims)
    assert {s.outlets for s in among} == {(outlet,)}


def test_a_large_question_is_behind_until_somebody_looks(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marking, "AT_ONCE", 0)
    monkeypatch.setattr(marking, "SHARE", 1)
    add(ledger, TAKEN[4])
    ledger.weigh()
    with ledger._reading() as connection:
        assert connection.execute(select(func.sum(questions.c.behind))).scalar_one() > 0
    assert not any(e.behind for e in ledger.estimates(page=ALL).items)
    check(ledger)


def test_a_large_question_is_shortened_to_what_stands(ledger: Ledger) -> None:
    most = max(ledger.estimates(page=ALL).items, key=lambda e: e.figures)
    assert most.figures == len(most.estimate.figures) > 2
    short = shortened(most.estimate, 2)
    standing = [f for f in most.estimate.figures if not f.superseded]
    assert len(short.figures) == 2
    assert all(f in standing for f in short.figures) or len(standing) < 2
    assert all(d.second < 2 for d in short.disagreements)


def test_no_word_of_a_withdrawn_report_stays_in_what_is_kept(ledger: Ledger) -> None:
    gone = TAKEN[:4]
    for one in gone:
        ledger.withdraw(one.report.id, by="Ana", because="a source in danger")
    with ledger._reading() as connection:
        kept = [str(row) for table in TABLES for row in connection.execute(select(table))]
    assert not any(claim.text in row for row in kept for one in gone for claim in one.claims)
    assert ledger.estimates().items == ()
    check(ledger)


def test_a_report_is_withdrawn_after_one_of_its_claims_was_rejected(ledger: Ledger) -> None:
    for step in (("reject", 48), ("withdraw", 6)):
        do(ledger, step)
    check(ledger)
