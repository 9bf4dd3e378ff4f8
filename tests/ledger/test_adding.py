import math
from collections.abc import Iterator

import pytest

from reportedly.errors import LedgerError
from reportedly.ledger import Added, ClaimQuery, Ledger, Verdict
from reportedly.model import Claim, Report, Span

from .places import Location
from .samples import GOMA, OMDURMAN, claim, goma_claims, link, omdurman_claims, quantity, report


@pytest.fixture
def ledger(location: Location) -> Iterator[Ledger]:
    with Ledger(location) as opened:
        yield opened
        assert opened.verify() == []


def ids(ledger: Ledger, query: ClaimQuery | None = None) -> list[str]:
    return [stored.claim.id for stored in ledger.claims(query or ClaimQuery())]


def test_what_was_added_comes_back_whole(ledger: Ledger) -> None:
    source = report(title="Shells on Goma", url="https://kivu.example/goma")
    claims = goma_claims(source)
    assert ledger.add(source, claims, extractor="rules-1") is Added.NEW
    assert ledger.report(source.id) == source
    assert [stored.claim for stored in ledger.claims()] == claims
    assert [stored.current for stored in ledger.claims()] == claims


def test_the_same_report_twice_changes_nothing(ledger: Ledger) -> None:
    source = report()
    ledger.add(source, goma_claims(source), extractor="rules-1")
    before = list(ledger.reports()), ledger.counts()
    assert ledger.add(source, [], extractor="rules-1", dropped=3) is Added.KNOWN
    assert (list(ledger.reports()), ledger.counts()) == before


def test_the_same_text_at_another_outlet_is_a_second_report_of_one_text(ledger: Ledger) -> None:
    for publisher in ("Kivu Courier", "Great Lakes Radio"):
        source = report(publisher=publisher)
        assert ledger.add(source, goma_claims(source), extractor="rules-1") is Added.NEW
    counts = ledger.counts()
    assert (counts["texts"], counts["reports"], counts["claims"]) == (1, 2, 6)


def test_another_text_at_the_same_address_is_a_later_version(ledger: Ledger) -> None:
    url = "https://kivu.example/goma"
    texts = [GOMA, GOMA.replace("14", "17"), GOMA.replace("14", "19")]
    sources = [report(text, url=url) for text in texts]
    outcomes = [ledger.add(source, [], extractor="rules-1") for source in sources]
    assert outcomes == [Added.NEW, Added.VERSION, Added.VERSION]
    newest_first = [(row.id, row.version, row.supersedes) for row in ledger.reports()]
    first, second, third = (source.id for source in sources)
    assert newest_first == [(third, 3, second), (second, 2, first), (first, 1, None)]


def test_without_an_address_another_text_is_another_report(ledger: Ledger) -> None:
    assert ledger.add(report(GOMA), [], extractor="rules-1") is Added.NEW
    assert ledger.add(report(OMDURMAN), [], extractor="rules-1") is Added.NEW


def test_superseded_versions_can_be_left_out(ledger: Ledger) -> None:
    url = "https://kivu.example/goma"
    old, new = report(GOMA, url=url), report(GOMA + " ", url=url)
    for source in (old, new):
        ledger.add(source, goma_claims(source), extractor="rules-1")
    assert {stored.claim.report for stored in ledger.claims()} == {old.id, new.id}
    assert {stored.claim.report for stored in ledger.claims(ClaimQuery(latest_versions=True))} == {new.id}


def test_a_caller_can_ask_whether_a_report_needs_reading(ledger: Ledger) -> None:
    source = report()
    assert not ledger.has_reading(source.id, "rules-1")
    ledger.add(source, [], extractor="rules-1")
    assert ledger.has_reading(source.id, "rules-1")
    assert not ledger.has_reading(source.id, "rules-2")


class TestAnotherExtractor:
    def test_keeps_judgements_of_claims_that_it_finds_again_and_retires_the_others(self, ledger: Ledger) -> None:
        source = report()
        shelling, denial, flight = goma_claims(source)
        ledger.add(source, [shelling, denial], extractor="rules-1")
        ledger.judge(shelling.id, Verdict.ACCEPT, by="Ana", because="seen on video")
        ledger.judge(denial.id, Verdict.REJECT, by="Ana", because="no content")

        better = shelling.model_copy(update={"extractor": "rules-2", "confidence": 0.95})
        assert ledger.add(source, [better, flight], extractor="rules-2") is Added.REREAD
        assert ids(ledger) == [shelling.id, flight.id]
        assert ledger.claim(shelling.id).claim == better
        assert ledger.claim(shelling.id).verdict is Verdict.ACCEPT
        vanished = ledger.claim(denial.id)
        assert (vanished.retired, vanished.verdict) == (True, Verdict.REJECT)
        assert ids(ledger, ClaimQuery(include_retired=True)) == [shelling.id, denial.id, flight.id]

    def test_brings_a_retired_claim_back_when_it_finds_it(self, ledger: Ledger) -> None:
        source = report()
        claims = goma_claims(source)
        for extractor, found in (("rules-1", claims), ("rules-2", claims[:1]), ("rules-3", claims)):
            ledger.add(source, found, extractor=extractor)
        assert ids(ledger) == [c.id for c in claims]

    def test_keeps_corrections_that_still_fit(self, ledger: Ledger) -> None:
        source = report()
        shelling = goma_claims(source)[0]
        ledger.add(source, [shelling], extractor="rules-1")
        ledger.judge(shelling.id, Verdict.CORRECT, by="Ana", because="toll", field="quantities.0.low", value="15")
        ledger.judge(shelling.id, Verdict.CORRECT, by="Ana", because="tense", field="modality.tense", value="present")
        bare = shelling.model_copy(update={"quantities": (), "extractor": "rules-2"})
        ledger.add(source, [bare], extractor="rules-2")
        current = ledger.claim(shelling.id).current
        assert (current.quantities, current.modality.tense) == ((), "present")
        assert len(ledger.judgements(shelling.id)) == 2

    def test_never_retires_what_a_person_added(self, ledger: Ledger) -> None:
        source = report()
        shelling, denial, flight = goma_claims(source)
        ledger.add(source, [shelling], extractor="rules-1")
        ledger.add_claim(flight, by="Ana", because="the extractor missed it")
        ledger.add(source, [denial], extractor="rules-2")
        assert ids(ledger) == [denial.id, flight.id]
        ledger.add(source, [flight.model_copy(update={"confidence": 0.1})], extractor="rules-3")
        stored = ledger.claim(flight.id)
        assert (stored.claim, stored.added_by) == (flight, "Ana")


