"""Claims over time as bars, each a link to its days: weeks while they fit, else months, else years."""

from collections.abc import Sequence
from datetime import date, timedelta

from pydantic import BaseModel

from ..model.span import FROZEN

MOST = 60
WIDTH, HEIGHT, GAP = 960, 72, 2


class Bar(BaseModel):
    """The claims of some days, in pixels."""

    model_config = FROZEN

    since: date
    until: date
    claims: int
    x: float
    y: float
    width: float
    height: float


class Timeline(BaseModel):
    """Bars from the first day to the last, empty ones as well."""

    model_config = FROZEN

    step: str
    bars: tuple[Bar, ...]
    width: int = WIDTH
    height: int = HEIGHT


def timeline(days: Sequence[tuple[date, int]]) -> Timeline:
    """The finest step of which at most `MOST` fit; days come in order."""
    if not days:
        return Timeline(step="week", bars=())
    for step in ("week", "month", "year"):
        spans = _spans(days[0][0], days[-1][0], step)
        if len(spans) <= MOST or step == "year":
            return Timeline(step=step, bars=_bars(spans[-MOST:], days))
    return Timeline(step="year", bars=())


def _spans(first: date, last: date, step: str) -> list[tuple[date, date]]:
    found = []
    at = _floor(first, step)
    while at <= last:
        following = _next(at, step)
        found.append((at, following - timedelta(days=1)))
        at = following
    return found


def _floor(day: date, step: str) -> date:
    if step == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if step == "month" else day.replace(month=1, day=1)


def _next(day: date, step: str) -> date:
    if step == "week":
        return day + timedelta(days=7)
    return (
        (day.replace(day=28) + timedelta(days=4)).replace(day=1) if step == "month" else day.replace(year=day.year + 1)
    )


def _bars(spans: Sequence[tuple[date, date]], days: Sequence[tuple[date, int]]) -> tuple[Bar, ...]:
    counts = [sum(number for day, number in days if since <= day <= until) for since, until in spans]
    most, width = max(counts) or 1, WIDTH / len(spans)
    return tuple(
        Bar(
            since=since,
            until=until,
            claims=count,
            x=round(n * width, 1),
            y=round(HEIGHT - HEIGHT * count / most, 1),
            width=round(min(width - GAP, 40), 1),
            height=round(HEIGHT * count / most, 1),
        )
        for n, ((since, until), count) in enumerate(zip(spans, counts, strict=True))
    )
