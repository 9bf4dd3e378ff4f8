"""`reportedly doctor`: what is installed, what is missing, how to mend it."""

import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

from ..errors import ReportedlyError
from ..settings import Settings
from .options import extractor_for, extractor_options, ledger_option, untried_settings
from .output import Format, format_for, format_option, write_rows

PACKAGES = (
    "reportedly",
    "spacy",
    "sqlalchemy",
    "alembic",
    "pydantic",
    "click",
    "rich",
    "jinja2",
    "onnxruntime",
    "tokenizers",
)


class State(StrEnum):
    """How a part is."""

    GOOD = "good"
    ABSENT = "absent"
    """Not there, and nothing is broken by it."""
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """One part of the installation: how it is, and what to do where it is not good."""

    part: str
    state: State
    detail: str
    remedy: str = ""


@click.command("doctor")
@ledger_option
@extractor_options
@format_option
@click.pass_context
def command(
    context: click.Context, *, ledger: str | None, pipeline: str | None, attribution: str | None, chosen: Format | None
) -> None:
    """Say what is installed, what is missing and how to mend it; exit code 1 where something is broken."""
    form = format_for(chosen)
    settings = untried_settings(context, ledger=ledger, pipeline=pipeline, attribution=attribution)
    findings = list(examine(settings))
    rows = [{"part": f.part, "state": f.state.value, "detail": f.detail, "remedy": f.remedy} for f in findings]
    write_rows(rows, ("part", "state", "detail", "remedy"), form=form)
    context.exit(1 if any(finding.state is State.BROKEN for finding in findings) else 0)


def examine(settings: Settings) -> Iterator[Finding]:
    """Look at every part in turn."""
    yield Finding("python", State.GOOD, f"{platform.python_version()} on {platform.system()}")
    yield from (_package(name) for name in PACKAGES)
    yield Finding("settings", State.GOOD, _settings_file(settings))
    yield _own_knowledge(settings.own_knowledge)
    yield _tried("parser", lambda: _parser(settings.pipeline))
    yield _tried("extractor", lambda: _extractor(settings))
    yield _tried("gazetteer", _gazetteer)
    yield _further_places(settings.further_places)
    yield _language_model(settings)
    yield _ledger(settings.ledger)


def _tried(part: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(part, State.GOOD, look())
    except ReportedlyError as error:
        return Finding(part, State.BROKEN, error.message, error.remedy or "")


def _package(name: str) -> Finding:
    try:
        return Finding(name, State.GOOD, version(name))
    except PackageNotFoundError:
        return Finding(name, State.BROKEN, "not installed", "reinstall reportedly")


def _settings_file(settings: Settings) -> str:
    files = {setting.where for setting in settings.origins if setting.origin.value == "file"}
    return ", ".join(sorted(files)) or "no file; flags, environment and defaults hold"


def _parser(pipeline: str) -> str:
    from ..knowledge.language import load_language

    meta = load_language(pipeline).meta
    return f"{pipeline}: {meta['lang']}_{meta['name']} {meta['version']} loads"


def _extractor(settings: Settings) -> str:
    extractor = extractor_for(settings)
    by = "the attribution model and rules" if extractor.model is not None else "rules alone"
    absent = extractor.model is None and settings.attribution == "model"
    return f"{extractor.name}; who says what is found by {by}{' (the model is not installed)' if absent else ''}"


def _gazetteer() -> str:
    from ..knowledge.gazetteer import open_gazetteer

    return "; ".join(f"{source.name} {source.version} ({source.licence})" for source in open_gazetteer().sources())


def _further_places(store: Path) -> Finding:
    from ..knowledge.further import dumps

    try:
        told = ", ".join(f"{dump.name} ({dump.places:,} places)" for dump in dumps(store))
    except ReportedlyError as error:
        return Finding("further places", State.BROKEN, error.message, error.remedy or "")
    if told:
        return Finding("further places", State.GOOD, f"{store}: {told}")
    remedy = "`reportedly gazetteer add UA.zip`, where you have a dump of GeoNames"
    return Finding("further places", State.ABSENT, "none; many small villages stay unresolved", remedy)


def _own_knowledge(folder: Path | None) -> Finding:
    from ..knowledge import own

    if folder is None:
        remedy = '`knowledge = "DIR"` in the settings, where you have words, places or aliases of your own'
        return Finding("own knowledge", State.ABSENT, "none", remedy)
    try:
        found = own.use(folder)
    except ReportedlyError as error:
        return Finding("own knowledge", State.BROKEN, error.message, error.remedy or "")
    told = f"{len(found.tables)} tables, {len(found.places)} places, {len(found.aliases)} sources"
    return Finding("own knowledge", State.GOOD, f"{folder}: {told}")


def _language_model(settings: Settings) -> Finding:
    """Nothing is sent to find out."""
    from .asking import asking_for

    if not settings.model_endpoint:
        return Finding("language model", State.ABSENT, "none; nothing is sent to any", "docs/language-model.md")
    try:
        asking_for(settings)
    except ReportedlyError as error:
        return Finding("language model", State.BROKEN, error.message, error.remedy or "")
    key = "with a key" if settings.model_key() else "without a key"
    told = f"{settings.model_name} at {settings.model_endpoint}, {key}; asked only where --model is given"
    return Finding("language model", State.GOOD, told)


def _ledger(location: str) -> Finding:
    from ..errors import LedgerError
    from ..ledger import Ledger

    try:
        with Ledger(location, create=False) as opened:
            place, database = opened.place, opened.database
            told = ", ".join(f"{count} {kind}" for kind, count in opened.counts().items())
    except LedgerError as error:
        there = "there is no ledger" not in error.message and "it is empty" not in error.message
        state = State.BROKEN if there else State.ABSENT
        return Finding("ledger", state, error.message, error.remedy or "")
    except ReportedlyError as error:
        return Finding("ledger", State.BROKEN, error.message, error.remedy or "")
    return Finding("ledger", State.GOOD, f"{place} ({database}): {told}")
