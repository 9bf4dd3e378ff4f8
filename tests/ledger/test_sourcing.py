"""Who is who, as persons decide it: rows of the chain, merges that can be taken back, ratings."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import combinations

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.assess.identities import named
from reportedly.errors import LedgerError, SettingsError
from reportedly.ledger import Act, DamageKind, Ledger, SourceJudgement, Verdict
from reportedly.ledger.sourcing import identities
from reportedly.model import Origin, Reliability, SourceKind

from .places import Location, Places
from .samples import goma_claims, report


def origin(name: str) -> Origin:
    return Origin(id=named(name), name=name, kind=SourceKind.OFFICIAL)


RUIZ, MORA, PAZ = origin("Ana Ruiz"), origin("A. Ruiz Mora"), origin("Ana Paz")


@pytest.fixture
def ledger(location: Location) -> Iterator[Ledger]:
    with Ledger(location) as opened:
        yield opened
        assert opened.verify() == []


def decide(ledger: Ledger, one: Origin, other: Origin, act: Act = Act.SAME) -> SourceJudgement:
    return ledger.judge_sources(one, other, act, by="Ana", because="the ministry's list")


def test_a_merge_counts_one_as_the_other_and_says_who_and_why(ledger: Ledger) -> None:
    made = decide(ledger, MORA, RUIZ)
    assert (made.act, made.origin, made.other, made.by) == (Act.SAME, MORA, RUIZ, "Ana")
    assert ledger.identities().settled(MORA) == RUIZ
    assert ledger.source_judgements() == [made]
    assert ledger.head()[0] == 1


@pytest.mark.parametrize("act", [Act.DIFFERENT, Act.UNSURE])
def test_taking_a_merge_back_restores_who_is_who(ledger: Ledger, act: Act) -> None:
    decide(ledger, PAZ, RUIZ)
    before = ledger.identities()
    decide(ledger, MORA, RUIZ)
    assert ledger.identities() != before
    decide(ledger, RUIZ, MORA, act)
    assert ledger.identities() == before


def test_the_later_direction_of_a_merge_gives_the_name(ledger: Ledger) -> None:
    decide(ledger, MORA, RUIZ)
    decide(ledger, RUIZ, MORA)
    assert ledger.identities().settled(RUIZ) == MORA


def test_who_are_one_by_way_of_a_third_are_split_where_they_were_joined(ledger: Ledger) -> None:
    decide(ledger, MORA, RUIZ)
    decide(ledger, RUIZ, PAZ)
    with pytest.raises(LedgerError, match="by way of others"):
        decide(ledger, MORA, PAZ, Act.DIFFERENT)
    decide(ledger, RUIZ, PAZ, Act.DIFFERENT)
    assert ledger.identities().settled(MORA) == RUIZ


def test_those_found_different_do_not_become_one_by_the_back_door(ledger: Ledger) -> None:
    decide(ledger, MORA, PAZ, Act.DIFFERENT)
    decide(ledger, MORA, RUIZ)
    with pytest.raises(LedgerError, match="found different by Ana"):
        decide(ledger, PAZ, RUIZ)
    assert ledger.head()[0] == 2


def test_ratings_stand_by_the_latest_and_follow_a_merge(ledger: Ledger) -> None:
    for grade in (Reliability.C, Reliability.B):
        ledger.rate(MORA, grade, by="Ben", because="two years of statements")
    assert ledger.reliabilities() == {MORA.id: Reliability.B}
    decide(ledger, MORA, RUIZ)
    assert ledger.reliabilities() == {RUIZ.id: Reliability.B}


@pytest.mark.parametrize(
    ("one", "other", "by", "because", "act"),
    [
        (RUIZ, RUIZ, "Ana", "so", Act.SAME),
        (RUIZ, MORA, " ", "so", Act.SAME),
        (RUIZ, MORA, "Ana", " ", Act.SAME),
        (RUIZ, MORA, "Ana", "so", Act.ACCEPT),
    ],
)
def test_what_says_too_little_is_refused(
    ledger: Ledger, one: Origin, other: Origin, by: str, because: str, act: Act
) -> None:
    with pytest.raises(SettingsError):
        ledger.judge_sources(one, other, act, by=by, because=because)
    assert ledger.source_judgements() == []


def test_judgements_of_claims_and_of_sources_stand_in_one_chain(ledger: Ledger) -> None:
    source = report()
    claims = goma_claims(source)
    ledger.add(source, claims, extractor="rules-1")
    ledger.judge(claims[0].id, Verdict.ACCEPT, by="Ana", because="seen")
    decide(ledger, MORA, RUIZ)
    ledger.undo(claims[0].id, by="Ana")
    assert [j.act for j in ledger.judgements(claims[0].id)] == [Act.ACCEPT, Act.UNDO]
    assert len(ledger.source_judgements()) == 1
    assert ledger.head()[0] == 3


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE judgements SET source = 'o_0' WHERE source IS NOT NULL",
        "UPDATE judgements SET act = 'different' WHERE source IS NOT NULL",
        "UPDATE judgements SET value = replace(value, 'Ruiz', 'Cruz')",
        "UPDATE judgements SET source = NULL, report = (SELECT id FROM reports)",
    ],
)
def test_a_judgement_about_sources_that_was_changed_shows(places: Places, location: Location, change: str) -> None:
    with Ledger(location) as ledger:
        source = report()
        ledger.add(source, goma_claims(source), extractor="rules-1")
        decide(ledger, MORA, RUIZ)
    places.execute(location, change)
    with Ledger(location) as ledger:
        assert {damage.kind for damage in ledger.verify()} == {DamageKind.CHAIN}


def test_a_row_is_about_a_report_or_a_source(places: Places, location: Location) -> None:
    with Ledger(location) as ledger:
        decide(ledger, MORA, RUIZ)
    with pytest.raises((sqlite3.IntegrityError, psycopg.IntegrityError)):
        places.execute(location, "UPDATE judgements SET source = NULL")


ORIGINS = [origin(f"Speaker {n}") for n in range(5)]
PAIRS = st.sampled_from([*combinations(ORIGINS, 2), *combinations(ORIGINS[::-1], 2)])


def said(one: Origin, other: Origin, act: Act) -> SourceJudgement:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return SourceJudgement("j", act, one, other, None, "Ana", "so", at)


@given(merges=st.lists(PAIRS, max_size=6), undone=PAIRS)
def test_undoing_a_merge_leaves_what_stood_without_it(
    merges: list[tuple[Origin, Origin]], undone: tuple[Origin, Origin]
) -> None:
    pair = {o.id for o in undone}
    without = [said(*m, Act.SAME) for m in merges if {o.id for o in m} != pair]
    with_it = [*without, said(*undone, Act.SAME), said(*undone, Act.DIFFERENT)]
    assert identities(with_it) == identities(without)
