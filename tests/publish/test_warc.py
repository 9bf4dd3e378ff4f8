"""Captures go out as a web archive and come in again as the same reports."""

import io
from datetime import UTC, datetime

from warcio.archiveiterator import ArchiveIterator

from reportedly.ingest import Intake
from reportedly.model import Report
from reportedly.model.capture import Capture, Captured
from reportedly.publish.warc import write_warc

PAGE = (
    b"<html lang=en><title>Truce</title><body><article><h1>Truce</h1><p>Residents said that the truce held on Monday, "
    b"and that nobody had fired since.</p></article></body></html>"
)
AT = datetime(2025, 1, 26, 10, 0, tzinfo=UTC)


def capture(**more: object) -> Captured:
    told = {
        "asked": "https://courier.example/t",
        "final": "https://courier.example/truce",
        "at": AT,
        "status": 200,
        "media_type": "text/html",
    }
    told |= {
        "sha256": "0" * 64,
        "size": len(PAGE),
        "tool": "reportedly 0",
        "headers": (("Content-Type", "text/html"), ("Content-Encoding", "br")),
    }
    return Captured(record=Capture(**(told | more)), data=PAGE)


def test_what_goes_out_comes_in_again() -> None:
    stream = io.BytesIO()
    on_disk = capture(asked="/srv/ada/notes/a.html", final=None, status=None, headers=())
    gone = Captured(record=on_disk.record, data=None)
    assert write_warc([capture(), on_disk, gone], stream, tool="reportedly 0") == 2
    with Intake() as intake:
        found = list(intake.read_bytes(stream.getvalue(), name="out.warc.gz"))
    assert [item.url for item in found if isinstance(item, Report)] == ["https://courier.example/truce", None]
    records = list(ArchiveIterator(io.BytesIO(stream.getvalue())))
    assert [record.rec_type for record in records] == ["warcinfo", "response", "resource"]
    assert records[1].rec_headers.get_header("WARC-Date") == "2025-01-26T10:00:00Z"
    assert b"/srv/ada" not in stream.getvalue()
    assert records[2].rec_headers.get_header("WARC-Target-URI") == "file:a.html"
