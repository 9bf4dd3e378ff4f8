"""The one reader of knowledge that ships as data (`resources/*.toml`)."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from ..errors import ResourceError

Table = dict[str, Any]


@cache
def table(name: str) -> Table:
    """The TOML table `resources/<name>.toml`, e.g. `lexicons/cues`. Callers must not change it.

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
