"""What the program makes of our own tables of place names (`tests/tables/places_*.toml`).

python -m benchmarks.place_names develop --show     figures and every miss, for building
python -m benchmarks.place_names scored             figures only: nobody looks at the scored table's misses
"""

import argparse
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

from reportedly.extract.parse import parse_reports
from reportedly.extract.places import find_places
from reportedly.ingest import Given, read_text
from reportedly.knowledge.gazetteer import open_gazetteer
from reportedly.knowledge.language import load_language
from reportedly.model import Place, PlaceKind

TABLES = Path(__file__).resolve().parent.parent / "tests" / "tables"
PUBLISHED = date(2026, 1, 20)
NEAR_KM, AROUND_KM = 25.0, 300.0
POINTS = {PlaceKind.SETTLEMENT, PlaceKind.SITE, PlaceKind.CAMP}


@dataclass
class Shares:
    """Right and asked by what was asked, and what was missed in words."""

    places: list[int] = field(default_factory=lambda: [0, 0])
    none: list[int] = field(default_factory=lambda: [0, 0])
    misses: list[str] = field(default_factory=list)

    def all(self) -> float:
        """Right of all names, places and words that are none."""
        return (self.places[0] + self.none[0]) / max(1, self.places[1] + self.none[1])


def score_names(name: str) -> Shares:
    """Read a table with the program and compare."""
    entries = tomllib.loads((TABLES / f"places_{name}.toml").read_text(encoding="utf-8"))["entry"]
    reports = [read_text(entry["text"], given=Given(published=PUBLISHED)) for entry in entries]
    shares = Shares()
    gazetteer = open_gazetteer()
    for entry, parse in zip(entries, parse_reports(load_language(), reports), strict=True):
        _compare(entry, find_places(parse, gazetteer), shares)
    return shares


def _compare(entry: Mapping[str, Any], places: Sequence[Place], shares: Shares) -> None:
    text = entry["text"]
    for gold in entry.get("places", ()):
        over = [p for p in places if _overlaps(p, text, gold["words"])]
        right = any(_is_right(p, gold) for p in over)
        _tick(shares.places, right, shares.misses, f"{gold['words']}: {_told(over)} | {text}")
    for words in entry.get("none", ()):
        over = [p for p in places if _overlaps(p, text, words)]
        _tick(shares.none, not over, shares.misses, f"{words}: no place, but {_told(over)} | {text}")


def _tick(count: list[int], right: bool, misses: list[str], told: str) -> None:
    count[0] += right
    count[1] += 1
    if not right:
        misses.append(told)


def _told(over: Sequence[Place]) -> str:
    return "; ".join(f"{p.name} {p.kind} {p.country} {p.lat},{p.lon} {p.score}" for p in over) or "not found"


def _overlaps(place: Place, text: str, words: str) -> bool:
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    return found is not None and place.span.start < found.end() and found.start() < place.span.end


def _is_right(place: Place, gold: Mapping[str, Any]) -> bool:
    kind = PlaceKind(gold["kind"])
    if place.lat is None or place.lon is None or (gold["country"] and place.country != gold["country"]):
        return False
    if kind is PlaceKind.COUNTRY:
        return place.kind is kind
    if kind not in POINTS and place.kind in {PlaceKind.SETTLEMENT, PlaceKind.CAMP, PlaceKind.COUNTRY}:
        return False
    apart = kilometres((place.lat, place.lon), (gold["lat"], gold["lon"]))
    return apart <= (NEAR_KM if kind in POINTS or place.kind is PlaceKind.SITE else AROUND_KM)


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Distance on the sphere between two points in degrees."""
    (lat1, lon1), (lat2, lon2) = ([radians(v) for v in point] for point in (one, other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 12742 * asin(min(1.0, sqrt(half)))


def main() -> None:
    """Print the shares, and the misses of a table that is for building."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", choices=("develop", "scored"))
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    shares = score_names(args.table)
    if args.show and args.table != "scored":
        print("\n".join(shares.misses))
    for label, (right, asked) in (("places", shares.places), ("no place", shares.none)):
        print(f"{label:9} {right:4} of {asked:4}  {right / max(1, asked):.3f}")
    print(f"all       {shares.all():.3f}")


if __name__ == "__main__":
    main()
