"""How a source's forecasts came out: hit rate and Brier score, with the count beside, and none under five."""

from collections import defaultdict
from collections.abc import Iterable

from ..model import Forecast, Resolution, TrackRecord

FEWEST = 5
"""Settled forecasts below which no score is given."""


def track_records(forecasts: Iterable[Forecast]) -> tuple[TrackRecord, ...]:
    """A record for every origin with at least one settled forecast; void ones don't count.

    Brier (1950): the mean square of the gap between the likelihood, taken at the middle of its scale's range, and what
    came: 0 is perfect, 0.25 what a coin reaches.
    """
    settled: dict[str, list[Forecast]] = defaultdict(list)
    for forecast in forecasts:
        if forecast.state in (Resolution.FULFILLED, Resolution.REFUTED):
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
