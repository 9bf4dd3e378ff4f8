"""Reports are filed: the keys of their claims are written, and every result that they touch is marked.

A report is filed once it has come in, and again whenever a claim of it, a judgement of one, its version, its family or
the meaning of a name in it changes: `unfile` says so. So a report costs what it touches, however much is known already.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from ..assess.estimates import names_known, names_left_open
from ..assess.geography import area_key
from ..assess.identities import Identities
from ..assess.telling import Telling
from ..knowledge.gazetteer import Gazetteer
from ..model import Area
from . import weighed_schema as tables
from .answering import Counts, drop_answers, file_answers, forget_answers
from .besides import Pairs, drop_besides, file_besides, forget_besides
from .grouping import group_report
from .marking import Marks
from .records import ClaimQuery
from .sounding import Heard, count_on, drop_voices, file_voices
from .tellings import pieces, tellings_of
from .wordings import forget_wordings, wordings_of

_u, _fd, _n, _on = tables.unfiled.c, tables.filed.c, tables.area_names.c, tables.open_names.c
_NEXT = select(_u.report, _u.urgent).limit(bindparam("most"))
_FILED = select(_fd.names).where(_fd.report == bindparam("of"))


def unfile(connection: Connection, reports: Iterable[str], *, urgent: bool = False) -> None:
    """Have reports filed anew when the ledger is weighed next; `urgent` where a person decided something about them."""
    for some in pieces(sorted(set(reports))):
        known = set(connection.execute(select(_u.report).where(_u.report.in_(some))).scalars())
        if urgent and known:
            connection.execute(update(tables.unfiled).where(_u.report.in_(some)).values(urgent=True))
        fresh = [{"report": report, "urgent": urgent} for report in some if report not in known]
        if fresh:
            connection.execute(insert(tables.unfiled), fresh)


def file_some(connection: Connection, most: int, *, gazetteer: Gazetteer, identities: Identities) -> int:
    """File some of the reports that wait for it; how many that were."""
    waiting = connection.execute(_NEXT, {"most": most}).all()
    heard, marks = Heard(), {urgent: Marks(urgent=urgent) for urgent in (False, True)}
    for report, urgent in waiting:
        filing = _Filing(gazetteer, identities, heard, marks[bool(urgent)])
        _file(connection, report, filing)
    count_on(connection, heard, identities)
    for each in marks.values():
        each.write(connection)
    return len(waiting)


@dataclass(frozen=True, slots=True)
class _Filing:
    """What filing needs, and what it gathers."""

    gazetteer: Gazetteer
    identities: Identities
    heard: Heard
    marks: Marks


def _file(connection: Connection, report: str, to: _Filing) -> None:
    connection.execute(delete(tables.unfiled).where(_u.report == report))
    unfile(connection, (other for other in group_report(connection, report) if other != report), urgent=True)
    tellings = sorted(tellings_of(connection, ClaimQuery(report=report)), key=_in_text)
    before = connection.execute(_FILED, {"of": report}).scalar()
    answered, pairs = Counts(), Pairs()
    if before is not None:
        answered, pairs = drop_answers(connection, report), drop_besides(connection, report, to.marks)
        drop_voices(connection, report, to.heard)
    known = _file_names(connection, report, tellings, before=before)
    file_answers(connection, tellings, known, gazetteer=to.gazetteer, before=answered, marks=to.marks)
    file_besides(connection, tellings, gazetteer=to.gazetteer, before=pairs, marks=to.marks)
    file_voices(connection, report, tellings, identities=to.identities, heard=to.heard)


def forget(connection: Connection, report: str, identities: Identities) -> None:
    """Take everything out that is kept of a report, and every result that rested on it."""
    before = connection.execute(_FILED, {"of": report}).scalar()
    connection.execute(delete(tables.unfiled).where(_u.report == report))
    if before is None:
        return
    worded = wordings_of(connection, report)
    heard, marks = Heard(), Marks(urgent=True)
    forget_answers(connection, drop_answers(connection, report), marks)
    forget_besides(connection, report, drop_besides(connection, report, marks), marks)
    drop_voices(connection, report, heard)
    marks.write(connection)
    count_on(connection, heard, identities)
    _file_names(connection, report, [], before=before)
    connection.execute(delete(tables.filed).where(_fd.report == report))
    forget_wordings(connection, worded)


def _in_text(telling: Telling) -> tuple[int, str]:
    return telling.claim.content[0].start, telling.claim.id


def _file_names(
    connection: Connection, report: str, tellings: Collection[Telling], *, before: str | None
) -> dict[str, Area]:
    """Keep which names of places a report knows and which it leaves open; the areas of these, as others know them.

    Where a name comes to mean an area, or more than one, the reports that leave it open are filed anew.
    """
    told = {(name, area_key(area)): area.model_dump_json() for t in tellings for name, area in names_known(t)}
    earlier = {(name, area) for name, area in json.loads(before)} if before is not None else set()
    _count_names(connection, {key: told[key] for key in sorted(told.keys() - earlier)}, sorted(earlier - told.keys()))
    names = json.dumps(sorted(told), ensure_ascii=False)
    left_open = sorted({name for t in tellings for name in names_left_open(t)})
    if before is None:
        connection.execute(insert(tables.filed).values(report=report, names=names))
    else:
        connection.execute(update(tables.filed).where(_fd.report == report).values(names=names))
        connection.execute(delete(tables.open_names).where(_on.report == report))
    if left_open:
        connection.execute(insert(tables.open_names), [{"name": name, "report": report} for name in left_open])
    return _areas(connection, left_open)


def _count_names(connection: Connection, more: Mapping[tuple[str, str], str], fewer: Sequence[tuple[str, str]]) -> None:
    known: dict[tuple[str, str], int] = {}
    for some in pieces(sorted({name for name, _ in (*more, *fewer)})):
        asked = select(_n.name, _n.area, _n.reports).where(_n.name.in_(some))
        known |= {(row.name, row.area): row.reports for row in connection.execute(asked)}
    of = (_n.name == bindparam("called"), _n.area == bindparam("key"))
    fresh = [{"name": k[0], "area": k[1], "told": told, "reports": 1} for k, told in more.items() if k not in known]
    counted = {key: known[key] + 1 for key in more if key in known} | {key: known[key] - 1 for key in fewer}
    if fresh:
        connection.execute(insert(tables.area_names), fresh)
    rows = [{"called": name, "key": area, "now": now} for (name, area), now in counted.items()]
    if rows:
        connection.execute(update(tables.area_names).where(*of).values(reports=bindparam("now")), rows)
    gone = [{"called": name, "key": area} for (name, area), now in counted.items() if now == 0]
    if gone:
        connection.execute(delete(tables.area_names).where(*of), gone)
    changed = sorted({str(row["name"]) for row in fresh} | {row["called"] for row in gone})
    for some in pieces(changed):
        unfile(connection, connection.execute(select(_on.report).where(_on.name.in_(some))).scalars())


def _areas(connection: Connection, names: Sequence[str]) -> dict[str, Area]:
    """Areas by the names that mean just one."""
    found: dict[str, list[str]] = {}
    for some in pieces(names):
        for row in connection.execute(select(_n.name, _n.told).where(_n.name.in_(some))):
            found.setdefault(row.name, []).append(row.told)
    return {name: Area.model_validate_json(told[0]) for name, told in found.items() if len(told) == 1}
