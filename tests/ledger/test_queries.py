from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, Select

from reportedly.errors import LedgerError, NotFound
from reportedly.ledger import ClaimQuery, Ledger, Verdict
from reportedly.ledger.queries import claims_wanted, reports_wanted
from reportedly.model import Commitment, EventType

from .places import Location, Places
from .samples import OMDURMAN, claim, goma_claims, numbered, omdurman_claims, report


@pytest.fixture(scope="module")
def ledger(places: Places) -> Iterator[Ledger]:
    """The claims are: shelling, denial and flight of 24 January, hospital of 2 February, an undated one."""
    with Ledger(places.new()) as opened:
        goma = report(title="Shells on Goma", url="https://kivu.example/1")
        opened.add(goma, goma_claims(goma), extractor="rules-1")
        omdurman = report(OMDURMAN, published="2025-02-02", publisher="Nile Post")
        opened.add(omdurman, omdurman_claims(omdurman), extractor="rules-1")
        undated = report("Étienne Tshombé fled.", published=None, publisher="Radio Okapi Fan")
        opened.add(undated, [claim(undated, "Étienne Tshombé fled")], extractor="rules-1")
        opened.judge(goma_claims(goma)[0].id, Verdict.ACCEPT, by="Ana", because="film")
        yield opened


NAMES = {"M23": "shelling", "it": "denial", "more": "flight", "up": "hospital", "Étienne": "undated"}


def found(ledger: Ledger, query: ClaimQuery) -> list[str]:
    return [NAMES[stored.claim.text.split()[0]] for stored in ledger.claims(query)]


ALL = ["hospital", "shelling", "denial", "flight", "undated"]
FILTERS = [
    (ClaimQuery(), ALL),
    (ClaimQuery(limit=2), ALL[:2]),
    (ClaimQuery(limit=0), []),
    (ClaimQuery(who="congolese army"), ["shelling"]),
    (ClaimQuery(who="FARDC"), ["shelling"]),
    (ClaimQuery(who="monusco"), ["flight"]),
    (ClaimQuery(who="Government of the DRC"), ["flight"]),
    (ClaimQuery(who="army congolese"), []),
    (ClaimQuery(who="radio okapi"), ["undated"]),
    (ClaimQuery(who="Nile Post"), []),
    (ClaimQuery(who="—"), []),
    (ClaimQuery(affiliation="cod"), ["shelling", "flight"]),
    (ClaimQuery(affiliation="RWA"), ["denial"]),
    (ClaimQuery(event=EventType.ASSAULT), ["shelling"]),
    (ClaimQuery(event=EventType.AID), []),
    (ClaimQuery(place="goma"), ["shelling"]),
    (ClaimQuery(place="COD"), ["shelling", "flight"]),
    (ClaimQuery(place="Al-Nao"), []),
    (ClaimQuery(since=date(2025, 1, 25)), ["hospital"]),
    (ClaimQuery(until=date(2025, 1, 24)), ["shelling", "denial", "flight"]),
    (ClaimQuery(since=date(2025, 1, 24), until=date(2025, 2, 2)), ALL[:4]),
    (ClaimQuery(commitment=Commitment.DENIED), ["denial"]),
    (ClaimQuery(minimum=31), ["shelling", "flight"]),
    (ClaimQuery(minimum=30), ["hospital", "shelling", "flight"]),
    (ClaimQuery(text="shelled"), ["shelling"]),
    (ClaimQuery(text="volunteers al-nao"), ["hospital"]),
    (ClaimQuery(text='"families fled"'), ["flight"]),
    (ClaimQuery(text="famil*"), ["flight"]),
    (ClaimQuery(text="tshombe etienne"), ["undated"]),
    (ClaimQuery(text=" "), ALL),
    (ClaimQuery(text='" OR 1'), []),
    (ClaimQuery(judgement=Verdict.ACCEPT), ["shelling"]),
    (ClaimQuery(unjudged=True), ["hospital", "denial", "flight", "undated"]),
    (ClaimQuery(affiliation="COD", minimum=100, text="goma"), ["shelling"]),
]


@pytest.mark.parametrize(("query", "expected"), FILTERS, ids=lambda v: "")
def test_claims_that_fulfil_every_condition_come_newest_first(
    ledger: Ledger, query: ClaimQuery, expected: list[str]
) -> None:
    assert found(ledger, query) == expected


