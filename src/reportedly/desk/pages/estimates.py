"""Estimates: every question that is counted, the range that a policy makes of its figures, and who disagrees."""

from datetime import date

from pydantic import BaseModel

from ...assess.origins import in_words as stand_behind
from ...model import Estimate, Policy
from ...model.span import FROZEN
from ...publish.csv import Cell
from ...publish.questions import asked as question
from ...publish.questions import span
from ...publish.wording import number
from .. import weighing
from ..narrowing import Narrowing, in_words, query_of
from ..route import Page, Permission, Rows, Visit
from .claims import kept

SIZE = 60
COLUMNS = (
    "id",
    "question",
    "low",
    "best",
    "high",
    "policy",
    "figures",
    "reports",
    "outlets",
    "origins",
    "disagreements",
)

POLICIES: dict[Policy, str] = {
    Policy.MEDIAN_OF_ORIGINS: "median of origins: each origin's latest figure once",
    Policy.ACLED_CONSERVATIVE: "conservative (ACLED): the lowest figure",
    Policy.UCDP: "low, best, high (UCDP)",
    Policy.AIRWARS_MINMAX: "lowest minimum to highest maximum (Airwars)",
}


class Asked(Narrowing):
    """Filters of the claims that are weighed, and the policy."""

    policy: Policy = Policy.MEDIAN_OF_ORIGINS
    as_of: date | None = None
    disputed: bool = False
    page: int = 1


class Line(BaseModel):
    """A question with what its figures come to."""

    model_config = FROZEN

    id: str
    question: str
    range: str
    low: int | float | None
    best: int | float | None
    high: int | float | None
    figures: int
    reports: int
    outlets: int
    origins: int
    behind: str
    """ "three outlets, one origin"."""
    disagreements: int


class View(BaseModel):
    """A page of questions, the most disputed and best attested first."""

    model_config = FROZEN

    asked: Asked
    narrowed: bool
    kept: tuple[tuple[str, str], ...]
    sentence: str
    policies: tuple[tuple[str, str], ...]
    policy: Policy
    estimates: tuple[Line, ...]
    next: int | None


def show(visit: Visit, asked: Asked) -> View:
    """Every question that claims of the filters give a figure for."""
    found = weighing.estimates(visit, query_of(asked), policy=asked.policy, as_of=asked.as_of)
    wanted = [each for each in found if each.disagreements or not asked.disputed]
    first = max(0, asked.page - 1) * SIZE
    return View(
        asked=asked,
        narrowed=bool(in_words(asked) or asked.disputed or asked.as_of),
        kept=kept(asked, ("policy", "place", "since", "until", "as_of", "disputed", "page")),
        sentence=_sentence(len(wanted), asked),
        policies=tuple((policy.value, words) for policy, words in POLICIES.items()),
        policy=asked.policy,
        estimates=tuple(line(each) for each in wanted[first : first + SIZE]),
        next=asked.page + 1 if len(wanted) > first + SIZE else None,
    )


def _sentence(total: int, asked: Asked) -> str:
    told = [
        f"{total:,} question{'' if total == 1 else 's'}",
        "whose figures exclude each other" if asked.disputed else "",
        f"from claims {words}" if (words := in_words(asked)) else "",
        f"as known on {asked.as_of}" if asked.as_of else "",
    ]
    return ", ".join(part for part in told if part) + f". Ranges by the policy “{POLICIES[asked.policy]}”."


def line(estimate: Estimate) -> Line:
    """An estimate as lists show it."""
    best, standing = estimate.best, estimate.standing
    return Line(
        id=estimate.estimand.id,
        question=question(estimate.estimand),
        range=in_range(estimate),
        low=best.low,
        best=best.best,
        high=best.high,
        figures=len(estimate.figures),
        reports=len(standing.reports),
        outlets=len(standing.outlets),
        origins=len(standing.origins) + len(standing.unnamed),
        behind=stand_behind(standing),
        disagreements=len(estimate.disagreements),
    )


def in_range(estimate: Estimate) -> str:
    """ "300 to 4,000, best 1,100"; "no figure stands" where every one is replaced or still to come."""
    best = estimate.best
    if best.low is None and best.high is None:
        return "no range"
    ends = number(best.low) if best.low is not None and best.low == best.high else span(best.low, best.high)
    middle = f", best {number(best.best)}" if best.best is not None and best.low != best.high else ""
    return ends + middle


def rows(view: View) -> Rows:
    """One row a question of this page."""
    return Rows(COLUMNS, tuple(_row(each, view.policy) for each in view.estimates))


def _row(shown: Line, policy: Policy) -> dict[str, Cell]:
    return {**{name: getattr(shown, name) for name in COLUMNS if name != "policy"}, "policy": policy.value}


ROUTES = (Page(name="estimates", path="/estimates", permission=Permission.READ, asked=Asked, show=show, rows=rows),)
