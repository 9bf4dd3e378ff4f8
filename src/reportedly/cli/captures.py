"""How a report came into the house, for people and programs."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path

import click
from rich.text import Text

from ..errors import LedgerError
from ..ledger import Ledger
from ..model import Report
from ..model.capture import Capture, Captured
from ..publish.harmless import harmless
from .output import Format, console, write_record
from .show import definitions

Told = Mapping[str, object]


def told(ledger: Ledger, identifier: str) -> dict[str, object]:
    """Everything about a report's way."""
    from ..ingest.notices import notices
    from ..ingest.wires import credits_in

    versions = ledger.versions(identifier)
    captures = ledger.captures(identifier)
    report = ledger.report(identifier)
    return {
        "report": report.id,
        "title": report.title,
        "publisher": report.publisher,
        "url": report.url,
        "published": report.published.isoformat() if report.published else None,
        "via": report.via,
        "captures": [_record(capture) for capture in captures],
        "versions": [
            {"id": v.id, "version": v.version, "added_at": v.added_at.isoformat(timespec="seconds")} for v in versions
        ],
        "credits": [
            {"agency": c.agency, "share": c.share.value, "words": report.quote(c.span)}
            for c in credits_in(report.text, report.paragraphs)
        ],
        "notices": [{"kind": n.kind.value, "words": report.quote(n.span)} for n in notices(report)],
    }


def _record(capture: Capture) -> dict[str, object]:
    return {**asdict(capture), "at": capture.at.isoformat(timespec="seconds")}


def print_capture(found: Told, form: Format) -> None:
    """Print it."""
    if form is Format.CSV:
        raise click.UsageError("reports show has no csv; use --format json")
    if form is not Format.TABLE:
        write_record(found, form)
        return
    screen = console()
    names = ("report", "title", "publisher", "url", "published", "via")
    screen.print(definitions([(name.capitalize(), harmless(str(found[name] or ""))) for name in names]))
    for heading, lines in _sections(found):
        screen.print(Text(f"\n{heading}", style="bold"))
        for facts in lines:
            screen.print(definitions(facts))


def _sections(found: Told) -> Iterator[tuple[str, list[list[tuple[str, str]]]]]:
    for name, none in (("captures", "no bytes were kept"), ("versions", ""), ("credits", ""), ("notices", "")):
        rows = found[name]
        if isinstance(rows, list) and rows:
            yield name.capitalize(), [[(key, _words(value)) for key, value in row.items()] for row in rows]
        elif none:
            yield name.capitalize(), [[("", none)]]


def _words(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return "; ".join(" ".join(str(part) for part in entry) for entry in value)
    return harmless("" if value is None else str(value))


@contextmanager
def remake_with(max_bytes: int) -> Iterator[Callable[[bytes, Capture], Iterable[str]]]:
    """Reads captured bytes anew, as they were read when they came."""
    from ..ingest import Intake

    with Intake(max_bytes=max_bytes) as intake:

        def remake(data: bytes, capture: Capture) -> Iterator[str]:
            name = capture.final or Path(capture.asked).name
            found = intake.read_bytes(data, name=name, media_type=capture.media_type, address=capture.final)
            return (item.text for item in found if isinstance(item, Report))

        yield remake


def captured_of(ledger: Ledger, reports: Iterable[str]) -> Iterator[Captured]:
    """The captures of reports with their bytes, each bytes once; what is not kept is left out."""
    seen: set[tuple[str, str]] = set()
    for report in reports:
        for record in ledger.captures(report):
            key = (record.sha256, record.final or record.asked)
            if key not in seen:
                seen.add(key)
                with suppress(LedgerError):
                    yield Captured(record=record, data=ledger.captured_bytes(record.sha256))
