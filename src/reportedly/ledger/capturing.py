"""Captures: their records, and their bytes by hash, each once and packed."""

import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from ..errors import InputError
from ..model.capture import Capture, Captured, Hop
from . import schema
from .collecting_schema import bodies, captures
from .records import Damage, DamageKind
from .rows import text_hash

Remake = Callable[[bytes, Capture], Iterable[str]]
"""The texts that this version of the program reads in captured bytes. May raise InputError."""

_c, _b, _r = captures.c, bodies.c, schema.reports.c
_OF_REPORT = select(captures, _b.size).join(bodies).where(_c.report == bindparam("of")).order_by(_c.seq)
_LATEST = select(_c.body, _c.asked).where(_c.report == bindparam("of")).order_by(_c.seq.desc()).limit(1)
_WITHDRAWN = select(_c.seq).join(schema.reports).where(_c.body == bindparam("of"), _r.withdrawn_at.is_not(None))
_ALL = (
    select(captures, _b.size, _b.packed, _r.text)
    .join(bodies)
    .join(schema.reports, _r.id == _c.report)
    .where(_r.withdrawn_at.is_(None))
    .order_by(_c.seq)
)


def keep(connection: Connection, report_id: str, captured: Captured) -> bool:
    """Keep a capture of a report; false where the same bytes of the same address are its latest one already."""
    record, data = captured.record, captured.data
    digest = record.sha256 if data is None else hashlib.sha256(data).hexdigest()
    latest = connection.execute(_LATEST, {"of": report_id}).first()
    if latest is not None and (latest.body, latest.asked) == (digest, record.asked):
        return False
    known = connection.execute(select(_b.hash, _b.packed.is_(None).label("gone")).where(_b.hash == digest)).first()
    packed = None if data is None else zlib.compress(data, 6)
    if known is None:
        connection.execute(insert(bodies).values(hash=digest, packed=packed, size=record.size))
    elif known.gone and connection.execute(_WITHDRAWN, {"of": digest}).first():
        return False  # what was withdrawn does not come back by another door
    elif known.gone:
        connection.execute(update(bodies).where(_b.hash == digest).values(packed=packed))
    connection.execute(insert(captures).values(report=report_id, body=digest, **_columns(record)))
    return True


def _columns(record: Capture) -> dict[str, object]:
    return {
        "asked": record.asked,
        "final": record.final,
        "hops": json.dumps(record.hops, ensure_ascii=False),
        "at": record.at,
        "status": record.status,
        "headers": json.dumps(record.headers, ensure_ascii=False),
        "media_type": record.media_type,
        "peer": record.peer,
        "tool": record.tool,
    }


def captures_of(connection: Connection, report_id: str) -> list[Capture]:
    """The captures of a report, in the order in which they were made."""
    return [_capture(row) for row in connection.execute(_OF_REPORT, {"of": report_id})]


def bytes_of(connection: Connection, digest: str) -> bytes | None:
    """Captured bytes by their hash; null where there are none, or they were withdrawn."""
    packed = connection.execute(select(_b.packed).where(_b.hash == digest)).scalar_one_or_none()
    return None if packed is None else zlib.decompress(packed)


def _capture(row: Row[Any]) -> Capture:
    return Capture(
        asked=row.asked,
        final=row.final,
        hops=tuple(Hop(url, status) for url, status in json.loads(row.hops)),
        at=row.at,
        status=row.status,
        headers=tuple((name, value) for name, value in json.loads(row.headers)),
        media_type=row.media_type,
        peer=row.peer,
        sha256=row.body,
        size=row.size,
        tool=row.tool,
    )


def capture_damages(connection: Connection, remake: Remake) -> Iterator[Damage]:
    """Bytes that are not those that were captured, and texts that do not come out of them any more."""
    for row in connection.execute(_ALL):
        if row.packed is None:
            continue  # too long to be kept
        try:
            data = zlib.decompress(row.packed)
        except zlib.error:
            data = b""
        if hashlib.sha256(data).hexdigest() != row.body:
            yield Damage(DamageKind.CAPTURE, row.report, f"the bytes kept for {row.asked} are not those of {row.body}")
        elif problem := _unlike(remake, data, row):
            yield Damage(DamageKind.REMADE, row.report, problem)


def _unlike(remake: Remake, data: bytes, row: Row[Any]) -> str | None:
    """What is wrong between bytes and text. A later version may read a page otherwise: the tool is named."""
    try:
        texts = list(remake(data, _capture(row)))
    except InputError as error:
        return f"its bytes cannot be read any more: {error.problem}"
    if any(text_hash(text) == row.text for text in texts):
        return None
    return f"this version reads another text in its bytes, which {row.tool} captured"
