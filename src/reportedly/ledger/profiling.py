"""Pages of sources and of forecasts as they are kept."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, or_, select

from ..assess.identities import Identities
from ..assess.track import track_records
from ..knowledge.gazetteer import Gazetteer
from ..model import Act, Forecast, Origin, Profile, Reliability, Resolution, SourceKind, TrackRecord
from . import schema
from . import weighed_schema as tables
from .anchored import forecast_of
from .listed import ForecastQuery, Listed, ListedForecast, ListedSource, Page, SourceQuery
from .listing import page_of
from .records import ClaimQuery
from .sounding import ACT, NAME, ORIGIN, OUTLET
from .tellings import counted, is_filter, pieces

_v, _s, _t, _fo = tables.voices.c, tables.sources.c, tables.tallies.c, tables.foretold.c
_c, _r, _w = schema.claims.c, schema.reports.c, tables.wordings.c
_FORECASTS: Select[Any] = select(_fo.claim, _fo.until, _fo.settled, _fo.result, _fo.behind, _c.text).join_from(
    tables.foretold, schema.claims, _c.id == _fo.claim
)
_SETTLED = (Resolution.FULFILLED.value, Resolution.REFUTED.value)


def sources(
    connection: Connection, query: SourceQuery, page: Page, reliabilities: Mapping[str, Reliability]
) -> Listed[ListedSource]:
    """Sources by the number of their statements, the most frequent first."""
    wanted = _sources_wanted(query)
    if query.kind is not None:
        wanted = wanted.where(_s.kind == query.kind.value)
    if query.named:
        wanted = wanted.where(_s.anonymous.is_(False))
    rows = connection.execute(wanted.offset(page.offset).limit(page.size + 1 if page.size is not None else None)).all()
    within = query.claims if is_filter(query.claims) else None
    found = page_of(rows, page)
    return Listed(tuple(_sources(connection, found.items, reliabilities, within)), found.more)


def _sources_wanted(query: SourceQuery) -> Select[Any]:
    told = (_s.id, _s.name, _s.kind, _s.affiliation, _s.anonymous)
    if not is_filter(query.claims):
        wanted: Select[Any] = select(*told, _s.statements, _s.reports, _s.first, _s.last)
        return wanted.order_by(_s.statements.desc(), _s.name, _s.id)
    statements = func.count(_v.claim.distinct()).label("statements")
    heard = (
        statements,
        func.count(_v.report.distinct()).label("reports"),
        func.min(_v.said).label("first"),
        func.max(_v.said).label("last"),
    )
    among = select(*told, *heard).join_from(tables.voices, tables.sources, _s.id == _v.source)
    return among.where(_v.claim.in_(counted(query.claims))).group_by(*told).order_by(statements.desc(), _s.name, _s.id)


def _sources(
    connection: Connection,
    rows: Sequence[Row[Any]],
    reliabilities: Mapping[str, Reliability],
    within: ClaimQuery | None,
) -> Iterator[ListedSource]:
    ids = [row.id for row in rows]
    tallies = _tallies(connection, ids)
    if within is not None:
        for source, counts in _heard_within(connection, ids, within).items():
            tallies[source] |= counts
    records = _records(connection, ids)
    for row in rows:
        counts = tallies[row.id]
        names = dict.fromkeys((row.name, *sorted(counts[NAME])))
        acts = sorted(counts[ACT].items(), key=lambda each: (-each[1], each[0]))
        yield ListedSource(
            origin=Origin(
                id=row.id,
                name=row.name,
                kind=SourceKind(row.kind),
                affiliation=row.affiliation,
                anonymous=bool(row.anonymous),
            ),
            names=tuple(names),
            merged=tuple(sorted(set(counts[ORIGIN]) - {row.id})),
            statements=row.statements,
            reports=row.reports,
            outlets=tuple(sorted(counts[OUTLET])),
            acts=tuple((Act(act), times) for act, times in acts),
            first=row.first,
            last=row.last,
            record=records.get(row.id),
            reliability=reliabilities.get(row.id),
        )


def profile(
    connection: Connection, source: str, reliabilities: Mapping[str, Reliability], gone: Identities
) -> Profile | None:
    """Everything about one source, by the id of any origin that it is; its cost grows with its claims."""
    ident = gone.root(source)
    row = connection.execute(select(tables.sources).where(_s.id == ident)).one_or_none()
    if row is None:
        return None
    [found] = _sources(connection, [row], reliabilities, None)
    said = connection.execute(select(_v.claim, _v.report).where(_v.source == ident)).all()
    same = ("origin", "names", "merged", "outlets", "acts", "first", "last", "record", "reliability")
    return Profile(
        **{name: getattr(found, name) for name in same},
        claims=tuple(sorted({voice.claim for voice in said})),
        reports=tuple(sorted({voice.report for voice in said})),
    )


def origins(connection: Connection) -> list[Origin]:
    """Everybody who stands behind a claim, before all merges; looks through all that was said."""
    heard = select(_w.told).where(_w.seq.in_(select(_v.told).distinct()))
    return [Origin.model_validate_json(told) for told in connection.execute(heard).scalars()]


Counts = dict[str, dict[str, int]]
"""By sort, then by value: how often."""


def _tallies(connection: Connection, ids: Sequence[str]) -> dict[str, Counts]:
    found: dict[str, Counts] = {source: {sort: {} for sort in (NAME, ACT, ORIGIN, OUTLET)} for source in ids}
    for some in pieces(ids):
        for row in connection.execute(select(tables.tallies).where(_t.source.in_(some))):
            found[row.source][row.sort][row.value] = row.times
    return found


def _heard_within(connection: Connection, ids: Sequence[str], query: ClaimQuery) -> dict[str, Counts]:
    """Outlets and acts among some claims alone."""
    found: dict[str, Counts] = {source: {ACT: {}, OUTLET: {}} for source in ids}
    among = (_v.source.in_(ids), _v.claim.in_(counted(query)))
    for sort, column in ((ACT, _v.act), (OUTLET, _v.outlet)):
        asked = select(_v.source, column, func.count()).where(*among, column.is_not(None)).group_by(_v.source, column)
        for source, value, times in connection.execute(asked):
            found[source][sort][value] = times
    return found


def _records(connection: Connection, ids: Sequence[str]) -> dict[str, TrackRecord]:
    made: list[Forecast] = []
    for some in pieces(ids):
        asked = select(_fo.result, _fo.settled).where(_fo.source.in_(some), _fo.settled.in_(_SETTLED))
        made += [_forecast(row.result, row.settled) for row in connection.execute(asked) if row.result]
    return {record.origin.id: record for record in track_records(made)}


def settled_forecasts(connection: Connection, as_of: date) -> list[Forecast]:
    """Forecasts made until a day that persons settled."""
    asked = select(_fo.result, _fo.settled).where(_fo.settled.is_not(None), _until(as_of))
    return [_forecast(row.result, row.settled) for row in connection.execute(asked) if row.result]


def _forecast(result: str, state: str) -> Forecast:
    return Forecast.model_validate_json(result).model_copy(update={"state": Resolution(state)})


def _until(day: date) -> ColumnElement[bool]:
    return or_(_fo.published.is_(None), _fo.published <= day)


def forecasts(
    connection: Connection, query: ForecastQuery, page: Page, *, gazetteer: Gazetteer, identities: Identities
) -> Listed[ListedForecast]:
    """Forecasts made until a day, the earliest first."""
    # What nobody has weighed yet is not listed: who reads apart from weighing is told how much that is.
    wanted = _FORECASTS.where(_until(query.as_of), *_in_state(query), _fo.result.is_not(None))
    wanted = wanted.order_by(_fo.made.asc().nulls_first(), _fo.claim)
    if is_filter(query.claims):
        wanted = wanted.where(_fo.claim.in_(counted(query.claims)))
    rows = connection.execute(wanted.offset(page.offset).limit(page.size + 1 if page.size is not None else None)).all()
    found = page_of(rows, page)
    past = _is_past(connection, query.as_of)
    items = (_listed(connection, row, query.as_of, past, (gazetteer, identities)) for row in found.items)
    return Listed(tuple(items), found.more)


def one_forecast(
    connection: Connection, claim: str, day: date, *, gazetteer: Gazetteer, identities: Identities
) -> Forecast | None:
    """One forecast as of a day; null where it is none, or was made later."""
    wanted = _FORECASTS.where(_until(day), _fo.claim == claim, _fo.result.is_not(None))
    row = connection.execute(wanted).one_or_none()
    return _listed(connection, row, day, True, (gazetteer, identities)).forecast if row is not None else None


def _is_past(connection: Connection, day: date) -> bool:
    """Whether something was published after a day."""
    latest: date | None = connection.execute(select(func.max(_r.published))).scalar()
    return latest is not None and latest > day


def _in_state(query: ForecastQuery) -> Iterable[ColumnElement[bool]]:
    if query.ends_by is not None:
        return (_fo.settled.is_(None), _fo.until >= query.as_of, _fo.until <= query.ends_by)
    if query.state is None:
        return ()
    if query.state is Resolution.OPEN:
        return (_fo.settled.is_(None), or_(_fo.until.is_(None), _fo.until >= query.as_of))
    if query.state is Resolution.LAPSED:
        return (_fo.settled.is_(None), _fo.until < query.as_of)
    return (_fo.settled == query.state.value,)


def _listed(
    connection: Connection, row: Row[Any], day: date, past: bool, known: tuple[Gazetteer, Identities]
) -> ListedForecast:
    found = None
    if past:
        found = forecast_of(connection, row.claim, identities=known[1], as_of=day)
    forecast = found[0] if found is not None else Forecast.model_validate_json(row.result)
    lapsed = row.until is not None and row.until < day
    state = Resolution(row.settled) if row.settled else Resolution.LAPSED if lapsed else Resolution.OPEN
    return ListedForecast(forecast=forecast.model_copy(update={"state": state}), text=row.text, behind=row.behind)
