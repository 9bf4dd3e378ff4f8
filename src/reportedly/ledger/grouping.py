"""Reports are put into families of those that copy each other, one at a time, beside what shares a band with them."""

from typing import cast

from sqlalchemy import Connection, bindparam, insert, select, update

from ..assess.families import bands, is_copy
from . import schema

_r, _b, _f, _t = schema.reports.c, schema.bands.c, schema.families.c, schema.texts.c
_REPORT = (
    select(_r.seq, _r.id, _r.text, _t.body)
    .join_from(schema.reports, schema.texts, _t.hash == _r.text)
    .where(_r.id == bindparam("of"))
)
_FAMILY = select(_f.family).where(_f.report == bindparam("of"))
_SAME_TEXT = (
    select(_f.family)
    .join_from(schema.reports, schema.families, _f.report == _r.id)
    .where(_r.text == bindparam("of"))
    .limit(1)
)
_NEAR = (
    select(_r.seq, _f.family)
    .distinct()
    .join_from(schema.bands, schema.reports, _r.seq == _b.report)
    .join(schema.families, _f.report == _r.id)
    .where(_b.number.in_(bindparam("numbers", expanding=True)))
    .order_by(_r.seq)
)
_BODY = select(_t.body).join_from(schema.reports, schema.texts, _t.hash == _r.text).where(_r.seq == bindparam("of"))
_HEAD = select(_r.seq).where(_r.id == bindparam("of"))
_MEMBERS = select(_f.report).where(_f.family.in_(bindparam("families", expanding=True)))
_ADD = insert(schema.families)
_ADD_BANDS = insert(schema.bands)


def group_report(connection: Connection, report: str) -> list[str]:
    """Give a report its family where it has none; returns the other reports whose family changed by that.

    The same text has been compared when it came first. Of every family that shares a band, reports are compared until
    one is a copy: a text that five hundred outlets took over costs no more than one.
    """
    if connection.execute(_FAMILY, {"of": report}).first() is not None:
        return []
    row = connection.execute(_REPORT, {"of": report}).one()
    known = connection.execute(_SAME_TEXT, {"of": row.text}).scalar()
    if known is not None:
        connection.execute(_ADD, {"report": report, "family": known})
        return []
    numbers = sorted(set(bands(row.body or "")))
    found = _families_like(connection, row.body or "", numbers) if numbers else []
    heads = sorted(found, key=lambda family: cast(int, connection.execute(_HEAD, {"of": family}).scalar_one()))
    family = heads[0] if heads else report
    moved = list(connection.execute(_MEMBERS, {"families": heads[1:]}).scalars()) if heads[1:] else []
    if moved:
        connection.execute(update(schema.families).where(_f.family.in_(heads[1:])).values(family=family))
    connection.execute(_ADD, {"report": report, "family": family})
    if numbers:
        connection.execute(_ADD_BANDS, [{"number": number, "report": row.seq} for number in numbers])
    return moved


def _families_like(connection: Connection, body: str, numbers: list[int]) -> list[str]:
    found: list[str] = []
    for seq, family in connection.execute(_NEAR, {"numbers": numbers}).all():
        if family not in found:
            other = connection.execute(_BODY, {"of": seq}).scalar_one()
            if is_copy(body, other or ""):
                found.append(family)
    return found
