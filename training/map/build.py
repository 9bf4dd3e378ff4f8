"""Land and borders for the desk's map, reduced from Natural Earth.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python training/map/build.py package                    # writes src/reportedly/desk/static/layers/

Source: Natural Earth 1:50m (public domain), as TopoJSON in the npm package world-atlas 2.0.2 (ISC). Coasts and borders
are thinned to what a map of the desk can show. Borders are lines and nothing else: no polygon says whose a place is.
Those that run through `DISPUTED` are marked and drawn dashed.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

OUT = Path(__file__).parents[2] / "src/reportedly/desk/static/layers"
TOLERANCE = 0.04
"""Degrees by which a line may be off: about four kilometres."""
SMALLEST = 0.03
"""Square degrees of the smallest island that is kept: about 360 square kilometres at the equator."""
DIGITS = 2

Point = tuple[float, float]
Line = list[Point]

DISPUTED: dict[str, tuple[float, float, float, float]] = {
    "Crimea": (32.4, 45.6, 36.8, 46.3),
    "Golan": (35.5, 32.6, 36.0, 33.4),
    "West Bank and Gaza": (34.1, 31.1, 35.6, 32.6),
    "Kashmir and Aksai Chin": (72.5, 32.2, 80.5, 37.2),
    "Arunachal Pradesh": (91.5, 26.6, 97.5, 29.6),
    "Western Sahara": (-17.2, 20.7, -8.6, 27.8),
    "Kosovo": (20.0, 41.8, 21.9, 43.3),
    "Northern Cyprus": (32.4, 34.9, 34.1, 35.4),
    "Somaliland": (42.5, 7.9, 49.2, 11.6),
    "Abkhazia and South Ossetia": (40.0, 42.0, 44.9, 43.7),
    "Abyei and the Kafia Kingi": (23.4, 8.6, 29.9, 10.7),
    "Halaib": (31.3, 21.9, 37.0, 23.2),
    "Ilemi": (33.9, 4.2, 36.1, 5.6),
    "Essequibo": (-61.5, 1.1, -57.9, 8.6),
    "Korea": (126.0, 37.5, 129.0, 38.8),
}
"""West, south, east, north: where states or those who hold the ground draw different lines. Hand-written; a box may
take in some undisputed miles, and marking too much is the smaller fault."""


def arcs_of(topology: dict) -> list[Line]:
    """The arcs in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = []
    for arc in topology["arcs"]:
        x = y = 0
        line: Line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        lines.append(line)
    return lines


def thinned(line: Sequence[Point]) -> Line:
    """Douglas and Peucker (1973), without recursion."""
    keep = {0, len(line) - 1}
    ranges = [(0, len(line) - 1)]
    while ranges:
        first, last = ranges.pop()
        far, at = 0.0, 0
        (ax, ay), (bx, by) = line[first], line[last]
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        for n in range(first + 1, last):
            x, y = line[n]
            off = (
                abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
                if length
                else ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5
            )
            if off > far:
                far, at = off, n
        if far > TOLERANCE:
            keep.add(at)
            ranges += [(first, at), (at, last)]
    return [line[n] for n in sorted(keep)]


def rounded(line: Iterable[Point]) -> list[list[float]]:
    found: list[list[float]] = []
    for x, y in line:
        point = [round(x, DIGITS), round(y, DIGITS)]
        if not found or found[-1] != point:
            found.append(point)
    return found


def ring(indices: Sequence[int], arcs: Sequence[Line]) -> Line:
    """The arcs of a ring, end to end; a negative index runs backwards."""
    line: Line = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        line += arc[1:] if line else arc
    return line


def unwrapped(line: Line) -> Line:
    """A ring that crosses the date line goes on beyond it; one around the pole is closed along it."""
    found, shift = [line[0]], 0.0
    for (before, _), (x, y) in pairwise(line):
        shift += 360 if x - before < -180 else -360 if x - before > 180 else 0
        found.append((x + shift, y))
    if shift and line[0] == line[-1]:
        pole = -90.0 if found[0][1] < 0 else 90.0
        found += [(found[-1][0], pole), (found[0][0], pole), found[0]]
    turns = round(sum(x for x, _ in found) / len(found) / 360)
    return [(x - 360 * turns, y) for x, y in found]


def area(line: Sequence[Point]) -> float:
    pairs = pairwise(line)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def polygons(geometry: dict) -> list[list[list[int]]]:
    if geometry["type"] == "Polygon":
        return [geometry["arcs"]]
    if geometry["type"] == "MultiPolygon":
        return geometry["arcs"]
    return [polygon for each in geometry.get("geometries", ()) for polygon in polygons(each)]


def land(topology: dict) -> dict:
    arcs = [thinned(arc) for arc in arcs_of(topology)]
    shapes = []
    for polygon in polygons(topology["objects"]["land"]):
        outer, *holes = [unwrapped(ring(indices, arcs)) for indices in polygon]
        if area(outer) >= SMALLEST:
            shapes.append([rounded(outer), *(rounded(hole) for hole in holes if area(hole) >= SMALLEST)])
    return {"type": "MultiPolygon", "coordinates": [s for s in shapes if len(s[0]) > 3]}


def borders(topology: dict) -> dict:
    """Arcs that two countries share; those through a disputed box apart."""
    arcs = arcs_of(topology)
    used = Counter(
        index if index >= 0 else ~index
        for polygon in polygons(topology["objects"]["countries"])
        for indices in polygon
        for index in indices
    )
    lines: dict[bool, list[list[list[float]]]] = {False: [], True: []}
    for index, count in used.items():
        if count > 1:
            for disputed, part in split(arcs[index]):
                lines[disputed].append(rounded(thinned(unwrapped(part))))
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"disputed": disputed},
                "geometry": {"type": "MultiLineString", "coordinates": [line for line in found if len(line) > 1]},
            }
            for disputed, found in lines.items()
        ],
    }


def split(line: Line) -> Iterable[tuple[bool, Line]]:
    """The line cut where it enters or leaves a disputed box."""
    part, now = [line[0]], disputed_at(line[0])
    for point in line[1:]:
        part.append(point)
        if disputed_at(point) != now:
            yield now, part
            part, now = [point], not now
    if len(part) > 1:
        yield now, part


def disputed_at(point: Point) -> bool:
    x, y = point
    return any(west <= x <= east and south <= y <= north for west, south, east, north in DISPUTED.values())


def main(folder: Path) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    read = {name: json.loads((folder / f"{name}-50m.json").read_text("utf-8")) for name in ("land", "countries")}
    for name, made in (("land", land(read["land"])), ("borders", borders(read["countries"]))):
        path = OUT / f"{name}.json"
        path.write_text(json.dumps(made, separators=(",", ":")), encoding="utf-8")
        print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
