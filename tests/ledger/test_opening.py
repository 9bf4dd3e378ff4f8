import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from reportedly.errors import LedgerError, SettingsError
from reportedly.ledger import ClaimQuery, Ledger, Verdict
from reportedly.ledger.adding import PARTS
from reportedly.ledger.dialect import connect, ledger_url
from reportedly.ledger.opening import REVISIONS, UPGRADE, migrate
from reportedly.ledger.schema import metadata

from .places import Location, Places
from .samples import goma_claims, report


def test_a_new_ledger_is_made_where_there_is_none(tmp_path: Path) -> None:
    for location in (tmp_path / "a.db", str(tmp_path / "b.db"), f"sqlite:///{tmp_path / 'c.db'}"):
        with Ledger(location) as ledger:
            assert ledger.counts()["claims"] == 0
            assert ledger.path.exists()
        with Ledger(location, create=False) as ledger:
            assert ledger.verify() == []


def test_strange_file_names_are_file_names(tmp_path: Path) -> None:
    path = tmp_path / "50% of käse?mode=ro#x.db"
    with Ledger(path) as ledger:
        source = report()
        ledger.add(source, goma_claims(source), extractor="rules-1")
        ledger.backup(tmp_path / "copy %20?.db")
    with Ledger(tmp_path / "copy %20?.db", create=False) as copy:
        assert copy.counts()["claims"] == 3


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def other_database(path: Path) -> Path:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE birds (name TEXT)")
    connection.commit()
    connection.close()
    return path


NO_LEDGERS = [
    (lambda d: written(d / "notes.txt", b"a few lines of notes"), "no ledger"),
    (lambda d: written(d / "torn.db", b"SQLite format 3\0" + b"x" * 5000), "says: file is not a database|malformed"),
    (lambda d: other_database(d / "birds.db"), "no ledger"),
    (lambda d: d, "is a folder"),
    (lambda d: d / "none" / "ledger.db", "does not exist"),
]


