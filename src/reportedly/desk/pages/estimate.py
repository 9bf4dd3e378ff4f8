"""Estimate: one question with every figure given for it, by whom, who disagrees, and the range by a policy."""

from datetime import date

from pydantic import BaseModel

from ...assess.origins import in_words as stand_behind
from ...ledger.listed import ListedEstimate
from ...model import Estimate, Figure, Origin, Policy
from ...model.span import FROZEN
from ...publish.charts import Theme, figures_over_time
from ...publish.csv import Cell
from ...publish.questions import asked as question
from ...publish.questions import told
from .. import weighing
from ..drawing import DRAWINGS
from ..route import ASKED, Download, File, Page, Permission, Rows, Visit
from .estimates import POLICIES, Line, line

COLUMNS = ("figure", "low", "high", "bound", "as_of", "as_of_by", "origin", "affiliation", "outlets", "note", "claims")

CLOCKS = {"happened": "for that day", "said": "said then", "published": "published then", "unknown": "no date"}


class Asked(BaseModel):
    """A question, a policy, and the day as of which it is known."""

    model_config = ASKED

    id: str
    policy: Policy = Policy.MEDIAN_OF_ORIGINS
    as_of: date | None = None


class Drawn(Asked):
    """The same as a picture."""

    theme: Theme = Theme.LIGHT


class Given(BaseModel):
    """A figure."""

    model_config = FROZEN

    figure: str
    low: int | float | None
    high: int | float | None
    bound: str
    as_of: str
    as_of_by: str
    clock: str
    origin: Origin
    outlets: tuple[str, ...]
    claims: tuple[str, ...]
    note: str
    superseded: bool


class View(BaseModel):
    """Everything about one question."""

    model_config = FROZEN

    asked: Asked
    line: Line
    behind: str
    """ "three outlets, one origin"."""
    policy: str
    policies: tuple[tuple[str, str], ...]
    because: str
    reason: str
    figures: tuple[Given, ...]
    disagreements: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: tuple[Origin, ...]
    unnamed: tuple[Origin, ...]
    affiliations: tuple[str, ...]


def show(visit: Visit, asked: Asked) -> View:
    """The figures, latest first; those that their origin replaced stay visible."""
    found = weighing.estimate(visit, asked.id, policy=asked.policy, as_of=asked.as_of)
    standing = found.standing
    return View(
        asked=asked,
        line=line(_listed(found)),
        behind=stand_behind(standing),
        policy=asked.policy.value,
        policies=tuple((policy.value, words) for policy, words in POLICIES.items()),
        because=found.best.reason,
        reason=found.reason,
        figures=_figures(found),
        disagreements=tuple(each.reason for each in found.disagreements),
        outlets=standing.outlets,
        origins=standing.origins,
        unnamed=standing.unnamed,
        affiliations=standing.affiliations,
    )


def _listed(found: Estimate) -> ListedEstimate:
    standing = found.standing
    return ListedEstimate(
        estimate=found,
        figures=len(found.figures),
        disagreements=len(found.disagreements),
        reports=len(standing.reports),
        outlets=len(standing.outlets),
        origins=len(standing.origins),
        unnamed=len(standing.unnamed),
    )


def _figures(found: Estimate) -> tuple[Given, ...]:
    ordered = sorted(found.figures, key=lambda f: (f.as_of is not None, f.as_of), reverse=True)
    return tuple(_given(figure) for figure in ordered)


def _given(figure: Figure) -> Given:
    notes = (
        f"of {figure.part_of:,}" if figure.part_of is not None else "",
        f"in {figure.within.name}" if figure.within else "",
        "to come" if figure.ahead else "",
        "replaced by a later one" if figure.superseded else "",
    )
    return Given(
        figure=told(figure),
        low=figure.low,
        high=figure.high,
        bound=figure.bound.value,
        as_of=figure.as_of.isoformat() if figure.as_of else "",
        as_of_by=figure.as_of_by.value,
        clock=CLOCKS[figure.as_of_by.value],
        origin=figure.origin,
        outlets=figure.outlets,
        claims=figure.claims,
        note=", ".join(note for note in notes if note),
        superseded=figure.superseded,
    )


def rows(view: View) -> Rows:
    """One row a figure."""
    return Rows(COLUMNS, tuple(_row(each) for each in view.figures))


def _row(given: Given) -> dict[str, Cell]:
    plain = ("figure", "low", "high", "bound", "as_of", "as_of_by", "note")
    lists = {"outlets": "; ".join(given.outlets), "claims": " ".join(given.claims)}
    named = {"origin": given.origin.name, "affiliation": given.origin.affiliation}
    return {**{name: getattr(given, name) for name in plain}, **named, **lists}


def draw(visit: Visit, asked: Drawn) -> File:
    """The figures over time by origin; each mark leads to its claim."""
    found = weighing.estimate(visit, asked.id, policy=asked.policy, as_of=asked.as_of)
    drawn = DRAWINGS.svg(figures_over_time(found), asked.theme)
    return File(f"{question(found.estimand)}.svg", "image/svg+xml", drawn)


ROUTES = (
    Page(name="estimate", path="/estimates/{id}", permission=Permission.READ, asked=Asked, show=show, rows=rows),
    Download(
        name="estimate-chart", path="/estimates/{id}/chart.svg", permission=Permission.READ, asked=Drawn, make=draw
    ),
)
