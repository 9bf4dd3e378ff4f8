"""What claims are about, and which of them stand beside a denial or a forecast."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, or_, select, update

from ..assess.edges import is_denial
from ..assess.forecasts import LATE_DAYS, Asked, answers, asked_in, is_told, window
from ..assess.propositions import (
    REACH_DAYS,
    Matter,
    Proposition,
    kept_under,
    likeness,
    looked_up_under,
    proposition,
    propositions_in,
)
from ..assess.telling import Telling
from ..knowledge.gazetteer import Gazetteer
from . import weighed_schema as tables
from .judging import settlements_in
from .marking import Kind, Marks
from .matters import matter_as_json, matter_from_json
from .tellings import pieces, tellings_at

_m, _k, _al = tables.matters.c, tables.kept.c, tables.alike.c
_dn, _fo, _v = tables.denials.c, tables.foretold.c, tables.voices.c
DENIED, TOLD, ASKED = "denied", "told", "asked"
_ANY_DAY = date.min
"""Stands for a day that is not known."""
_NO_END = date.max


@dataclass(frozen=True, slots=True)
class About:
    """A claim as it is kept for comparing: what it is about, without its words."""

    claim: str
    report: str
    matter: Matter
    denies: bool
    told: bool


Pairs = set[tuple[str, str]]
"""Anchor (a denial or a forecast) and a claim beside it."""


def drop_besides(connection: Connection, report: str, marks: Marks) -> Pairs:
    """Take out what a report's claims are about; the pairs in which they stood."""
    mine = set(connection.execute(select(_m.claim).where(_m.report == report)).scalars())
    anchors = {
        *connection.execute(select(_dn.claim).where(_dn.report == report)).scalars(),
        *connection.execute(select(_fo.claim).where(_fo.report == report)).scalars(),
    }
    marks.make_due(Kind.DENIAL, anchors)
    marks.make_due(Kind.FORECAST, anchors)
    connection.execute(delete(tables.foretold).where(_fo.report == report))
    found: Pairs = set()
    for some in pieces(sorted(mine | anchors)):
        either = or_(_al.claim.in_(some), _al.anchor.in_(some))
        found |= {(row.anchor, row.claim) for row in connection.execute(select(tables.alike).where(either))}
        connection.execute(delete(tables.alike).where(either))
        connection.execute(delete(tables.kept).where(_k.claim.in_(some)))
    connection.execute(delete(tables.matters).where(_m.report == report))
    return found


def file_besides(
    connection: Connection, tellings: Collection[Telling], *, gazetteer: Gazetteer, before: Pairs, marks: Marks
) -> None:
    """Keep what one report's claims are about, and find the denials and forecasts beside which they stand."""
    known = propositions_in(tellings, gazetteer)
    asked = list(asked_in(sorted(tellings, key=_in_text), gazetteer))
    _keep(connection, known, asked)
    found = {
        *_with_denials(connection, known),
        *(pair for one in known if is_denial(one) for pair in _of_denial(connection, one)),
        *_with_forecasts(connection, [one for one in known if is_told(one)]),
        *(pair for one in asked for pair in _of_forecast(connection, one)),
    }
    if found:
        connection.execute(insert(tables.alike), [{"anchor": a, "claim": c} for a, c in sorted(found)])
    _renew_denials(connection, [one for one in known if is_denial(one)], marks)
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
        {"key": key, "part": DENIED if is_denial(one) else TOLD, "day": one.said or _ANY_DAY, "claim": _claim(one)}
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


def _about(row: Row[Any]) -> About:
    return About(row.claim, row.report, matter_from_json(row.about), bool(row.denies), bool(row.told))


_BESIDE = (
    select(tables.matters)
    .distinct()
    .join_from(tables.kept, tables.matters, _m.claim == _k.claim)
    .where(_k.key.in_(bindparam("keys", expanding=True)), _k.part.in_(bindparam("parts", expanding=True)))
)
_IN_REACH = _BESIDE.where(_k.day.between(bindparam("since"), bindparam("until")))
_UNDATED = _BESIDE.where(_k.day == _ANY_DAY)
_ASKED_BESIDE = (
    select(_fo.claim, _fo.report, _fo.about, _fo.until)
    .distinct()
    .join_from(tables.kept, tables.foretold, _fo.claim == _k.claim)
    .where(_k.key.in_(bindparam("keys", expanding=True)), _k.part == ASKED, _k.day >= bindparam("since"))
    .where(_fo.made < bindparam("since"))
)


