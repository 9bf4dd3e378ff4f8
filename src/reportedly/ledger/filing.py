"""Reports are filed: the keys of their claims are written, and every result that they touch is marked.

A report is filed once it has come in, and again whenever a claim of it, a judgement of one, its version, its family or
the meaning of a name in it changes: `unfile` says so. So a report costs what it touches, however much is known already.
"""

import json
from collections import Counter
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
from .sounding import Heard, count_on, drop_voices, file_voices
from .tellings import pieces, tellings_in
from .wordings import forget_wordings, wordings_of

_u, _fd, _n, _on = tables.unfiled.c, tables.filed.c, tables.area_names.c, tables.open_names.c
_NEXT = select(_u.report, _u.urgent).limit(bindparam("most"))
_FILED = select(_fd.report, _fd.names).where(_fd.report.in_(bindparam("reports", expanding=True)))
_ADD_FILED, _ADD_OPEN = insert(tables.filed), insert(tables.open_names)
_NAMED = (_n.name == bindparam("called"), _n.area == bindparam("key"))
NamedArea = tuple[str, str]
"""A name, and the key of an area that it means."""


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
    """File some of the reports that wait for it, with few statements for all of them; how many that were."""
    waiting = {row.report: bool(row.urgent) for row in connection.execute(_NEXT, {"most": most})}
    _no_longer_wait(connection, list(waiting))
    moved = {other for report in waiting for other in group_report(connection, report)}
    unfile(connection, moved - waiting.keys(), urgent=True)
    heard = Heard()
    for urgent in (False, True):
        reports = [report for report, decided in waiting.items() if (decided or report in moved) is urgent]
        if reports:
            marks = Marks(urgent=urgent)
            _file(connection, reports, _Filing(gazetteer, identities, heard, marks))
            marks.write(connection)
    count_on(connection, heard, identities)
    return len(waiting)


@dataclass(frozen=True, slots=True)
class _Filing:
    """What filing needs, and what it gathers."""

    gazetteer: Gazetteer
    identities: Identities
    heard: Heard
    marks: Marks


def _file(connection: Connection, reports: Sequence[str], to: _Filing) -> None:
    told = tellings_in(connection, reports)
    by_report = {report: sorted(told.get(report, ()), key=_in_text) for report in reports}
    before = _names_before(connection, reports)
    answered, pairs = Counts(), Pairs()
    if before:
        again = sorted(before)
        answered, pairs = drop_answers(connection, again), drop_besides(connection, again, to.marks)
        drop_voices(connection, again, to.heard)
    known = _file_names(connection, by_report, before=before)
    texts = by_report.values()
    file_answers(connection, texts, known, gazetteer=to.gazetteer, before=answered, marks=to.marks)
    file_besides(connection, texts, gazetteer=to.gazetteer, before=pairs, marks=to.marks)
    file_voices(connection, by_report, identities=to.identities, heard=to.heard)


def _no_longer_wait(connection: Connection, reports: Sequence[str]) -> None:
    for some in pieces(reports):
        connection.execute(delete(tables.unfiled).where(_u.report.in_(some)))


def _names_before(connection: Connection, reports: Sequence[str]) -> dict[str, str]:
    """The names that each of these reports knew when it was filed before."""
    return {row.report: row.names for some in pieces(reports) for row in connection.execute(_FILED, {"reports": some})}


def forget(connection: Connection, report: str, identities: Identities) -> None:
    """Take everything out that is kept of a report, and every result that rested on it."""
    before = _names_before(connection, [report])
    _no_longer_wait(connection, [report])
    if not before:
        return
    worded = wordings_of(connection, report)
    heard, marks = Heard(), Marks(urgent=True)
    forget_answers(connection, drop_answers(connection, [report]), marks)
    forget_besides(connection, report, drop_besides(connection, [report], marks), marks)
    drop_voices(connection, [report], heard)
    marks.write(connection)
    count_on(connection, heard, identities)
    _file_names(connection, {report: []}, before=before)
    connection.execute(delete(tables.filed).where(_fd.report == report))
    forget_wordings(connection, worded)


def _in_text(telling: Telling) -> tuple[int, str]:
    return telling.claim.content[0].start, telling.claim.id


def _file_names(
    connection: Connection, by_report: Mapping[str, Collection[Telling]], *, before: Mapping[str, str]
) -> dict[str, Area]:
    """Keep which names of places reports know and which they leave open; the areas of these, as others know them.

    Where a name comes to mean an area, or more than one, the reports that leave it open are filed anew.
    """
    more, told_as = Counter[NamedArea](), dict[NamedArea, str]()
    filed: list[dict[str, str]] = []
    for report, tellings in by_report.items():
        told = {(name, area_key(area)): area for t in tellings for name, area in names_known(t)}
        earlier = {(name, area) for name, area in json.loads(before.get(report, "[]"))}
        more.update(told.keys() - earlier)
        more.subtract(earlier - told.keys())
        told_as |= {key: told[key].model_dump_json() for key in told if key not in told_as}
        filed.append({"report": report, "names": json.dumps(sorted(told), ensure_ascii=False)})
    again = sorted(before)
    for some in pieces(again):
        connection.execute(delete(tables.filed).where(_fd.report.in_(some)))
        connection.execute(delete(tables.open_names).where(_on.report.in_(some)))
    connection.execute(_ADD_FILED, filed)
    _count_names(connection, {key: by for key, by in more.items() if by}, told_as)
    left_open = sorted(
        {(name, r) for r, tellings in by_report.items() for t in tellings for name in names_left_open(t)}
    )
    if left_open:
        connection.execute(_ADD_OPEN, [{"name": name, "report": report} for name, report in left_open])
    return _areas(connection, sorted({name for name, _ in left_open}))


def _count_names(connection: Connection, more: Mapping[NamedArea, int], told: Mapping[NamedArea, str]) -> None:
    known: dict[NamedArea, int] = {}
    for some in pieces(sorted({name for name, _ in more})):
        asked = select(_n.name, _n.area, _n.reports).where(_n.name.in_(some))
        known |= {(row.name, row.area): row.reports for row in connection.execute(asked)}
    now = {key: known.get(key, 0) + by for key, by in sorted(more.items())}
    fresh = [
        {"name": key[0], "area": key[1], "told": told[key], "reports": times}
        for key, times in now.items()
        if key not in known and times > 0
    ]
    rows = [{"called": name, "key": area, "now": now[name, area]} for name, area in now if (name, area) in known]
    gone = [{"called": name, "key": area} for (name, area), times in now.items() if times <= 0]
    if fresh:
        connection.execute(insert(tables.area_names), fresh)
    if rows:
        connection.execute(update(tables.area_names).where(*_NAMED).values(reports=bindparam("now")), rows)
    if gone:
        connection.execute(delete(tables.area_names).where(*_NAMED), gone)
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
