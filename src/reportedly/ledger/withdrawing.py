"""A takedown: the bytes and the words of a report go; a tombstone stays, and the chain of judgements holds.

What stays says that there was a report, where and when, when it went and why: its id, address, outlet and date, the
hashes of its text and bytes, the ids of its claims that persons judged, and who judged when. No word of it stays.
"""

import json
from datetime import datetime

from sqlalchemy import Connection, delete, exists, func, select, update

from ..errors import SettingsError
from . import schema
from .adding import PARTS
from .chain import Entry
from .collecting_schema import alerts, bodies, captures, entries
from .deciding import Person
from .dialect import forget_words
from .judging import append
from .keeping import forget_report
from .queries import full_id
from .records import Act

_c, _r, _j = schema.claims.c, schema.reports.c, schema.judgements.c
_NO_WORDS = {"text": "", "sources": "", "places": "", "condition": None, "likelihood": None, "event_mode": None}


def withdraw(connection: Connection, id_or_prefix: str, *, person: Person) -> str | None:
    """Erase a report and append to the chain that, and why; its id, or null where that was done before.

    Raises:
        NotFound: there is no such report.
        SettingsError: nobody is named, or no reason is given.
    """
    if not (person.why or "").strip():
        raise SettingsError("a withdrawal needs its reason", remedy="give it with --because")
    found = full_id(connection, "report", id_or_prefix)
    row = connection.execute(select(_r.seq, _r.text, _r.withdrawn_at).where(_r.id == found)).one()
    if row.withdrawn_at is not None:
        return None
    forget_words(connection, row.seq)
    _erase_alerts(connection, found)
    forget_report(connection, found)
    _erase_claims(connection, found)
    _erase_report(connection, found, person.at)
    _erase_text(connection, row.text)
    _erase_captures(connection, found, row.text)
    append(connection, Entry(act=Act.WITHDRAW, report=found, claim=None, who=person.name, why=person.why, at=person.at))
    return found


def _erase_claims(connection: Connection, report_id: str) -> None:
    """Claims that nobody judged go; the others keep their id, for the chain names them."""
    of_report = select(_c.seq).where(_c.report == report_id)
    for table in (*PARTS, schema.earlier_claims, schema.members):
        connection.execute(delete(table).where(table.c.claim.in_(of_report)))
    judged = exists().where(_j.claim == _c.id)
    connection.execute(delete(schema.claims).where(_c.report == report_id, ~judged))
    last = select(func.max(schema.readings.c.seq)).where(schema.readings.c.report == report_id).scalar_subquery()
    erased = {**_NO_WORDS, "json": "{}", "corrected": None, "retired_by": last}
    connection.execute(update(schema.claims).where(_c.report == report_id).values(erased))
    words = {"value": None, "why": None}
    connection.execute(update(schema.judgements).where(_j.report == report_id).values(words))


def _erase_report(connection: Connection, report_id: str, at: datetime) -> None:
    gone = dict.fromkeys(("title", "byline", "source_name", "record_id", "dateline_place", "via", "notes"))
    values = {**gone, "paragraphs": "[]", "withdrawn_at": at}
    connection.execute(update(schema.reports).where(_r.id == report_id).values(values))
    number = select(_r.seq).where(_r.id == report_id).scalar_subquery()
    connection.execute(delete(schema.bands).where(schema.bands.c.report == number))
    url = select(_r.url).where(_r.id == report_id).scalar_subquery()
    connection.execute(update(entries).where(entries.c.url == url).values(title=None))


def _erase_alerts(connection: Connection, report_id: str) -> None:
    """Alerts that quote it, or tell what was edited in it."""
    claims = set(connection.execute(select(_c.id).where(_c.report == report_id)).scalars())
    later = set(connection.execute(select(_r.id).where(_r.supersedes == report_id)).scalars())
    of = {report_id, *later}
    rows = connection.execute(select(alerts.c.seq, alerts.c.claims, alerts.c.report)).all()
    quoting = [row.seq for row in rows if row.report in of or not claims.isdisjoint(json.loads(row.claims))]
    told = {"subject": "withdrawn", "body": "{}", "claims": "[]"}
    for seq in quoting:
        connection.execute(update(alerts).where(alerts.c.seq == seq).values(told))


def _erase_text(connection: Connection, digest: str) -> None:
    """The text goes unless the same words stand at another outlet, whose report is not withdrawn."""
    others = exists().where(_r.text == digest, _r.withdrawn_at.is_(None))
    texts = schema.texts
    connection.execute(update(texts).where(texts.c.hash == digest, ~others).values(body=None))


def _erase_captures(connection: Connection, report_id: str, digest: str) -> None:
    """The bytes go, with whatever else came out of them, unless a report with the same words stands.

    An archive of a hundred reports cannot be kept without the words of one: the ninety-nine keep their texts.
    """
    mine = select(captures.c.body).where(captures.c.report == report_id)
    standing = (
        select(captures.c.seq)
        .join(schema.reports, _r.id == captures.c.report)
        .where(captures.c.body == bodies.c.hash, _r.text == digest, _r.withdrawn_at.is_(None))
        .exists()
    )
    connection.execute(update(bodies).where(bodies.c.hash.in_(mine), ~standing).values(packed=None))
    of_report = captures.c.report == report_id
    connection.execute(update(captures).where(of_report).values(headers="[]"))
    # The path of a file may tell a name; an address stays, so that it is known again.
    connection.execute(update(captures).where(of_report, captures.c.final.is_(None)).values(asked="a file"))
