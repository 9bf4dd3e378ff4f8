"""Estimates: every question that is counted, the range that a policy makes of its figures, and who disagrees."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, Field

from ...ledger.listed import EstimateQuery, ListedEstimate
from ...ledger.listed import Page as Part
from ...model import Best, Policy
from ...model.span import FROZEN
from ...publish.csv import Cell
from ...publish.questions import asked as question
from ...publish.questions import span
from ...publish.wording import number
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
    page: Annotated[int, Field(ge=1, le=10_000)] = 1


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
    query = EstimateQuery(claims=query_of(asked), policy=asked.policy, as_of=asked.as_of, disputed=asked.disputed)
    found = visit.ledger.estimates(query, part(asked.page, SIZE))
    return View(
        asked=asked,
        narrowed=bool(in_words(asked) or asked.disputed or asked.as_of),
        kept=kept(asked, ("policy", "place", "since", "until", "as_of", "disputed", "page")),
        sentence=_sentence(asked),
        policies=tuple((policy.value, words) for policy, words in POLICIES.items()),
        policy=asked.policy,
        estimates=tuple(line(each) for each in found.items),
        next=asked.page + 1 if found.more else None,
    )


def part(page: int, size: int) -> Part:
    """The page of that number, from 1."""
    return Part(size, (page - 1) * size)


def _sentence(asked: Asked) -> str:
    told = [
        "Questions of how many",
        "whose figures exclude each other" if asked.disputed else "",
        f"from claims {words}" if (words := in_words(asked)) else "",
        f"as known on {asked.as_of}" if asked.as_of else "",
    ]
    return ", ".join(part for part in told if part) + f". Ranges by the policy “{POLICIES[asked.policy]}”."


def line(listed: ListedEstimate) -> Line:
    """An estimate as lists show it."""
    estimate, best = listed.estimate, listed.estimate.best
    return Line(
        id=estimate.estimand.id,
        question=question(estimate.estimand),
        range=in_range(best),
        low=best.low,
        best=best.best,
        high=best.high,
        figures=listed.figures,
        reports=listed.reports,
        outlets=listed.outlets,
        origins=listed.origins + listed.unnamed,
        disagreements=listed.disagreements,
    )


def in_range(best: Best) -> str:
    """ "300 to 4,000, best 1,100"; "no figure stands" where every one is replaced or still to come."""
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
