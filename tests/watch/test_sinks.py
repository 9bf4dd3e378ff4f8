"""What receivers get."""

import socketserver
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from reportedly.errors import ReportedlyError, Unreachable
from reportedly.ledger.watch_records import Alert, RuleKind
from reportedly.net.mail import MailServer
from reportedly.watch.sinks import AtomFile, Mail, Output, signature

AT = datetime(2025, 3, 3, 10, 30, tzinfo=UTC)


def alert(number: int, subject: str = "New figure: 12 killed") -> Alert:
    row = {"id": "c_1", "text": "12 died", "source": "The governor", "outlet": "Lake Post", "published": "2025-03-03"}
    return Alert(
        id=f"a_{number}",
        rule=1,
        kind=RuleKind.FIGURE,
        at=AT,
        subject=subject,
        body={"claims": [row]},
        claims=("c_1",),
        report=None,
    )


def test_lines_are_for_the_eye_or_for_programs_and_harmless_for_both() -> None:
    lines: list[str] = []
    assert len(list(Output(lines.append, as_json=False).send([alert(1, "12 \x1b[31mkilled\nX")]))) == 1
    assert lines == ["2025-03-03 10:30 " + lines[0][17:]]
    assert "\x1b" not in lines[0]
    assert lines[0].count("\n") == 1


def test_an_atom_feed_is_written_whole_and_escapes_what_strangers_wrote(tmp_path: Path) -> None:
    path = tmp_path / "alerts.xml"
    latest: Sequence[Alert] = [alert(2, "<script>alert(1)</script> & more"), alert(1)]
    assert list(AtomFile(path, lambda: latest).send(latest)) == latest
    feed = fromstring(path.read_bytes())
    atom = "{http://www.w3.org/2005/Atom}"
    assert [entry.findtext(f"{atom}id") for entry in feed.iter(f"{atom}entry")] == [
        "urn:reportedly:a_2",
        "urn:reportedly:a_1",
    ]
    assert b"<script>" not in path.read_bytes()
    with pytest.raises(ReportedlyError, match="cannot be written"):
        list(AtomFile(tmp_path / "none" / "a.xml", lambda: latest).send(latest))


def test_a_signature_hangs_on_key_time_and_body() -> None:
    one = signature("key", "1", b"body")
    assert (
        len({one, signature("other", "1", b"body"), signature("key", "2", b"body"), signature("key", "1", b"b")}) == 4
    )


@contextmanager
def mailbox(*, refusing: bool = False) -> Iterator[tuple[int, list[str]]]:
    """A mail server on loopback that keeps what it gets."""
    got: list[str] = []

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self._say("220 ready")
            while line := self.rfile.readline().decode().strip():
                word = line.upper().split()[0]
                if word == "DATA":
                    self._say("354 go on")
                    lines = []
                    while (data := self.rfile.readline().decode().rstrip("\r\n")) != ".":
                        lines.append(data)
                    got.append("\n".join(lines))
                    self._say("250 kept")
                elif word == "QUIT":
                    self._say("221 bye")
                    return
                else:
                    self._say("550 no" if refusing and word == "MAIL" else "250 fine")

        def _say(self, words: str) -> None:
            self.wfile.write(f"{words}\r\n".encode())

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield server.server_address[1], got
        server.shutdown()
        thread.join()


def test_mail_carries_the_alert_and_its_id_and_no_header_of_a_stranger() -> None:
    with mailbox() as (port, got):
        mail = Mail(MailServer(f"smtp://127.0.0.1:{port}"), "watch@example.org", ("ada@example.org",))
        assert len(list(mail.send([alert(7, "12 killed\r\nBcc: all@example.org")]))) == 1
    [message] = got
    head = message.split("\n\n")[0]
    assert "Message-ID: <a_7@example.org>" in head
    assert not any(line.startswith("Bcc:") for line in head.splitlines())
    assert "The governor: 12 died (Lake Post, 2025-03-03) [c_1]" in message


def test_mail_that_is_not_taken_is_an_error_that_can_be_tried_again() -> None:
    with mailbox(refusing=True) as (port, _):
        mail = Mail(MailServer(f"smtp://127.0.0.1:{port}"), "watch@example.org", ("ada@example.org",))
        with pytest.raises(Unreachable, match="not taken"):
            list(mail.send([alert(7)]))
