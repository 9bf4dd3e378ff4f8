"""What a run is told: flags before environment before file before default, read once at the edge and handed down.

The file is `reportedly.toml` in the working directory, else the one in the user's configuration directory. It holds
plain keys of the names below; the environment holds the same names as `REPORTEDLY_LEDGER` and so on.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path

from .errors import SettingsError
from .knowledge.language import DEFAULT_PIPELINE

Value = str | int
FILE_NAME = "reportedly.toml"
PREFIX = "REPORTEDLY_"
DEFAULT_CONTACT = "not given"
MODEL_KEY = "REPORTEDLY_MODEL_KEY"
"""Where the key for the language model's server stands; no setting, so that no file holds it and nothing prints it."""

DEFAULTS: Mapping[str, Value] = {
    "ledger": "ledger.db",
    "pipeline": DEFAULT_PIPELINE,
    "attribution": "model",
    "max_bytes": 5_000_000,
    "gazetteer": "gazetteer.db",
    "knowledge": "",
    "contact": DEFAULT_CONTACT,
    "model_endpoint": "",
    "model_name": "",
    "model_price": "",
    "model_seconds": 120,
}
"""Every setting with its default; the type of the default is the type of the setting."""

MEANINGS: Mapping[str, str] = {
    "ledger": "file or database URL of the ledger",
    "pipeline": "installed spaCy pipeline that parses English",
    "attribution": "who says what is found by `model` (and rules; the default) or by `rules` alone",
    "max_bytes": "longest input that is read as a report, in bytes",
    "contact": "whom a site may write to about visits of `add` and `watch`, as it goes out with every request",
    "gazetteer": "file of further places (`reportedly gazetteer add`); a bare name lies in the user's data folder",
    "knowledge": "folder of your own words, places and aliases of sources, read beside ours; none by default",
    "model_endpoint": "address of a language model's server (OpenAI's chat completions) for `--model`; none by default",
    "model_name": "which model that server is asked for",
    "model_price": 'what a million tokens sent and answered cost, as "0.15/0.60", so that `--model` tells the cost',
    "model_seconds": "how long the server may take for one answer, in seconds",
}

CHOICES: Mapping[str, tuple[str, ...]] = {"attribution": ("model", "rules")}
"""Settings that take one of a few words."""


class Origin(StrEnum):
    """Who set a value."""

    FLAG = "flag"
    ENVIRONMENT = "environment"
    FILE = "file"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Setting:
    """One value and where it came from; `where` is the flag, the variable or the file, and empty for a default."""

    name: str
    value: Value
    origin: Origin
    where: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a run. `origins` tells of each where it came from (`config show` prints it)."""

    ledger: str
    pipeline: str
    attribution: str
    max_bytes: int
    gazetteer: str
    knowledge: str = ""
    contact: str = DEFAULT_CONTACT
    model_endpoint: str = ""
    model_name: str = ""
    model_price: str = ""
    model_seconds: int = 120
    origins: tuple[Setting, ...] = ()

    def model_key(self, environment: Mapping[str, str] | None = None) -> str:
        """The key for the language model's server: in the environment alone, never in a file, and never printed.

        Raises:
            SettingsError: a settings file in the working directory names the server. Such a file may have come with
                a folder of reports; it shall not have the key sent anywhere.
        """
        key = (os.environ if environment is None else environment).get(MODEL_KEY, "")
        named = next((s for s in self.origins if s.name == "model_endpoint"), None)
        if key and named is not None and named.origin is Origin.FILE and named.where == FILE_NAME:
            raise SettingsError(
                f"{FILE_NAME}: model_endpoint: the key goes to no address that a file in the working directory names",
                remedy=f"set {PREFIX}MODEL_ENDPOINT, or name it in the file of your configuration directory",
            )
        return key

    @property
    def further_places(self) -> Path:
        """The file of further places; it need not be there."""
        from platformdirs import user_data_path

        named = Path(self.gazetteer).expanduser()
        return named if len(named.parts) > 1 else user_data_path("reportedly") / named

    @property
    def own_knowledge(self) -> Path | None:
        """The folder of the user's own knowledge; null where none is named."""
        return Path(self.knowledge).expanduser() if self.knowledge else None


