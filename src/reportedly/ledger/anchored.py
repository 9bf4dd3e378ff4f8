"""Disputes and forecasts as they are kept: each with the claims beside it, weighed when these change."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

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
from .tellings import pieces, tellings_at

_al, _dn, _fo, _s, _m = tables.alike.c, tables.denials.c, tables.foretold.c, tables.sides.c, tables.matters.c
_BESIDE = select(_al.claim).where(_al.anchor == bindparam("of"))
_SET_DENIAL = update(tables.denials).where(_dn.claim == bindparam("of"))
_SET_FORECAST = update(tables.foretold).where(_fo.claim == bindparam("of"))


def weigh_denials(connection: Connection, claims: Collection[str], *, identities: Identities) -> None:
    """Weigh what some deny beside those who affirm it, and keep the disputes; then see which are the widest."""
    touched: set[str] = set()
    for claim in claims:
        touched |= _sides_of(connection, claim)
        dispute = dispute_over(connection, claim, identities=identities)
        _keep_dispute(connection, claim, dispute)
        touched |= _sides_of(connection, claim) | {claim}
    _see_which_is_widest(connection, touched)


def dispute_over(connection: Connection, claim: str, *, identities: Identities) -> Dispute | None:
    """The dispute over a denial; null where nobody affirms it, or it denies nothing any more."""
    if not connection.execute(select(_m.denies).where(_m.claim == claim)).scalar():
        return None
    beside = sorted(connection.execute(_BESIDE, {"of": claim}).scalars())
    tellings = tellings_at(connection, [claim, *beside])
    known = _propositions(connection, tellings)
    return weigh_denial([known[c] for c in (claim, *beside) if c in known], identities)


def _propositions(connection: Connection, tellings: Mapping[str, Telling]) -> dict[str, Proposition]:
    """What claims are about, as it was kept when their reports were filed."""
    found: dict[str, Proposition] = {}
    for some in pieces(sorted(tellings)):
        for row in connection.execute(select(_m.claim, _m.about).where(_m.claim.in_(some))):
            found[row.claim] = told_of(tellings[row.claim], matter_from_json(row.about))
    return found


def _sides_of(connection: Connection, denial: str) -> set[str]:
    return set(connection.execute(select(_s.claim).where(_s.denial == denial)).scalars())


def _keep_dispute(connection: Connection, claim: str, dispute: Dispute | None) -> None:
    there = connection.execute(select(_m.denies).where(_m.claim == claim)).scalar()
    connection.execute(delete(tables.sides).where(_s.denial == claim))
    if dispute is None:
        involve(connection, Kind.DENIAL, claim, ())
        if there:
            none = {"behind": 0, "dispute": None, "size": 0, "least": None, "widest": False, "result": None}
            connection.execute(_SET_DENIAL.values(none), {"of": claim})
        else:
            connection.execute(delete(tables.denials).where(_dn.claim == claim))
        return
    both = sorted({*dispute.claims_for, *dispute.claims_against})
    connection.execute(insert(tables.sides), [{"claim": c, "denial": claim} for c in both])
    sides = (dispute.affirmed, dispute.denied, dispute.neither)
    involve(connection, Kind.DENIAL, claim, (o for s in sides for o in (*s.origins, *s.unnamed)))
    columns = {"behind": 0, "dispute": dispute.id, "size": len(both), "least": both[0], "widest": True}
    connection.execute(_SET_DENIAL.values(columns | {"result": dispute.model_dump_json()}), {"of": claim})


def _see_which_is_widest(connection: Connection, claims: Iterable[str]) -> None:
    """A dispute whose claims another one has, all of them, is none of its own."""
    suspects: dict[str, tuple[str, int, str, bool]] = {}
    for some in pieces(sorted(claims)):
        asked = select(tables.denials).where(or_(_dn.least.in_(some), _dn.claim.in_(some)), _dn.dispute.is_not(None))
        for row in connection.execute(asked):
            suspects[row.claim] = (row.dispute, row.size, row.least, bool(row.widest))
    changed = []
    for denial, (dispute, size, least, widest) in suspects.items():
        now = not _is_covered(connection, denial, (dispute, size, least))
        if now != widest:
            changed.append({"of": denial, "now": now})
    if changed:
        connection.execute(_SET_DENIAL.values(widest=bindparam("now")), changed)


def _is_covered(connection: Connection, denial: str, known: tuple[str, int, str]) -> bool:
    """Whether another dispute has all its claims: a larger one, or one as large that comes before it."""
    dispute, size, least = known
    asked = (
        select(_dn.claim, _dn.dispute, _dn.size)
        .join_from(tables.sides, tables.denials, _dn.claim == _s.denial)
        .where(_s.claim == least, _dn.claim != denial, _dn.size >= size)
    )
    mine: set[str] | None = None
    for row in connection.execute(asked).all():
        if row.size == size and (row.dispute, row.claim) > (dispute, denial):
            continue
        mine = mine if mine is not None else _sides_of(connection, denial)
        if mine <= _sides_of(connection, row.claim):
            return True
    return False


def weigh_forecasts(connection: Connection, claims: Iterable[str], *, identities: Identities) -> None:
    """Weigh forecasts beside what was told later, and keep what that suggests; their state is seen when one asks."""
    for claim in claims:
        found = forecast_of(connection, claim, identities=identities, as_of=None)
        if found is None:
            involve(connection, Kind.FORECAST, claim, ())
            continue
        forecast, evidence = found
        involve(connection, Kind.FORECAST, claim, (forecast.origin, *evidence))
        columns = {"behind": 0, "source": forecast.origin.id, "result": forecast.model_dump_json()}
        connection.execute(_SET_FORECAST.values(columns), {"of": claim})


def forecast_of(
    connection: Connection, claim: str, *, identities: Identities, as_of: date | None
) -> tuple[Forecast, set[Origin]] | None:
    """A forecast as of a day (null: today) with the origins of what was told later; null for what is none.

    Its state is left as it was when it was made.
    """
    row = connection.execute(select(_fo.about, _fo.made).where(_fo.claim == claim)).one_or_none()
    if row is None:
        return None
    tellings = tellings_at(connection, [claim, *connection.execute(_BESIDE, {"of": claim}).scalars()])
    telling = tellings.pop(claim)
    later = [tellings[c] for c in sorted(tellings) if known_by(tellings[c], as_of)]
    forecast = weigh_forecast(
        telling,
        _propositions(connection, {t.claim.id: t for t in later}).values(),
        asked=matter_from_json(row.about) if row.about is not None else None,
        as_of=date.min,
        identities=identities,
    )
    return forecast, {origin for t in later for origin in origins_of(t, identities)}
