"""The one reader of knowledge that is data: `resources/*.toml`, and a user's own tables beside them.

A user's table has the shape of ours (`knowledge/own.py` sees to it); its rows come before ours, its single values take
the place of ours.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from ..errors import ResourceError

Table = dict[str, Any]

_beside: Mapping[str, Table] = {}


@cache
def table(name: str) -> Table:
    """The TOML table `resources/<name>.toml`, e.g. `lexicons/cues`, with the user's own. Callers must not change it.

    Raises:
        ResourceError: it is missing or no TOML.
    """
    ours = shipped(name)
    return _joined(_beside[name], ours) if name in _beside else ours


@cache
def shipped(name: str) -> Table:
    """The table as it ships.

    Raises:
        ResourceError: it is missing or no TOML.
    """
    path = resources.files("reportedly").joinpath("resources", *f"{name}.toml".split("/"))
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ResourceError(f"the table {name} is missing", remedy="reinstall reportedly") from None
    except tomllib.TOMLDecodeError as error:
        raise ResourceError(f"the table {name} is no TOML: {error}", remedy="reinstall reportedly") from None


def put_beside(tables: Mapping[str, Table]) -> None:
    """From now on read these beside those that ship. What was made of tables before is not made anew: see `own.use`."""
    global _beside  # noqa: PLW0603  one folder for the whole process, told at its edge
    _beside = tables
    table.cache_clear()


def _joined(mine: Table, ours: Table) -> Table:
    found = dict(ours)
    for name, value in mine.items():
        known = ours.get(name)
        if isinstance(value, dict) and isinstance(known, dict):
            found[name] = _joined(value, known)
        elif isinstance(value, list) and isinstance(known, list):
            found[name] = [*value, *known]
        else:
            found[name] = value
    return found
