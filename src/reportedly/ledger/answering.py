"""Which claims answer which question, and the estimate that is kept of each."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby, islice
from typing import Any

from pydantic import BaseModel
from sqlalchemy import Connection, Row, Select, bindparam, delete, insert, select, update

from ..assess.estimands import Given
from ..assess.estimates import Answer, answers, by_policy, weigh
from ..assess.identities import Identities
from ..assess.telling import Telling
from ..knowledge.gazetteer import Gazetteer
from ..model import Area, Best, Estimand, Estimate, Figure, Origin, Policy
from ..model.span import FROZEN
from . import weighed_schema as tables
from .involving import involve
from .marking import Kind, Marks
from .tellings import pieces, portions, tellings_at
from .wordings import told_at, wording_numbers

_a, _q, _x = tables.answers.c, tables.questions.c, tables.exclusions.c
_OF_REPORTS = select(_a.question, _a.own, _a.asked).where(_a.report.in_(bindparam("reports", expanding=True)))
_DROP_ANSWERS = delete(tables.answers).where(_a.report.in_(bindparam("reports", expanding=True)))
_ADD_ANSWERS = insert(tables.answers)
_MEMBERS: Select[Any] = (
    select(_a.question, _a.claim, _a.quantity, _a.own, _a.asked)
    .where(_a.question.in_(bindparam("questions", expanding=True)))
    .order_by(_a.question, _a.report, _a.position, _a.claim, _a.quantity)
)
_TO_WEIGH: Select[Any] = select(_q.id, _q.members, _q.direct, _q.answered).where(
    _q.id.in_(bindparam("questions", expanding=True))
)
_SET = update(tables.questions).where(_q.id == bindparam("of"))
_DROP = delete(tables.questions).where(_q.id == bindparam("of"))
_EXCLUDE = insert(tables.exclusions)
_UNEXCLUDE = delete(tables.exclusions).where(_x.question.in_(bindparam("questions", expanding=True)))
SHOWN = 200
"""Figures, and exclusions, that are kept with a question; it has all when it is asked for by its id."""


class KeptEstimate(BaseModel):
    """An estimate as it is kept: at most `SHOWN` of its figures, with the counts of all."""

    model_config = FROZEN

    estimate: Estimate
    best: tuple[Best, ...]
    """By every policy, from all figures."""
    figures: int
    disagreements: int
    reports: int
    outlets: int
    origins: int
    unnamed: int


class ExcludedPair(BaseModel):
    """Two figures for one question that cannot both be."""

    model_config = FROZEN

    estimand: Estimand
    first: Figure
    second: Figure
    reason: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many answers a question had or has, and how many of them are direct."""

    all: Counter[str] = field(default_factory=Counter)
    direct: Counter[str] = field(default_factory=Counter)


def drop_answers(connection: Connection, reports: Sequence[str]) -> Counts:
    """Take the answers of reports out; tell how many each question had of them."""
    counts = Counts()
    for some in pieces(reports):
        for row in connection.execute(_OF_REPORTS, {"reports": some}):
            counts.all[row.question] += 1
            counts.direct[row.question] += row.own == row.asked
        connection.execute(_DROP_ANSWERS, {"reports": some})
    return Counts(counts.all, +counts.direct)


def file_answers(
    connection: Connection,
    by_report: Iterable[Collection[Telling]],
    known: Mapping[str, Area],
    *,
    gazetteer: Gazetteer,
    before: Counts,
    marks: Marks,
) -> None:
    """Let the figures of reports' claims answer their questions; `before` is what they answered so far."""
    found = [answer for tellings in by_report for answer in answers(tellings, gazetteer, known)]
    told = {id(e): e.model_dump_json() for a in found for e in (a.question, a.given.estimand)}
    numbers = wording_numbers(connection, told.values())
    rows = [
        _row(answer, numbers[told[id(answer.given.estimand)]], numbers[told[id(answer.question)]]) for answer in found
    ]
    if rows:
        connection.execute(_ADD_ANSWERS, rows)
    after = Counts(Counter(a.question.id for a in found), Counter(a.question.id for a in found if a.direct))
    _mark(connection, before, after, marks)


