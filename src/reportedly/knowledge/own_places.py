"""A user's own places: a CSV in the shape of our supplement, held in memory beside the gazetteer that ships."""

import csv
import io
import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..model import PlaceKind
from .spelling import key
from .tables import shipped

COLUMNS = ("name", "kind", "country", "lat", "lon", "geonames", "rank", "alternates")
_NEEDED = ("name", "kind", "country", "lat", "lon")
_PRIMARY_AND_WRITTEN, _WRITTEN = 1 | 4, 4
"""Flags of a spelling, see `gazetteer.py`: the place's own name, and written by hand."""
_SCHEMA = """
CREATE TABLE place (
  id INTEGER PRIMARY KEY, name TEXT, geonames INTEGER, country TEXT, kind INTEGER, lat INTEGER, lon INTEGER,
  population INTEGER, admin1 INTEGER
);
CREATE TABLE spelling (key TEXT, place INTEGER, flags INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE first_word (word TEXT PRIMARY KEY, longest INTEGER) WITHOUT ROWID;
CREATE TABLE source (name TEXT PRIMARY KEY, version TEXT, licence TEXT, attribution TEXT) WITHOUT ROWID;
"""
_FIRST_WORD = "INSERT INTO first_word VALUES (?, ?) ON CONFLICT DO UPDATE SET longest = max(longest, excluded.longest)"


class OwnPlace(NamedTuple):
    """A place as a user gives it; point in degrees, country as ISO 3166-1 alpha-3 or empty."""

    name: str
    kind: PlaceKind
    country: str
    lat: float
    lon: float
    geonames: int | None
    rank: int
    """Inhabitants, or a number that ranks it among places of its name as inhabitants would."""
    others: tuple[str, ...]


def places_of(content: str) -> tuple[list[OwnPlace], list[str]]:
    """The places of a CSV file, and what is wrong in it, by line. Lines that begin with # are notes."""
    lines = [(number, line) for number, line in enumerate(content.splitlines(), 1) if line.strip() and line[0] != "#"]
    rows = csv.reader(io.StringIO("\n".join(line for _, line in lines)))
    heading = [name.strip() for name in next(rows, [])]
    wrong = [f"there is no column {name!r}; known: {', '.join(COLUMNS)}" for name in heading if name not in COLUMNS]
    if missing := [name for name in _NEEDED if name not in heading]:
        return [], [*wrong, f"the heading lacks {', '.join(missing)}; it is {','.join(COLUMNS)}"]
    found = []
    for (number, _), row in zip(lines[1:], rows, strict=False):
        try:
            found.append(_place(dict(zip(heading, (cell.strip() for cell in row), strict=True))))
        except ValueError as error:
            wrong.append(f"line {number}: {error}")
    return found, wrong


def _place(row: dict[str, str]) -> OwnPlace:
    name, kind, country = row["name"], row["kind"], row["country"]
    if not key(name):
        raise ValueError("the name is empty")
    if kind not in set(PlaceKind):
        raise ValueError(f"kind must be one of {', '.join(kind.value for kind in PlaceKind)}, not {kind!r}")
    if country and country not in shipped("countries"):
        raise ValueError(f"country must be an ISO 3166-1 alpha-3 code such as UKR, or empty, not {country!r}")
    lat, lon = _degrees("lat", row["lat"], 90), _degrees("lon", row["lon"], 180)
    numbers = [_whole(name, row.get(name, "")) for name in ("geonames", "rank")]
    others = tuple(other.strip() for other in row.get("alternates", "").split(";") if key(other))
    return OwnPlace(name, PlaceKind(kind), country, lat, lon, numbers[0], numbers[1] or 0, others)


def _degrees(name: str, text: str, most: int) -> float:
    try:
        value = float(text)
    except ValueError:
        raise ValueError(f"{name} must be a number of degrees such as 48.3, not {text!r}") from None
    if not -most <= value <= most:
        raise ValueError(f"{name} must lie between -{most} and {most}, not {text}")
    return value


def _whole(name: str, text: str) -> int | None:
    if text and not text.isdecimal():
        raise ValueError(f"{name} must be a whole number or empty, not {text!r}")
    return int(text) if text else None


def in_memory(places: Sequence[OwnPlace], kinds: Sequence[PlaceKind]) -> sqlite3.Connection:
    """A data base of the gazetteer's shape with these places; `kinds` gives the numbers of kinds."""
    data = sqlite3.connect(":memory:", check_same_thread=False)
    data.executescript(_SCHEMA)
    for number, place in enumerate(places, 1):
        point = (round(place.lat * 1e4), round(place.lon * 1e4))
        record = (number, place.name, place.geonames, place.country, kinds.index(place.kind), *point, place.rank, None)
        data.execute("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", record)
        for spelling, flags in _spellings(place):
            data.execute("INSERT OR IGNORE INTO spelling VALUES (?, ?, ?)", (spelling, number, flags))
            data.execute(_FIRST_WORD, (spelling.split()[0], spelling.count(" ") + 1))
    data.commit()
    return data


def _spellings(place: OwnPlace) -> Iterator[tuple[str, int]]:
    yield key(place.name), _PRIMARY_AND_WRITTEN
    yield from ((key(other), _WRITTEN) for other in place.others)
