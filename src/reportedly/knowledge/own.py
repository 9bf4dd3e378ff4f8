"""What a user knows beside us: a folder of tables, places and aliases of sources, read beside those that ship.

    organisations.toml, figures.toml …   rows in the shape of `resources/`
    lexicons/cues.toml …                 words in the shape of `resources/lexicons/`
    places.csv                           places in the shape of `resources/gazetteer/supplement.csv`
    aliases.toml                         names under which one source is cited, for weighing

One folder holds for the whole process: it is told once, at the edge, before anything is read.
"""

import hashlib
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from importlib import resources
from pathlib import Path

from ..errors import SettingsError
from ..model import SourceKind
from .own_places import OwnPlace, places_of
from .shape import misfits
from .tables import Table, put_beside, shipped

ALIASES, PLACES = "aliases", "places.csv"
_ALIAS_SHAPE = {"source": [{"name": "Deep State", "kind": "outlet", "aliases": ["DeepState"]}]}
_KEPT = ("reportedly.knowledge.language", "reportedly.knowledge.encoder")
"""Rooms that remember what no table changes: the parser, the model."""


@dataclass(frozen=True, slots=True)
class Alias:
    """A source by the name that counts, and other names under which it is cited."""

    name: str
    kind: SourceKind
    country: str | None
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a file of the folder, and where."""

    file: str
    what: str


@dataclass(frozen=True, slots=True)
class Own:
    """What a folder holds; nothing without one."""

    folder: Path | None = None
    tables: Mapping[str, Table] = field(default_factory=dict)
    places: tuple[OwnPlace, ...] = ()
    aliases: tuple[Alias, ...] = ()
    problems: tuple[Problem, ...] = ()
    digest: str = ""
    """Eight hex digits of everything that is read in it; empty without a folder."""


NOTHING = Own()
_used = NOTHING


def used() -> Own:
    """What holds in this process."""
    return _used


def use(folder: Path | None) -> Own:
    """Read a folder beside what ships, from now on and in the whole process; without one, only what ships.

    Raises:
        SettingsError: there is no such folder, or something in it is wrong.
    """
    global _used  # noqa: PLW0603  see the module's docstring
    found = read_folder(folder) if folder is not None else NOTHING
    if found.problems:
        first, more = found.problems[0], len(found.problems) - 1
        told = f" ({more} more)" if more else ""
        remedy = "`reportedly knowledge check` lists everything; docs/knowledge.md has the shapes"
        raise SettingsError(f"{found.folder}/{first.file}: {first.what}{told}", remedy=remedy)
    if found.digest != _used.digest:
        put_beside(found.tables)
        _forget()
    _used = found
    return found


def _forget() -> None:
    """Let every room make anew what it made of tables and remembered."""
    for name, module in list(sys.modules.items()):
        if name.startswith("reportedly.") and name not in _KEPT:
            for remembered in list(vars(module).values()):
                if hasattr(remembered, "cache_clear") and remembered is not shipped:
                    remembered.cache_clear()


def read_folder(folder: Path) -> Own:
    """What a folder holds and what is wrong in it.

    Raises:
        SettingsError: there is no such folder.
    """
    if not folder.is_dir():
        remedy = "make it, or mend `knowledge` in the settings; docs/knowledge.md tells what belongs into it"
        raise SettingsError(f"{folder}: there is no such folder", remedy=remedy)
    read: dict[str, Table] = {}
    places: tuple[OwnPlace, ...] = ()
    problems: list[Problem] = []
    digest = hashlib.sha256()
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        wrong: list[str] = []
        try:
            content = path.read_text(encoding="utf-8-sig")
            digest.update(f"{name}\0{content}\0".encode())
            if name == PLACES:
                found, wrong = places_of(content)
                places = tuple(found)
            elif (table := name.removesuffix(".toml")) in (*_known(), ALIASES):
                read[table] = tomllib.loads(content)
                wrong = list(_wrong(table, read[table]))
            else:
                wrong = [_unknown(name)]
        except (OSError, UnicodeDecodeError) as error:
            wrong = [f"cannot be read: {error}"]
        except tomllib.TOMLDecodeError as error:
            wrong = [f"is no TOML: {error}"]
        problems += (Problem(name, what) for what in wrong)
    named = read.pop(ALIASES, {})
    aliases = () if problems else tuple(_aliases(named))
    return Own(folder, read, places, aliases, tuple(problems), digest.hexdigest()[:8])


def holds_knowledge(folder: Path) -> bool:
    """Whether a folder found among reports is one of these, by the tables that nearly all of them have."""
    return any((folder / f"{name}.toml").is_file() for name in (ALIASES, "organisations", "figures"))


def _files(folder: Path) -> Iterator[Path]:
    """Everything that looks meant to be read; notes and hidden files are not."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and path.suffix in (".toml", ".csv") and not any(part.startswith(".") for part in parts):
            yield path


@cache
def _known() -> tuple[str, ...]:
    """Names of tables that ship and may be added to."""
    root = resources.files("reportedly").joinpath("resources")
    found = [(entry.name, "") for entry in root.iterdir()]
    found += [(entry.name, f"{part}/") for part in ("lexicons", "scales") for entry in root.joinpath(part).iterdir()]
    return tuple(sorted(part + name.removesuffix(".toml") for name, part in found if name.endswith(".toml")))


def _wrong(table: str, mine: Table) -> Iterator[str]:
    if table != ALIASES:
        yield from misfits(mine, shipped(table))
        return
    yield from misfits({k: _without_country(v) for k, v in mine.items()}, _ALIAS_SHAPE)
    seen: dict[str, int] = {}
    rows = mine.get("source")
    for number, row in enumerate(rows if isinstance(rows, list) else (), 1):
        if not isinstance(row, dict):
            continue
        country, others = row.get("country"), row.get("aliases")
        if country is not None and not _is_country(country):
            yield f"source {number}: country must be an ISO 3166-1 alpha-3 code such as UKR, not {country!r}"
        for name in {str(each) for each in (row.get("name"), *(others if isinstance(others, list) else ()))}:
            if seen.setdefault(name.casefold(), number) != number:
                yield f"source {number}: {name!r} is a name of source {seen[name.casefold()]} too; keep it with one"


def _without_country(rows: object) -> object:
    if not isinstance(rows, list):
        return rows
    return [{k: v for k, v in row.items() if k != "country"} if isinstance(row, dict) else row for row in rows]


def _is_country(code: object) -> bool:
    return isinstance(code, str) and code in shipped("countries")


def _unknown(name: str) -> str:
    known = [f"{table}.toml" for table in (*_known(), ALIASES)] + [PLACES]
    near = [each for each in known if each.endswith(f"/{name}")] or get_close_matches(name, known, n=1)
    return f"is none that is read; {f'did you mean `{near[0]}`?' if near else 'docs/knowledge.md lists them'}"


def _aliases(named: Table) -> Iterator[Alias]:
    for row in named.get("source", ()):
        yield Alias(row["name"], SourceKind(row["kind"]), row.get("country"), tuple(row["aliases"]))
