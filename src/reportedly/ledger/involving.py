"""Which sources stand behind a result that is kept: so that a merge finds what it touches."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, bindparam, delete, insert, select

from ..model import Origin
from .marking import Kind, make_due
from .tellings import pieces
from .weighed_schema import involved

_i = involved.c
_OF = select(_i.key, _i.source).where(_i.kind == bindparam("of_kind"), _i.key.in_(bindparam("keys", expanding=True)))
_ADD = insert(involved)
_DROP = delete(involved).where(
    _i.source == bindparam("gone"), _i.kind == bindparam("of_kind"), _i.key == bindparam("of")
)


def involve(connection: Connection, kind: Kind, behind: Mapping[str, Iterable[Origin]]) -> None:
    """Write down who stands behind each of some results, in place of what stood there."""
    wanted = {(key, origin.id) for key, origins in behind.items() for origin in origins}
    known: set[tuple[str, str]] = set()
    for some in pieces(sorted(behind)):
        known |= {(row.key, row.source) for row in connection.execute(_OF, {"of_kind": kind.value, "keys": some})}
    gone = [{"gone": source, "of_kind": kind.value, "of": key} for key, source in sorted(known - wanted)]
    if gone:
        connection.execute(_DROP, gone)
    fresh = [{"source": source, "kind": kind.value, "key": key} for key, source in sorted(wanted - known)]
    if fresh:
        connection.execute(_ADD, fresh)


def make_due_behind(connection: Connection, sources: Iterable[str]) -> None:
    """Have everything weighed again behind which one of these stands."""
    for kind in Kind:
        for some in pieces(sorted(set(sources))):
            asked = select(_i.key).where(_i.kind == kind.value, _i.source.in_(some))
            make_due(connection, kind, connection.execute(asked).scalars())
