"""A ledger goes to a server and comes back the same."""

from pathlib import Path

import pytest
from tests.postgresql import Server

from reportedly.errors import LedgerError
from reportedly.ledger import Asker, ClaimQuery, Ledger, Role, Verdict

from .places import Databases, Files
from .samples import goma_claims, report


def filled(location: Path) -> Path:
    """Two outlets with the same text, one of them withdrawn; a later version; judgements, corrections, a user."""
    kivu, lakes = report(url="https://kivu.example/1", title="Shells"), report(publisher="Great Lakes Radio")
    later = report(kivu.text + " It rained.", url="https://kivu.example/1")
    with Ledger(location) as ledger:
        for source in (kivu, lakes, later):
            ledger.add(source, goma_claims(source), extractor="rules-1")
        shelling, denial, _ = goma_claims(kivu)
        ledger.judge(shelling.id, Verdict.CORRECT, by="Ana", because="list", field="quantities.0.low", value="16")
        ledger.judge(denial.id, Verdict.REJECT, by="Ben", because="no")
        ledger.undo(denial.id, by="Ben", because="yes")
        ledger.withdraw(lakes.id, by="Ana", because="names a witness")
        ledger.add_user("Amira", Role.ANALYST, password="-", by=Asker("root"))
        ledger.weigh()
    return location


def told(ledger: Ledger) -> list[object]:
    """What there is to see."""
    words = [[r.id for r in ledger.reports(text=word)] for word in ("shells", "rained", "families", "shelled")]
    claims = list(ledger.claims(ClaimQuery(include_retired=True)))
    return [ledger.counts(), ledger.head(), words, claims, list(ledger.reports()), ledger.users(), ledger.sources()]


def test_there_and_back_again(server: Server, tmp_path: Path) -> None:
    on_server = Databases(server)
    here, there, back = filled(tmp_path / "here.db"), on_server.nowhere(), tmp_path / "back.db"
    gone, come = Ledger.transfer(f"sqlite:///{here}", there), Ledger.transfer(there, back)
    assert gone == come
    assert gone.head[0] == 4
    with Ledger(here) as one, Ledger(there, create=False) as two, Ledger(back, create=False) as three:
        assert told(one) == told(two) == told(three)
        assert two.verify() == three.verify() == []
        fresh = report("Nothing else was said in Sake.")
        for ledger in (two, three):  # both go on with numbers of their own
            ledger.add(fresh, [], extractor="rules-1")
            ledger.judge(goma_claims(report(url="https://kivu.example/1"))[2].id, Verdict.ACCEPT, by="Ana", because="-")
            assert ledger.verify() == []
    on_server.drop(there)


def test_a_ledger_that_holds_something_is_not_written_over(files: Files, location: Path | str, tmp_path: Path) -> None:
    source = report()
    with Ledger(location) as ledger:
        ledger.add(source, [], extractor="rules-1")
        before = ledger.counts()
    with pytest.raises(LedgerError, match="holds something already") as refusal:
        Ledger.transfer(filled(tmp_path / "other.db"), location)
    assert "empty" in str(refusal.value.remedy)
    with Ledger(location) as ledger:
        assert ledger.counts() == before


def test_a_broken_chain_goes_nowhere(files: Files, nowhere: Path | str, tmp_path: Path) -> None:
    here = filled(tmp_path / "here.db")
    files.execute(here, "UPDATE judgements SET who = 'Eve' WHERE seq = 2")
    with pytest.raises(LedgerError, match="chain of judgements is broken"):
        Ledger.transfer(here, nowhere)
    with Ledger(nowhere) as ledger:
        assert set(ledger.counts().values()) == {0}


def test_a_ledger_is_not_copied_onto_itself_nor_out_of_nothing(location: Path | str, tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="onto itself"):
        Ledger.transfer(location, location)
    with pytest.raises(LedgerError, match="no ledger"):
        Ledger.transfer(tmp_path / "none.db", location)
