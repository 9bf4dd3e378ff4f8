"""Further places that a user has: GeoNames' dumps in a data base beside ours, of the same shape.

Every change is made on a copy that takes the place of the data base when it is complete, so that a run that is killed
leaves what was there.
"""

import hashlib
import os
import shutil
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from ..errors import ResourceError, UnreadableInput
from ..model import PlaceKind
from .dump import Broken, Line, lines_of, open_dump
from .gazetteer import KINDS, PRIMARY, WORD, Known
from .spelling import key

_LONGEST_NAME, _BATCH = 6, 5000
_ABANDONED = 86_400
"""Seconds after which a half-written copy is nobody's any more."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS dump (name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, places INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS place (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, geonames INTEGER UNIQUE, country TEXT NOT NULL, kind INTEGER NOT NULL,
  lat INTEGER, lon INTEGER, population INTEGER NOT NULL, admin1 INTEGER, unit TEXT NOT NULL, dump TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS place_dump ON place (dump);
CREATE TABLE IF NOT EXISTS spelling (
  key TEXT NOT NULL, place INTEGER NOT NULL, flags INTEGER NOT NULL, PRIMARY KEY (key, place)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS first_word (word TEXT PRIMARY KEY, longest INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS source (name TEXT PRIMARY KEY, version TEXT, licence TEXT, attribution TEXT) WITHOUT ROWID;
"""
_UNIT = KINDS.index(PlaceKind.ADMIN1)
_INDEX = f"CREATE INDEX IF NOT EXISTS unit ON place (country, unit) WHERE kind = {_UNIT}"
_UNITS = f"""
UPDATE place SET admin1 = (
  SELECT u.id FROM place u WHERE u.kind = {_UNIT} AND u.country = place.country AND u.unit = place.unit
) WHERE dump = ? AND unit <> ''
"""
_ATTRIBUTION = "Names, numbers and coordinates from GeoNames, licensed under CC BY 4.0; selected by us"


class Added(NamedTuple):
    """What a dump gave."""

    added: int
    known: int
    """Places that our own gazetteer holds already."""
    passed_over: int
    """Lines that name no place of news: hotels, streams, farms."""
    broken: int
    unchanged: bool = False
    """The very same dump had been added before; nothing was done."""


class Dump(NamedTuple):
    """A dump in the data base."""

    name: str
    places: int


def add_dump(path: Path, store: Path, known: Known) -> Added:
    """Put a dump's places into the store; an older dump of the same file name goes.

    Raises:
        UnreadableInput: it is no dump of GeoNames.
        ResourceError: the store cannot be written.
    """
    digest = _digest(path)
    if any(row == (path.name, digest) for row in _told(store, "SELECT name, sha256 FROM dump")):
        return Added(0, 0, 0, 0, unchanged=True)
    with _changed(store) as data, open_dump(path) as file:
        _remove(data, path.name)
        counts = {"known": 0, "passed over": 0, "broken": 0}
        _write(data, _news(lines_of(file, str(path)), known, counts), path.name, known)
        [(places,)] = data.execute("SELECT count(*) FROM place WHERE dump = ?", (path.name,))
        data.execute("INSERT INTO dump VALUES (?, ?, ?)", (path.name, digest, places))
        source = (f"GeoNames: {path.name}", "", "CC BY 4.0", _ATTRIBUTION)
        data.execute("INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?)", source)
    return Added(places, counts["known"], counts["passed over"], counts["broken"])


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UnreadableInput(str(path), f"cannot be read: {error.strerror}") from None


def dumps(store: Path) -> list[Dump]:
    """The dumps in the store, by name; none where there is no store."""
    rows = _told(store, "SELECT name, places FROM dump ORDER BY name")
    return [Dump(str(name), int(str(places))) for name, places in rows]


def remove_dump(store: Path, name: str) -> int:
    """Take a dump's places out again and return how many there were; the last one takes the store with it.

    Raises:
        ResourceError: the store holds no dump of that name.
    """
    there = {dump.name: dump.places for dump in dumps(store)}
    if name not in there:
        raise ResourceError(f"{store}: there is no dump {name}", remedy="`reportedly gazetteer list` names them")
    if len(there) == 1:
        store.unlink()
    else:
        with _changed(store) as data:
            _remove(data, name)
    return there[name]


