"""What claims are about, and which of them stand beside a denial or a forecast."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from ..assess.edges import is_denial
from ..assess.forecasts import LATE_DAYS, Asked, answers, asked_in, is_told, window
from ..assess.propositions import Proposition, kept_under, proposition, propositions_in
from ..assess.telling import Telling
from ..knowledge.gazetteer import Gazetteer
from . import weighed_schema as tables
from .judging import settlements_in
from .marking import Kind, Marks
from .matters import matter_as_json, matter_from_json
from .reach import ANY_DAY, ASKED, DENIED, OPEN_ON, SAID_BETWEEN, TOLD, abouts, alike, by_day, named
from .tellings import pieces, tellings_at

_m, _k, _al = tables.matters.c, tables.kept.c, tables.alike.c
_dn, _fo, _v = tables.denials.c, tables.foretold.c, tables.voices.c
_NO_END = date.max
_ADD_ALIKE = insert(tables.alike)
_FORETOLD = select(_fo.claim, _fo.report, _fo.about, _fo.until, _fo.made).where(
    _fo.claim.in_(bindparam("claims", expanding=True))
)


Pairs = set[tuple[str, str]]
"""Anchor (a denial or a forecast) and a claim beside it."""


def drop_besides(connection: Connection, reports: Sequence[str], marks: Marks) -> Pairs:
    """Take out what the claims of reports are about; the pairs in which they stood."""
    mine: set[str] = set()
    anchors: set[str] = set()
    for some in pieces(reports):
        mine |= set(connection.execute(select(_m.claim).where(_m.report.in_(some))).scalars())
        anchors |= set(connection.execute(select(_dn.claim).where(_dn.report.in_(some))).scalars())
        anchors |= set(connection.execute(select(_fo.claim).where(_fo.report.in_(some))).scalars())
        connection.execute(delete(tables.foretold).where(_fo.report.in_(some)))
        connection.execute(delete(tables.matters).where(_m.report.in_(some)))
    marks.make_due(Kind.DENIAL, anchors)
    marks.make_due(Kind.FORECAST, anchors)
    found: Pairs = set()
    for some in pieces(sorted(mine | anchors)):
        either = or_(_al.claim.in_(some), _al.anchor.in_(some))
        found |= {(row.anchor, row.claim) for row in connection.execute(select(tables.alike).where(either))}
        connection.execute(delete(tables.alike).where(either))
        connection.execute(delete(tables.kept).where(_k.claim.in_(some)))
    return found


def file_besides(
    connection: Connection,
    by_report: Iterable[Sequence[Telling]],
    *,
    gazetteer: Gazetteer,
    before: Pairs,
    marks: Marks,
) -> None:
    """Keep what the claims of reports are about, and find the denials and forecasts beside which they stand."""
    known: list[Proposition] = []
    asked: list[Asked] = []
    for tellings in by_report:
        known += propositions_in(tellings, gazetteer)
        asked += asked_in(tellings, gazetteer)
    denials = [one for one in known if is_denial(one)]
    _keep(connection, known, asked)
    found = {
        *((denial.claim, _claim(one)) for one, denial in alike(connection, known, [DENIED])),
        *((_claim(one), other.claim) for one, other in alike(connection, denials, [DENIED, TOLD])),
        *_with_forecasts(connection, [one for one in known if is_told(one)]),
        *_of_forecasts(connection, asked),
    }
    if found:
        connection.execute(_ADD_ALIKE, [{"anchor": a, "claim": c} for a, c in sorted(found)])
    _renew_denials(connection, denials, marks)
    _renew_forecasts(connection, asked, marks)
    mine = {one.telling.claim.id for one in asked}
    _mark({pair for pair in before if pair[0] not in mine}, found, marks)


def forget_besides(connection: Connection, report: str, before: Pairs, marks: Marks) -> None:
    """Let no result stand that rested on claims which are gone."""
    _mark(before, set(), marks)
    connection.execute(delete(tables.denials).where(_dn.report == report))
    unsaid = {"dispute": None, "size": 0, "least": None, "widest": False, "result": None}
    for some in pieces(sorted({anchor for anchor, _ in before})):
        connection.execute(delete(tables.sides).where(tables.sides.c.denial.in_(some)))
        connection.execute(update(tables.denials).where(_dn.claim.in_(some)).values(unsaid))
        connection.execute(update(tables.foretold).where(_fo.claim.in_(some)).values(result=None))


def _in_text(telling: Telling) -> tuple[int, str]:
    return telling.claim.content[0].start, telling.claim.id


def _keep(connection: Connection, known: Sequence[Proposition], asked: Sequence[Asked]) -> None:
    if known:
        connection.execute(insert(tables.matters), [_matter_row(one) for one in known])
    rows = [
        {"key": key, "part": DENIED if is_denial(one) else TOLD, "day": one.said or ANY_DAY, "claim": _claim(one)}
        for one in known
        for key in sorted(kept_under(one))
    ]
    rows += [
        {"key": key, "part": ASKED, "day": open_until(one.telling), "claim": one.telling.claim.id}
        for one in asked
        if one.matter is not None
        for key in sorted(kept_under(one.matter))
    ]
    if rows:
        connection.execute(insert(tables.kept), rows)


def open_until(telling: Telling) -> date:
    """The last day on which something told shows what became of a forecast."""
    end = window(telling)[1]
    return end + timedelta(days=LATE_DAYS) if end is not None else _NO_END


def _claim(found: Proposition) -> str:
    return found.telling.claim.id


def _matter_row(found: Proposition) -> dict[str, object]:
    return {
        "claim": _claim(found),
        "report": found.telling.carrier.report,
        "said": found.said,
        "denies": is_denial(found),
        "told": is_told(found),
        "about": matter_as_json(found),
    }


def around(connection: Connection, claim: str, gazetteer: Gazetteer) -> dict[str, Telling]:
    """A claim and all that are about the same thing, by id; empty where it does not count."""
    if connection.execute(select(_v.claim).where(_v.claim == claim)).first() is None:
        return {}
    mine = tellings_at(connection, [claim])
    one = proposition(mine[claim], gazetteer)
    ones = [one] if one is not None else []
    like = {other.claim for _, other in alike(connection, ones, [DENIED, TOLD])}
    return mine | tellings_at(connection, like)


def _with_forecasts(connection: Connection, told: Sequence[Proposition]) -> Iterator[tuple[str, str]]:
    """Forecasts of which claims may show what became."""
    found: list[tuple[Proposition, str]] = []
    for said, ones in by_day(told).items():
        if said is not None:
            found += named(connection, [(OPEN_ON, {"since": said})], {"parts": [ASKED]}, ones)
    rows = {
        row.claim: row
        for some in pieces(sorted({claim for _, claim in found}))
        for row in connection.execute(_FORETOLD, {"claims": some})
    }
    for one, claim in found:
        # What is filed in the same part is not there yet: it looks for these claims itself.
        row = rows.get(claim)
        if row is None or row.made is None or one.said is None or row.made >= one.said:
            continue
        if row.report != one.telling.carrier.report and answers(matter_from_json(row.about), one, until=row.until):
            yield claim, _claim(one)


def _of_forecasts(connection: Connection, asked: Iterable[Asked]) -> Iterator[tuple[str, str]]:
    """Claims that may show what became of forecasts."""
    found: list[tuple[Asked, str]] = []
    for one in asked:
        if one.matter is not None and one.matter.said is not None:
            reach: dict[str, object] = {"since": one.matter.said, "until": open_until(one.telling)}
            near = named(connection, [(SAID_BETWEEN, reach)], {"parts": [DENIED, TOLD]}, [one.matter])
            found += [(one, claim) for _, claim in near]
    known = abouts(connection, {claim for _, claim in found})
    for one, claim in found:
        other, until = known[claim], window(one.telling)[1]
        if (
            one.matter is not None
            and other.told
            and other.report != one.telling.carrier.report
            and answers(one.matter, other.matter, until=until)
        ):
            yield one.telling.claim.id, claim


def _mark(before: Pairs, after: Pairs, marks: Marks) -> None:
    """Note of every denial and forecast what came and went beside it."""
    less, more = Counter(a for a, _ in before), Counter(a for a, _ in after)
    changes = {a: (more[a] - less[a], max(more[a], less[a])) for a in sorted(less | more)}
    marks.touch(Kind.DENIAL, changes)
    marks.touch(Kind.FORECAST, changes)


def _renew_denials(connection: Connection, denials: Sequence[Proposition], marks: Marks) -> None:
    ids = [_claim(one) for one in denials]
    there: set[str] = set()
    for some in pieces(ids):
        there |= set(connection.execute(select(_dn.claim).where(_dn.claim.in_(some))).scalars())
    empty = {"members": 0, "behind": 0, "size": 0, "widest": False}
    fresh = [
        {"claim": _claim(one), "report": one.telling.carrier.report, **empty}
        for one in denials
        if _claim(one) not in there
    ]
    if fresh:
        connection.execute(insert(tables.denials), fresh)
    marks.make_due(Kind.DENIAL, ids)


def _renew_forecasts(connection: Connection, asked: Sequence[Asked], marks: Marks) -> None:
    if not asked:
        return
    reports = {one.telling.carrier.report for one in asked}
    settled = {of: state for report in reports for of, state in settlements_in(connection, report).items()}
    rows = [
        {
            "claim": one.telling.claim.id,
            "report": one.telling.carrier.report,
            "published": one.telling.carrier.published,
            "made": one.telling.said_on,
            "until": window(one.telling)[1],
            "about": matter_as_json(one.matter) if one.matter is not None else None,
            "settled": settled.get(one.telling.claim.id),
            "members": 0,
            "behind": 0,
        }
        for one in asked
    ]
    connection.execute(insert(tables.foretold), rows)
    marks.make_due(Kind.FORECAST, (one.telling.claim.id for one in asked))
