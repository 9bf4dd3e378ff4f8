from pathlib import Path

import pytest

from reportedly.errors import LedgerError
from reportedly.ledger import Ledger, Verdict

from .samples import numbered


@pytest.fixture
def path(tmp_path: Path) -> Path:
    location = tmp_path / "ledger.db"
    with Ledger(location) as ledger:
        for number in range(20):
            report, claims = numbered(number)
            ledger.add(report, claims, extractor="rules-1")
            ledger.judge(claims[0].id, Verdict.ACCEPT, by="Ana", because="seen")
    return location


def test_a_backup_is_the_ledger_of_its_moment(path: Path) -> None:
    target = path.with_name("backup.db")
    with Ledger(path) as ledger:
        before, head = ledger.counts(), ledger.head()
        ledger.backup(target)
        ledger.add(*numbered(20), extractor="rules-1")
    assert not list(path.parent.glob("*.part"))
    with Ledger(target, create=False) as copy:
        assert (copy.counts(), copy.head(), copy.verify()) == (before, head, [])


def test_a_backup_overwrites_only_by_force(path: Path) -> None:
    target = path.with_name("thesis.txt")
    target.write_text("ten years of work")
    with Ledger(path) as ledger:
        with pytest.raises(LedgerError, match="exists already"):
            ledger.backup(target)
        assert target.read_text() == "ten years of work"
        ledger.backup(target, force=True)
        with pytest.raises(LedgerError, match="cannot be overwritten"):
            ledger.backup(path, force=True)
    with Ledger(target, create=False) as copy:
        assert copy.counts()["reports"] == 20


def test_a_backup_is_put_back_in_the_place_of_a_ledger_that_is_open(path: Path) -> None:
    target = path.with_name("backup.db")
    with Ledger(path) as ledger:
        ledger.backup(target)
        ledger.add(*numbered(20), extractor="rules-1")
        with pytest.raises(LedgerError, match="exists already"):
            Ledger.restore(target, path)
    with Ledger(path) as reader:
        Ledger.restore(target, path, force=True)
        assert reader.counts()["reports"] == 20
    with Ledger(path, create=False) as ledger:
        assert ledger.verify() == []
        ledger.add(*numbered(20), extractor="rules-1")
        assert ledger.counts()["reports"] == 21


def test_a_backup_is_put_where_nothing_is(path: Path) -> None:
    elsewhere = path.with_name("new.db")
    Ledger.restore(path, elsewhere)
    with Ledger(elsewhere, create=False) as ledger:
        assert ledger.counts()["judgements"] == 20


def test_what_is_no_ledger_cannot_be_put_back(path: Path) -> None:
    before = path.read_bytes()
    notes = path.with_name("notes.db")
    notes.write_text("no ledger at all")
    for source in (notes, path.with_name("missing.db")):
        with pytest.raises(LedgerError, match="no ledger"):
            Ledger.restore(source, path, force=True)
    assert path.read_bytes() == before
