"""Disputes and forecasts as they are kept: each with the claims beside it, weighed when these change."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, delete, insert, or_, select, update

from ..assess.edges import weigh_denial
from ..assess.estimates import known_by
from ..assess.forecasts import weigh_forecast
from ..assess.identities import Identities, origins_of
from ..assess.propositions import Proposition, told_of
from ..assess.telling import Telling
from ..model import Dispute, Forecast, Origin
from . import weighed_schema as tables
from .involving import involve
from .marking import Kind
from .matters import matter_from_json
from .tellings import pieces, portions, tellings_at

_al, _dn, _fo, _s, _m = tables.alike.c, tables.denials.c, tables.foretold.c, tables.sides.c, tables.matters.c
_BESIDE = select(_al.anchor, _al.claim).where(_al.anchor.in_(bindparam("anchors", expanding=True)))
_MATTERS = select(_m.claim, _m.denies, _m.about).where(_m.claim.in_(bindparam("claims", expanding=True)))
_SIDES = select(_s.denial, _s.claim).where(_s.denial.in_(bindparam("denials", expanding=True)))
_DROP_SIDES = delete(tables.sides).where(_s.denial.in_(bindparam("denials", expanding=True)))
_ADD_SIDES = insert(tables.sides)
_DENIALS = select(_dn.claim, _dn.members).where(_dn.claim.in_(bindparam("claims", expanding=True)))
_DROP_DENIAL = delete(tables.denials).where(_dn.claim == bindparam("of"))
_SUSPECTS: Select[Any] = select(_dn.claim, _dn.dispute, _dn.size, _dn.least, _dn.widest).where(
    or_(
        _dn.least.in_(bindparam("claims", expanding=True)),
        _dn.claim.in_(bindparam("claims", expanding=True)),
    ),
    _dn.dispute.is_not(None),
)
_WITH_CLAIM: Select[Any] = (
    select(_s.claim.label("of"), _dn.claim, _dn.dispute, _dn.size)
    .join_from(tables.sides, tables.denials, _dn.claim == _s.denial)
    .where(_s.claim.in_(bindparam("claims", expanding=True)))
)
_FORECASTS = select(_fo.claim, _fo.about, _fo.members).where(_fo.claim.in_(bindparam("claims", expanding=True)))
_SET_DENIAL = update(tables.denials).where(_dn.claim == bindparam("of"))
_SET_FORECAST = update(tables.foretold).where(_fo.claim == bindparam("of"))
Sets = dict[str, set[str]]


def weigh_denials(connection: Connection, claims: Sequence[str], *, identities: Identities) -> None:
    """Weigh what some deny beside those who affirm it, and keep the disputes; then see which are the widest."""
    sizes = dict.fromkeys(claims, 0)
    for some in pieces(claims):
        sizes |= {row.claim: row.members for row in connection.execute(_DENIALS, {"claims": some})}
    touched: set[str] = set()
    for denials in portions(sizes):
        touched |= set().union(*_sides_of(connection, denials).values())
        found = _disputes_over(connection, denials, identities=identities)
        _keep_disputes(connection, found)
        touched |= {*denials, *(c for d in found.values() if d for c in (*d.claims_for, *d.claims_against))}
    _see_which_is_widest(connection, touched)


def _disputes_over(
    connection: Connection, denials: Sequence[str], *, identities: Identities
) -> dict[str, Dispute | None]:
    """The dispute over each denial; null where nobody affirms it, or it denies nothing any more."""
    beside = _beside(connection, denials)
    tellings = tellings_at(connection, {*denials, *(c for claims in beside.values() for c in claims)})
    known, denying = _propositions(connection, tellings)
    return {
        denial: weigh_denial([known[c] for c in (denial, *sorted(beside.get(denial, ()))) if c in known], identities)
        if denial in denying
        else None
        for denial in denials
    }


def _beside(connection: Connection, anchors: Sequence[str]) -> Sets:
    found: Sets = defaultdict(set)
    for some in pieces(anchors):
        for row in connection.execute(_BESIDE, {"anchors": some}):
            found[row.anchor].add(row.claim)
    return found


def _propositions(
    connection: Connection, tellings: Mapping[str, Telling]
) -> tuple[dict[str, Proposition], frozenset[str]]:
    """What claims are about, as it was kept when their reports were filed; and which of them deny it."""
    found: dict[str, Proposition] = {}
    denying: set[str] = set()
    for some in pieces(sorted(tellings)):
        for row in connection.execute(_MATTERS, {"claims": some}):
            found[row.claim] = told_of(tellings[row.claim], matter_from_json(row.about))
            if row.denies:
                denying.add(row.claim)
    return found, frozenset(denying)


def _sides_of(connection: Connection, denials: Collection[str]) -> Sets:
    found: Sets = defaultdict(set)
    for some in pieces(sorted(denials)):
        for row in connection.execute(_SIDES, {"denials": some}):
            found[row.denial].add(row.claim)
    return found


_NONE = {"behind": 0, "dispute": None, "size": 0, "least": None, "widest": False, "result": None}


def _keep_disputes(connection: Connection, found: Mapping[str, Dispute | None]) -> None:
    there = {
        row.claim
        for some in pieces(sorted(found))
        for row in connection.execute(_MATTERS, {"claims": some})
        if row.denies
    }
    for some in pieces(sorted(found)):
        connection.execute(_DROP_SIDES, {"denials": some})
    disputes = {denial: dispute for denial, dispute in found.items() if dispute is not None}
    gone = [{"of": denial} for denial in found if denial not in there and denial not in disputes]
    if gone:
        connection.execute(_DROP_DENIAL, gone)
    both = {of: sorted({*dispute.claims_for, *dispute.claims_against}) for of, dispute in disputes.items()}
    if both:
        connection.execute(_ADD_SIDES, [{"claim": c, "denial": of} for of, claims in both.items() for c in claims])
    rows: list[dict[str, object]] = [
        {"of": denial, **_NONE} for denial in found if denial in there and denial not in disputes
    ]
    rows += [
        {"of": of, "behind": 0, "dispute": dispute.id, "size": len(both[of]), "least": both[of][0], "widest": True}
        | {"result": dispute.model_dump_json()}
        for of, dispute in disputes.items()
    ]
    if rows:
        connection.execute(_SET_DENIAL, rows)
    involve(connection, Kind.DENIAL, {of: _behind(dispute) for of, dispute in found.items()})


def _behind(dispute: Dispute | None) -> Iterator[Origin]:
    sides = (dispute.affirmed, dispute.denied, dispute.neither) if dispute is not None else ()
    return (origin for side in sides for origin in (*side.origins, *side.unnamed))


def _see_which_is_widest(connection: Connection, claims: Collection[str]) -> None:
    """A dispute whose claims another one has, all of them, is none of its own."""
    suspects: dict[str, Row[Any]] = {}
    for some in pieces(sorted(claims)):
        suspects |= {row.claim: row for row in connection.execute(_SUSPECTS, {"claims": some})}
    over = _larger_with_least(connection, suspects.values())
    sides = _sides_of(connection, {c for of, larger in over.items() for c in (of, *larger)})
    changed = []
    for denial, row in suspects.items():
        widest = not any(sides[denial] <= sides[other] for other in over.get(denial, ()))
        if widest != bool(row.widest):
            changed.append({"of": denial, "widest": widest})
    if changed:
        connection.execute(_SET_DENIAL, changed)


def _larger_with_least(connection: Connection, suspects: Collection[Row[Any]]) -> dict[str, list[str]]:
    """Which disputes may have all claims of one: those with its least that rank before it: larger ones first."""
    having: dict[str, list[Row[Any]]] = defaultdict(list)
    for some in pieces(sorted({row.least for row in suspects})):
        for row in connection.execute(_WITH_CLAIM, {"claims": some}):
            having[row.of].append(row)
    found: dict[str, list[str]] = {}
    for row in suspects:
        rank = (-row.size, row.dispute, row.claim)
        larger = [o.claim for o in having[row.least] if (-o.size, o.dispute, o.claim) < rank]
        if larger:
            found[row.claim] = larger
    return found


def weigh_forecasts(connection: Connection, claims: Sequence[str], *, identities: Identities) -> None:
    """Weigh forecasts beside what was told later, and keep what that suggests; their state is seen when one asks."""
    sizes: dict[str, int] = {}
    for some in pieces(claims):
        sizes |= {row.claim: row.members for row in connection.execute(_FORECASTS, {"claims": some})}
    for part in portions(sizes):
        found = _forecasts_of(connection, part, identities=identities, as_of=None)
        columns = [
            {"of": of, "behind": 0, "source": forecast.origin.id, "result": forecast.model_dump_json()}
            for of, (forecast, _) in found.items()
        ]
        connection.execute(_SET_FORECAST, columns)
        involve(connection, Kind.FORECAST, {of: (f.origin, *evidence) for of, (f, evidence) in found.items()})
    involve(connection, Kind.FORECAST, {claim: () for claim in claims if claim not in sizes})


def forecast_of(
    connection: Connection, claim: str, *, identities: Identities, as_of: date | None
) -> tuple[Forecast, set[Origin]] | None:
    """A forecast as of a day (null: today) with the origins of what was told later; null for what is none.

    Its state is left as it was when it was made.
    """
    return _forecasts_of(connection, [claim], identities=identities, as_of=as_of).get(claim)


def _forecasts_of(
    connection: Connection, claims: Sequence[str], *, identities: Identities, as_of: date | None
) -> dict[str, tuple[Forecast, set[Origin]]]:
    rows = [row for some in pieces(claims) for row in connection.execute(_FORECASTS, {"claims": some})]
    beside = _beside(connection, [row.claim for row in rows])
    tellings = tellings_at(connection, {c for row in rows for c in (row.claim, *beside[row.claim])})
    counted = {claim: tellings[claim] for claims in beside.values() for claim in claims}
    known, _ = _propositions(connection, {c: t for c, t in counted.items() if known_by(t, as_of)})
    found: dict[str, tuple[Forecast, set[Origin]]] = {}
    for row in rows:
        later = [known[c] for c in sorted(beside[row.claim]) if c in known]
        forecast = weigh_forecast(
            tellings[row.claim],
            later,
            asked=matter_from_json(row.about) if row.about is not None else None,
            as_of=date.min,
            identities=identities,
        )
        found[row.claim] = (forecast, {o for p in later for o in origins_of(p.telling, identities)})
    return found
