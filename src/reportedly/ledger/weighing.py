"""What weighing asks of a ledger: tellings, families of copies, and what persons decided of forecasts and grades."""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import cast

from sqlalchemy import Connection, bindparam, insert, select, update

from ..assess.families import bands, is_copy
from ..assess.telling import Carrier, Telling
from ..errors import SettingsError
from ..model import Credibility, Resolution
from . import schema
from .deciding import Person
from .finding import claim_at, stored
from .judging import append, judgements_of
from .queries import claims_wanted
from .records import Act, ClaimQuery, Judgement, Verdict

_r, _b, _f, _t = schema.reports.c, schema.bands.c, schema.families.c, schema.texts.c
_UNGROUPED = (
    select(_r.seq, _r.id, _r.text, _t.body)
    .join_from(schema.reports, schema.texts, _t.hash == _r.text)
    .where(_r.id.not_in(select(_f.report)), _r.withdrawn_at.is_(None))
    .order_by(_r.seq)
)
_NEAR = (
    select(_r.seq, _r.id, _t.body, _f.family)
    .distinct()
    .join_from(schema.bands, schema.reports, _r.seq == _b.report)
    .join(schema.texts, _t.hash == _r.text)
    .join(schema.families, _f.report == _r.id)
    .where(_b.number.in_(bindparam("numbers", expanding=True)))
    .order_by(_r.seq)
)
_SAME_TEXT = (
    select(_r.seq, _f.family)
    .join_from(schema.reports, schema.families, _f.report == _r.id)
    .where(_r.text == bindparam("of"))
    .order_by(_r.seq)
)
_CARRIER = (
    select(_r.id, _r.publisher, _r.published, _r.via, _f.family)
    .join_from(schema.reports, schema.families, _f.report == _r.id)
    .where(_r.id == bindparam("of"))
)


def are_grouped(connection: Connection) -> bool:
    """Whether every report has its family, so that nothing need be written."""
    return connection.execute(_UNGROUPED.limit(1)).first() is None


def group_reports(connection: Connection) -> int:
    """Give every report that has none its family; how many that were. A report is compared with its bands' alone."""
    rows = connection.execute(_UNGROUPED).all()
    for row in rows:
        body = row.body or ""
        numbers = bands(body)
        near = connection.execute(_NEAR, {"numbers": numbers}).all() if numbers else []
        same = connection.execute(_SAME_TEXT, {"of": row.text}).all()
        alike = {cast(int, n.seq): cast(str, n.family) for n in near if is_copy(body, n.body or "")}
        alike |= {cast(int, s.seq): cast(str, s.family) for s in same}
        family = alike[min(alike)] if alike else cast(str, row.id)
        for other in sorted(set(alike.values()) - {family}):
            connection.execute(update(schema.families).where(_f.family == other).values(family=family))
        connection.execute(insert(schema.families).values(report=row.id, family=family))
        if numbers:
            connection.execute(insert(schema.bands), [{"number": n, "report": row.seq} for n in set(numbers)])
    return len(rows)


def tellings_of(connection: Connection, query: ClaimQuery) -> Iterator[Telling]:
    """The claims that fulfil a query, as corrected, each with its report's outlet, date and family."""
    carriers: dict[str, Carrier] = {}
    for row in connection.execute(claims_wanted(query)):
        found = stored(row)
        if found.verdict is not Verdict.REJECT:
            report = found.claim.report
            if report not in carriers:
                carriers[report] = _carrier(connection, report)
            yield Telling(found.current, carriers[report])


def _carrier(connection: Connection, report: str) -> Carrier:
    row = connection.execute(_CARRIER, {"of": report}).one()
    return Carrier(row.id, row.publisher or f"outlet of {row.id[:10]}", row.published, row.family, row.via)


def settle(connection: Connection, claim_id: str, state: Resolution, *, person: Person) -> Judgement:
    """Append what became of a forecast. See `Ledger.settle`."""
    return _append(connection, claim_id, Act.SETTLE, state.value, person)


def grade(connection: Connection, claim_id: str, credibility: Credibility, *, person: Person) -> Judgement:
    """Append a credibility. See `Ledger.grade`."""
    return _append(connection, claim_id, Act.GRADE, credibility.value, person)


def _append(connection: Connection, claim_id: str, act: Act, value: str, person: Person) -> Judgement:
    if not (person.why or "").strip():
        raise SettingsError("a decision needs its reason", remedy="give it with --because")
    row = claim_at(connection, claim_id)
    append(connection, person.entry(row, act, change=(act.value, json.dumps(value))))
    return judgements_of(connection, row.id)[-1]


def latest(connection: Connection, act: Act) -> dict[str, str]:
    """The last value of an act for every claim that has one."""
    j = schema.judgements.c
    rows = connection.execute(select(j.claim, j.value).where(j.act == act.value).order_by(j.seq))
    found: dict[str, str] = defaultdict(str)
    for row in rows:
        if row.value is not None:
            found[row.claim] = json.loads(row.value)
    return dict(found)
