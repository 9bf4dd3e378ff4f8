"""Watches and the pages that they named, as rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, or_, select, update

from ..errors import NotFound
from . import schema
from .collecting_schema import entries, watches
from .watch_records import Entry, EntryState, Health, Named, Outcome, Watch

_w, _e = watches.c, entries.c
_KNOWN = select(_e.url).where(_e.url.in_(bindparam("urls", expanding=True)))
_SOME = 500


def add_watch(connection: Connection, url: str, told: Mapping[str, str | int | None], *, at: datetime) -> bool:
    """Watch an address from now on; false where it is watched already.

    `told` are its title, publisher and rhythm (`every`); they are brought up to date.
    """
    if connection.execute(select(_w.seq).where(_w.url == url)).first():
        known = {name: value for name, value in told.items() if value is not None}
        connection.execute(update(watches).where(_w.url == url).values(known))
        return False
    connection.execute(insert(watches).values(**told, url=url, added_at=at, next_at=at, failures=0))
    return True


def remove_watch(connection: Connection, url: str) -> int:
    """Watch an address no more; how many of its pages were still waiting and are dropped.

    Raises:
        NotFound: it is not watched.
    """
    seq = connection.execute(select(_w.seq).where(_w.url == url)).scalar_one_or_none()
    if seq is None:
        raise NotFound(f"{url} is not watched", remedy="reportedly watch list")
    waiting = (_e.watch == seq) & (_e.state == EntryState.WAITING.value)
    dropped = connection.execute(select(func.count()).where(waiting)).scalar_one()
    connection.execute(entries.delete().where(waiting))
    connection.execute(update(entries).where(_e.watch == seq).values(watch=None))
    connection.execute(watches.delete().where(_w.seq == seq))
    return int(dropped)


def due_watches(connection: Connection, at: datetime, *, all_sound: bool) -> list[Watch]:
    """Watches whose time has come; with `all_sound` those without a failure at once."""
    due = or_(_w.next_at <= at, _w.failures == 0) if all_sound else _w.next_at <= at
    return [_watch(row) for row in connection.execute(select(watches).where(due).order_by(_w.next_at, _w.seq))]


def _watch(row: Row[Any]) -> Watch:
    return Watch(**{field.name: getattr(row, field.name) for field in fields(Watch)})


def polled(connection: Connection, watch: Watch, outcome: Outcome, named: Sequence[Named]) -> int:
    """Write down a poll and the pages that it named, at once; how many of them are new."""
    values: dict[str, object] = {"polled_at": outcome.at, "next_at": outcome.next_at, "error": outcome.error}
    if outcome.error is None:
        values |= {"worked_at": outcome.at, "failures": 0, "etag": outcome.etag, "modified": outcome.modified}
    else:
        values["failures"] = _w.failures + 1
    connection.execute(update(watches).where(_w.seq == watch.seq).values(values))
    return _add_entries(connection, watch, named, outcome.at)


def _add_entries(connection: Connection, watch: Watch, named: Iterable[Named], at: datetime) -> int:
    wanted = list({one.url: one for one in named}.values())
    new = 0
    for start in range(0, len(wanted), _SOME):
        part = wanted[start : start + _SOME]
        known = set(connection.execute(_KNOWN, {"urls": [one.url for one in part]}).scalars())
        rows = [
            {"url": one.url, "watch": watch.seq, "title": one.title, "publisher": one.publisher or watch.publisher}
            | {"published": one.published, "state": EntryState.WAITING.value, "found_at": at, "next_at": at}
            | {"tries": 0, "visits": 0}
            for one in part
            if one.url not in known
        ]
        if rows:
            connection.execute(insert(entries), rows)
        new += len(rows)
    return new


_OPEN = (EntryState.WAITING.value, EntryState.KEPT.value)


def due_entries(connection: Connection, at: datetime, *, limit: int) -> list[Entry]:
    """Pages whose time has come, the one that has waited longest first."""
    due = select(entries).where(_e.state.in_(_OPEN), _e.next_at <= at).order_by(_e.next_at, _e.seq).limit(limit)
    return [_entry(row) for row in connection.execute(due)]


def _entry(row: Row[Any]) -> Entry:
    values = {field.name: getattr(row, field.name) for field in fields(Entry)}
    return Entry(**(values | {"state": EntryState(row.state)}))


def seen(connection: Connection, entry: Entry, outcome: Outcome, state: EntryState) -> None:
    """Write down a visit."""
    values: dict[str, object] = {"state": state.value, "next_at": outcome.next_at, "error": outcome.error}
    if outcome.error is None:
        values |= {"tries": 0, "visits": entry.visits + 1, "etag": outcome.etag, "modified": outcome.modified}
    else:
        values["tries"] = entry.tries + 1
    connection.execute(update(entries).where(_e.seq == entry.seq).values(values))


def health(connection: Connection) -> list[Health]:
    """Every watch with the pages that it named, by where they stand."""
    counted = select(_e.watch, _e.state, func.count().label("number")).group_by(_e.watch, _e.state)
    by: dict[int | None, dict[EntryState, int]] = {}
    for row in connection.execute(counted):
        by.setdefault(row.watch, {})[EntryState(row.state)] = row.number
    found = connection.execute(select(watches).order_by(_w.seq))
    return [Health(watch=_watch(row), entries=by.get(row.seq, {})) for row in found]


def failed_entries(connection: Connection, watch: int) -> list[Entry]:
    """The pages of a watch that were given up, or whose last attempt failed."""
    wanted = select(entries).where(_e.watch == watch, _e.error.is_not(None)).order_by(_e.seq)
    return [_entry(row) for row in connection.execute(wanted)]


def next_due(connection: Connection) -> datetime | None:
    """When the next poll or visit is due; null where nothing is watched."""
    times = [
        connection.execute(select(func.min(_w.next_at))).scalar_one_or_none(),
        connection.execute(select(func.min(_e.next_at)).where(_e.state.in_(_OPEN))).scalar_one_or_none(),
    ]
    return min((at for at in times if at is not None), default=None)


def is_withdrawn(connection: Connection, url: str) -> bool:
    """Whether a report at this address was taken down."""
    r = schema.reports.c
    return connection.execute(select(r.seq).where(r.url == url, r.withdrawn_at.is_not(None))).first() is not None
