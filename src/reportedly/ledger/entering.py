"""Users, what opens the desk for them, and the audit: rows written and read."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from ..errors import Conflict, NotFound
from . import schema
from .people import Entered, Pass, PassKind, Role, User, folded

_u, _p, _v, _a = schema.users.c, schema.passes.c, schema.visits.c, schema.audit.c

SAME_VISIT = timedelta(minutes=30)
"""Who comes back within this time never went away."""


def users(connection: Connection) -> list[User]:
    """Everybody with a password, by name."""
    return [User(row.name, Role(row.role), row.added_at) for row in connection.execute(_users().order_by(_u.folded))]


def user(connection: Connection, name: str) -> tuple[User, str]:
    """A user and the hash of the password.

    Raises:
        NotFound: nobody is called so.
    """
    row = connection.execute(_users().where(_u.folded == folded(name))).first()
    if row is None:
        raise NotFound(f"there is no user {name!r}", remedy="reportedly users list")
    return User(row.name, Role(row.role), row.added_at), row.password


def add_user(connection: Connection, added: User, *, password: str) -> None:
    """Add a user. See `Ledger.add_user`."""
    if connection.execute(_users().where(_u.folded == folded(added.name))).first():
        raise Conflict(f"there is a user {added.name!r} already", remedy="reportedly users password or role")
    row = {"folded": folded(added.name), "name": added.name, "role": added.role.value}
    connection.execute(insert(schema.users).values(**row, password=password, added_at=added.added_at))


def change_user(connection: Connection, name: str, *, role: Role | None = None, password: str | None = None) -> None:
    """Give a user another role or password; a new password signs every browser and program of theirs out."""
    known, _ = user(connection, name)
    if role is not None:
        connection.execute(update(schema.users).where(_u.folded == folded(name)).values(role=role.value))
    if password is not None:
        connection.execute(update(schema.users).where(_u.folded == folded(name)).values(password=password))
        connection.execute(delete(schema.passes).where(_p.name == known.name))


def remove_user(connection: Connection, name: str) -> None:
    """Remove a user and everything by which they could enter; what they judged stays."""
    known, _ = user(connection, name)
    connection.execute(delete(schema.users).where(_u.folded == folded(name)))
    connection.execute(delete(schema.passes).where(_p.name == known.name))


def _users() -> Any:
    return select(_u.name, _u.role, _u.added_at, _u.password)


def give(connection: Connection, given: Pass) -> None:
    """Keep a pass; those that are over go."""
    connection.execute(delete(schema.passes).where(_p.expires_at <= given.made_at))
    row = {"id": given.id, "kind": given.kind.value, "name": given.name, "label": given.label}
    role = given.role.value if given.role else None
    times = {"made_at": given.made_at, "expires_at": given.expires_at}
    connection.execute(insert(schema.passes).values(**row, **times, role=role))


def holder(connection: Connection, secret_hash: str, kind: PassKind, *, now: datetime) -> Pass | None:
    """The pass with this hash, its role filled in, unless it is over or its user is gone."""
    row = connection.execute(select(schema.passes).where(_p.id == secret_hash, _p.kind == kind.value)).first()
    if row is None or row.expires_at <= now:
        return None
    role = row.role or connection.execute(select(_u.role).where(_u.name == row.name)).scalar()
    return _pass(row, Role(role)) if role else None


def passes(connection: Connection, kind: PassKind) -> list[Pass]:
    """All passes of a kind, newest first."""
    rows = connection.execute(select(schema.passes).where(_p.kind == kind.value).order_by(_p.made_at.desc()))
    return [_pass(row, Role(row.role) if row.role else None) for row in rows]


def _pass(row: Row[Any], role: Role | None) -> Pass:
    times = {"made_at": row.made_at, "expires_at": row.expires_at}
    return Pass(id=row.id, kind=PassKind(row.kind), name=row.name, role=role, label=row.label, **times)


def take_back(connection: Connection, secret_hash: str) -> bool:
    """Let a pass open nothing any more; false where it did not."""
    return connection.execute(delete(schema.passes).where(_p.id == secret_hash)).rowcount > 0


def prolong(connection: Connection, secret_hash: str, until: datetime) -> None:
    """Let a pass be good until later."""
    connection.execute(update(schema.passes).where(_p.id == secret_hash).values(expires_at=until))


def last_visit(connection: Connection, name: str) -> tuple[datetime | None, datetime | None]:
    """When somebody was last here, and when their visit before that ended."""
    row = connection.execute(select(_v.last, _v.before).where(_v.name == name)).first()
    return (row.last, row.before) if row else (None, None)


def visited(connection: Connection, name: str, now: datetime) -> datetime | None:
    """Note that somebody is here; when their visit before this one ended."""
    last, before = last_visit(connection, name)
    if last is None:
        connection.execute(insert(schema.visits).values(name=name, last=now, before=None))
        return None
    if now - last > SAME_VISIT:
        before = last
    connection.execute(update(schema.visits).where(_v.name == name).values(last=now, before=before))
    return before


def enter(connection: Connection, entry: Entered) -> None:
    """Append a row to the audit; its `seq` is given here."""
    row = {"at": entry.at, "who": entry.who, "what": entry.what, "about": entry.about}
    connection.execute(insert(schema.audit).values(**row, address=entry.address, worked=int(entry.worked)))


def entries(connection: Connection, *, before: int | None, limit: int) -> list[Entered]:
    """The audit, newest first, from the row before `before` on."""
    wanted = select(schema.audit).order_by(_a.seq.desc()).limit(limit)
    rows = connection.execute(wanted if before is None else wanted.where(_a.seq < before))
    return [Entered(r.seq, r.at, r.who, r.what, r.about, r.address, bool(r.worked)) for r in rows]


def failures(connection: Connection, what: str, *, since: datetime) -> Sequence[tuple[str, str | None]]:
    """Who failed at something since then, and from where."""
    wanted = select(_a.who, _a.address).where(_a.what == what, _a.at > since, _a.worked.is_(False))
    return [(row.who, row.address) for row in connection.execute(wanted)]
