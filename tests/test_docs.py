"""The documents are a contract: what they describe exists, what exists is described, what is generated is current."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import get_args

import click
import jsonschema
import pytest
from docs import build
from pydantic import BaseModel
from tests.factory import make_report

from reportedly.cli import main
from reportedly.model import Claim, Report
from reportedly.settings import DEFAULTS, MEANINGS

ROOT = build.ROOT
README = (ROOT / "README.md").read_text(encoding="utf-8")
DICTIONARY = (ROOT / "docs" / "claim.md").read_text(encoding="utf-8")


def types_within(annotation: object) -> Iterator[type]:
    """The classes that an annotation is made of."""
    if isinstance(annotation, type):
        yield annotation
    for part in get_args(annotation):
        yield from types_within(part)


def models() -> list[type[BaseModel]]:
    """Claim, Report and every model that they hold."""
    found: list[type[BaseModel]] = []
    waiting: list[type[BaseModel]] = [Claim, Report]
    while waiting:
        model = waiting.pop(0)
        if model in found:
            continue
        found.append(model)
        for field in model.model_fields.values():
            waiting += [part for part in types_within(field.annotation) if issubclass(part, BaseModel)]
    return found


def section(model: type[BaseModel]) -> str:
    """The part of the data dictionary about one model."""
    found = re.search(rf"^## {model.__name__}\n(.*?)(?=^## |\Z)", DICTIONARY, re.MULTILINE | re.DOTALL)
    assert found, f"docs/claim.md has no section {model.__name__}"
    return found.group(1)


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_every_field_is_described(model: type[BaseModel]) -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.+) \|$", section(model), re.MULTILINE)
    assert [name for name, _ in rows] == list(model.model_fields)
    assert all(meaning.strip() for _, meaning in rows)


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_every_value_of_a_closed_vocabulary_is_described(model: type[BaseModel]) -> None:
    for field in model.model_fields.values():
        for part in types_within(field.annotation):
            if issubclass(part, StrEnum):
                unsaid = [value for value in part if f"`{value}`" not in DICTIONARY]
                assert unsaid == [], f"{part.__name__} in docs/claim.md"


@pytest.mark.parametrize("path", ["docs/schema/claim.schema.json", "docs/schema/report.schema.json"])
def test_the_published_schema_is_current(path: str) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == build.pages()[path], "run make docs"


def test_a_report_keeps_to_its_schema() -> None:
    schema = json.loads((ROOT / "docs/schema/report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(make_report("Two bridges fell.").model_dump_json()), schema)


@pytest.mark.parametrize("path", ["docs/reference/cli.md", "docs/reference/settings.md"])
def test_the_reference_is_current(path: str) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == build.pages()[path], "run make docs"


@pytest.mark.parametrize(
    ("path", "command"),
    list(build.commands(main)),
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_every_command_and_option_says_what_it_does(path: tuple[str, ...], command: click.Command) -> None:
    assert (command.help or "").strip(), " ".join(path)
    options = [param for param in command.params if isinstance(param, click.Option) and not param.hidden]
    silent = [option.name for option in options if not (option.help or "").strip()]
    assert silent == [], " ".join(path)


def test_every_setting_has_a_meaning() -> None:
    assert set(MEANINGS) == set(DEFAULTS)


def test_the_excerpts_in_the_readme_are_what_the_program_prints() -> None:
    assert build.EXCERPT.search(README), "the README has lost its markers"
    assert build.EXAMPLE.search(README), "the README has lost its piece of Python"
    assert build.readme() == README, "run make docs"


def test_the_python_in_the_readme_keeps_claims(tmp_path: Path) -> None:
    code = "\n".join(found["code"] for found in build.EXAMPLE.finditer(README))
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True, capture_output=True)
    assert (tmp_path / "ledger.db").stat().st_size > 0


@pytest.mark.parametrize(
    "page",
    [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"],
    ids=lambda page: page.name,
)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
