"""Claims as weighing reads them: as corrected, each with what of its report matters."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, bindparam, func, select

from ..assess.telling import Carrier, Telling
from ..model import Claim
from . import schema
from .queries import claim_conditions
from .records import ClaimQuery, Verdict

T = TypeVar("T")
_c, _r, _f = schema.claims.c, schema.reports.c, schema.families.c
_TELLINGS: Select[Any] = (
    select(
        _c.id,
        func.coalesce(_c.corrected, _c.json).label("current"),
        *(_r.id.label("report"), _r.publisher, _r.published, _r.via),
        func.coalesce(_f.family, _r.id).label("family"),
    )
    .join_from(schema.claims, schema.reports, _r.id == _c.report)
    .outerjoin(schema.families, _f.report == _r.id)
)
_NEWEST = (_c.published.desc().nulls_last(), _c.report_seq.desc(), _c.position, _c.seq)
_BY_ID: Select[Any] = _TELLINGS.where(_c.id.in_(bindparam("claims", expanding=True)), _r.withdrawn_at.is_(None))
_BATCH = 500
_COUNTS = (_c.verdict.is_(None)) | (_c.verdict != Verdict.REJECT.value)
_IN_REPORTS: Select[Any] = _TELLINGS.where(
    *claim_conditions(ClaimQuery(latest_versions=True)), _COUNTS, _c.report.in_(bindparam("reports", expanding=True))
)


def tellings_of(connection: Connection, query: ClaimQuery) -> Iterator[Telling]:
    """The claims that fulfil a query and count: neither rejected, nor of a report that has a later version.

    Newest report first, and in the order of its text.
    """
    wanted = claim_conditions(replace(query, latest_versions=True))
    for row in connection.execute(_TELLINGS.where(*wanted, _COUNTS).order_by(*_NEWEST).limit(query.limit)):
        yield _telling(row)


def tellings_in(connection: Connection, reports: Sequence[str]) -> dict[str, list[Telling]]:
    """The same of some reports, by report, in no order."""
    found: dict[str, list[Telling]] = {}
    for some in pieces(reports):
        for row in connection.execute(_IN_REPORTS, {"reports": some}):
            found.setdefault(row.report, []).append(_telling(row))
    return found


def counted(query: ClaimQuery) -> Select[Any]:
    """The ids of these claims."""
    wanted = claim_conditions(replace(query, latest_versions=True))
    return select(_c.id).join_from(schema.claims, schema.reports, _r.id == _c.report).where(*wanted, _COUNTS)


def tellings_at(connection: Connection, claims: Iterable[str]) -> dict[str, Telling]:
    """Claims that are known to count, by id; those of withdrawn reports are gone."""
    wanted = sorted(set(claims))
    found: dict[str, Telling] = {}
    for start in range(0, len(wanted), _BATCH):
        for row in connection.execute(_BY_ID, {"claims": wanted[start : start + _BATCH]}):
            found[row.id] = _telling(row)
    return found


def _telling(row: Row[Any]) -> Telling:
    outlet = row.publisher or f"outlet of {row.report[:10]}"
    return Telling(_claim(row.current), Carrier(row.report, outlet, row.published, row.family, row.via))


@lru_cache(maxsize=2_000)
def _claim(words: str) -> Claim:
    """A claim as it is stored. What is filed is weighed soon after, in several results."""
    return Claim.model_validate_json(words)


def is_filter(query: ClaimQuery) -> bool:
    """Whether a query asks for anything at all."""
    return replace(query, limit=None, latest_versions=False) != ClaimQuery()


_AT_ONCE = 2_000
"""Claims that are held in memory at a time, unless one result alone has more."""


def portions(sizes: Mapping[str, int]) -> Iterator[list[str]]:
    """Results by their numbers of claims, in parts that memory holds well."""
    part: list[str] = []
    claims = 0
    for key, size in sizes.items():
        if part and claims + size > _AT_ONCE:
            yield part
            part, claims = [], 0
        part.append(key)
        claims += size
    if part:
        yield part


def pieces(keys: Sequence[T]) -> Iterator[Sequence[T]]:
    """Keys in parts that a statement can name."""
    for start in range(0, len(keys), _BATCH):
        yield keys[start : start + _BATCH]
