"""Captures as a web archive (WARC 1.1, ISO 28500), for the readers and players of others."""

from collections.abc import Iterable
from http import HTTPStatus
from io import BytesIO
from pathlib import PurePath
from typing import IO
from urllib.parse import quote

from ..model.capture import Capture, Captured

_UNPACKED = frozenset({"content-encoding", "transfer-encoding", "content-length"})
"""Headers about the way, not about the bytes that are kept."""


def write_warc(captures: Iterable[Captured], stream: IO[bytes], *, tool: str) -> int:
    """Write captures whose bytes are kept as gzipped records; how many. Each gets the moment and hash of its record.

    The bytes stand as they were unpacked; headers that told how they were packed for the way are left out. A file that
    was read from disk is a `resource` under `file:` and its name alone; the folders of a machine are not told.
    """
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    writer = WARCWriter(stream, gzip=True, warc_version="1.1")
    writer.write_record(writer.create_warcinfo_record("captures.warc.gz", {"software": tool, "format": "WARC 1.1"}))
    count = 0
    for captured in captures:
        record, data = captured.record, captured.data
        if data is None:
            continue
        at = record.at.strftime("%Y-%m-%dT%H:%M:%SZ")
        headers = {"WARC-Date": at, "WARC-Payload-Digest": f"sha256:{record.sha256}"}
        http = None
        if record.final is not None:
            kept = [(name, value) for name, value in record.headers if name.lower() not in _UNPACKED]
            http = StatusAndHeaders(_status(record), [*kept, ("Content-Length", str(len(data)))], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                record.final or f"file:{quote(PurePath(record.asked).name)}",
                "response" if http else "resource",
                payload=BytesIO(data),
                length=len(data),
                warc_content_type="" if http else record.media_type or "application/octet-stream",
                warc_headers_dict=headers,
                http_headers=http,
            )
        )
        count += 1
    return count


def _status(record: Capture) -> str:
    status = record.status or 200
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"{status} Unknown"
