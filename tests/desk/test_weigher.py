"""Weighing goes on in a thread of its own, and who reads never waits for it."""

import time
from pathlib import Path

import pytest
from tests.ledger.samples import goma_claims, numbered, report

from reportedly.desk.weigher import weighing_apart
from reportedly.ledger import Ledger, Verdict


def weighed(ledger: Ledger) -> bool:
    """Whether the weigher is done within a time that no machine exceeds."""
    until = time.monotonic() + 60
    while ledger.waiting() and time.monotonic() < until:
        time.sleep(0.02)
    return ledger.waiting() == 0


def test_what_comes_while_it_runs_is_weighed(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        goma = report()
        claims = goma_claims(goma)
        ledger.add(goma, claims, extractor="rules-1")
        with weighing_apart(ledger):
            assert weighed(ledger)
            assert ledger.estimates().items
            for number in range(3):
                ledger.add(*numbered(number), extractor="rules-1")
            assert weighed(ledger)
            for claim in claims:
                ledger.judge(claim.id, Verdict.REJECT, by="Ana", because="film")
            assert weighed(ledger)
        kept = ledger.estimates()
    with Ledger(tmp_path / "ledger.db") as again:
        assert again.estimates() == kept
        assert again.weigh() == 0


def test_who_reads_apart_from_weighing_writes_nothing(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        goma = report()
        ledger.add(goma, goma_claims(goma), extractor="rules-1")
        ledger.leave_weighing()
        waiting = ledger.waiting()
        assert waiting > 0
        assert not ledger.estimates().items
        assert not ledger.contradictions().items
        assert not ledger.sources().items
        assert ledger.waiting() == waiting
        assert ledger.weigh() > 0
        assert ledger.estimates().items


def test_pages_say_how_far_it_is(tmp_path: Path, open_desk) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        goma = report()
        ledger.add(goma, goma_claims(goma), extractor="rules-1")
        ledger.leave_weighing()
        browser = open_desk(ledger).browser()
        assert "Weighing goes on" in browser.get("/estimates").text
        ledger.weigh()
        assert "Weighing goes on" not in browser.get("/estimates").text


@pytest.mark.parametrize("path", ["/", "/estimates", "/forecasts", "/sources", "/claims", "/review", "/map", "/briefs"])
def test_every_screen_stands_before_anything_is_weighed(tmp_path: Path, open_desk, path: str) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        goma = report()
        ledger.add(goma, goma_claims(goma), extractor="rules-1")
        ledger.leave_weighing()
        assert open_desk(ledger).browser().get(path).status_code == 200


def test_a_brief_waits_for_weighing(tmp_path: Path, open_desk) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        goma = report()
        ledger.add(goma, goma_claims(goma), extractor="rules-1")
        ledger.leave_weighing()
        assert open_desk(ledger).browser().get("/briefs/markdown").status_code == 200
        assert ledger.waiting() == 0
