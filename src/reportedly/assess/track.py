"""How a source's forecasts came out: hit rate and Brier score, with the count beside, and none under five."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ..model import Forecast, Resolution, TrackRecord

FEWEST = 5
"""Settled forecasts below which no score is given."""


_SETTLED = (Resolution.FULFILLED, Resolution.REFUTED)


@dataclass(frozen=True, slots=True)
class Level:
    """What came of the settled forecasts of one likelihood: how often what was "likely" came true."""

    low: float
    high: float
    words: tuple[str, ...]
    """The words of likelihood that a scale puts there."""
    settled: int
    fulfilled: int
    share: float | None
    """Fulfilled of settled; null under five."""
    claims: tuple[str, ...]


def levels(forecasts: Iterable[Forecast]) -> tuple[Level, ...]:
    """One level for each range of likelihood that settled forecasts name, the least likely first."""
    found: dict[tuple[float, float], list[tuple[str, Forecast]]] = defaultdict(list)
    for forecast in forecasts:
        if forecast.likelihood is not None and forecast.state in _SETTLED:
            likelihood = forecast.likelihood
            found[likelihood.low, likelihood.high].append((likelihood.word, forecast))
    return tuple(_level(low, high, found[low, high]) for low, high in sorted(found))


def _level(low: float, high: float, settled: list[tuple[str, Forecast]]) -> Level:
    came = sum(f.state is Resolution.FULFILLED for _, f in settled)
    return Level(
        low=low,
        high=high,
        words=tuple(sorted({word for word, _ in settled})),
        settled=len(settled),
        fulfilled=came,
        share=round(came / len(settled), 3) if len(settled) >= FEWEST else None,
        claims=tuple(sorted(f.claim for _, f in settled)),
    )


def track_records(forecasts: Iterable[Forecast]) -> tuple[TrackRecord, ...]:
    """A record for every origin with at least one settled forecast; void ones don't count.

    Brier (1950): the mean square of the gap between the likelihood, taken at the middle of its scale's range, and what
    came: 0 is perfect, 0.25 what a coin reaches.
    """
    settled: dict[str, list[Forecast]] = defaultdict(list)
    for forecast in forecasts:
        if forecast.state in _SETTLED:
            settled[forecast.origin.id].append(forecast)
    return tuple(_record(settled[origin]) for origin in sorted(settled))


def _record(settled: list[Forecast]) -> TrackRecord:
    came = [f.state is Resolution.FULFILLED for f in settled]
    gaps = [
        ((f.likelihood.low + f.likelihood.high) / 2 - (f.state is Resolution.FULFILLED)) ** 2
        for f in settled
        if f.likelihood is not None
    ]
    return TrackRecord(
        origin=settled[0].origin,
        settled=len(settled),
        fulfilled=sum(came),
        hit_rate=round(sum(came) / len(came), 3) if len(came) >= FEWEST else None,
        with_likelihood=len(gaps),
        brier=round(sum(gaps) / len(gaps), 4) if len(gaps) >= FEWEST else None,
    )
