"""Where alerts go: standard output, a webhook, mail, an Atom feed."""

import hashlib
import hmac
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Protocol
from xml.etree.ElementTree import Element, SubElement, tostring

from ..errors import ReportedlyError, Unreachable
from ..ledger.watch_records import Alert
from ..net.configured import Configured
from ..net.mail import MailServer
from ..publish.harmless import harmless


class Sink(Protocol):
    """A receiver. `send` yields each alert when it has arrived; at the first that has not it raises ReportedlyError."""

    @property
    def name(self) -> str:
        """The name under which the ledger keeps what waits for it."""

    def send(self, alerts: Sequence[Alert]) -> Iterator[Alert]:
        """Deliver, the oldest first."""


def told(alert: Alert) -> dict[str, object]:
    """An alert as other programs read it; `id` is the same however often it is sent."""
    return {
        "id": alert.id,
        "kind": alert.kind.value,
        "rule": alert.rule,
        "at": alert.at.isoformat(timespec="seconds"),
        "subject": alert.subject,
        "report": alert.report,
        **alert.body,
    }


@dataclass(frozen=True, slots=True)
class Output:
    """A line an alert, as JSON or for the eye."""

    write: Callable[[str], None]
    as_json: bool
    name: str = "output"

    def send(self, alerts: Sequence[Alert]) -> Iterator[Alert]:
        """Write."""
        for alert in alerts:
            line = f"{alert.at:%Y-%m-%d %H:%M} {harmless(alert.subject)}"
            self.write((json.dumps(told(alert), ensure_ascii=False) if self.as_json else line) + "\n")
            yield alert


@dataclass(frozen=True, slots=True)
class Webhook:
    """A POST an alert, signed; the receiver knows by `Idempotency-Key` what it has already.

    `X-Reportedly-Signature` is the hex HMAC-SHA256 of the time in `X-Reportedly-Time`, a full stop and the body.
    """

    endpoint: Configured
    secret: str
    now: Callable[[], datetime]

    @property
    def name(self) -> str:
        """Its address."""
        return f"webhook {self.endpoint.base}"

    def send(self, alerts: Sequence[Alert]) -> Iterator[Alert]:
        """Post."""
        for alert in alerts:
            body = json.dumps(told(alert), ensure_ascii=False).encode()
            at = str(int(self.now().timestamp()))
            headers = {"Content-Type": "application/json", "Idempotency-Key": alert.id, "X-Reportedly-Time": at}
            headers["X-Reportedly-Signature"] = signature(self.secret, at, body)
            answer = self.endpoint.send(body, headers=headers)
            if not 200 <= answer.status < 300:
                raise Unreachable(self.name, f"the server answered {answer.status}", status=answer.status)
            yield alert


def signature(secret: str, at: str, body: bytes) -> str:
    """What the receiver must come to, too."""
    return hmac.new(secret.encode(), at.encode() + b"." + body, hashlib.sha256).hexdigest()


@dataclass(frozen=True, slots=True)
class Mail:
    """A message an alert; its Message-ID is the alert's, so that mailboxes know a second one."""

    server: MailServer
    sender: str
    receivers: tuple[str, ...]

    @property
    def name(self) -> str:
        """Whom it goes to."""
        return f"mail {', '.join(self.receivers)}"

    def send(self, alerts: Sequence[Alert]) -> Iterator[Alert]:
        """Mail."""
        for alert in alerts:
            self.server.send(self._message(alert))
            yield alert

    def _message(self, alert: Alert) -> EmailMessage:
        message = EmailMessage()
        message["From"], message["To"] = self.sender, ", ".join(self.receivers)
        message["Subject"] = " ".join(harmless(alert.subject).split())[:180]
        message["Date"] = format_datetime(alert.at)
        message["Message-ID"] = f"<{alert.id}@{self.sender.rpartition('@')[2] or 'reportedly'}>"
        message.set_content(_words(alert))
        return message


def _words(alert: Alert) -> str:
    claims = alert.body.get("claims")
    rows = [row for row in claims if isinstance(row, dict)] if isinstance(claims, list) else []
    lines = [alert.subject, ""]
    lines += [f"{row['source']}: {row['text']} ({row['outlet']}, {row['published']}) [{row['id']}]" for row in rows]
    lines += ["", f"alert {alert.id}, rule {alert.rule}, {alert.at:%Y-%m-%d %H:%M} UTC"]
    return "\n".join(harmless(line) for line in lines) + "\n"


@dataclass(frozen=True, slots=True)
class AtomFile:
    """An Atom feed in a file, written anew and whole: the latest alerts, each once."""

    path: Path
    latest: Callable[[], Sequence[Alert]]

    @property
    def name(self) -> str:
        """Its path."""
        return f"atom {self.path}"

    def send(self, alerts: Sequence[Alert]) -> Iterator[Alert]:
        """Write the feed; then all have arrived."""
        part = self.path.with_name(self.path.name + ".part")
        try:
            part.write_bytes(atom(self.latest()))
            part.replace(self.path)
        except OSError as error:
            raise ReportedlyError(f"{self.path}: cannot be written: {error.strerror or error}") from None
        yield from alerts


def atom(alerts: Sequence[Alert]) -> bytes:
    """An Atom feed (RFC 4287) of alerts."""
    feed = Element("feed", xmlns="http://www.w3.org/2005/Atom")
    newest = max((alert.at for alert in alerts), default=None)
    for name, text in (("id", "urn:reportedly:alerts"), ("title", "reportedly: alerts")):
        SubElement(feed, name).text = text
    SubElement(feed, "updated").text = newest.isoformat() if newest else "1970-01-01T00:00:00+00:00"
    SubElement(SubElement(feed, "author"), "name").text = "reportedly"
    for alert in alerts:
        entry = SubElement(feed, "entry")
        for name, text in (("id", f"urn:reportedly:{alert.id}"), ("title", harmless(alert.subject))):
            SubElement(entry, name).text = text
        SubElement(entry, "updated").text = alert.at.isoformat()
        SubElement(entry, "category", term=alert.kind.value)
        SubElement(entry, "content", type="text").text = _words(alert)
    written: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return written
