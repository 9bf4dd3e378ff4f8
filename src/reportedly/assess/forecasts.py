"""Forecasts: what was said of what is to come, its window, and what later claims suggest of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from ..knowledge.gazetteer import Gazetteer
from ..model import Act, Claim, Commitment, EventType, Forecast, Polarity, Resolution, Role, Tense
from .identities import NOBODY, Identities, origins_of
from .origins import standing
from .propositions import Proposition, proposition, sides_of
from .telling import AHEAD, Telling

DEFAULT_DAYS = 90
"""Window of a forecast that names no time."""
_LATE_DAYS = 14
"""A window that has no end of its own ("soon") is held open for so long."""
_NO_FORECAST = (Act.ASKS, Act.DENIES)
_TOLD = (Commitment.ASSERTED, Commitment.BELIEVED, Commitment.REPORTED)


def is_forecast(claim: Claim) -> bool:
    """Whether a claim says what is to come, and its source commits itself to it."""
    modality = claim.modality
    if modality.polarity is Polarity.NEGATIVE or (claim.attribution and claim.attribution[-1].act in _NO_FORECAST):
        return False
    return modality.commitment in AHEAD or (
        modality.tense is Tense.FUTURE and modality.commitment in (*_TOLD, Commitment.CONDITIONAL)
    )


def forecasts(
    tellings: Iterable[Telling],
    gazetteer: Gazetteer,
    *,
    as_of: date,
    settled: Mapping[str, Resolution] | None = None,
    identities: Identities = NOBODY,
) -> tuple[Forecast, ...]:
    """Every forecast made until `as_of`, with its state on that day; `settled` is what persons decided, by claim."""
    known = [t for t in tellings if t.carrier.published is None or t.carrier.published <= as_of]
    later: dict[EventType, list[Proposition]] = defaultdict(list)
    for telling in sorted(known, key=lambda t: t.claim.id):
        found = proposition(telling, gazetteer)
        if found is not None and not found.ahead and not found.leaves_open:
            later[found.event].append(found)
    sides = _sides_before(known)
    made = []
    for telling in known:
        if is_forecast(telling.claim):
            asked = _with_sides(proposition(telling, gazetteer), sides.get(telling.claim.id, frozenset()))
            made.append(_forecast(telling, asked, later, as_of, (settled or {}).get(telling.claim.id), identities))
    return tuple(sorted(made, key=lambda f: (f.made or date.min, f.claim)))


def _sides_before(tellings: Iterable[Telling]) -> dict[str, frozenset[str]]:
    """Who acts in the last claim before each one in its report that says who: "a second convoy will follow"."""
    found: dict[str, frozenset[str]] = {}
    last: tuple[str, frozenset[str]] = ("", frozenset())
    for telling in sorted(tellings, key=lambda t: (t.carrier.report, t.claim.content[0].start, t.claim.id)):
        if last[0] == telling.carrier.report:
            found[telling.claim.id] = last[1]
        sides = sides_of(telling.claim, Role.ACTOR)
        if sides:
            last = (telling.carrier.report, sides)
    return found


def _with_sides(found: Proposition | None, before: frozenset[str]) -> Proposition | None:
    """A proposition that names nobody, with who acted before it."""
    if found is None or found.actors or found.recipients:
        return found
    return replace(found, actors=before)


def _forecast(
    telling: Telling,
    asked: Proposition | None,
    later: Mapping[EventType, Sequence[Proposition]],
    as_of: date,
    settled: Resolution | None,
    identities: Identities,
) -> Forecast:
    claim = telling.claim
    start, end, by = _window(telling)
    lapsed = end is not None and end < as_of
    proposed, evidence, reason = _proposal(telling, asked, end, later)
    state = settled or (Resolution.LAPSED if lapsed else Resolution.OPEN)
    return Forecast(
        claim=claim.id,
        origin=origins_of(telling, identities)[0],
        made=telling.said_on,
        window=(start, end),
        window_by=by,
        likelihood=claim.modality.likelihood,
        condition=claim.modality.condition,
        state=state,
        proposed=proposed,
        evidence=evidence,
        reason=reason,
    )


def _window(telling: Telling) -> tuple[date | None, date | None, str]:
    """From when until when it was to come, and the words that say so."""
    made = telling.said_on
    for time in telling.claim.times:
        if time.end is not None and (made is None or time.end > made):
            return time.start or made, time.end, time.text
        if time.start is not None and time.end is None and made is not None:
            until = max(made, time.start) + timedelta(days=_LATE_DAYS)
            return time.start, until, f"{time.text}, held open for {_LATE_DAYS} days"
    if made is None:
        return None, None, "no date is known"
    return made, made + timedelta(days=DEFAULT_DAYS), f"no time is named: {DEFAULT_DAYS} days by default"


def _proposal(
    telling: Telling,
    asked: Proposition | None,
    until: date | None,
    later: Mapping[EventType, Sequence[Proposition]],
) -> tuple[Resolution | None, tuple[str, ...], str]:
    """What later claims suggest: fulfilled where others tell it, refuted where they deny it; where both are told, what
    at least twice as many origins say, and nothing where neither side has so many.
    """
    made = telling.said_on
    if asked is None or made is None:
        return None, (), "it tells no event that later claims could show"
    fulfilled: list[Telling] = []
    refuted: list[Telling] = []
    for found in later.get(asked.event, ()):
        said = found.telling.said_on
        if said is None or said <= made or (until is not None and said > until + timedelta(days=_LATE_DAYS)):
            continue
        if found.telling.carrier.report != telling.carrier.report and _answers(asked, found):
            (refuted if found.denies else fulfilled).append(found.telling)
    if not fulfilled and not refuted:
        return None, (), "no later claim speaks of it"
    done, denied = _origins(fulfilled), _origins(refuted)
    reason = f"told as done by {_many(done)} later" + (f", denied by {_many(denied)}" if denied else "")
    if denied and not done:
        reason = f"denied by {_many(denied)} later"
    evidence = tuple(t.claim.id for t in (*fulfilled, *refuted))
    if done >= _OUTWEIGHS * max(denied, 0.5):
        return Resolution.FULFILLED, evidence, reason
    if denied >= _OUTWEIGHS * max(done, 0.5):
        return Resolution.REFUTED, evidence, reason
    return None, evidence, f"later claims disagree: {reason}"


_OUTWEIGHS = 2
"""How many times as many origins must tell one thing as tell the other."""


def _origins(tellings: Sequence[Telling]) -> int:
    counted = standing(tellings)
    return len(counted.origins) + len(counted.unnamed)


def _many(origins: int) -> str:
    return "one origin" if origins == 1 else f"{origins} origins"


def _answers(asked: Proposition, found: Proposition) -> bool:
    """Whether a later claim is about what was forecast: one side shared, and no side or place that differs."""
    sides = [(asked.actors, found.actors), (asked.recipients, found.recipients)]
    if any(left and right and not left & right for left, right in sides):
        return False
    if asked.finest and found.finest and not (asked.finest & found.areas or found.finest & asked.areas):
        return False
    return any(left & right for left, right in sides)