class TestQuoteOrDrop:
    def test_claims_that_do_not_quote_the_report_are_dropped_and_counted(self, ledger: Ledger) -> None:
        source = report()
        shelling, denial, _ = goma_claims(source)
        forged = denial.model_copy(update={"text": "he"})
        ledger.add(source, [shelling, forged], extractor="rules-1", dropped=2)
        assert ids(ledger) == [shelling.id]
        assert ledger.counts()["dropped"] == 3

    def test_a_claim_of_another_report_stops_the_addition(self, ledger: Ledger) -> None:
        source, other = report(), report(OMDURMAN)
        with pytest.raises(LedgerError, match="belongs to report"):
            ledger.add(source, omdurman_claims(other), extractor="rules-1")
        assert ledger.counts()["reports"] == 0

    def test_two_claims_of_one_id_are_one(self, ledger: Ledger) -> None:
        source = report()
        shelling = goma_claims(source)[0]
        ledger.add(source, [shelling, shelling.model_copy(update={"confidence": 0.2})], extractor="rules-1")
        assert [stored.claim for stored in ledger.claims()] == [shelling]


ODD_TEXTS = [
    pytest.param("Nul \0 byte and \x1b escape, the mayor said.", id="control characters"),
    pytest.param("مصادر في الخرطوم said the bridge fell.", id="right to left"),
    pytest.param("Families 👨‍👩‍👧 left Al‑Fashir\u2028 overnight, nurses said.", id="astral and separators"),
    pytest.param("'; DROP TABLE claims; -- said the minister", id="quotation marks"),
    pytest.param("x" * 200_000 + " said", id="long"),
]


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_any_text_comes_back_letter_for_letter(ledger: Ledger, text: str) -> None:
    source = report(text, published=None, publisher=None, title=text[:50])
    whole = claim(source, text)
    if "\0" in text and ledger.database.startswith("PostgreSQL"):
        with pytest.raises(LedgerError, match="NUL"):
            ledger.add(source, [whole], extractor="rules-1")
        return
    ledger.add(source, [whole], extractor="rules-1")
    assert ledger.report(source.id) == source
    assert ledger.claim(whole.id).claim == whole


def test_a_number_beyond_all_bounds_is_stored(ledger: Ledger) -> None:
    source = report("The junta said that 14 drones fell.")
    huge = quantity(source, "14", ends=(10**400, None))
    told = claim(source, "14 drones fell", chain=(link(source, "The junta"),), quantities=(huge,))
    ledger.add(source, [told], extractor="rules-1")
    assert ids(ledger, ClaimQuery(minimum=1e300)) == [told.id]


@pytest.mark.parametrize("number", [math.inf, math.nan])
def test_a_number_that_cannot_be_written_down_drops_its_claim(ledger: Ledger, number: float) -> None:
    source = report("The junta said that 14 drones fell.")
    broken = quantity(source, "14", ends=(14, None)).model_copy(update={"low": number})
    told = claim(source, "14 drones fell", chain=(link(source, "The junta"),), quantities=(broken,))
    ledger.add(source, [told], extractor="rules-1")
    assert (ids(ledger), ledger.counts()["dropped"]) == ([], 1)


def test_two_ledgers_given_the_same_hold_the_same(location: Location, nowhere: Location) -> None:
    def dump(path: Location, sources: list[tuple[Report, list[Claim]]]) -> list[Claim]:
        with Ledger(path) as ledger:
            for source, claims in sources:
                ledger.add(source, claims, extractor="rules-1")
            return sorted((s.claim for s in ledger.claims()), key=lambda c: c.id)

    sources = [(s := report(), goma_claims(s)), (s := report(OMDURMAN), omdurman_claims(s))]
    assert dump(location, sources) == dump(nowhere, sources[::-1])


def test_spans_survive(ledger: Ledger) -> None:
    source = report()
    ledger.add(source, goma_claims(source), extractor="rules-1")
    stored = ledger.claim(goma_claims(source)[0].id).claim
    assert all(isinstance(s, Span) and source.quote(s) == stored.text for s in stored.content)
