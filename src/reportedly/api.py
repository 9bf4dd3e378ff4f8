"""The Python interface: one text in, its claims out.

import reportedly

report = reportedly.read("Two bridges fell, the ministry said.", published="2024-11-11")
for claim in report.claims:
    print(claim.text, claim.attribution[-1].mention if claim.attribution else "the report itself")
"""

from datetime import date
from functools import cache
from pathlib import Path

from .errors import SettingsError
from .extract.pipeline import Attribution, Extractor, Reading
from .ingest import Given, read_text
from .knowledge import own
from .settings import load_settings


def read(  # noqa: PLR0913  each names one thing that a caller may say of a report or of the reading
    text: str,
    *,
    published: date | str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    pipeline: str | None = None,
    attribution: str | None = None,
    knowledge: str | Path | None = None,
    gazetteer: str | Path | None = None,
) -> Reading:
    """Read one report: the report as it was taken apart, and its claims.

    `published` (a date, or text as "2024-11-11") is the day from which "yesterday" counts; without it the dateline is
    asked. `attribution` is "model" or "rules". `knowledge` is a folder of your own words and places
    (docs/knowledge.md), of which one holds at a time in the whole process; `gazetteer` is a file of further places
    that `reportedly gazetteer add` made. Without them the settings are asked. What reads is loaded at the first call
    and kept.

    Raises:
        InputError: the text is empty or too long.
        SettingsError: `published` is no date, or something in the folder of your knowledge is wrong.
        ResourceError: the pipeline is not installed.
    """
    given = Given(published=_day(published), publisher=publisher, title=title, url=url)
    named = {"knowledge": knowledge, "gazetteer": gazetteer}
    paths = {name: str(Path(path).absolute()) if path else None for name, path in named.items()}
    settings = load_settings({"pipeline": pipeline, "attribution": attribution, **paths})
    own.use(settings.own_knowledge)
    report = read_text(text, given=given, max_bytes=settings.max_bytes)
    return next(iter(_extractor(settings.pipeline, settings.attribution, settings.further_places).read([report])))


@cache
def _extractor(pipeline: str, attribution: str, further_places: Path) -> Extractor:
    return Extractor(pipeline=pipeline, attribution=Attribution(attribution), further_places=further_places)


def _day(published: date | str | None) -> date | None:
    if published is None or isinstance(published, date):
        return published
    try:
        return date.fromisoformat(published)
    except ValueError:
        raise SettingsError(f"published: {published!r} is no date", remedy="write it as 2024-11-11") from None
