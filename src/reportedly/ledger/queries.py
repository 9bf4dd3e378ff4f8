"""What is asked of a ledger, as SQL."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, false, func, or_, select

from ..errors import Conflict, NotFound
from ..model import Block
from . import schema
from .dialect import matching
from .records import ClaimQuery, Verdict
from .search import Term, phrase, terms_in

_c, _r, _j = schema.claims.c, schema.reports.c, schema.judgements.c
_later, _fresh = schema.reports.alias("later"), schema.reports.alias("fresh")

Condition = ColumnElement[bool]

_ORDER = (_c.published.desc().nulls_last(), _c.report_seq.desc(), _c.position, _c.seq)
"""By date of the report, the one added last first, then in the order of its text; undated reports come last."""

CLAIM_COLUMNS = (
    *(_c.seq, _c.id, _c.report, _c.json, _c.corrected, _c.verdict, _c.retired_by, _c.added_by),
    *(_r.publisher, _r.title, _r.url, _r.withdrawn_at),
)


def _claims() -> Select[Any]:
    return select(*CLAIM_COLUMNS).join_from(schema.claims, schema.reports, _r.id == _c.report)


def claim_by_id(claim_id: str) -> Select[Any]:
    """One claim with the columns of `CLAIM_COLUMNS`."""
    return _claims().where(_c.id == claim_id)


def claims_wanted(query: ClaimQuery) -> Select[Any]:
    """The claims that fulfil every condition of `query`, newest first."""
    return _claims().where(*claim_conditions(query)).order_by(*_ORDER).limit(query.limit)


def claim_conditions(query: ClaimQuery) -> Iterator[Condition]:
    """What a claim must fulfil, its report joined."""
    yield _r.withdrawn_at.is_(None)
    if query.added_since is not None:
        fresh = select(_fresh.c.id).where(_fresh.c.added_at > query.added_since)
        yield _c.report.in_(fresh)  # from a few reports to their claims, not through all claims
    if not query.include_retired:
        yield _c.retired_by.is_(None)
    if query.latest_versions:
        yield ~exists().where(_later.c.supersedes == _c.report)
    yield from conditions_on_claims(query)


def conditions_on_claims(query: ClaimQuery) -> Iterator[Condition]:
    """The part of it that is asked of claims alone, whether they stand or not."""
    if query.report is not None:
        yield _c.report == query.report
    if query.since is not None:
        yield _c.published >= query.since
    if query.until is not None:
        yield _c.published <= query.until
    if query.event is not None:
        yield _c.event == query.event.value
    if query.commitment is not None:
        yield _c.commitment == query.commitment.value
    if query.judgement is not None:
        yield _c.verdict == query.judgement.value
    if query.unjudged:
        yield _c.verdict.is_(None)
    if query.second_reader is not None:
        judged = exists().where(_j.claim == _c.id, _j.act.in_([verdict.value for verdict in Verdict]))
        yield judged.where(_j.who != query.second_reader)
        yield ~judged.where(_j.who == query.second_reader)
    yield from _conditions_on_parts(query)


def _conditions_on_parts(query: ClaimQuery) -> Iterator[Condition]:
    if query.who is not None:
        yield _found(("sources",), phrase(query.who))
    if query.text is not None and query.text.strip():
        yield _found(("text", "sources"), terms_in(query.text))
    if query.place is not None:
        yield _in_place(query.place)
    if query.source is not None:
        yield _c.seq.in_(select(schema.links.c.claim).where(schema.links.c.entity == query.source))
    if query.at is not None:
        yield _c.seq.in_(select(schema.places.c.claim).where(schema.places.c.name == query.at))
    if query.affiliation is not None:
        yield _of_affiliation(query.affiliation.upper())
    if query.minimum is not None:
        quantity = schema.quantities.c
        reaches = or_(quantity.high.is_(None), quantity.high >= query.minimum)
        yield exists().where(quantity.claim == _c.seq, reaches)


def _found(columns: tuple[str, ...], terms: tuple[Term, ...]) -> Condition:
    return matching(_c.seq, "claim_search", columns, terms) if terms else false()


def _in_place(words: str) -> Condition:
    named = _found(("places",), phrase(words))
    if not re.fullmatch("[A-Z]{3}", words):
        return named
    place = schema.places.c
    return or_(named, _c.seq.in_(select(place.claim).where(place.country == words)))


def _of_affiliation(country: str) -> Condition:
    links, members = schema.links.c, schema.members.c
    return or_(
        _c.seq.in_(select(links.claim).where(links.affiliation == country)),
        _c.seq.in_(select(members.claim).where(members.affiliation == country)),
    )


def reports_wanted(
    *, text: str | None, since: date | None, until: date | None, limit: int | None, unread: bool = False
) -> Select[Any]:
    """Reports newest first, each with the number of its claims that stand; `unread` are those of which none is read."""
    standing = select(func.count()).where(_c.report == _r.id, _c.retired_by.is_(None)).scalar_subquery()
    columns = (
        *(_r.id, _r.title, _r.publisher, _r.url, _r.published, _r.added_at, _r.version, _r.supersedes),
        *(_r.via, _r.withdrawn_at, _r.language, _r.notes),
    )
    wanted = select(*columns, standing.label("claims"))
    if text is not None and text.strip():
        terms = terms_in(text)
        wanted = wanted.where(matching(_r.seq, "report_search", ("title", "body"), terms) if terms else false())
    if since is not None:
        wanted = wanted.where(_r.published >= since)
    if until is not None:
        wanted = wanted.where(_r.published <= until)
    if unread:
        foreign, read = (_r.paragraphs.contains(f'["{kind}"') for kind in (Block.FOREIGN, Block.PARAGRAPH))
        wanted = wanted.where(foreign, ~read)
    return wanted.order_by(_r.published.desc().nulls_last(), _r.seq.desc()).limit(limit)


def full_id(connection: Connection, kind: str, prefix: str) -> str:
    """The one id of a `claim` or `report` that begins so; the letter and underscore may be left out.

    Raises:
        NotFound: no id begins so.
        LedgerError: the prefix is too short, or several ids begin so.
    """
    column = {"claim": _c.id, "report": _r.id}[kind]
    beginning = prefix.strip().lower().removeprefix(f"{kind[0]}_")
    if len(prefix.strip()) < SHORTEST_PREFIX:
        raise Conflict(f"{prefix!r} is too short for an id", remedy=f"give {SHORTEST_PREFIX} characters or more")
    if not re.fullmatch("[0-9a-f]+", beginning):
        raise NotFound(f"there is no {kind} {prefix!r}")
    first = f"{kind[0]}_{beginning}"
    found = connection.execute(select(column).where(column >= first, column < first + "~").order_by(column).limit(9))
    ids = [str(row[0]) for row in found]
    if not ids:
        raise NotFound(f"there is no {kind} {prefix!r}")
    if len(ids) > 1:
        some = ", ".join(ids[:8]) + (" …" if len(ids) > 8 else "")
        raise Conflict(f"several {kind}s begin with {prefix!r}: {some}", remedy="give more of the id")
    return ids[0]


SHORTEST_PREFIX = 4
"""Characters of an id that a person must give at least."""


def counts(connection: Connection) -> dict[str, int]:
    """How many rows of each kind there are."""
    tables = (schema.texts, schema.reports, schema.readings, schema.claims, schema.judgements)
    numbers = {table.name: select(func.count()).select_from(table) for table in tables}
    numbers["retired"] = select(func.count()).where(_c.retired_by.is_not(None))
    numbers["dropped"] = select(func.coalesce(func.sum(schema.readings.c.dropped), 0))
    return {name: int(connection.execute(number).scalar_one()) for name, number in numbers.items()}
