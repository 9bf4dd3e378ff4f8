"""Forecasts: what was said of what is to come, its window, and what later claims suggest of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..knowledge.gazetteer import Gazetteer
from ..model import Act, Claim, Commitment, Forecast, Polarity, Resolution, Role, Tense
from .identities import NOBODY, Identities, origins_of
from .origins import standing
from .propositions import Kept, Matter, Proposition, proposition, propositions_in, sides_of
from .telling import AHEAD, Telling

DEFAULT_DAYS = 90
"""Window of a forecast that names no time."""
LATE_DAYS = 14
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
    by_report: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        if telling.carrier.published is None or telling.carrier.published <= as_of:
            by_report[telling.carrier.report].append(telling)
    later = Kept(p for report in by_report.values() for p in propositions_in(report, gazetteer) if is_told(p))
    made = [asked for report in by_report.values() for asked in asked_in(report, gazetteer)]
    found = (
        weigh_forecast(
            asked.telling,
            later.beside(asked.matter) if asked.matter else (),
            asked=asked.matter,
            as_of=as_of,
            settled=(settled or {}).get(asked.telling.claim.id),
            identities=identities,
        )
        for asked in made
    )
    return tuple(sorted(found, key=lambda f: (f.made or date.min, f.claim)))


def is_told(found: Proposition) -> bool:
    """Whether a claim can show what became of a forecast: it affirms or denies what is or was."""
    return not found.ahead and not found.leaves_open


@dataclass(frozen=True, slots=True)
class Asked:
    """A forecast with what it is about; null where later claims cannot show it."""

    telling: Telling
    matter: Matter | None


def asked_in(tellings: Collection[Telling], gazetteer: Gazetteer) -> Iterator[Asked]:
    """The forecasts in one report's claims."""
    sides = _sides_before(tellings)
    for telling in tellings:
        if is_forecast(telling.claim):
            before = sides.get(telling.claim.id, frozenset())
            yield Asked(telling, _with_sides(proposition(telling, gazetteer), before))


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


def _with_sides(found: Proposition | None, before: frozenset[str]) -> Matter | None:
    """A proposition that names nobody, with who acted before it."""
    if found is None or found.actors or found.recipients:
        return found
    return replace(found, actors=before)


def weigh_forecast(
    telling: Telling,
    later: Iterable[Proposition],
    *,
    asked: Matter | None,
    as_of: date,
    settled: Resolution | None = None,
    identities: Identities = NOBODY,
) -> Forecast:
    """A forecast about `asked`, with its state as of a day; `later` is everything told that may show it."""
    claim = telling.claim
    start, end, by = window(telling)
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


def window(telling: Telling) -> tuple[date | None, date | None, str]:
    """From when until when it was to come, and the words that say so."""
    made = telling.said_on
    for time in telling.claim.times:
        if time.end is not None and (made is None or time.end > made):
            return time.start or made, time.end, time.text
        if time.start is not None and time.end is None and made is not None:
            until = max(made, time.start) + timedelta(days=LATE_DAYS)
            return time.start, until, f"{time.text}, held open for {LATE_DAYS} days"
    if made is None:
        return None, None, "no date is known"
    return made, made + timedelta(days=DEFAULT_DAYS), f"no time is named: {DEFAULT_DAYS} days by default"


def _proposal(
    telling: Telling,
    asked: Matter | None,
    until: date | None,
    later: Iterable[Proposition],
) -> tuple[Resolution | None, tuple[str, ...], str]:
    """What later claims suggest: fulfilled where others tell it, refuted where they deny it; where both are told, what
    at least twice as many origins say, and nothing where neither side has so many.
    """
    made = telling.said_on
    if asked is None or made is None:
        return None, (), "it tells no event that later claims could show"
    fulfilled: list[Telling] = []
    refuted: list[Telling] = []
    for found in later:
        if found.telling.carrier.report != telling.carrier.report and answers(asked, found, until=until):
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


def answers(asked: Matter, found: Matter, *, until: date | None) -> bool:
    """Whether a later claim is about what was forecast: one side shared, and no side or place that differs.

    It counts from the day after the forecast until two weeks after the end of the window.
    """
    if asked.event is not found.event or asked.said is None or found.said is None or found.said <= asked.said:
        return False
    if until is not None and found.said > until + timedelta(days=LATE_DAYS):
        return False
    sides = [(asked.actors, found.actors), (asked.recipients, found.recipients)]
    if any(left and right and not left & right for left, right in sides):
        return False
    if asked.finest and found.finest and not (asked.finest & found.areas or found.finest & asked.areas):
        return False
    return any(left & right for left, right in sides)
