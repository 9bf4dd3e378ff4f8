"""Which sources stand behind a result that is kept: so that a merge finds what it touches."""

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, delete, insert, select

from ..model import Origin
from .marking import Kind, make_due
from .tellings import pieces
from .weighed_schema import involved

_i = involved.c
_OF = select(_i.source).where(_i.kind == bindparam("kind"), _i.key == bindparam("of"))


def involve(connection: Connection, kind: Kind, key: str, origins: Iterable[Origin]) -> None:
    """Write down who stands behind a result, in place of what stood there."""
    wanted = {origin.id for origin in origins}
    known = set(connection.execute(_OF, {"kind": kind.value, "of": key}).scalars())
    for some in pieces(sorted(known - wanted)):
        connection.execute(delete(involved).where(_i.kind == kind.value, _i.key == key, _i.source.in_(some)))
    if wanted - known:
        fresh = sorted(wanted - known)
        connection.execute(insert(involved), [{"source": s, "kind": kind.value, "key": key} for s in fresh])


def make_due_behind(connection: Connection, sources: Iterable[str]) -> None:
    """Have everything weighed again behind which one of these stands."""
    for kind in Kind:
        for some in pieces(sorted(set(sources))):
            asked = select(_i.key).where(_i.kind == kind.value, _i.source.in_(some))
            make_due(connection, kind, connection.execute(asked).scalars())