def _row(answer: Answer, own: int, asked: int) -> dict[str, object]:
    claim, carrier = answer.given.telling.claim, answer.given.telling.carrier
    number = next(n for n, quantity in enumerate(claim.quantities) if quantity is answer.given.quantity)
    return {
        "question": answer.question.id,
        "report": carrier.report,
        "position": claim.content[0].start,
        "claim": claim.id,
        "quantity": number,
        "published": carrier.published,
        "own": own,
        "asked": asked,
    }


def _mark(connection: Connection, before: Counts, after: Counts, marks: Marks) -> None:
    touched = sorted(before.all | after.all)
    known: set[str] = set()
    for some in pieces(touched):
        known |= set(connection.execute(select(_q.id).where(_q.id.in_(some))).scalars())
    empty = {"members": 0, "direct": 0, "behind": 0, "disagreements": 0, "origins": 0, "answered": False}
    if set(touched) - known:
        connection.execute(insert(tables.questions), [{"id": q, **empty} for q in touched if q not in known])
    direct = {q: after.direct[q] - before.direct[q] for q in touched if after.direct[q] != before.direct[q]}
    if direct:
        changed = [{"of": question, "by": by} for question, by in direct.items()]
        connection.execute(_SET.values(direct=_q.direct + bindparam("by")), changed)
    changes = {q: (after.all[q] - before.all[q], max(after.all[q], before.all[q])) for q in touched}
    marks.touch(Kind.QUESTION, changes)
    # A question is one once somebody answers just it, and no longer when nobody does.
    marks.make_due(Kind.QUESTION, direct)


def forget_answers(connection: Connection, before: Counts, marks: Marks) -> None:
    """Let no result stand that rested on answers which are gone; it is made anew from the others."""
    _mark(connection, before, Counts(), marks)
    for some in pieces(sorted(before.all)):
        unsaid = {"answered": False, "disagreements": 0, "origins": 0, "result": None}
        connection.execute(update(tables.questions).where(_q.id.in_(some)).values(unsaid))
        connection.execute(delete(tables.exclusions).where(_x.question.in_(some)))


def weigh_questions(connection: Connection, questions: Sequence[str], identities: Identities) -> None:
    """Weigh questions and keep what comes of them, as many at a time as memory holds well."""
    rows = {row.id: row for some in pieces(questions) for row in connection.execute(_TO_WEIGH, {"questions": some})}
    for part in portions({question: row.members for question, row in rows.items()}):
        _weigh_some(connection, [rows[question] for question in part], identities)


def _weigh_some(connection: Connection, rows: Sequence[Row[Any]], identities: Identities) -> None:
    # Nobody asked just this, and nobody does now: it is no question.
    idle = [{"of": row.id, "behind": 0} for row in rows if row.members and not row.direct and not row.answered]
    if idle:
        connection.execute(_SET, idle)
    asked = [row for row in rows if row.direct or row.answered or not row.members]
    told = answers_to_each(connection, [row.id for row in asked if row.direct > 0])
    found = {
        question: weigh(answers, policy=Policy.MEDIAN_OF_ORIGINS, identities=identities)
        for question, answers in told.items()
    }
    gone = [{"of": row.id} for row in asked if not row.members]
    if gone:
        connection.execute(_DROP, gone)
    renewed = [{"of": row.id} | _columns(found.get(row.id)) for row in asked if row.members]
    if renewed:
        connection.execute(_SET, renewed)
    for some in pieces([row.id for row in asked]):
        connection.execute(_UNEXCLUDE, {"questions": some})
    against = [each for estimate in found.values() if estimate is not None for each in _exclusions(estimate)]
    if against:
        connection.execute(_EXCLUDE, against)
    involve(connection, Kind.QUESTION, {row.id: _origins(found.get(row.id)) for row in asked})


def _origins(estimate: Estimate | None) -> tuple[Origin, ...]:
    return (*estimate.standing.origins, *estimate.standing.unnamed) if estimate is not None else ()


