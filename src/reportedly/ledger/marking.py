"""What is to be weighed again: a result is due when enough of what it rests on has changed.

Small results are due at every change. One that rests on many claims is due when a quarter of them is new: so each
claim is weighed a bounded number of times, however much is known already. Until then it is behind, and is weighed
before somebody reads it, or says by how many claims. What a person decides makes everything due that it touches.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, update

from .tellings import pieces
from .weighed_schema import denials, due, foretold, questions, unfiled

AT_ONCE = 12
"""Claims up to which a result is weighed again at every change."""
SHARE = 4
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


class Marks:
    """What a few reports touch, gathered and written at once."""

    def __init__(self, *, urgent: bool = False) -> None:
        self.urgent = urgent
        self._changes: dict[Kind, dict[str, tuple[int, int]]] = {kind: {} for kind in Kind}
        self._due: dict[Kind, set[str]] = {kind: set() for kind in Kind}

    def touch(self, kind: Kind, changes: Mapping[str, tuple[int, int]]) -> None:
        """Note changes of what results rest on: key -> (claims more or fewer, claims that came, went or changed)."""
        mine = self._changes[kind]
        for key, (more, changed) in changes.items():
            before = mine.get(key, (0, 0))
            mine[key] = (before[0] + more, before[1] + changed)
        if self.urgent:
            self._due[kind] |= changes.keys()

    def make_due(self, kind: Kind, keys: Iterable[str]) -> None:
        """Have results weighed whatever changed."""
        self._due[kind] |= set(keys)

    def write(self, connection: Connection) -> None:
        """Count what each result is behind, and make those due that are."""
        for kind in Kind:
            changes, self._changes[kind] = self._changes[kind], {}
            keys, self._due[kind] = self._due[kind], set()
            make_due(connection, kind, keys | _count(connection, kind, changes))


def _count(connection: Connection, kind: Kind, changes: Mapping[str, tuple[int, int]]) -> set[str]:
    """Add changes up; the keys that are due by them."""
    table, key = TABLE[kind], KEY[kind]
    counted: list[dict[str, Any]] = []
    for some in pieces(sorted(changes)):
        asked = select(key, table.c.members, table.c.behind).where(key.in_(some))
        for of, members, behind in connection.execute(asked):
            more, changed = changes[of]
            counted.append({"of": of, "members": members + more, "behind": behind + changed})
    if counted:
        connection.execute(update(table).where(key == bindparam("of")), counted)
    return {each["of"] for each in counted if is_due(each["members"], each["behind"])}


def make_due(connection: Connection, kind: Kind, keys: Iterable[str]) -> None:
    """Have results weighed when the ledger is weighed next."""
    fresh = set(keys)
    for some in pieces(sorted(fresh)):
        known = connection.execute(select(due.c.key).where(due.c.kind == kind.value, due.c.key.in_(some)))
        fresh -= set(known.scalars())
    if fresh:
        connection.execute(insert(due), [{"kind": kind.value, "key": key} for key in sorted(fresh)])


def take_due(connection: Connection, kind: Kind, most: int) -> list[str]:
    """Some keys that are due; they are no longer."""
    asked = select(due.c.key).where(due.c.kind == kind.value).order_by(due.c.key).limit(most)
    keys = list(connection.execute(asked).scalars())
    if keys:
        connection.execute(delete(due).where(due.c.kind == kind.value, due.c.key.in_(keys)))
    return keys


def waiting(connection: Connection) -> int:
    """How many reports are to be filed and how many results to be weighed; without those that are a little behind."""
    counted = (select(func.count()).select_from(table) for table in (unfiled, due))
    return sum(int(connection.execute(asked).scalar_one()) for asked in counted)
