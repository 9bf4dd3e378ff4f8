"""A ledger goes over into another database, whole or not at all: from a file onto a server, and back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import URL, Connection, Engine, Table, func, insert, select

from ..errors import Conflict, LedgerError
from . import collecting_schema as _collecting  # noqa: F401 (its tables are in `metadata` once it is imported)
from . import weighed_schema as _weighed  # noqa: F401
from .dialect import explained, forget_words, number_on, shown, writing
from .judging import head
from .opening import open_ledger
from .schema import chain, metadata, reports, texts
from .verifying import chain_damages

AT_ONCE = 500
"""Rows that are held in memory."""


@dataclass(frozen=True, slots=True)
class Transferred:
    """What went over: rows by table, and the hash that stands for all judgements on both sides."""

    rows: Mapping[str, int]
    head: tuple[int, str]


def transfer(source: URL, target: URL) -> Transferred:
    """Copy every row of a ledger into an empty one, which is made where there is none.

    The source is read as it stands at one moment, while others may go on working; the target shows all or nothing.

    Raises:
        Conflict: the target holds something.
        LedgerError: the source is no ledger, its chain of judgements is broken, or fewer rows arrived than went.
    """
    if source == target:
        raise Conflict(f"{shown(source)} would be copied onto itself")
    old = open_ledger(source, create=False)
    try:
        new = open_ledger(target, create=True)
        try:
            with explained(source), old.connect() as reading:
                return _into(new, target, reading)
        finally:
            new.dispose()
    finally:
        old.dispose()


def _into(new: Engine, target: URL, old: Connection) -> Transferred:
    with explained(target), writing(new) as connection:
        tables = metadata.sorted_tables
        if taken := [name for name, number in _counts(connection, tables).items() if number and name != chain.name]:
            raise Conflict(
                f"{shown(target)} holds something already ({', '.join(taken[:3])})", remedy="name an empty database"
            )
        connection.execute(chain.delete())
        for table in tables:
            _copy(table, old, connection)
        _forget_withdrawn(connection)
        number_on(connection, tables)
        return _checked(old, connection, tables)


def _copy(table: Table, old: Connection, new: Connection) -> None:
    """In the order of their numbers: a row may name one before it, as a version does."""
    rows = old.execution_options(yield_per=AT_ONCE).execute(select(table).order_by(*table.primary_key))
    for some in rows.mappings().partitions():
        new.execute(insert(table), [dict(row) for row in some])


def _forget_withdrawn(connection: Connection) -> None:
    """The words of a withdrawn report stay where another outlet has them; under its own name it is not found again."""
    withdrawn = select(reports.c.seq).join(texts).where(reports.c.withdrawn_at.is_not(None), texts.c.body.is_not(None))
    for seq in connection.execute(withdrawn).scalars().all():
        forget_words(connection, seq)


def _counts(connection: Connection, tables: Sequence[Table]) -> dict[str, int]:
    return {table.name: connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables}


def _checked(old: Connection, new: Connection, tables: Sequence[Table]) -> Transferred:
    before, after = _counts(old, tables), _counts(new, tables)
    if lost := [name for name in before if before[name] != after[name]]:
        raise LedgerError(f"not every row arrived ({', '.join(lost)}); nothing was copied")
    if head(old) != head(new) or any(True for _ in chain_damages(new)):
        raise LedgerError("the chain of judgements is broken; nothing was copied", remedy="reportedly db verify")
    return Transferred(after, head(new))
