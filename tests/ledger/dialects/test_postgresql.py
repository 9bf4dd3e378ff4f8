"""What only a server can do wrong, and what it costs to share it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.ledger.places import Databases
from tests.ledger.samples import goma_claims, report
from tests.postgresql import Server

from reportedly.errors import LedgerError, SettingsError
from reportedly.ledger import Ledger, Verdict


@pytest.fixture
def address(server: Server) -> Iterator[str]:
    name = server.new()
    yield server.url(name)
    server.drop(name)


def test_an_empty_database_becomes_a_ledger_only_where_that_is_wanted(address: str) -> None:
    with pytest.raises(LedgerError, match="is empty") as refusal:
        Ledger(address, create=False)
    assert refusal.value.remedy == "reportedly db init"
    with Ledger(address) as ledger:
        assert ledger.database.startswith("PostgreSQL 1")
        assert "host" not in ledger.place
    assert Ledger.upgrade(address) is False


def test_a_database_of_something_else_is_left_alone(server: Server, address: str) -> None:
    server.execute("CREATE TABLE birds (name text)", Databases.name_in(address))
    for attempt in (Ledger, Ledger.upgrade):
        with pytest.raises(LedgerError, match="but no ledger"):
            attempt(address)


def test_a_newer_ledger_is_left_alone(server: Server, address: str) -> None:
    Ledger(address).close()
    server.execute("UPDATE alembic_version SET version_num = '9999'", Databases.name_in(address))
    with pytest.raises(LedgerError, match="newer reportedly"):
        Ledger(address)


def test_a_database_without_unicode_is_refused(server: Server) -> None:
    server.execute("CREATE DATABASE latin TEMPLATE template0 ENCODING LATIN1 LOCALE 'C' LOCALE_PROVIDER libc")
    with pytest.raises(LedgerError, match="LATIN1"):
        Ledger(server.url("latin"))
    server.drop("latin")


def test_a_database_or_user_that_is_not_there_is_named_with_the_way_to_make_it(server: Server) -> None:
    with pytest.raises(LedgerError, match="does not exist") as refusal:
        Ledger(server.url("nowhere"))
    assert "createdb" in str(refusal.value.remedy)
    with pytest.raises(LedgerError, match="does not exist") as refusal:
        Ledger(server.url("postgres").replace("reportedly@", "nobody_here:secret@"))
    assert "createuser" in str(refusal.value.remedy)
    assert "secret" not in str(refusal.value)


def test_a_server_that_is_not_there_is_told_without_the_password(tmp_path: Path) -> None:
    for host in ("@127.0.0.1:9/ledger", f"@/ledger?host={tmp_path}&password=secret"):
        with pytest.raises(LedgerError, match="says") as refusal:
            Ledger(f"postgresql://ana:secret{host}")
        assert "secret" not in str(refusal.value)
        assert refusal.value.remedy


def test_who_may_only_read_reads_and_is_told_so(server: Server, address: str) -> None:
    source, name = report(), Databases.name_in(address)
    with Ledger(address) as ledger:
        ledger.add(source, goma_claims(source), extractor="rules-1")
    server.execute(
        "DROP ROLE IF EXISTS reader; CREATE ROLE reader LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader",
        name,
    )
    with Ledger(address.replace("reportedly@", "reader@")) as ledger:
        assert len(list(ledger.claims())) == 3
        with pytest.raises(LedgerError, match="permission denied") as refusal:
            ledger.judge(goma_claims(source)[0].id, Verdict.ACCEPT, by="Ana", because="seen")
        assert "right" in str(refusal.value.remedy)


def test_a_file_is_neither_made_of_it_nor_put_over_it(tmp_path: Path, address: str) -> None:
    with Ledger(address) as ledger, pytest.raises(LedgerError, match="no file") as refusal:
        ledger.backup(tmp_path / "copy.db")
    assert "pg_dump" in str(refusal.value.remedy)
    with pytest.raises(LedgerError, match="no file"):
        Ledger.restore(tmp_path / "copy.db", address)


def test_without_a_database_in_it_an_address_is_refused() -> None:
    with pytest.raises(SettingsError, match="names no database"):
        Ledger("postgresql://ana:secret@127.0.0.1")


JUDGE = """
import sys
from tests.ledger.samples import numbered
from reportedly.ledger import Ledger, Verdict
location, who = sys.argv[1:]
with Ledger(location) as ledger:
    for number in range(12):
        source, claims = numbered(number)
        ledger.add(source, claims, extractor="rules-1")
        ledger.judge(claims[0].id, Verdict.ACCEPT, by=who, because="seen")
"""


def test_many_who_write_at_once_lose_and_double_nothing(address: str) -> None:
    root = Path(__file__).parents[3]
    around = os.environ | {"PYTHONPATH": os.pathsep.join([str(root), *sys.path])}
    command = [sys.executable, "-c", JUDGE, address]
    writers = [subprocess.Popen([*command, f"Ana {n}"], cwd=root, env=around) for n in range(3)]
    assert [writer.wait() for writer in writers] == [0] * 3
    with Ledger(address, create=False) as ledger:
        counts = ledger.counts()
        assert (counts["texts"], counts["reports"], counts["claims"], counts["judgements"]) == (12, 12, 24, 36)
        assert ledger.verify() == []
