"""What is to be weighed again: a result is due when enough of what it rests on has changed.

Small results are due at every change. One that rests on thousands of claims is due when an eighth of them is new: so
that each claim is weighed a bounded number of times however much is known already. Until then it says how many claims
it is behind. What a person decides makes everything due that it touches.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from .weighed_schema import denials, due, foretold, questions

AT_ONCE = 16
"""Claims up to which a result is weighed again at every change."""
SHARE = 8
"""Part of its claims that must be new before a larger one is."""


class Kind(StrEnum):
    """What is kept weighed."""

    QUESTION = "question"
    DENIAL = "denial"
    FORECAST = "forecast"


TABLE: Mapping[Kind, Table] = {Kind.QUESTION: questions, Kind.DENIAL: denials, Kind.FORECAST: foretold}
KEY = {Kind.QUESTION: questions.c.id, Kind.DENIAL: denials.c.claim, Kind.FORECAST: foretold.c.claim}


def is_due(members: int, behind: int) -> bool:
    """Whether a result is to be weighed again after so many changes."""
    return behind > 0 and (members <= AT_ONCE or behind * SHARE >= members)


def touch(connection: Connection, kind: Kind, changes: Mapping[str, tuple[int, int]], *, urgent: bool = False) -> None:
    """Note changes of what results rest on: key -> (claims more or fewer, claims that came, went or changed)."""
    if not changes:
        return
    table, key = TABLE[kind], KEY[kind]
    rows = connection.execute(select(key, table.c.members, table.c.behind).where(key.in_(list(changes)))).all()
    counted = [
        {"of": of, "members": members + changes[of][0], "behind": behind + changes[of][1]}
        for of, members, behind in rows
    ]
    if counted:
        connection.execute(update(table).where(key == bindparam("of")), counted)
    make_due(connection, kind, [str(c["of"]) for c in counted if urgent or is_due(c["members"], c["behind"])])


def make_due(connection: Connection, kind: Kind, keys: Iterable[str]) -> None:
    """Have results weighed when the ledger is weighed next."""
    wanted = set(keys)
    if not wanted:
        return
    known = connection.execute(select(due.c.key).where(due.c.kind == kind.value, due.c.key.in_(list(wanted))))
    fresh = wanted - set(known.scalars())
    if fresh:
        connection.execute(insert(due), [{"kind": kind.value, "key": key} for key in sorted(fresh)])


def take_due(connection: Connection, kind: Kind, most: int) -> list[str]:
    """Some keys that are due; they are no longer."""
    asked = select(due.c.key).where(due.c.kind == kind.value).order_by(due.c.key).limit(most)
    keys = list(connection.execute(asked).scalars())
    if keys:
        connection.execute(delete(due).where(due.c.kind == kind.value, due.c.key.in_(keys)))
    return keys
