"""What a new reading changes, before it is written."""

from collections.abc import Iterator

import pytest

from reportedly.ledger import Ledger, Verdict
from reportedly.ledger.rereading import compare

from .places import Location
from .samples import goma_claims, report


@pytest.fixture
def ledger(location: Location) -> Iterator[Ledger]:
    with Ledger(location) as opened:
        yield opened


def test_what_came_went_and_stayed(ledger: Ledger) -> None:
    source = report()
    shelling, denial, flight = goma_claims(source)
    ledger.add(source, [shelling, denial], extractor="rules-1")
    ledger.judge(denial.id, Verdict.REJECT, by="Ana", because="no content")

    surer = shelling.model_copy(update={"extractor": "rules-2", "confidence": 0.99})
    change = compare(ledger.claims(), [surer, flight])
    assert change.came == (flight,)
    assert [stored.claim for stored in change.went] == [denial]
    assert change.decided == change.went
    assert change.stayed == (surer,)
    assert change.otherwise == ()


def test_another_figure_in_the_same_words_is_told(ledger: Ledger) -> None:
    source = report()
    claims = goma_claims(source)
    ledger.add(source, claims, extractor="rules-1")
    emptied = claims[0].model_copy(update={"quantities": (), "places": (), "times": (), "actors": ()})
    change = compare(ledger.claims(), [emptied, *claims[1:]])
    assert change.otherwise == (emptied,)
    assert (change.came, change.went) == ((), ())


def test_what_a_person_added_never_goes(ledger: Ledger) -> None:
    source = report()
    shelling, denial, _ = goma_claims(source)
    ledger.add(source, [shelling], extractor="rules-1")
    ledger.add_claim(denial, by="Ana", because="missed")
    change = compare(ledger.claims(), [])
    assert [stored.claim for stored in change.went] == [shelling]
