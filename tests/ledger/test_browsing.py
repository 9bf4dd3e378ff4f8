"""Claims a page at a time, and the counts beside them."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from reportedly.errors import NotFound
from reportedly.ledger import ClaimFacets, ClaimQuery, Facet, Ledger, Verdict
from reportedly.model import Claim, Commitment, EventType

from .places import Location, Places
from .samples import OMDURMAN, claim, goma_claims, omdurman_claims, report


@pytest.fixture(scope="module")
def ledger(places: Places) -> Iterator[Ledger]:
    """Three claims of Goma, one of Omdurman, one without a date."""
    with Ledger(places.new()) as opened:
        goma = report(title="Shells on Goma", url="https://kivu.example/1")
        opened.add(goma, goma_claims(goma), extractor="rules-1")
        omdurman = report(OMDURMAN, published="2025-02-02", publisher="Nile Post")
        opened.add(omdurman, omdurman_claims(omdurman), extractor="rules-1")
        for day in (None, "2025-02-02"):
            fled = report("Étienne Tshombé fled.", published=day, publisher="Radio Okapi Fan")
            opened.add(fled, [claim(fled, "Étienne Tshombé fled")], extractor="rules-1")
        opened.judge(goma_claims(goma)[0].id, Verdict.ACCEPT, by="Ana", because="film")
        yield opened


@pytest.mark.parametrize("size", [1, 2, 3, 50])
@pytest.mark.parametrize("query", [ClaimQuery(), ClaimQuery(affiliation="COD"), ClaimQuery(who="nobody")])
def test_the_pages_laid_together_are_the_list(ledger: Ledger, query: ClaimQuery, size: int) -> None:
    found, after = [], None
    while True:
        page = ledger.claims_page(query, after=after, size=size)
        assert len(page.claims) <= size
        found += page.claims
        after = page.next
        if after is None:
            break
    assert found == list(ledger.claims(query))


def test_a_page_behind_an_unknown_claim_is_not_found(ledger: Ledger) -> None:
    with pytest.raises(NotFound):
        ledger.claims_page(after="c_ffffffff")


QUERIES: dict[str, Callable[[str], ClaimQuery]] = {
    "source": lambda value: ClaimQuery(source=value),
    "affiliation": lambda value: ClaimQuery(affiliation=value),
    "at": lambda value: ClaimQuery(at=value),
    "event": lambda value: ClaimQuery(event=EventType(value)),
    "commitment": lambda value: ClaimQuery(commitment=Commitment(value)),
}


@pytest.mark.parametrize("facet", QUERIES)
def test_a_count_is_what_the_filter_leaves(ledger: Ledger, facet: str) -> None:
    counted: ClaimFacets = ledger.claim_facets()
    values: tuple[Facet, ...] = getattr(counted, "place" if facet == "at" else facet)
    assert values or facet == "at"
    for value in values:
        if value.value is not None:
            query = QUERIES[facet](value.value)
            assert len(list(ledger.claims(query))) == value.count


def test_the_counts_are_of_the_claims_asked_for(ledger: Ledger) -> None:
    everything, judged = ledger.claim_facets(), ledger.claim_facets(ClaimQuery(judgement=Verdict.ACCEPT))
    assert everything.verdict == (Facet(None, everything.total - 1), Facet("accept", 1))
    assert (judged.total, judged.verdict) == (1, (Facet("accept", 1),))
    assert len(ledger.claim_facets(most=1).source) == 1


@pytest.mark.parametrize("size", [1, 2, 50])
@pytest.mark.parametrize("text", [None, "Tshombé"])
def test_the_pages_of_reports_laid_together_are_the_list(ledger: Ledger, text: str | None, size: int) -> None:
    found, after = [], None
    while True:
        page = ledger.reports_page(text=text, after=after, size=size)
        found += page.reports
        after = page.next
        if after is None:
            break
    assert found == list(ledger.reports(text=text))


def test_reports_added_after_a_moment(ledger: Ledger) -> None:
    rows = list(ledger.reports())
    first = min(row.added_at for row in rows)
    assert (
        ledger.reports_added(first - timedelta(seconds=1), limit=2)
        == ledger.reports_added(first - timedelta(days=9))[:2]
    )
    assert ledger.reports_added(max(row.added_at for row in rows)) == []


def test_versions_stand_in_their_order(location: Location) -> None:
    with Ledger(location) as opened:
        texts = [
            report("Shells fell.", url="https://kivu.example/9"),
            report("Shells fell again.", url="https://kivu.example/9"),
        ]
        for each in texts:
            opened.add(each, [], extractor="rules-1")
        other = report("No address.", url=None)
        opened.add(other, [], extractor="rules-1")
        assert [row.id for row in opened.versions(texts[1].id)] == [each.id for each in texts]
        assert [row.id for row in opened.versions(other.id)] == [other.id]


def test_a_second_reader_gets_what_others_judged(location: Location) -> None:
    with Ledger(location) as opened:
        goma = report(title="Shells on Goma")
        claims = goma_claims(goma)
        opened.add(goma, claims, extractor="rules-1")
        opened.judge(claims[0].id, Verdict.ACCEPT, by="Ana", because="film")
        opened.judge(claims[1].id, Verdict.REJECT, by="Ben", because="cut short")
        opened.judge(claims[1].id, Verdict.ACCEPT, by="Ana", because="it stands")
        for name, expected in (("Ana", []), ("Ben", [claims[0].id]), ("Chi", [claims[0].id, claims[1].id])):
            assert [each.claim.id for each in opened.claims(ClaimQuery(second_reader=name))] == expected
        assert [(j.claim, j.by) for j in opened.verdicts()] == [
            (claims[0].id, "Ana"),
            (claims[1].id, "Ben"),
            (claims[1].id, "Ana"),
        ]


def test_places_and_days_count_the_claims_of_the_query(ledger: Ledger) -> None:
    days = ledger.day_counts()
    assert sum(number for _, number in days) == sum(each.claim.dated is not None for each in ledger.claims())
    assert days == sorted(days)
    for place in ledger.place_counts():
        assert place.claims == len(list(ledger.claims(ClaimQuery(at=place.name))))
        assert 1 <= place.precision <= 7
    assert ledger.place_counts(ClaimQuery(who="nobody")) == []


PLAIN = (
    ClaimQuery(event=EventType.ASSAULT),
    ClaimQuery(commitment=Commitment.ASSERTED),
    ClaimQuery(commitment=Commitment.ASSERTED, unjudged=True),
    ClaimQuery(unjudged=True, latest_versions=True),
    ClaimQuery(judgement=Verdict.ACCEPT, latest_versions=True),
    ClaimQuery(affiliation="COD", latest_versions=True),
    ClaimQuery(text="fled", latest_versions=True),
    ClaimQuery(since=date(2025, 2, 1)),
    ClaimQuery(added_since=datetime(2020, 1, 1, tzinfo=UTC), latest_versions=True),
    ClaimQuery(include_retired=True),
)


@pytest.mark.parametrize("query", PLAIN)
def test_counts_are_those_of_the_list(location: Location, query: ClaimQuery) -> None:
    """Of a ledger with a retired claim and an earlier version, whether a filter leaves few claims or most of them."""
    with Ledger(location) as ledger:
        first = report(title="Shells on Goma", url="https://kivu.example/1")
        later = report("Shells fell on Goma. Later more fell.", title="Shells on Goma", url="https://kivu.example/1")
        for goma in (first, later):
            ledger.add(goma, goma_claims(goma) if goma is first else [claim(goma, "Later more fell")], extractor="a")
        fled = report("Étienne Tshombé fled. He came back.", published="2025-02-02", publisher="Radio Okapi Fan")
        both = [claim(fled, "Étienne Tshombé fled"), claim(fled, "He came back")]
        ledger.add(fled, both, extractor="a")
        ledger.judge(both[0].id, Verdict.ACCEPT, by="Ana", because="film")
        ledger.add(fled, both[:1], extractor="b")
        found = list(ledger.claims(query))
        counted = ledger.claim_facets(query)
        assert counted.total == len(found)
        assert {f.value: f.count for f in counted.event} == Counter(
            each.claim.event.type.value if each.claim.event else None for each in found
        )
        named = Counter(name for each in found for name in {p.name for p in each.claim.places if p.name})
        assert {f.value: f.count for f in counted.place} == named
        spoken = Counter(country for each in found for country in _spoken_for(each.claim))
        assert {f.value: f.count for f in counted.affiliation} == spoken


def _spoken_for(found: Claim) -> set[str]:
    links = found.attribution
    return {a for link in links for a in (link.affiliation, *(m.affiliation for m in link.members)) if a}
