"""The ledger is weighed: what waits is filed, what is due is weighed, a part at a time."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from ..assess.identities import Identities
from ..knowledge import own
from ..knowledge.gazetteer import Gazetteer
from . import weighed_schema as tables
from .anchored import weigh_denials, weigh_forecasts
from .answering import weigh_questions
from .filing import file_some, forget, unfile
from .involving import make_due_behind
from .marking import KEY, TABLE, Kind, take_due
from .sounding import resettle
from .sourcing import identities, source_judgements

FILED_AT_ONCE, WEIGHED_AT_ONCE = 50, 100
"""Reports, and results, in one transaction: who is killed loses no more, who waits to write waits no longer."""


RULES = 5
"""Of the rules by which is weighed: with another number, every ledger is weighed anew."""


_FEW = 5
"""Reports after which results are weighed in the same transaction; of many, the same results would be weighed often."""


def is_weighed(connection: Connection) -> bool:
    """Whether everything is up to date, but for large results that are a little behind."""
    waiting = (select(tables.unfiled.c.report), select(tables.due.c.key))
    if any(connection.execute(asked.limit(1)).first() is not None for asked in waiting):
        return False
    return _weighed_by(connection) == _knowledge()


def _knowledge() -> str:
    """What results depend on beside claims and judgements: the rules, and what the user's own folder knows."""
    return f"{RULES} {own.used().digest}"


def _weighed_by(connection: Connection) -> str | None:
    return connection.execute(select(tables.weighed_by.c.knowledge)).scalar()


def _renew_knowledge(connection: Connection) -> None:
    """File everything anew where it was weighed by other knowledge."""
    before = _weighed_by(connection)
    if before == _knowledge():
        return
    if before is not None:
        unfile(connection, connection.execute(select(tables.filed.c.report)).scalars(), urgent=True)
        connection.execute(delete(tables.weighed_by))
    connection.execute(insert(tables.weighed_by).values(only=1, knowledge=_knowledge()))


def weigh_some(connection: Connection, gazetteer: Gazetteer) -> int:
    """File some reports, and where these are few, weigh some results; how many. Nothing is left when it is none."""
    _renew_knowledge(connection)
    known = identities(source_judgements(connection))
    filed = file_some(connection, FILED_AT_ONCE, gazetteer=gazetteer, identities=known)
    if filed > _FEW:
        return filed
    return filed + sum(weigh_due(connection, kind, gazetteer=gazetteer, known=known) for kind in Kind)


def weigh_due(connection: Connection, kind: Kind, *, gazetteer: Gazetteer, known: Identities) -> int:
    """Weigh some results that are due; how many."""
    keys = take_due(connection, kind, WEIGHED_AT_ONCE)
    weigh_these(connection, kind, keys, gazetteer=gazetteer, known=known)
    return len(keys)


def weigh_these(
    connection: Connection, kind: Kind, keys: Sequence[str], *, gazetteer: Gazetteer, known: Identities
) -> None:
    """Weigh results, due or not."""
    if kind is Kind.QUESTION:
        weigh_questions(connection, keys, known)
    elif kind is Kind.DENIAL:
        weigh_denials(connection, keys, identities=known)
    else:
        weigh_forecasts(connection, keys, identities=known)


def few_of(connection: Connection, kind: Kind, keys: Sequence[str], *, most: int) -> list[str]:
    """The smallest of some results, with no more than so many claims together."""
    table, key = TABLE[kind], KEY[kind]
    few, claims = [], 0
    for of, members in connection.execute(select(key, table.c.members).where(key.in_(keys)).order_by(table.c.members)):
        claims += members
        if claims > most:
            break
        few.append(of)
    return few


def after_merge(connection: Connection, before: Identities, origins: Sequence[str]) -> None:
    """What follows from a decision about two sources: they are counted anew, and what rests on them is due."""
    after = identities(source_judgements(connection))
    if before == after:
        return
    roots = {known.root(of) for known in (before, after) for of in origins} | set(origins)
    resettle(connection, sorted(roots), after)
    make_due_behind(connection, roots)


def forget_report(connection: Connection, report: str) -> None:
    """Let nothing of a report stand in what is kept, at once; what rested on it is weighed when somebody next asks."""
    forget(connection, report, identities(source_judgements(connection)))
