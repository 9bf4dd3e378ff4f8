"""Rules, alerts and their delivery, as rows. The outbox: an alert and where it must go are written at once."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from ..errors import NotFound
from . import schema
from .collecting_schema import alerts, deliveries, rules
from .watch_records import Alert, Delivery, Rule, RuleKind

_u, _a, _d = rules.c, alerts.c, deliveries.c


def add_rule(connection: Connection, kind: RuleKind, filters: Mapping[str, str], *, at: datetime) -> Rule:
    """Be told from now on; the same rule twice is one."""
    written = json.dumps(dict(sorted(filters.items())), ensure_ascii=False)
    known = select(rules).where(_u.kind == kind.value, _u.filters == written)
    if connection.execute(known).first() is None:
        through = last_report(connection)
        connection.execute(insert(rules).values(kind=kind.value, filters=written, added_at=at, through=through))
    return _rule(connection.execute(known).one())


def remove_rule(connection: Connection, seq: int) -> None:
    """Be told no more. Its alerts stay, those that were not delivered are dropped.

    Raises:
        NotFound: there is no such rule.
    """
    if connection.execute(select(_u.seq).where(_u.seq == seq)).first() is None:
        raise NotFound(f"there is no rule {seq}", remedy="reportedly watch rules")
    mine = select(_a.seq).where(_a.rule == seq)
    connection.execute(deliveries.delete().where(_d.alert.in_(mine), _d.done_at.is_(None)))
    connection.execute(rules.delete().where(_u.seq == seq))


def all_rules(connection: Connection) -> list[Rule]:
    """Every rule, the oldest first."""
    return [_rule(row) for row in connection.execute(select(rules).order_by(_u.seq))]


def _rule(row: Row[Any]) -> Rule:
    return Rule(
        seq=row.seq,
        kind=RuleKind(row.kind),
        filters=json.loads(row.filters),
        added_at=row.added_at,
        through=row.through,
    )


def last_report(connection: Connection) -> int:
    """The number of the report that was added last."""
    return int(connection.execute(select(func.coalesce(func.max(schema.reports.c.seq), 0))).scalar_one())


def reports_behind(connection: Connection, seq: int) -> list[str]:
    """The reports that were added since, in their order."""
    r = schema.reports.c
    found = connection.execute(select(r.id).where(r.seq > seq, r.withdrawn_at.is_(None)).order_by(r.seq))
    return [str(ident) for ident in found.scalars()]


def record(
    connection: Connection, rule: Rule, raised: Iterable[Alert], *, through: int, sinks: Sequence[str]
) -> list[Alert]:
    """Write down what a rule raised and where it must go, at once with how far it has looked; those that are new.

    Where another run has looked in the meantime, nothing is written: what it raised is written already.
    """
    moved = update(rules).where(_u.seq == rule.seq, _u.through == rule.through).values(through=through)
    if connection.execute(moved).rowcount != 1:
        return []
    new: list[Alert] = []
    for alert in raised:
        if connection.execute(select(_a.seq).where(_a.id == alert.id)).first() is None:
            _insert(connection, alert, sinks)
            new.append(alert)
    return new


def _insert(connection: Connection, alert: Alert, sinks: Sequence[str]) -> None:
    row = {"id": alert.id, "rule": alert.rule, "kind": alert.kind.value, "at": alert.at, "subject": alert.subject}
    row |= {"body": json.dumps(alert.body, ensure_ascii=False), "claims": json.dumps(alert.claims)}
    seq = connection.execute(insert(alerts).values(**row, report=alert.report).returning(_a.seq)).scalar_one()
    if sinks:
        out = [{"alert": seq, "sink": sink, "tries": 0, "next_at": alert.at} for sink in sinks]
        connection.execute(insert(deliveries), out)


def claims_raised(connection: Connection, rule: int) -> set[str]:
    """The claims of all alerts of a rule."""
    found = connection.execute(select(_a.claims).where(_a.rule == rule))
    return {ident for claims in found.scalars() for ident in json.loads(claims)}


def latest_alerts(connection: Connection, *, limit: int) -> list[Alert]:
    """The alerts that were raised last, the newest first."""
    found = connection.execute(select(alerts).order_by(_a.seq.desc()).limit(limit))
    return [_alert(row) for row in found]


def _alert(row: Row[Any]) -> Alert:
    return Alert(
        id=row.id,
        rule=row.rule,
        kind=RuleKind(row.kind),
        at=row.at,
        subject=row.subject,
        body=json.loads(row.body),
        claims=tuple(json.loads(row.claims)),
        report=row.report,
    )


def due_deliveries(connection: Connection, sink: str, at: datetime, *, limit: int) -> list[Delivery]:
    """What waits for a receiver, the oldest alert first."""
    wanted = (
        select(alerts, _d.tries)
        .join(deliveries, _d.alert == _a.seq)
        .where(_d.sink == sink, _d.done_at.is_(None), _d.next_at <= at)
        .order_by(_a.seq)
        .limit(limit)
    )
    found = connection.execute(wanted)
    return [Delivery(seq=row.seq, alert=_alert(row), sink=sink, tries=row.tries) for row in found]


def delivered(connection: Connection, delivery: Delivery, at: datetime) -> None:
    """It has arrived."""
    here = (_d.alert == delivery.seq) & (_d.sink == delivery.sink)
    connection.execute(update(deliveries).where(here).values(done_at=at, error=None, tries=_d.tries + 1))


def not_delivered(connection: Connection, delivery: Delivery, error: str, next_at: datetime) -> None:
    """It has not, and will be tried again."""
    here = (_d.alert == delivery.seq) & (_d.sink == delivery.sink)
    connection.execute(update(deliveries).where(here).values(error=error, next_at=next_at, tries=_d.tries + 1))


def waiting_deliveries(connection: Connection) -> dict[str, tuple[int, str | None]]:
    """How many alerts wait for each receiver, and the last error."""
    counted = (
        select(_d.sink, func.count().label("number"), func.max(_d.error).label("error"))
        .where(_d.done_at.is_(None))
        .group_by(_d.sink)
    )
    return {row.sink: (row.number, row.error) for row in connection.execute(counted)}
