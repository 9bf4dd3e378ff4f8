"""Forecasts: what was said of what is to come: open, lapsing, settled; and how surely those who said so were right."""

from datetime import date, timedelta
from typing import Annotated

from pydantic import BaseModel, Field

from ...errors import SettingsError
from ...ledger.listed import ForecastQuery, ListedForecast
from ...model import Origin, Resolution
from ...model.span import FROZEN
from ...publish.charts import Theme, calibration
from ...publish.csv import Cell
from ...publish.wording import days
from .. import weighing
from ..drawing import DRAWINGS
from ..narrowing import Narrowing, in_words, query_of
from ..route import ASKED, Action, Download, File, Page, Permission, Rows, Visit
from .estimates import part

SIZE = 60
WEEK = timedelta(days=7)
COLUMNS = ("claim", "state", "proposed", "made", "window", "origin", "likelihood", "condition", "words", "reason")


class Asked(Narrowing):
    """Filters of the claims, a state, and the day from which it is judged."""

    state: Resolution | None = None
    lapsing: bool = False
    """Only those whose window ends within a week."""
    as_of: date | None = None
    page: Annotated[int, Field(ge=1, le=10_000)] = 1


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
    """A page of forecasts, and how settled ones came out."""

    model_config = FROZEN

    asked: Asked
    sentence: str
    states: tuple[Resolution, ...]
    forecasts: tuple[Line, ...]
    records: tuple[Scored, ...]
    next: int | None


def show(visit: Visit, asked: Asked) -> View:
    """The earliest made first."""
    today = asked.as_of or visit.now.date()
    query = ForecastQuery(
        as_of=today, claims=query_of(asked), state=asked.state, ends_by=today + WEEK if asked.lapsing else None
    )
    found = visit.ledger.forecasts(query, part(asked.page, SIZE))
    return View(
        asked=asked,
        sentence=_sentence(asked, today),
        states=tuple(Resolution),
        forecasts=tuple(line(each) for each in found.items),
        records=tuple(
            Scored(origin=r.origin, settled=r.settled, fulfilled=r.fulfilled, hit_rate=r.hit_rate, brier=r.brier)
            for r in weighing.records(visit)
        ),
        next=asked.page + 1 if found.more else None,
    )


def _sentence(asked: Asked, today: date) -> str:
    told = [
        "Forecasts",
        in_words(asked),
        asked.state.value if asked.state else "",
        "whose window ends within a week" if asked.lapsing else "",
    ]
    return ", ".join(part for part in told if part) + f". As of {today}."


def line(listed: ListedForecast) -> Line:
    """A forecast with its words."""
    forecast = listed.forecast
    likely = forecast.likelihood
    return Line(
        claim=forecast.claim,
        words=listed.text,
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


def _row(shown: Line) -> dict[str, Cell]:
    plain = ("claim", "made", "window", "likelihood", "condition", "words", "reason")
    states = {"state": shown.state.value, "proposed": shown.proposed.value if shown.proposed else None}
    return {**{name: getattr(shown, name) for name in plain}, **states, "origin": shown.origin.name}


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
    settled = visit.ledger.settled_forecasts(visit.now.date())
    return File("calibration.svg", "image/svg+xml", DRAWINGS.svg(calibration(settled), asked.theme))


ROUTES = (
    Page(name="forecasts", path="/forecasts", permission=Permission.READ, asked=Asked, show=show, rows=rows),
    Action(name="settle", path="/forecasts/{id}/settle", permission=Permission.DECIDE, form=Settled, act=settle),
    Download(name="calibration", path="/forecasts/calibration.svg", permission=Permission.READ, asked=Drawn, make=draw),
)
