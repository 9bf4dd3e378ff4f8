"""The Python interface: one text in, its claims out.

import reportedly

report = reportedly.read("Two bridges fell, the ministry said.", published="2024-11-11")
for claim in report.claims:
    print(claim.text, claim.attribution[-1].mention if claim.attribution else "the report itself")
"""

from datetime import date
from functools import cache

from .errors import SettingsError
from .extract.pipeline import Attribution, Extractor, Reading
from .ingest import Given, read_text
from .settings import load_settings


def read(
    text: str,
    *,
    published: date | str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    pipeline: str | None = None,
    attribution: str | None = None,
) -> Reading:
    """Read one report: the report as it was taken apart, and its claims.

    `published` (a date, or text as "2024-11-11") is the day from which "yesterday" counts; without it the dateline is
    asked. `attribution` is "model" or "rules". What reads is loaded at the first call and kept.

    Raises:
        InputError: the text is empty or too long.
        SettingsError: `published` is no date.
        ResourceError: the pipeline is not installed.
    """
    given = Given(published=_day(published), publisher=publisher, title=title, url=url)
    flags = {"pipeline": pipeline, "attribution": attribution}
    settings = load_settings(flags)
    report = read_text(text, given=given, max_bytes=settings.max_bytes)
    return next(iter(_extractor(settings.pipeline, settings.attribution).read([report])))


@cache
def _extractor(pipeline: str, attribution: str) -> Extractor:
    return Extractor(pipeline=pipeline, attribution=Attribution(attribution))


def _day(published: date | str | None) -> date | None:
    if published is None or isinstance(published, date):
        return published
    try:
        return date.fromisoformat(published)
    except ValueError:
        raise SettingsError(f"published: {published!r} is no date", remedy="write it as 2024-11-11") from None