def test_reports_come_newest_first_with_the_number_of_their_claims(ledger: Ledger) -> None:
    assert [(row.publisher, row.claims) for row in ledger.reports()] == [
        ("Nile Post", 1),
        ("Kivu Courier", 3),
        ("Radio Okapi Fan", 1),
    ]
    assert [row.title for row in ledger.reports(text="shells")] == ["Shells on Goma"]
    assert [row.publisher for row in ledger.reports(text='"al-nao hospital"')] == ["Nile Post"]
    assert [row.publisher for row in ledger.reports(until=date(2025, 1, 31), limit=5)] == ["Kivu Courier"]
    assert list(ledger.reports(text="?!")) == []


def test_a_claim_is_told_with_its_outlet(ledger: Ledger) -> None:
    stored = next(ledger.claims(ClaimQuery(who="FARDC")))
    assert (stored.publisher, stored.title, stored.url) == ("Kivu Courier", "Shells on Goma", "https://kivu.example/1")
    assert not stored.retired


class TestIds:
    def test_the_beginning_of_an_id_is_enough_with_or_without_its_letter(self, ledger: Ledger) -> None:
        whole = next(ledger.claims()).claim.id
        assert {ledger.claim(p).claim.id for p in (whole, whole[:8], whole[2:9], f" {whole.upper()} ")} == {whole}
        first = next(ledger.reports()).id
        assert ledger.report(first[:7]).id == first

    @pytest.mark.parametrize("prefix", ["c_00000000", "zzzz", "c_%%%", "r_123456", "c_'; --"])
    def test_an_id_that_nothing_has_is_not_found(self, ledger: Ledger, prefix: str) -> None:
        with pytest.raises(NotFound, match="no claim"):
            ledger.claim(prefix)

    @pytest.mark.parametrize("prefix", ["", "c_1"])
    def test_a_beginning_that_is_too_short_is_refused(self, ledger: Ledger, prefix: str) -> None:
        with pytest.raises(LedgerError, match="too short"):
            ledger.claim(prefix)

    def test_a_beginning_that_several_share_names_them(self, location: Location) -> None:
        with Ledger(location) as ledger:
            for number in range(40):
                ledger.add(*numbered(number), extractor="rules-1")
            beginnings = [stored.claim.id[:4] for stored in ledger.claims()]
            shared = next(b for b in beginnings if beginnings.count(b) > 1)
            with pytest.raises(LedgerError, match=rf"several claims begin .*{shared}.*, {shared}"):
                ledger.claim(shared)


def follows_an_index(connection: Connection, wanted: Select[Any]) -> None:
    """Where PostgreSQL is kept from sorting although a few rows are sorted soonest, it can do without."""
    connection.exec_driver_sql("SET enable_sort = off")
    connection.exec_driver_sql("SET enable_seqscan = off")
    sql = str(wanted.compile(connection.engine, compile_kwargs={"literal_binds": True})).replace("%%", "%")
    plan = [row[0] for row in connection.exec_driver_sql(f"EXPLAIN {sql}")]
    assert not [step for step in plan if step.strip(" ->").startswith("Sort  (")], plan


class TestPlans:
    """A list that is read from its top must not sort everything below it."""

    LISTS = (
        claims_wanted(ClaimQuery(limit=10)),
        claims_wanted(ClaimQuery(since=date(2025, 1, 1), until=date(2025, 2, 1))),
        claims_wanted(ClaimQuery(event=EventType.ASSAULT)),
        claims_wanted(ClaimQuery(commitment=Commitment.DENIED, since=date(2025, 1, 1))),
        claims_wanted(ClaimQuery(judgement=Verdict.UNSURE)),
        claims_wanted(ClaimQuery(unjudged=True)),
        claims_wanted(ClaimQuery(minimum=100)),
        reports_wanted(text=None, since=date(2025, 1, 1), until=None, limit=20),
    )

    @pytest.mark.parametrize("wanted", LISTS)
    def test_lists_follow_an_index(self, ledger: Ledger, wanted: Select[Any]) -> None:
        with ledger._engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                follows_an_index(connection, wanted)
                return
            sql = str(wanted.compile(ledger._engine, compile_kwargs={"literal_binds": True}))
            plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}")]
        assert not [step for step in plan if "TEMP B-TREE" in step or step in ("SCAN claims", "SCAN reports")]


def test_a_reader_may_write_while_it_reads(location: Location) -> None:
    with Ledger(location) as ledger:
        for number in range(300):
            ledger.add(*numbered(number), extractor="rules-1")
        for stored in ledger.claims(ClaimQuery(event=EventType.ASSAULT)):
            if stored.claim.text.startswith("2"):
                ledger.judge(stored.claim.id, Verdict.ACCEPT, by="Ana", because="seen")
        assert ledger.counts()["judgements"] == len(list(ledger.claims(ClaimQuery(judgement=Verdict.ACCEPT)))) > 0
