"""When: TIMEX3 expressions and values on TimeML corpora (TempEval-3), ours beside dateparser and MS Recognizers Text.

Peers, for development only: `dateparser` (BSD-3-Clause); `recognizers-text-suite` with `recognizers-text-date-time`
(MIT, last release 2019; needs `emoji<2` and `setuptools<81`).
"""

import importlib
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from reportedly.extract.parse import parse_reports
from reportedly.extract.times import find_times
from reportedly.knowledge.language import load_language
from reportedly.model import Block, DateSource, Paragraph, Report, Span, TimeSpan

from . import Line, Reader, Yardstick

YARDSTICKS = (
    Yardstick("times: TimeBank and AQUAINT (developed on)", "times.py", "tempeval3/TBAQ-cleaned"),
    Yardstick("times: TempEval-3 platinum (test)", "times.py", "tempeval3/te3-platinum"),
)

_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?!\s*\n))*")
_LEAD = re.compile(
    r"(?:in|since|until|till|through|by|before|after|within|over|for|during|throughout|on|from|between|as of|effective"
    r"|starting|beginning) ",
    re.IGNORECASE,
)
"""TIMEX3 leaves the preposition outside, our text holds it where it turns the interval: "since August"."""

_BETWEEN = re.compile(r"\s*(?:\b(?:and|to|until|till|through)\b|[-–—])\s*(?:early\s+on\s+)?", re.IGNORECASE)

_PORTION = re.compile(r"\s(?:ended|ending)\s|\sof\s(?=(\d{4})$)")
""" "the year ended June 30", "the first nine months of 1997"."""


def ours() -> Reader:
    """This program's `find_times`, on the text in blank-line paragraphs."""
    language = load_language()

    def read(line: Line) -> dict[str, object]:
        parse = next(parse_reports(language, [_report(line)]))
        return {"id": line["id"], "times": [timex for time in find_times(parse) for timex in timexes(time)]}

    return read


def _report(line: Line) -> Report:
    text = str(line["text"])
    paragraphs = [
        Paragraph(kind=Block.PARAGRAPH, span=Span(found.start(), found.start() + len(found[0].rstrip())))
        for found in _PARAGRAPH.finditer(text)
    ]
    published = _published(line)
    source = DateSource.OPTION if published else None
    return Report.make(text.replace("\n", " "), tuple(paragraphs), published=published, published_from=source)


def _published(line: Line) -> date | None:
    return date.fromisoformat(str(line["published"])) if line.get("published") else None


def timexes(time: TimeSpan) -> Iterator[dict[str, object]]:
    """A time as TIMEX3 marks it: without its preposition, and what TIMEX3 takes for two times as two."""
    lead = _LEAD.match(time.text)
    start = time.span.start + (lead.end() if lead else 0)
    first, _, last = (time.value or "").partition("/")
    if last:
        between = _BETWEEN.search(time.text, start - time.span.start)
    else:
        between = _PORTION.search(time.text) if first[:1] == "P" else None
        last = between[1] if between and between[1] else str(time.end)
    if between is None:
        yield {"span": [start, time.span.end], "value": time.value}
    else:
        yield {"span": [start, time.span.start + between.start()], "value": first}
        yield {"span": [time.span.start + between.end(), time.span.end], "value": last}


def dateparser() -> Reader:
    """`dateparser.search`, English, counting from the report's date and preferring the past."""
    search_dates = importlib.import_module("dateparser.search").search_dates

    def read(line: Line) -> dict[str, object]:
        text, published = str(line["text"]), _published(line)
        settings: dict[str, object] = {"PREFER_DATES_FROM": "past"}
        if published:
            settings["RELATIVE_BASE"] = datetime.combine(published, datetime.min.time())
        found = search_dates(text, languages=["en"], settings=settings) or []
        times, at = [], 0
        for words, moment in found:
            start = text.find(words, at)
            if start >= 0 and words:
                at = start + len(words)
                times.append({"span": [start, at], "value": moment.date().isoformat()})
        return {"id": line["id"], "times": times}

    return read


def recognizers() -> Reader:
    """Microsoft Recognizers Text: its TIMEX, without the parts in brackets."""
    recognize_datetime = importlib.import_module("recognizers_date_time").recognize_datetime

    def read(line: Line) -> dict[str, object]:
        moment = datetime.combine(_published(line) or date.today(), datetime.min.time())
        found = recognize_datetime(str(line["text"]), "en-us", reference=moment)
        times = [{"span": [one.start, one.end + 1], "value": _timex_of(one.resolution, moment)} for one in found]
        return {"id": line["id"], "times": times}

    return read


def _timex_of(resolution: dict[str, Any] | None, moment: datetime) -> str | None:
    """Of its readings the last one that is not ahead; "(2024-11-08,2024-11-11,P3D)" is told as P3D."""
    values = (resolution or {}).get("values") or [{}]
    past = [v for v in values if str(v.get("value") or v.get("start") or "")[:10] <= moment.date().isoformat()]
    chosen = (past or values)[-1]
    timex = str(chosen.get("timex") or "")
    if timex.startswith("("):
        return timex.strip("()").split(",")[-1]
    if "XXXX" in timex and chosen.get("value"):
        return str(chosen["value"])[:10]
    return timex or None


PEERS: dict[str, Callable[[], Reader]] = {"dateparser": dateparser, "MS Recognizers Text": recognizers}
