"""`reportedly watch run`: once, or as a service."""

import random
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from ..errors import SettingsError
from ..ledger import Ledger
from .boundary import complain, many, remark
from .durations import Span
from .fetching import Fetching, client_for, fetch_options, tool
from .options import extractor_for, extractor_options, ledger_option, settings_for
from .output import Format, format_for, write

if TYPE_CHECKING:
    from ..settings import Settings
    from ..watch.collecting import Round
    from ..watch.sinks import Sink


class Receivers(TypedDict):
    """Who is told, as options."""

    quiet: bool
    webhook: str | None
    webhook_secret: str | None
    mail_to: tuple[str, ...]
    mail_from: str | None
    mail_server: str | None
    atom: Path | None


class Visiting(TypedDict):
    """How sites are visited, as options."""

    allow_private: bool
    allow_port: tuple[int, ...]
    ignore_robots: bool
    delay: float


class RunOptions(Receivers, Visiting):
    """Both."""


@click.command("run")
@click.option("--every", type=Span(), help="Go on as a service, with a round at least this often [default: one round].")
@click.option("--quiet", is_flag=True, help="Write no alerts to standard output.")
@click.option("--webhook", metavar="URL", help="Post each alert there, signed.")
@click.option(
    "--webhook-secret",
    metavar="TEXT",
    envvar="REPORTEDLY_WEBHOOK_SECRET",
    help="Key of the signature; better in REPORTEDLY_WEBHOOK_SECRET, where no list of processes shows it.",
)
@click.option("--mail-to", metavar="ADDRESS", multiple=True, help="Mail each alert there; once for each receiver.")
@click.option("--mail-from", metavar="ADDRESS", help="Sender of the mail.")
@click.option(
    "--mail-server",
    metavar="URL",
    envvar="REPORTEDLY_MAIL_SERVER",
    help="smtps://user:password@host or smtp+starttls://…; better in REPORTEDLY_MAIL_SERVER.",
)
@click.option(
    "--atom", type=click.Path(path_type=Path, dir_okay=False), help="Write the latest alerts there as a feed."
)
@click.option("--delay", type=float, default=1.0, show_default=True, help="Seconds between two visits to one host.")
@fetch_options
@ledger_option
@extractor_options
@click.option(
    "--format",
    "chosen",
    type=click.Choice(("table", "ndjson")),
    help="How alerts are written [default: lines for the eye on a terminal, ndjson into a pipe or file].",
)
@click.pass_context
def run(
    context: click.Context,
    *,
    every: int | None,
    ledger: str | None,
    pipeline: str | None,
    attribution: str | None,
    chosen: str | None,
    **options: Unpack[RunOptions],
) -> None:
    """Poll what is due, read what is new, raise alerts and deliver them; once, or again and again.

    Kill it at any time: the next run goes on where it was. Every article is read once, every alert has an id under
    which it is sent until it has arrived. A feed that fails is asked less and less often, and `watch list` says why.
    """
    settings = settings_for(context, ledger=ledger, pipeline=pipeline, attribution=attribution)
    form = format_for(Format(chosen) if chosen else None)
    with Ledger(settings.ledger) as opened, _until_told() as stop:
        sinks = _sinks(opened, options, as_json=form is not Format.TABLE)
        _run(opened, settings, options, sinks, every=every, stop=stop)


def _run(
    ledger: Ledger,
    settings: "Settings",
    options: RunOptions,
    sinks: "list[Sink]",
    *,
    every: int | None,
    stop: threading.Event,
) -> None:
    from ..ingest import Intake
    from ..ingest.visiting import Visitor
    from ..knowledge.gazetteer import open_gazetteer
    from ..watch.collecting import Collector
    from ..watch.running import Watching

    fetching = Fetching(
        allow_private=options["allow_private"],
        ports=options["allow_port"],
        robots=not options["ignore_robots"],
        delay=options["delay"],
    )
    with Intake(max_bytes=settings.max_bytes) as intake:
        visitor = Visitor(client_for(settings, fetching), intake, tool())
        extractor = extractor_for(settings)
        collector = Collector(ledger, visitor, extractor, now=_now, chance=random.Random(), stopped=stop.is_set)
        watching = Watching(
            ledger=ledger,
            collector=collector,
            sinks=sinks,
            gazetteer=lambda: open_gazetteer(settings.further_places),
            now=_now,
            stop=stop,
            complain=complain,
        )
        if every is None:
            _report(watching.once(all_sound=True))
        else:
            watching.serve(timedelta(seconds=every), _report)


def _sinks(ledger: Ledger, options: RunOptions, *, as_json: bool) -> "list[Sink]":
    from ..net.configured import Configured
    from ..net.mail import MailServer
    from ..watch.sinks import AtomFile, Mail, Output, Webhook

    found: list[Sink] = []
    if not options["quiet"]:
        found.append(Output(lambda line: write([line], at_once=True), as_json))
    if (url := options["webhook"]) is not None:
        secret = options["webhook_secret"]
        if not secret:
            raise SettingsError("a webhook needs a secret to sign with", remedy="set REPORTEDLY_WEBHOOK_SECRET")
        found.append(Webhook(Configured(url), secret, _now))
    if options["mail_to"]:
        server, sender = options["mail_server"], options["mail_from"]
        if not server or not sender:
            raise SettingsError("mail needs --mail-from and a server", remedy="set REPORTEDLY_MAIL_SERVER")
        found.append(Mail(MailServer(server), sender, options["mail_to"]))
    if (path := options["atom"]) is not None:
        found.append(AtomFile(path, ledger.alerts))
    return found


def _report(tally: "Round") -> None:
    outcomes = ", ".join(f"{count} {outcome.value}" for outcome, count in tally.outcomes.items())
    failed = tally.failed_polls + tally.failed_visits
    remark(
        f"{_now():%Y-%m-%d %H:%M:%S} {many(tally.polled, 'poll')}, {many(tally.visited, 'visit')}"
        f"{f', {failed} failed' if failed else ''}: {outcomes or 'no reports'}; {many(tally.alerts, 'alert')}"
    )


@contextmanager
def _until_told() -> Iterator[threading.Event]:
    """Set by SIGTERM and Ctrl-C: the step in hand is ended, then the run."""
    stop = threading.Event()
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}

    def told(number: int, _frame: object) -> None:
        if stop.is_set():
            sys.exit(128 + number)
        stop.set()

    for number in before:
        signal.signal(number, told)
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _now() -> datetime:
    return datetime.now(UTC)