def load_settings(
    flags: Mapping[str, Value | None] | None = None,
    *,
    environment: Mapping[str, str] | None = None,
    file: Path | None = None,
) -> Settings:
    """The settings in force. `file` is one that the user named; without it the usual places are looked at.

    Raises:
        SettingsError: a file that was named is missing, a key is unknown, a value is of the wrong type.
    """
    variables = os.environ if environment is None else environment
    path = _existing(file) if file is not None else find_file()
    written = read_file(path) if path is not None else {}
    chosen = tuple(_choose(name, flags or {}, variables, written, str(path)) for name in DEFAULTS)
    values = {s.name: s.value for s in chosen}
    return Settings(
        ledger=str(values["ledger"]),
        pipeline=str(values["pipeline"]),
        attribution=str(values["attribution"]),
        max_bytes=int(values["max_bytes"]),
        gazetteer=str(values["gazetteer"]),
        knowledge=str(values["knowledge"]),
        contact=str(values["contact"]),
        model_endpoint=str(values["model_endpoint"]),
        model_name=str(values["model_name"]),
        model_price=str(values["model_price"]),
        model_seconds=int(values["model_seconds"]),
        origins=chosen,
    )


def find_file() -> Path | None:
    """The settings file in the working directory, else in the user's configuration directory, else none."""
    from platformdirs import user_config_path

    places = (Path(FILE_NAME), user_config_path("reportedly") / FILE_NAME)
    return next((place for place in places if place.is_file()), None)


def read_file(path: Path) -> dict[str, Value]:
    """The settings written in a TOML file.

    Raises:
        SettingsError: it cannot be read, is no TOML, has an unknown key or a value of the wrong type.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read: {error}") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: is no TOML: {error}") from None
    return {key: _typed(key, value, f"{path}: {key}") for key, value in content.items() if _known(key, path)}


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise SettingsError(f"{path}: there is no such settings file")
    return path


def _known(key: str, path: Path) -> bool:
    if key in DEFAULTS:
        return True
    near = get_close_matches(key, DEFAULTS, n=1)
    remedy = f"did you mean `{near[0]}`?" if near else f"known settings: {', '.join(DEFAULTS)}"
    raise SettingsError(f"{path}: {key}: there is no such setting", remedy=remedy)


def _choose(
    name: str, flags: Mapping[str, Value | None], variables: Mapping[str, str], written: Mapping[str, Value], path: str
) -> Setting:
    flag, variable = flags.get(name), variables.get(PREFIX + name.upper())
    if flag is not None:
        where = "--" + name.replace("_", "-")
        return Setting(name, _typed(name, flag, where), Origin.FLAG, where)
    if variable:
        where = PREFIX + name.upper()
        return Setting(name, _parsed(name, variable, where), Origin.ENVIRONMENT, where)
    if name in written:
        return Setting(name, written[name], Origin.FILE, path)
    return Setting(name, DEFAULTS[name], Origin.DEFAULT)


def _parsed(name: str, text: str, where: str) -> Value:
    """A value from a variable, where everything is text."""
    if not isinstance(DEFAULTS[name], int):
        return _typed(name, text, where)
    try:
        return _typed(name, int(text), where)
    except ValueError:
        raise SettingsError(f"{where}: must be a whole number, not {text!r}") from None


def _typed(name: str, value: object, where: str) -> Value:
    if isinstance(DEFAULTS[name], int):
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            return value
        raise SettingsError(f"{where}: must be a whole number above 0, not {value!r}")
    if name in CHOICES and value not in CHOICES[name]:
        raise SettingsError(f"{where}: must be {' or '.join(CHOICES[name])}, not {value!r}")
    if isinstance(value, str) and value.strip():
        return value
    raise SettingsError(f"{where}: must be text, not {value!r}")