@pytest.mark.parametrize(("make", "problem"), NO_LEDGERS, ids=["text", "torn", "other database", "folder", "no folder"])
def test_what_is_no_ledger_is_left_alone(tmp_path: Path, make: "Callable[[Path], Path]", problem: str) -> None:  # noqa: F821
    path = make(tmp_path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(LedgerError, match=problem):
        Ledger(path)
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize("content", [None, b""], ids=["missing", "empty"])
def test_nothing_is_made_where_that_was_not_wanted(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "ledger.db"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LedgerError, match=r"no ledger"):
        Ledger(path, create=False)
    assert path.exists() == (content is not None)


ADDRESSES = [
    "",
    ":memory:",
    "nonsense://host/db",
    "mysql://user:secret@host/db",
    "sqlite://",
    "://",
    "postgresql://user:secret@host",
]


@pytest.mark.parametrize("location", ADDRESSES)
def test_an_address_that_is_none_is_refused_without_telling_its_password(location: str) -> None:
    with pytest.raises(SettingsError) as refusal:
        Ledger(location)
    assert "secret" not in str(refusal.value)


def older(path: Path) -> Path:
    engine = connect(ledger_url(path))
    migrate(engine, to=REVISIONS[0])
    engine.dispose()
    return path


def test_an_older_ledger_is_opened_only_after_an_upgrade(tmp_path: Path) -> None:
    path = older(tmp_path / "ledger.db")
    with pytest.raises(LedgerError, match="older version") as refusal:
        Ledger(path)
    assert refusal.value.remedy == UPGRADE
    assert Ledger.upgrade(path) is True
    assert Ledger.upgrade(path) is False
    with Ledger(path) as ledger:
        source = report()
        ledger.add(source, goma_claims(source), extractor="rules-1")
        assert len(list(ledger.claims(ClaimQuery(text="goma")))) == 1
        assert ledger.verify() == []


def as_of_version(path: Path, version: str, whole: Path) -> Path:
    """A ledger of an earlier version that holds what `whole` holds, as far as that version knew it."""
    engine = connect(ledger_url(path))
    migrate(engine, to=version)
    engine.dispose()
    connection = sqlite3.connect(path)
    connection.execute("ATTACH ? AS whole", (str(whole),))
    connection.execute("DELETE FROM chain")
    for table in ("texts", "reports", "readings", "claims", "judgements", "chain", *(t.name for t in PARTS)):
        names = ", ".join(row[1] for row in connection.execute(f"PRAGMA main.table_info({table})"))
        connection.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM whole.{table}")
    connection.commit()
    connection.close()
    return path


@pytest.mark.parametrize("version", REVISIONS[:-1])
def test_an_upgrade_keeps_reports_claims_and_the_chain(tmp_path: Path, version: str) -> None:
    source = report()
    shelling, denial, flight = goma_claims(source)
    with Ledger(tmp_path / "whole.db") as ledger:
        ledger.add(source, [shelling, denial, flight], extractor="rules-1")
        ledger.judge(denial.id, Verdict.REJECT, by="Ana", because="old")
        ledger.undo(denial.id, by="Ben", because="not old")
        ledger.judge(shelling.id, Verdict.ACCEPT, by="Ana", because="seen")
        judged, chain = [ledger.judgements(c.id) for c in (shelling, denial)], ledger.head()
    path = as_of_version(tmp_path / "older.db", version, ledger.path)
    assert Ledger.upgrade(path) is True
    with Ledger(path) as ledger:
        assert ledger.verify() == []
        assert ledger.head() == chain
        assert [ledger.judgements(c.id) for c in (shelling, denial)] == judged


def test_a_newer_ledger_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    Ledger(path).close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    for attempt in (Ledger, Ledger.upgrade):
        with pytest.raises(LedgerError, match="newer reportedly"):
            attempt(path)


def test_upgrading_what_is_no_ledger_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.db", other_database(tmp_path / "birds.db")):
        with pytest.raises(LedgerError, match="no ledger"):
            Ledger.upgrade(path)


def test_the_migrations_make_the_tables_that_the_program_uses(location: Location) -> None:
    # PostgreSQL tells expressions in indexes otherwise than they were given.
    ours = {"include_object": lambda _object, name, kind, *_: kind != "index" and "_search" not in str(name)}
    if isinstance(location, Path):
        ours = {"include_object": lambda _object, name, kind, *_: kind != "table" or "_search" not in str(name)}
    with Ledger(location) as ledger, ledger._engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection, opts=ours), metadata)
    assert differences == []


def test_every_view_can_be_read(places: Places, location: Location) -> None:
    with Ledger(location) as ledger:
        source = report()
        ledger.add(source, goma_claims(source), extractor="rules-1")
        copy = report(publisher="Great Lakes Radio")
        ledger.add(copy, [], extractor="rules-1")

    def rows(query: str) -> list[tuple[object, ...]]:
        return places.execute(location, query)

    assert rows("SELECT count(*) FROM standing_claims") == [(3,)]
    assert rows("SELECT origin, affiliation FROM origins ORDER BY origin") == [
        ("FARDC", "COD"),
        ("Government of the DRC", "COD"),
        ("MONUSCO", None),
        ("Rwandan officials", "RWA"),
    ]
    assert rows("SELECT low, high, measure FROM figures ORDER BY low") == [
        (14.0, None, "killed"),
        (900.0, None, "displaced"),
    ]
    assert rows("SELECT copies, publisher FROM copies ORDER BY publisher") == [
        (2, "Great Lakes Radio"),
        (2, "Kivu Courier"),
    ]
    assert rows("SELECT * FROM standing_judgements") == []


def test_the_nouns_need_no_database() -> None:
    code = "import sys, reportedly.ledger as l; l.ClaimQuery(); print(*({'sqlalchemy', 'alembic'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