def answers_to(connection: Connection, question: str, *, as_of: date | None = None) -> list[Answer]:
    """All answers to a question, in the order of reports and their texts, of what was published until `as_of`."""
    return answers_to_each(connection, [question], as_of=as_of).get(question, [])


def answers_to_each(
    connection: Connection, questions: Sequence[str], *, as_of: date | None = None
) -> dict[str, list[Answer]]:
    """The same of each question that has some."""
    asked = _MEMBERS if as_of is None else _MEMBERS.where(_a.published.is_(None) | (_a.published <= as_of))
    rows = [row for some in pieces(questions) for row in connection.execute(asked, {"questions": some})]
    told = told_at(connection, {n for row in rows for n in (row.own, row.asked)})
    estimands = {number: Estimand.model_validate_json(words) for number, words in told.items()}
    tellings = tellings_at(connection, {row.claim for row in rows})
    return {of: [_answer(row, tellings, estimands) for row in some] for of, some in groupby(rows, _question)}


def _question(row: Row[Any]) -> str:
    return str(row.question)


def _answer(row: Row[Any], tellings: Mapping[str, Telling], estimands: Mapping[int, Estimand]) -> Answer:
    telling = tellings[row.claim]
    given = Given(telling, telling.claim.quantities[row.quantity], estimands[row.own], telling.ahead)
    return Answer(given, estimands[row.asked])


def _columns(estimate: Estimate | None) -> dict[str, object]:
    if estimate is None:
        return {"behind": 0, "answered": False, "disagreements": 0, "origins": 0, "result": None}
    standing = estimate.standing
    return {
        "behind": 0,
        "answered": True,
        "disagreements": len(estimate.disagreements),
        "origins": len(standing.origins) + len(standing.unnamed),
        "result": kept(estimate).model_dump_json(),
    }


def kept(estimate: Estimate) -> KeptEstimate:
    """An estimate with its counts, shortened where it has more figures than a page can show."""
    standing = estimate.standing
    return KeptEstimate(
        estimate=shortened(estimate) if len(estimate.figures) > SHOWN else estimate,
        best=tuple(by_policy(estimate.figures, estimate.estimand, policy) for policy in Policy),
        figures=len(estimate.figures),
        disagreements=len(estimate.disagreements),
        reports=len(standing.reports),
        outlets=len(standing.outlets),
        origins=len(standing.origins),
        unnamed=len(standing.unnamed),
    )


def shortened(estimate: Estimate, most: int = SHOWN) -> Estimate:
    """An estimate with the figures that stand first, the latest of them, and what is said of these alone."""
    order = sorted(
        range(len(estimate.figures)),
        key=lambda n: (estimate.figures[n].superseded, -(estimate.figures[n].as_of or date.min).toordinal(), n),
    )
    places = {old: new for new, old in enumerate(sorted(order[:most]))}
    both = (d for d in estimate.disagreements if d.first in places and d.second in places)
    against = (d.model_copy(update={"first": places[d.first], "second": places[d.second]}) for d in both)
    figures = tuple(_with_few_claims(estimate.figures[n]) for n in places)
    standing = estimate.standing
    fewer = {name: getattr(standing, name)[:most] for name in ("reports", "outlets", "origins", "unnamed")}
    return estimate.model_copy(
        update={
            "figures": figures,
            "disagreements": tuple(islice(against, most)),
            "standing": standing.model_copy(update=fewer),
        }
    )


_FEW = 20


def _with_few_claims(figure: Figure) -> Figure:
    return figure.model_copy(update={"claims": figure.claims[:_FEW], "outlets": figure.outlets[:_FEW]})


def _exclusions(estimate: Estimate) -> Iterable[dict[str, object]]:
    for number, against in enumerate(estimate.disagreements[:SHOWN]):
        pair = ExcludedPair(
            estimand=estimate.estimand,
            first=_with_few_claims(estimate.figures[against.first]),
            second=_with_few_claims(estimate.figures[against.second]),
            reason=against.reason,
        )
        yield {"question": estimate.estimand.id, "number": number, "result": pair.model_dump_json()}
