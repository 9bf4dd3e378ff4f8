"""Pages of estimates and contradictions as they are kept.

A filter chooses results that rest on a claim that fulfils it; each is weighed whole, so that its origins and its
disagreements are right.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, Select, exists, func, or_, select

from ..assess.estimates import weigh
from ..assess.identities import Identities
from ..errors import LedgerError, NotFound
from ..model import Dispute, Estimate, Policy
from . import weighed_schema as tables
from .answering import ExcludedPair, KeptEstimate, answers_to, kept
from .listed import Contradiction, EstimateQuery, Exclusion, Listed, ListedEstimate, Page, T
from .records import ClaimQuery
from .tellings import counted, is_filter

_a, _q, _x, _dn, _s = tables.answers.c, tables.questions.c, tables.exclusions.c, tables.denials.c, tables.sides.c
_BY_WEIGHT = (_q.disagreements.desc(), _q.origins.desc(), _q.id.desc())
_ROWS: Select[Any] = select(_q.id, _q.result, _q.behind, _q.members).where(_q.answered.is_(True))
_CHUNK = 100


def page_of(items: Iterable[T], page: Page) -> Listed[T]:
    """The part of `items` that was asked for; the first is the page's own first."""
    if page.size is None:
        return Listed(tuple(items), False)
    found = list(islice(items, page.size + 1))
    return Listed(tuple(found[: page.size]), len(found) > page.size)


def estimates(
    connection: Connection, query: EstimateQuery, page: Page, identities: Identities
) -> Listed[ListedEstimate]:
    """Estimates by the number of disagreements, then of origins."""
    wanted = _ROWS.order_by(*_BY_WEIGHT)
    if query.disputed and query.as_of is None:
        wanted = wanted.where(_q.disagreements > 0)
    if query.prefix is not None:
        wanted = wanted.where(_q.id >= query.prefix, _q.id < query.prefix + "~")
    if is_filter(query.claims):
        wanted = wanted.where(_q.id.in_(select(_a.question).where(_a.claim.in_(counted(query.claims)))))
    if query.as_of is None:
        some = wanted.offset(page.offset).limit(page.size + 1 if page.size is not None else None)
        return page_of((_listed(row, query.policy) for row in connection.execute(some)), page)
    return page_of(islice(_as_of(connection, wanted, query, identities), page.offset, None), page)


def _as_of(
    connection: Connection, wanted: Select[Any], query: EstimateQuery, identities: Identities
) -> Iterator[ListedEstimate]:
    """Estimates as they were on a day: each weighed anew from its answers until then, in the order of today."""
    known = exists().where(_a.question == _q.id, or_(_a.published.is_(None), _a.published <= query.as_of))
    start = 0
    while rows := connection.execute(wanted.where(known).offset(start).limit(_CHUNK)).all():
        for row in rows:
            found = whole(connection, row.id, query, identities)
            if found is not None and (found.disagreements or not query.disputed):
                yield _with_counts(kept(found), query.policy)
        start += len(rows)


def whole(connection: Connection, question: str, query: EstimateQuery, identities: Identities) -> Estimate | None:
    """An estimate with all its figures; its cost grows with them."""
    told = answers_to(connection, question, as_of=query.as_of)
    return weigh(told, policy=query.policy, identities=identities) if told else None


def _listed(row: Row[Any], policy: Policy) -> ListedEstimate:
    return _with_counts(KeptEstimate.model_validate_json(row.result), policy, behind=row.behind)


def _with_counts(found: KeptEstimate, policy: Policy, *, behind: int = 0) -> ListedEstimate:
    best = next(best for best in found.best if best.policy is policy)
    return ListedEstimate(
        estimate=found.estimate.model_copy(update={"best": best}),
        figures=found.figures,
        disagreements=found.disagreements,
        reports=found.reports,
        outlets=found.outlets,
        origins=found.origins,
        unnamed=found.unnamed,
        behind=behind,
    )


def question_called(connection: Connection, ident: str) -> str:
    """The one question whose id begins so.

    Raises:
        NotFound: there is none.
        LedgerError: there are several.
    """
    asked = select(_q.id).where(_q.answered.is_(True), _q.id >= ident, _q.id < ident + "~").limit(2)
    return _only(list(connection.execute(asked).scalars()), ident, "estimate")


def _only(found: list[str], ident: str, what: str) -> str:
    if not found:
        raise NotFound(f"there is no {what} {ident!r}")
    if len(found) > 1:
        raise LedgerError(f"several begin with {ident!r}", remedy="give more of the id")
    return found[0]


def dispute_called(connection: Connection, ident: str) -> Dispute:
    """The one dispute whose id begins so. Raises as `question_called`."""
    asked = select(_dn.dispute).distinct().where(_dn.dispute >= ident, _dn.dispute < ident + "~").limit(2)
    found = _only(list(connection.execute(asked).scalars()), ident, "dispute")
    told = connection.execute(select(_dn.result).where(_dn.dispute == found).limit(1)).scalar_one()
    return Dispute.model_validate_json(told)


def contradictions(connection: Connection, query: ClaimQuery, page: Page) -> Listed[Contradiction]:
    """Disputes by their id, then pairs of figures that exclude each other by question."""
    disputes: Select[Any] = select(_dn.dispute, _dn.result).where(_dn.widest.is_(True), _dn.dispute.is_not(None))
    pairs: Select[Any] = select(_x.question, _x.number, _x.result)
    if is_filter(query):
        claims = counted(query)
        disputes = disputes.where(_dn.claim.in_(select(_s.denial).where(_s.claim.in_(claims))))
        pairs = pairs.where(_x.question.in_(select(_a.question).where(_a.claim.in_(claims))))
    size = None if page.size is None else page.size + 1
    first = disputes.order_by(_dn.dispute).offset(page.offset).limit(size)
    found: list[Contradiction] = [Dispute.model_validate_json(row.result) for row in connection.execute(first)]
    if size is not None and len(found) == size:
        return page_of(found, page)
    left = None if size is None else size - len(found)
    passed = 0 if found else page.offset - _count(connection, disputes)
    further: Select[Any] = pairs.order_by(_x.question, _x.number).offset(max(passed, 0)).limit(left)
    found += [_exclusion(row) for row in connection.execute(further)]
    return page_of(found, page)


def late_denials(connection: Connection, disputes: Sequence[str]) -> list[str]:
    """Denials of these disputes beside which something came since they were weighed."""
    asked = select(_dn.claim).where(_dn.dispute.in_(disputes), _dn.behind > 0)
    return list(connection.execute(asked).scalars()) if disputes else []


def _count(connection: Connection, rows: Select[Any]) -> int:
    return connection.execute(select(func.count()).select_from(rows.subquery())).scalar_one()


def _exclusion(row: Row[Any]) -> Exclusion:
    pair = ExcludedPair.model_validate_json(row.result)
    return Exclusion(
        id=f"{row.question}.{row.number}",
        estimand=pair.estimand,
        first=pair.first,
        second=pair.second,
        reason=pair.reason,
    )
