"""`reportedly watch`: feeds and pages polled, and who is told what."""

from datetime import UTC
from pathlib import Path

import click

from ..errors import SettingsError
from ..ledger import Ledger
from ..ledger.watch_records import Watch
from ..publish.csv import Cell
from .boundary import many, remark
from .durations import Span, in_words
from .options import ledger_option, settings_for
from .output import Format, format_for, format_option, write, write_rows
from .watch_rules import rules
from .watch_run import run

COLUMNS = ("url", "health", "entries", "waiting", "failed", "next", "error")
ALL = (
    *("url", "title", "publisher", "every", "health", "failures", "polled_at", "worked_at", "next", "error"),
    *("entries", "waiting", "kept", "settled", "failed"),
)
ALERTS = ("id", "at", "kind", "rule", "subject", "report")


@click.group("watch")
def command() -> None:
    """Poll feeds and pages; tell who asked for what is new.

    What a feed names is read into the ledger, as `reportedly add` does it.

    \b
    Example: reportedly watch add https://news.example/feed.xml
             reportedly watch rules add figure --place Goma --measure killed
             reportedly watch run --every 15m --atom alerts.xml
    """


@command.command("add")
@click.argument("names", nargs=-1, required=True, metavar="URL|OPML...")
@click.option("--every", type=Span(), default="15m", show_default=True, help="Time between two polls.")
@click.option("--publisher", metavar="NAME", help="Outlet of what it names, whatever the pages say.")
@click.option("--title", metavar="TEXT", help="What to call it in lists.")
@ledger_option
@click.pass_context
def add(
    context: click.Context,
    *,
    names: tuple[str, ...],
    every: int,
    publisher: str | None,
    title: str | None,
    ledger: str | None,
) -> None:
    """Watch feeds, sitemaps and pages from now on; an OPML file gives all its feeds. Nothing is fetched yet.

    The same address twice is one; its rhythm and names are brought up to date.
    """
    new = 0
    with Ledger(settings_for(context, ledger=ledger).ledger) as opened:
        for url, called in _addresses(names):
            new += opened.watch(url, title=title or called, publisher=publisher, every=every)
    remark(f"{new} more watched; `reportedly watch run` polls")


def _addresses(names: tuple[str, ...]) -> list[tuple[str, str | None]]:
    from ..ingest import Intake, Link
    from ..ingest.taking import is_address

    found: list[tuple[str, str | None]] = []
    with Intake() as intake:
        for name in names:
            if is_address(name):
                found.append((name, None))
                continue
            links = [item for item in intake.read_paths([Path(name)]) if isinstance(item, Link)]
            if not links:
                raise SettingsError(f"{name}: is neither an address nor a list of feeds (OPML)")
            found += [(link.address, link.title) for link in links]
    for url, _ in found:
        if not url.startswith(("http://", "https://")):
            raise SettingsError(f"{url}: only http and https are watched")
    return found


@command.command("remove")
@click.argument("url", metavar="URL")
@ledger_option
@click.pass_context
def remove(context: click.Context, *, url: str, ledger: str | None) -> None:
    """Watch an address no more. What was read stays in the ledger; pages that were waiting are dropped."""
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        dropped = opened.unwatch(url)
    remark(f"watched no more; {many(dropped, 'page')} dropped that nobody had read" if dropped else "watched no more")


@command.command("list")
@click.option("--opml", is_flag=True, help="Write the addresses as OPML, for feed readers.")
@ledger_option
@format_option
@click.pass_context
def listed(context: click.Context, *, opml: bool, ledger: str | None, chosen: Format | None) -> None:
    """List what is watched, how each is doing, and the alerts that wait for a receiver."""
    form = format_for(chosen)
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        found, waiting = opened.watches(), opened.waiting_deliveries()
    if opml:
        from ..ingest.readers.opml import opml as written

        write([written((one.watch.url, one.watch.title) for one in found).decode() + "\n"])
        return
    rows: list[dict[str, Cell]] = []
    for health in found:
        watch, counts = health.watch, {state.value: number for state, number in health.entries.items()}
        times = {name: getattr(watch, name) for name in ("polled_at", "worked_at")}
        rows.append(
            {
                "url": watch.url,
                "title": watch.title,
                "publisher": watch.publisher,
                "every": in_words(watch.every),
                "health": _health(watch),
                "failures": watch.failures,
                **{name: at.isoformat(timespec="seconds") if at else None for name, at in times.items()},
                "next": watch.next_at.isoformat(timespec="seconds"),
                "error": watch.error,
                "entries": sum(counts.values()),
                **{state: counts.get(state, 0) for state in ("waiting", "kept", "settled", "failed")},
            }
        )
    write_rows(rows, COLUMNS if form is Format.TABLE else ALL, form=form)
    for sink, (number, error) in waiting.items():
        remark(f"{many(number, 'alert')} waiting for {sink}{f': {error}' if error else ''}")
    if not rows:
        remark("nothing is watched; `reportedly watch add URL`")


def _health(watch: Watch) -> str:
    if watch.polled_at is None:
        return "new"
    return f"failing ({watch.failures})" if watch.failures else "ok"


@command.command("alerts")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="At most so many alerts.")
@ledger_option
@format_option
@click.pass_context
def alerts(context: click.Context, *, limit: int, ledger: str | None, chosen: Format | None) -> None:
    """List the alerts that were raised, the newest first."""
    form = format_for(chosen)
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        found = opened.alerts(limit=limit)
    rows: list[dict[str, Cell]] = [
        {
            "id": alert.id,
            "at": alert.at.astimezone(UTC).isoformat(timespec="seconds"),
            "kind": alert.kind.value,
            "rule": alert.rule,
            "subject": alert.subject,
            "report": alert.report,
        }
        for alert in found
    ]
    write_rows(rows, ALERTS, form=form)
    if not rows:
        remark("no alerts")


command.add_command(rules)
command.add_command(run)
