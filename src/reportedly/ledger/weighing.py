"""What persons decide of forecasts and of how credible claims are."""

import json
from collections import defaultdict

from sqlalchemy import Connection, select, update

from ..errors import SettingsError
from ..model import Credibility, Resolution
from . import schema
from . import weighed_schema as tables
from .deciding import Person
from .finding import claim_at
from .judging import append, judgements_of
from .records import Act, Judgement


def settle(connection: Connection, claim_id: str, state: Resolution, *, person: Person) -> Judgement:
    """Append what became of a forecast. See `Ledger.settle`."""
    made = _append(connection, claim_id, Act.SETTLE, state.value, person)
    settled = None if state is Resolution.OPEN else state.value
    foretold = tables.foretold
    connection.execute(update(foretold).where(foretold.c.claim == made.claim).values(settled=settled))
    return made


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
