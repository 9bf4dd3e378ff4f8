"""The gazetteer: which places bear a name. Our own read-only SQLite, built by `training/gazetteer`."""

import sqlite3
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from ..errors import ResourceError
from ..model import PlaceKind
from . import own
from .own_places import OwnPlace, in_memory
from .spelling import key

KINDS = (
    PlaceKind.COUNTRY,
    PlaceKind.ADMIN1,
    PlaceKind.ADMIN2,
    PlaceKind.SETTLEMENT,
    PlaceKind.AREA,
    PlaceKind.WATER,
    PlaceKind.SITE,
    PlaceKind.CAMP,
)
"""In the order of the data base's numbers."""
PRIMARY, WORD, _WRITTEN = 1, 2, 4
_REMEMBERED = 16384
_FIND = """
SELECT p.name, p.geonames, p.country, p.kind, p.lat, p.lon, p.population, s.flags, u.name
FROM spelling s JOIN place p ON p.id = s.place LEFT JOIN place u ON u.id = p.admin1
WHERE s.key = ? ORDER BY s.place
"""


_Row = tuple[str, int | None, str, int, int | None, int | None, int, int, str | None]


class Candidate(NamedTuple):
    """A place that a name may mean."""

    name: str
    """GeoNames' name in English."""
    geonames: int | None
    country: str | None
    """ISO 3166-1 alpha-3; null for what belongs to no one country (a sea)."""
    kind: PlaceKind
    lat: float | None
    lon: float | None
    population: int
    primary: bool
    """Whether the words looked up are the place's own name, not a foreign or former spelling."""
    admin1: str | None
    word: bool = False
    """Whether the name is an ordinary English word too ("Of", "Split")."""
    written: bool = False
    """Whether the name stands in our supplement of places of wars."""
    further: bool = False
    """Whether it comes from a dump that the user added, which holds every village, mostly without inhabitants."""


class Source(NamedTuple):
    """Where rows of the gazetteer come from, to be shown to readers."""

    name: str
    version: str
    licence: str
    attribution: str


class Known(NamedTuple):
    """What a further gazetteer need not hold again."""

    numbers: frozenset[int]
    """GeoNames' numbers of all places."""
    units: Mapping[int, str]
    """Our names of first-level units by number: "Donetsk Oblast"."""
    iso3: Mapping[str, str]
    """ISO 3166-1 alpha-2 to alpha-3."""
    words: frozenset[str]
    """Names that are ordinary English words too."""


class Gazetteer:
    """Look-ups by name in any spelling, in one or more files opened for reading only; answers are remembered."""

    def __init__(self, *paths: Path, own: Sequence[OwnPlace] = ()) -> None:
        self._own = in_memory(own, KINDS) if own else None
        self._files = (*(_opened(path) for path in paths), *([self._own] if self._own is not None else []))
        self._named = lru_cache(_REMEMBERED)(self._read_named)
        self._longest = lru_cache(_REMEMBERED)(self._read_longest)

    def lookup(self, name: str) -> tuple[Candidate, ...]:
        """Every place of that name, the likeliest first: hand-written, then own names before others, then by people."""
        return self.named(key(name))

    def named(self, spelling: str) -> tuple[Candidate, ...]:
        """As `lookup`, for a name that is a key already."""
        return self._named(spelling)

    def longest(self, first_word: str) -> int:
        """Words of the longest name that starts with this word of a key; 1 where none has more."""
        return self._longest(first_word)

    def sources(self) -> tuple[Source, ...]:
        """Provenance and licences of the data."""
        return tuple(Source(*row) for data in self._files for row in data.execute("SELECT * FROM source ORDER BY name"))

    def known(self) -> Known:
        """What stands in the first file: numbers, units, and codes of countries."""
        data = self._files[0]
        numbers = frozenset(n for (n,) in data.execute("SELECT geonames FROM place WHERE geonames IS NOT NULL"))
        units = data.execute(
            "SELECT geonames, name FROM place WHERE kind = ? AND geonames IS NOT NULL", (KINDS.index(PlaceKind.ADMIN1),)
        )
        codes = data.execute("SELECT alpha2, alpha3 FROM country")
        words = data.execute("SELECT DISTINCT key FROM spelling WHERE flags & ?", (WORD,))
        return Known(numbers, dict(units), dict(codes), frozenset(word for (word,) in words))

    def _read_named(self, spelling: str) -> tuple[Candidate, ...]:
        found = [
            _candidate(row, further=data not in (self._files[0], self._own))
            for data in self._files
            for row in data.execute(_FIND, (spelling,))
        ]
        if self._own is not None:
            found = _once(found)
        return tuple(sorted(found, key=lambda c: (not c.written, not c.primary, -c.population)))

    def _read_longest(self, word: str) -> int:
        asked = "SELECT longest FROM first_word WHERE word = ?"
        return max((int(n) for data in self._files for (n,) in data.execute(asked, (word,))), default=1)


def _once(found: Sequence[Candidate]) -> list[Candidate]:
    """Each place of GeoNames once: the user's own row, which comes last, with its number takes the place of ours."""
    kept = {candidate.geonames: candidate for candidate in found if candidate.geonames is not None}
    return [candidate for candidate in found if candidate.geonames is None or kept[candidate.geonames] is candidate]


def _opened(path: Path) -> sqlite3.Connection:
    try:
        data = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        data.execute("SELECT 1 FROM spelling LIMIT 1").fetchall()
    except sqlite3.Error as error:
        raise ResourceError(f"the gazetteer {path} cannot be read: {error}", remedy="reinstall reportedly") from None
    return data


def _candidate(row: _Row, *, further: bool) -> Candidate:
    name, geonames, country, kind, lat, lon, population, flags, admin1 = row
    return Candidate(
        name,
        geonames,
        country or None,
        KINDS[kind],
        lat / 1e4 if lat is not None else None,
        lon / 1e4 if lon is not None else None,
        population,
        bool(flags & PRIMARY),
        admin1,
        bool(flags & WORD),
        bool(flags & _WRITTEN),
        further,
    )


def open_gazetteer(further: Path | None = None) -> Gazetteer:
    """The gazetteer that ships, with further places (`knowledge/further.py`) where their file is there, and with those
    of the user's own knowledge (`knowledge/own.py`).

    Raises:
        ResourceError: a file is missing or no data base of ours.
    """
    places = own.used().places
    if further is None or not further.exists():
        return _open(None, 0, places)
    return _open(further, further.stat().st_mtime_ns, places)


@cache
def _open(further: Path | None, _written: int, places: tuple[OwnPlace, ...]) -> Gazetteer:
    """One gazetteer for each state of the file of further places, and the user's own."""
    with resources.as_file(resources.files("reportedly").joinpath("resources", "gazetteer", "gazetteer.db")) as shipped:
        return Gazetteer(shipped, *([further] if further is not None else []), own=places)
