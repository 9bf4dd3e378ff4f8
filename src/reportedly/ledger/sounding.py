"""Who speaks in which claim, and how often each source does: counted on as reports come in."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, delete, func, insert, select, tuple_, update

from ..assess.identities import Identities, origins_of
from ..assess.telling import Telling
from ..model import Origin
from . import weighed_schema as tables
from .tellings import pieces
from .wordings import wording_numbers

_v, _s, _t, _w = tables.voices.c, tables.sources.c, tables.tallies.c, tables.wordings.c
OUTLET, ACT, NAME, ORIGIN = "outlet", "act", "name", "origin"
_OF_REPORTS: Select[Any] = (
    select(_v.source, _v.claim, _v.affiliated, _v.origin, _v.report, _v.outlet, _v.act, _v.said, _w.told)
    .join_from(tables.voices, tables.wordings, _w.seq == _v.told)
    .where(_v.report.in_(bindparam("reports", expanding=True)))
    .order_by(_v.report)
)
_DROP_VOICES = delete(tables.voices).where(_v.report.in_(bindparam("reports", expanding=True)))
_ADD_VOICES = insert(tables.voices)
_FIRST = (
    select(_v.claim, _w.told)
    .join_from(tables.voices, tables.wordings, _w.seq == _v.told)
    .where(_v.source == bindparam("of"), _v.affiliated == bindparam("affiliated"))
    .order_by(_v.claim, _v.origin)
    .limit(1)
)
_EARLIEST = select(func.min(_v.said)).where(_v.source == bindparam("of"), _v.said.is_not(None))
_LATEST = select(func.max(_v.said)).where(_v.source == bindparam("of"))
Tally = Counter[tuple[str, str, str]]
"""Source, sort and value: how often."""


class Heard:
    """How much more, or less, was heard of sources."""

    def __init__(self) -> None:
        self.statements: Counter[str] = Counter()
        self.reports: Counter[str] = Counter()
        self.tallies: Tally = Counter()
        self.new: dict[str, list[Row[Any]]] = defaultdict(list)
        self.fewer: set[str] = set()
        """Sources of which something went: what is told of them is looked for again."""

    def add(self, rows: Iterable[Row[Any]], sign: int) -> None:
        """Count the voices of one report."""
        said: set[tuple[str, str]] = set()
        outlets: set[tuple[str, str]] = set()
        for row in rows:
            if sign > 0:
                self.new[row.source].append(row)
            else:
                self.fewer.add(row.source)
            said.add((row.source, row.claim))
            outlets.add((row.source, row.outlet))
            self.tallies[row.source, NAME, json.loads(row.told)["name"]] += sign
            self.tallies[row.source, ORIGIN, row.origin] += sign
            if row.act is not None:
                self.tallies[row.source, ACT, row.act] += sign
        for source, _ in said:
            self.statements[source] += sign
        for source, outlet in outlets:
            self.reports[source] += sign
            self.tallies[source, OUTLET, outlet] += sign


def drop_voices(connection: Connection, reports: Sequence[str], heard: Heard) -> None:
    """Take out who speaks in reports."""
    _hear(connection, reports, heard, -1)
    for some in pieces(reports):
        connection.execute(_DROP_VOICES, {"reports": some})


def file_voices(
    connection: Connection, by_report: Mapping[str, Sequence[Telling]], *, identities: Identities, heard: Heard
) -> None:
    """Keep who speaks in reports."""
    found = [
        (t, origin, origin.model_dump_json()) for told in by_report.values() for t in told for origin in origins_of(t)
    ]
    numbers = wording_numbers(connection, {words for _, _, words in found})
    rows = [_row(t, origin, identities, numbers[words]) for t, origin, words in found]
    if rows:
        connection.execute(_ADD_VOICES, rows)
        _hear(connection, list(by_report), heard, 1)


def _hear(connection: Connection, reports: Sequence[str], heard: Heard, sign: int) -> None:
    for some in pieces(reports):
        _hear_rows(connection.execute(_OF_REPORTS, {"reports": some}), heard, sign)


def _hear_rows(rows: Iterable[Row[Any]], heard: Heard, sign: int) -> None:
    for _, of_one in groupby(rows, key=lambda row: row.report):
        heard.add(of_one, sign)


def _row(telling: Telling, origin: Origin, identities: Identities, told: int) -> dict[str, object]:
    chain = telling.claim.attribution
    return {
        "source": identities.settled(origin).id,
        "affiliated": origin.affiliation is not None,
        "claim": telling.claim.id,
        "origin": origin.id,
        "report": telling.carrier.report,
        "outlet": telling.carrier.outlet,
        "act": chain[-1].act.value if chain else None,
        "said": telling.said_on,
        "told": told,
    }


def count_on(connection: Connection, heard: Heard, identities: Identities) -> None:
    """Add what was heard to what each source is known for."""
    _count_tallies(connection, {key: more for key, more in heard.tallies.items() if more})
    touched = sorted(heard.statements)
    known: dict[str, Row[Any]] = {}
    for some in pieces(touched):
        asked = select(tables.sources).where(_s.id.in_(some))
        known |= {row.id: row for row in connection.execute(asked)}
    fresh: list[dict[str, object]] = []
    renewed: list[dict[str, object]] = []
    gone: list[str] = []
    for source in touched:
        before = known.get(source)
        statements = (before.statements if before else 0) + heard.statements[source]
        if statements <= 0:
            gone.append(source)
            continue
        reports = (before.reports if before else 0) + heard.reports[source]
        row = _same_but_for_days(before, heard) if before is not None else None
        row = row or _source_row(connection, source, identities)
        row |= {"statements": statements, "reports": reports}
        (renewed if before else fresh).append(row)
    if fresh:
        connection.execute(insert(tables.sources), fresh)
    if renewed:
        names: dict[str, Any] = {name: bindparam(f"new_{name}") for name in renewed[0] if name != "id"}
        values = [{"of": row["id"], **{f"new_{name}": row[name] for name in names}} for row in renewed]
        connection.execute(update(tables.sources).where(_s.id == bindparam("of")).values(names), values)
    for some in pieces(gone):
        connection.execute(delete(tables.sources).where(_s.id.in_(some)))


def _same_but_for_days(before: Row[Any], heard: Heard) -> dict[str, object] | None:
    """A source to which only later claims were added, its days counted on; null where its name may be another now."""
    new = heard.new[before.id]
    placed = [row.claim for row in new if row.affiliated]
    if before.id in heard.fewer or min(row.claim for row in new) < before.named_by:
        return None
    if placed and (before.affiliated_by is None or min(placed) < before.affiliated_by):
        return None
    days = [day for day in (before.first, before.last, *(row.said for row in new)) if day is not None]
    kept = ("id", "name", "kind", "affiliation", "anonymous", "named_by", "affiliated_by")
    told = {name: before._mapping[name] for name in kept}
    return told | {"first": min(days, default=None), "last": max(days, default=None)}


def _source_row(connection: Connection, source: str, identities: Identities) -> dict[str, object]:
    firsts = [connection.execute(_FIRST, {"of": source, "affiliated": flag}).first() for flag in (False, True)]
    seen = sorted((row.claim, row.told) for row in firsts if row is not None)
    origins = [Origin.model_validate_json(told) for _, told in seen]
    settled = identities.settled(origins[0])
    places = (origin.affiliation for origin in (settled, *origins) if origin.affiliation is not None)
    return {
        "id": source,
        "name": settled.name,
        "kind": settled.kind.value,
        "affiliation": next(places, None),
        "anonymous": settled.anonymous,
        "named_by": seen[0][0],
        "affiliated_by": firsts[1].claim if firsts[1] is not None else None,
        "first": connection.execute(_EARLIEST, {"of": source}).scalar(),
        "last": connection.execute(_LATEST, {"of": source}).scalar(),
    }


def _count_tallies(connection: Connection, changes: dict[tuple[str, str, str], int]) -> None:
    known: dict[tuple[str, str, str], int] = {}
    for start in range(0, len(changes), 200):
        some = sorted(changes)[start : start + 200]
        asked = select(tables.tallies).where(tuple_(_t.source, _t.sort, _t.value).in_(some))
        known |= {(row.source, row.sort, row.value): row.times for row in connection.execute(asked)}
    of = (_t.source == bindparam("of"), _t.sort == bindparam("in_sort"), _t.value == bindparam("in_value"))
    after = {key: known.get(key, 0) + more for key, more in changes.items()}
    fresh = [(key, times) for key, times in after.items() if key not in known and times > 0]
    renewed = [(key, times) for key, times in after.items() if key in known and times > 0]
    gone = [key for key, times in after.items() if key in known and times <= 0]
    if fresh:
        rows = [{"source": s, "sort": sort, "value": value, "times": times} for (s, sort, value), times in fresh]
        connection.execute(insert(tables.tallies), rows)
    if renewed:
        rows = [{"of": s, "in_sort": sort, "in_value": value, "now": times} for (s, sort, value), times in renewed]
        connection.execute(update(tables.tallies).where(*of).values(times=bindparam("now")), rows)
    if gone:
        rows = [{"of": s, "in_sort": sort, "in_value": value} for s, sort, value in gone]
        connection.execute(delete(tables.tallies).where(*of), rows)


def resettle(connection: Connection, sources: Collection[str], identities: Identities) -> None:
    """Count these sources anew after a merge or a split."""
    for source in sources:
        asked = select(_t.value).where(_t.source == source, _t.sort == ORIGIN)
        for origin in list(connection.execute(asked).scalars()):
            into = identities.root(origin)
            if into != source:
                moved = update(tables.voices).where(_v.source == source, _v.origin == origin)
                connection.execute(moved.values(source=into))
    for some in pieces(sorted(set(sources))):
        connection.execute(delete(tables.tallies).where(_t.source.in_(some)))
        connection.execute(delete(tables.sources).where(_s.id.in_(some)))
    for source in sorted(set(sources)):
        _count_anew(connection, source, identities)


def _count_anew(connection: Connection, source: str, identities: Identities) -> None:
    heard = Heard()
    asked: Select[Any] = (
        select(_v.source, _v.claim, _v.affiliated, _v.origin, _v.report, _v.outlet, _v.act, _v.said, _w.told)
        .join_from(tables.voices, tables.wordings, _w.seq == _v.told)
        .where(_v.source == source)
        .order_by(_v.report)
    )
    _hear_rows(connection.execute(asked), heard, 1)
    count_on(connection, heard, identities)
