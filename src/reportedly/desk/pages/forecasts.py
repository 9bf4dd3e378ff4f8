"""Forecasts: what was said of what is to come: open, lapsing, settled; and how surely those who said so were right."""

from datetime import date, timedelta

from pydantic import BaseModel

from ...errors import SettingsError
from ...model import Forecast, Origin, Resolution
from ...model.span import FROZEN
from ...publish.charts import Theme, as_svg, calibration
from ...publish.csv import Cell
from ...publish.wording import days
from .. import weighing
from ..narrowing import Narrowing, in_words, query_of
from ..route import ASKED, Action, Download, File, Page, Permission, Rows, Visit

SIZE = 60
WEEK = timedelta(days=7)
COLUMNS = ("claim", "state", "proposed", "made", "window", "origin", "likelihood", "condition", "words", "reason")


class Asked(Narrowing):
    """Filters of the claims, a state, and the day from which it is judged."""

    state: Resolution | None = None
    lapsing: bool = False
    """Only those whose window ends within a week."""
    as_of: date | None = None
    page: int = 1


class Line(BaseModel):
    """A forecast."""

    model_config = FROZEN

    claim: str
    words: str
    origin: Origin
    made: str
    window: str
    window_by: str
    likelihood: str
    condition: str
    state: Resolution
    proposed: Resolution | None
    reason: str
    evidence: tuple[str, ...]


class Scored(BaseModel):
    """How a source's settled forecasts came out."""

    model_config = FROZEN

    origin: Origin
    settled: int
    fulfilled: int
    hit_rate: float | None
    brier: float | None


class View(BaseModel):
    """A page of forecasts with the count of each state."""

    model_config = FROZEN

    asked: Asked
    sentence: str
    states: tuple[tuple[Resolution, int], ...]
    lapsing: int
    forecasts: tuple[Line, ...]
    records: tuple[Scored, ...]
    settled: int
    next: int | None


def show(visit: Visit, asked: Asked) -> View:
    """Those that end soonest first; lapsed and settled ones behind the open ones."""
    found = weighing.forecasts(visit, query_of(asked), as_of=asked.as_of)
    today = asked.as_of or visit.now.date()
    wanted = sorted((f for f in found if _wanted(f, asked, today)), key=_order)
    first = max(0, asked.page - 1) * SIZE
    return View(
        asked=asked,
        sentence=_sentence(len(wanted), asked, today),
        states=tuple((state, sum(f.state is state for f in found)) for state in Resolution),
        lapsing=sum(ends_within(f, today, WEEK) for f in found),
        forecasts=lines(visit, wanted[first : first + SIZE]),
        records=tuple(
            Scored(origin=r.origin, settled=r.settled, fulfilled=r.fulfilled, hit_rate=r.hit_rate, brier=r.brier)
            for r in weighing.records(visit)
        ),
        settled=sum(f.state in (Resolution.FULFILLED, Resolution.REFUTED) for f in found),
        next=asked.page + 1 if len(wanted) > first + SIZE else None,
    )


def lines(visit: Visit, found: list[Forecast]) -> tuple[Line, ...]:
    """Forecasts with their words."""
    return tuple(_line(visit, each) for each in found)


def ends_within(forecast: Forecast, today: date, within: timedelta) -> bool:
    """Whether it is open and its window ends between today and then."""
    end = forecast.window[1]
    return forecast.state is Resolution.OPEN and end is not None and today <= end <= today + within


def _wanted(forecast: Forecast, asked: Asked, today: date) -> bool:
    if asked.lapsing and not ends_within(forecast, today, WEEK):
        return False
    return asked.state is None or forecast.state is asked.state


def _order(forecast: Forecast) -> tuple[bool, str, str]:
    end = forecast.window[1]
    return forecast.state is not Resolution.OPEN, end.isoformat() if end else "9999", forecast.claim


def _sentence(total: int, asked: Asked, today: date) -> str:
    told = [
        f"{total:,} forecast{'' if total == 1 else 's'}",
        in_words(asked),
        asked.state.value if asked.state else "",
        "whose window ends within a week" if asked.lapsing else "",
    ]
    return ", ".join(part for part in told if part) + f". As of {today}."


def _line(visit: Visit, forecast: Forecast) -> Line:
    likely = forecast.likelihood
    return Line(
        claim=forecast.claim,
        words=visit.ledger.claim(forecast.claim).current.text,
        origin=forecast.origin,
        made=forecast.made.isoformat() if forecast.made else "undated",
        window=days(*forecast.window) or "no window",
        window_by=forecast.window_by,
        likelihood=f"“{likely.word}” = {likely.low * 100:.0f}–{likely.high * 100:.0f} %" if likely else "",
        condition=forecast.condition or "",
        state=forecast.state,
        proposed=forecast.proposed,
        reason=forecast.reason,
        evidence=forecast.evidence,
    )


def rows(view: View) -> Rows:
    """One row a forecast of this page."""
    return Rows(COLUMNS, tuple(_row(each) for each in view.forecasts))


def _row(line: Line) -> dict[str, Cell]:
    plain = ("claim", "made", "window", "likelihood", "condition", "words", "reason")
    states = {"state": line.state.value, "proposed": line.proposed.value if line.proposed else None}
    return {**{name: getattr(line, name) for name in plain}, **states, "origin": line.origin.name}


class Settled(BaseModel):
    """What became of a forecast, and why."""

    model_config = ASKED

    id: str
    state: Resolution
    because: str


def settle(visit: Visit, form: Settled) -> str:
    """Settle it under the viewer's name; `open` takes the last decision back."""
    if form.state is Resolution.LAPSED:
        raise SettingsError("a forecast lapses by itself", remedy="settle it as fulfilled, refuted or void")
    claim = visit.ledger.claim(form.id).claim.id
    visit.ledger.settle(claim, form.state, by=visit.viewer.name, because=form.because)
    return f"/forecasts#{claim}"


class Drawn(BaseModel):
    """Which ground the picture stands on."""

    model_config = ASKED

    theme: Theme = Theme.LIGHT


def draw(visit: Visit, asked: Drawn) -> File:
    """How often what was called likely came true."""
    drawn = as_svg(calibration(weighing.forecasts(visit)), theme=asked.theme, link=lambda claim: f"/claims/{claim}")
    return File("calibration.svg", "image/svg+xml", drawn.encode())


ROUTES = (
    Page(name="forecasts", path="/forecasts", permission=Permission.READ, asked=Asked, show=show, rows=rows),
    Action(name="settle", path="/forecasts/{id}/settle", permission=Permission.DECIDE, form=Settled, act=settle),
    Download(name="calibration", path="/forecasts/calibration.svg", permission=Permission.READ, asked=Drawn, make=draw),
)
