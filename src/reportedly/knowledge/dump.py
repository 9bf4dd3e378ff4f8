"""GeoNames' dumps (allCountries.txt, UA.txt, their .zip): what stands in a line, and which lines name places of news.

The format is that of GeoNames' readme.txt: 19 columns parted by tabs, UTF-8, no heading.
"""

import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ..errors import UnreadableInput
from ..model import PlaceKind

COLUMNS = 19
_REMEDY = "give allCountries.txt, the file of a country such as UA.txt, or either as .zip, from GeoNames' export/dump"
_CODES = {
    PlaceKind.ADMIN1: "ADM1",
    PlaceKind.ADMIN2: "ADM2",
    PlaceKind.SETTLEMENT: "PPL PPLA PPLA2 PPLA3 PPLA4 PPLA5 PPLC PPLF PPLG PPLL PPLR PPLS PPLX STLMT",
    PlaceKind.CAMP: "CMPRF",
    PlaceKind.SITE: "AIRB AIRP DAM MILB NVB PRT PSN PSTB OILF OILR",
    PlaceKind.WATER: "SEA OCN GULF STRT BAY CHN CNL LK RSV",
    PlaceKind.AREA: "RGN ISL ISLS PEN MTS VAL DSRT PLAT",
}
_KINDS = {code: kind for kind, codes in _CODES.items() for code in codes.split()}


class Line(NamedTuple):
    """A place as GeoNames gives it."""

    geonames: int
    name: str
    others: tuple[str, ...]
    """The name in ASCII and the alternates that may stand in English news."""
    kind: PlaceKind
    lat: float
    lon: float
    country: str
    """ISO 3166-1 alpha-2; empty on the high seas."""
    unit: str
    """GeoNames' code of the first-level unit: "05"; "00" and "" for none."""
    population: int


class Broken(NamedTuple):
    """A line that is none of a dump."""

    problem: str


@contextmanager
def open_dump(path: Path) -> Iterator[BinaryIO]:
    """The bytes of the dump, or of the one inside an archive.

    Raises:
        UnreadableInput: there is no such file, or the archive is damaged or holds no dump.
    """
    try:
        if not zipfile.is_zipfile(path):
            with path.open("rb") as file:
                yield file
            return
        with zipfile.ZipFile(path) as archive:
            inside = [i for i in archive.infolist() if i.filename.endswith(".txt") and "readme" not in i.filename]
            if not inside:
                raise UnreadableInput(str(path), "the archive holds no dump", remedy=_REMEDY)
            with archive.open(max(inside, key=lambda i: i.file_size)) as file:
                yield io.BufferedReader(file)  # type: ignore[type-var]
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise UnreadableInput(str(path), f"cannot be read: {error}", remedy=_REMEDY) from None


def lines_of(file: BinaryIO, name: str) -> Iterator[Line | Broken | None]:
    """Every line in turn; null for one that names no place of news (a hotel, a stream, a former village).

    Raises:
        UnreadableInput: the first line shows that this is no dump.
    """
    number = -1
    for number, raw in enumerate(file):
        found = line_of(raw.decode("utf-8", errors="replace").rstrip("\r\n"))
        if number == 0 and isinstance(found, Broken):
            raise UnreadableInput(name, f"is no dump of GeoNames: {found.problem}", remedy=_REMEDY)
        yield found
    if number < 0:
        raise UnreadableInput(name, "is no dump of GeoNames: it holds nothing", remedy=_REMEDY)


def line_of(text: str) -> Line | Broken | None:
    """What one line says."""
    cells = text.split("\t")
    if len(cells) != COLUMNS:
        return Broken(f"a line of {len(cells)} columns, not {COLUMNS}")
    try:
        number, lat, lon, population = int(cells[0]), float(cells[4]), float(cells[5]), int(cells[14] or 0)
    except ValueError as error:
        return Broken(str(error))
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return Broken(f"{lat}, {lon} is no point")
    kind = _KINDS.get(cells[7])
    if kind is None or not cells[1].strip():
        return None
    others = tuple(dict.fromkeys(n for n in (cells[2], *cells[3].split(",")) if n != cells[1] and is_alternate(n)))
    return Line(number, cells[1], others, kind, lat, lon, cells[8], cells[10], max(population, 0))


_LOOKS_LIKE_A_NAME = re.compile(r"^(?:['‘’ʻ]?[^\W\d_]|(?:al|el|a[drstnz]|ash)-)[^\d,()/;:]*$")
_ARTICLE = re.compile(r"^(al|el|a[drstnz]|ash)-", re.IGNORECASE)


def is_alternate(name: str) -> bool:
    """Whether an alternate name may stand in English news: no airport codes, no romanised Chinese ("ku er si ke")."""
    return (
        len(name) >= 4
        and not name.isupper()
        and (name[:1].isupper() or not name[:1].isalpha() or _ARTICLE.match(name) is not None)
        and _LOOKS_LIKE_A_NAME.match(name) is not None
        and is_latin(name)
    )


def is_latin(name: str) -> bool:
    """Whether every letter is of the Latin script."""
    return name.isascii() or all(not c.isalpha() or unicodedata.name(c, "").startswith("LATIN") for c in name)
