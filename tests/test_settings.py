"""Flags before environment before file before default, and clear words for what makes no sense."""

from pathlib import Path

import pytest

from reportedly.errors import SettingsError
from reportedly.settings import DEFAULTS, MEANINGS, Origin, load_settings, read_file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "reportedly.toml"
    path.write_text('ledger = "from-file.db"\nmax_bytes = 1000\n', encoding="utf-8")
    return path


def origins(settings):
    return {s.name: (s.value, s.origin, s.where) for s in settings.origins}


def test_every_setting_has_a_meaning():
    assert set(DEFAULTS) == set(MEANINGS)


def test_order_of_precedence(file):
    environment = {"REPORTEDLY_LEDGER": "from-environment.db"}
    by_flag = load_settings({"ledger": "from-flag.db"}, environment=environment, file=file)
    by_environment = load_settings({"ledger": None}, environment=environment, file=file)
    by_file = load_settings(environment={}, file=file)

    assert by_flag.ledger == "from-flag.db"
    assert by_environment.ledger == "from-environment.db"
    assert by_file.ledger == "from-file.db"
    assert by_file.pipeline == DEFAULTS["pipeline"]


def test_each_value_tells_where_it_came_from(file):
    told = origins(load_settings({"ledger": "x.db"}, environment={"REPORTEDLY_PIPELINE": "en_core_web_md"}, file=file))
    assert told["ledger"] == ("x.db", Origin.FLAG, "--ledger")
    assert told["pipeline"] == ("en_core_web_md", Origin.ENVIRONMENT, "REPORTEDLY_PIPELINE")
    assert told["max_bytes"] == (1000, Origin.FILE, str(file))


def test_the_working_directory_is_looked_at(file, monkeypatch):
    monkeypatch.chdir(file.parent)
    assert load_settings(environment={}).ledger == "from-file.db"


def test_the_users_directory_comes_second(file, tmp_path, monkeypatch):
    home = tmp_path / "config" / "reportedly"
    home.mkdir(parents=True)
    file.rename(home / "reportedly.toml")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    assert load_settings(environment={}).ledger == "from-file.db"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('ledgr = "x.db"', ["ledgr", "did you mean `ledger`"]),
        ("colour = 1", ["colour", "known settings"]),
        ("ledger = 7", ["ledger", "must be text"]),
        ('max_bytes = "many"', ["max_bytes", "whole number"]),
        ("max_bytes = true", ["max_bytes", "whole number"]),
        ("max_bytes = 0", ["max_bytes", "above 0"]),
        ("ledger = ", ["is no TOML"]),
        ('attribution = "guess"', ["attribution", "model or rules"]),
        ("[ledger]\npath = 'x'", ["ledger", "must be text"]),
    ],
)
def test_nonsense_in_the_file_names_file_and_key(tmp_path, content, words):
    path = tmp_path / "reportedly.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_file(path)
    for word in [str(path), *words]:
        assert word in str(caught.value)


def test_a_file_that_is_no_text(tmp_path):
    path = tmp_path / "reportedly.toml"
    path.write_bytes(b"ledger = \xff\xfe")
    with pytest.raises(SettingsError, match="cannot be read"):
        read_file(path)


def test_a_named_file_must_be_there(tmp_path):
    with pytest.raises(SettingsError, match="no such settings file"):
        load_settings(environment={}, file=tmp_path / "nowhere.toml")


def test_nonsense_in_the_environment_names_the_variable():
    with pytest.raises(SettingsError, match="REPORTEDLY_MAX_BYTES: must be a whole number"):
        load_settings(environment={"REPORTEDLY_MAX_BYTES": "5 MB"})


def test_an_empty_variable_is_no_setting():
    assert load_settings(environment={"REPORTEDLY_LEDGER": ""}, file=None).ledger == DEFAULTS["ledger"]