def _told(store: Path, question: str) -> list[tuple[object, ...]]:
    if not store.exists():
        return []
    try:
        with closing(sqlite3.connect(f"{store.absolute().as_uri()}?mode=ro", uri=True)) as data:
            return data.execute(question).fetchall()
    except sqlite3.Error as error:
        raise _unusable(store, error) from None


@contextmanager
def _changed(store: Path) -> Iterator[sqlite3.Connection]:
    """A copy of the store that replaces it at the end; what a killed run left is cleared away the day after."""
    part = store.with_name(f"{store.name}.{os.getpid()}.part")
    try:
        store.parent.mkdir(parents=True, exist_ok=True)
        for left in store.parent.glob(f"{store.name}.*.part"):
            if time.time() - left.stat().st_mtime > _ABANDONED:
                left.unlink(missing_ok=True)
        if store.exists():
            shutil.copyfile(store, part)
        with closing(sqlite3.connect(part)) as data:
            data.executescript(
                f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; {_SCHEMA}"
            )
            yield data
            data.commit()
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(store)
    except (OSError, sqlite3.Error) as error:
        raise _unusable(store, error) from None
    finally:
        part.unlink(missing_ok=True)


def _unusable(store: Path, error: Exception) -> ResourceError:
    return ResourceError(f"{store}: {error}", remedy="name another file as `gazetteer` in the settings, or remove it")


def _remove(data: sqlite3.Connection, name: str) -> None:
    data.execute("DELETE FROM spelling WHERE place IN (SELECT id FROM place WHERE dump = ?)", (name,))
    for table, column in (("place", "dump"), ("dump", "name")):
        data.execute(f"DELETE FROM {table} WHERE {column} = ?", (name,))
    data.execute("DELETE FROM source WHERE name = ?", (f"GeoNames: {name}",))


def _news(lines: Iterable[Line | Broken | None], known: Known, counts: dict[str, int]) -> Iterator[Line]:
    """The lines that give something new, and known units, since their towns need them; the others are counted."""
    for line in lines:
        if line is None:
            counts["passed over"] += 1
        elif isinstance(line, Broken):
            counts["broken"] += 1
        elif line.geonames in known.numbers and line.geonames not in known.units:
            counts["known"] += 1
        else:
            yield line


def _write(data: sqlite3.Connection, lines: Iterable[Line], dump: str, known: Known) -> None:
    [(last,)] = data.execute("SELECT coalesce(max(id), 0) FROM place")
    waiting = iter(lines)
    while batch := tuple(islice(waiting, _BATCH)):
        numbered = list(enumerate(batch, last + 1))
        last += len(batch)
        data.executemany(
            "INSERT OR IGNORE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)",
            (_record(number, line, dump, known) for number, line in numbered),
        )
        unknown = [(number, line) for number, line in numbered if line.geonames not in known.units]
        spellings = [row for number, line in unknown for row in _keys(number, line, known)]
        data.executemany("INSERT OR IGNORE INTO spelling VALUES (?, ?, ?)", spellings)
        data.executemany(
            "INSERT INTO first_word VALUES (?, ?) ON CONFLICT DO UPDATE SET longest = max(longest, excluded.longest)",
            ((name.split()[0], name.count(" ") + 1) for name, _, _ in spellings if " " in name),
        )
    data.execute("DELETE FROM spelling WHERE place NOT IN (SELECT id FROM place)")
    data.execute(_INDEX)
    data.execute(_UNITS, (dump,))


def _record(number: int, line: Line, dump: str, known: Known) -> tuple[object, ...]:
    name = known.units.get(line.geonames, line.name)
    country = known.iso3.get(line.country, "")
    unit = line.unit if line.unit.strip("0") else ""
    point = (round(line.lat * 1e4), round(line.lon * 1e4))
    return number, name, line.geonames, country, KINDS.index(line.kind), *point, line.population, unit, dump


def _keys(number: int, line: Line, known: Known) -> Iterator[tuple[str, int, int]]:
    own = key(line.name)
    for name in dict.fromkeys((own, *map(key, line.others))):
        if name and name.count(" ") < _LONGEST_NAME:
            yield name, number, (PRIMARY if name == own else 0) | (WORD if name in known.words else 0)