def alike_to(connection: Connection, one: Proposition, parts: Sequence[str]) -> Iterator[About]:
    """Claims that are about the same thing, by their keys and then by what they say of it."""
    for other in _in_reach(connection, looked_up_under(one), one.said, parts):
        if other.claim != _claim(one) and likeness(one, other.matter) is not None:
            yield other


def _in_reach(
    connection: Connection, keys: Collection[str], said: date | None, parts: Sequence[str]
) -> Iterator[About]:
    named: dict[str, object] = {"keys": sorted(keys), "parts": list(parts)}
    reach = timedelta(days=REACH_DAYS)
    rows: list[Row[Any]] = []
    if keys and said is None:
        rows = list(connection.execute(_BESIDE, named))
    elif keys and said is not None:
        rows = [
            *connection.execute(_IN_REACH, {**named, "since": said - reach, "until": said + reach}),
            *connection.execute(_UNDATED, named),
        ]
    yield from map(_about, rows)


def _by_day(found: Iterable[Proposition]) -> Iterator[tuple[date | None, list[Proposition], frozenset[str]]]:
    """Propositions that were said on one day, mostly all of a report, with the keys under which they are looked up."""
    days: dict[date | None, list[Proposition]] = defaultdict(list)
    for one in found:
        days[one.said].append(one)
    for said, ones in days.items():
        yield said, ones, frozenset(key for one in ones for key in looked_up_under(one))


def around(connection: Connection, claim: str, gazetteer: Gazetteer) -> dict[str, Telling]:
    """A claim and all that are about the same thing, by id; empty where it does not count."""
    if connection.execute(select(_v.claim).where(_v.claim == claim)).first() is None:
        return {}
    mine = tellings_at(connection, [claim])
    one = proposition(mine[claim], gazetteer)
    like = {other.claim for other in alike_to(connection, one, [DENIED, TOLD])} if one is not None else set()
    return mine | tellings_at(connection, like)


def _with_denials(connection: Connection, known: Sequence[Proposition]) -> Iterator[tuple[str, str]]:
    for said, ones, keys in _by_day(known):
        for denial in _in_reach(connection, keys, said, [DENIED]):
            for one in ones:
                if denial.claim != _claim(one) and likeness(one, denial.matter) is not None:
                    yield denial.claim, _claim(one)


def _of_denial(connection: Connection, one: Proposition) -> Iterator[tuple[str, str]]:
    yield from ((_claim(one), other.claim) for other in alike_to(connection, one, [DENIED, TOLD]))


def _with_forecasts(connection: Connection, told: Sequence[Proposition]) -> Iterator[tuple[str, str]]:
    for said, ones, keys in _by_day(told):
        if said is None or not keys:
            continue
        for row in connection.execute(_ASKED_BESIDE, {"keys": sorted(keys), "since": said}):
            asked = matter_from_json(row.about)
            for one in ones:
                if row.report != one.telling.carrier.report and answers(asked, one, until=row.until):
                    yield row.claim, _claim(one)


def _of_forecast(connection: Connection, one: Asked) -> Iterator[tuple[str, str]]:
    made = one.matter.said if one.matter is not None else None
    if one.matter is None or made is None:
        return
    keys = sorted(looked_up_under(one.matter))
    if not keys:
        return
    until = window(one.telling)[1]
    named = {"keys": keys, "parts": [DENIED, TOLD], "since": made, "until": open_until(one.telling)}
    for row in connection.execute(_IN_REACH, named):
        other = _about(row)
        if other.told and other.report != one.telling.carrier.report and answers(one.matter, other.matter, until=until):
            yield one.telling.claim.id, other.claim


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
    settled = settlements_in(connection, asked[0].telling.carrier.report)
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
