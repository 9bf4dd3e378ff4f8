"""What people decide about claims: appended to the chain, and read back."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import cast

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from ..model import Resolution
from . import schema
from .chain import Entry, entry_digest, words_digest
from .records import Act, Judgement, Verdict

_j = schema.judgements.c
_IN_ORDER = select(schema.judgements).order_by(_j.seq)
_OF_CLAIM = _IN_ORDER.where(_j.claim == bindparam("of"))
_OF_REPORT = _IN_ORDER.where(_j.report == bindparam("of"), _j.claim.is_not(None))

Correction = tuple[str, str]
"""Field, and its value as JSON."""


def append(connection: Connection, entry: Entry) -> None:
    """Append a row to the chain. The caller's transaction holds the lock on it."""
    length, previous = head(connection)
    seq, words = length + 1, words_digest(entry.value, entry.why)
    digest = entry_digest(previous, seq, entry, words=words)
    sealed = {"seq": seq, "id": f"j_{digest[:20]}", "words": words, "previous": previous, "hash": digest}
    connection.execute(insert(schema.judgements).values(asdict(entry) | {"act": entry.act.value} | sealed))
    connection.execute(update(schema.chain).values(length=seq, head=digest))


def head(connection: Connection) -> tuple[int, str]:
    """How long the chain is, and its last hash."""
    found = connection.execute(select(schema.chain.c.length, schema.chain.c.head)).one()
    return cast(int, found.length), cast(str, found.head)


def judgements_of(connection: Connection, claim_id: str) -> list[Judgement]:
    """The judgements of a claim in the order in which they were made."""
    return _judgements(connection.execute(_OF_CLAIM, {"of": claim_id}).all())


def _judgements(rows: Sequence[Row[tuple[object, ...]]]) -> list[Judgement]:
    undone = {row.undoes for row in rows if row.undoes}
    return [_judgement(row, undone) for row in rows]


def _judgement(row: Row[tuple[object, ...]], undone: set[str]) -> Judgement:
    act = Act(row.act)
    return Judgement(
        id=row.id,
        claim=row.claim,
        act=act,
        field=row.field,
        value=row.value,
        by=row.who,
        because=row.why,
        at=row.at,
        undoes=row.undoes,
        standing=act is not Act.UNDO and row.id not in undone,
    )


def standing_verdict(judgements: Sequence[Judgement]) -> Verdict | None:
    """The latest verdict that was not taken back."""
    verdicts = [j.act.verdict for j in judgements if j.standing and j.act.verdict]
    return verdicts[-1] if verdicts else None


def corrections_in(judgements: Sequence[Judgement]) -> list[Correction]:
    """The corrections that stand, in their order."""
    return [
        (j.field, j.value)
        for j in judgements
        if j.standing and j.act is Act.CORRECT and j.field is not None and j.value is not None
    ]


def judgements_in(connection: Connection, report_id: str) -> Mapping[str, list[Judgement]]:
    """The judgements of all claims of a report, by claim."""
    by_claim: dict[str, list[Judgement]] = {}
    rows = connection.execute(_OF_REPORT, {"of": report_id}).all()
    for judgement in _judgements(rows):
        by_claim.setdefault(judgement.claim, []).append(judgement)
    return by_claim


def verdicts(connection: Connection) -> list[Judgement]:
    """Every verdict on a claim that stands, in order: what readers may agree about."""
    rows = connection.execute(_IN_ORDER.where(_j.claim.is_not(None))).all()
    return [j for j in _judgements(rows) if j.standing and j.act.verdict]


def settlements_in(connection: Connection, report: str) -> dict[str, str | None]:
    """What persons decided last of each forecast of a report; null where they took it back."""
    asked = select(_j.claim, _j.value).where(_j.report == report, _j.act == Act.SETTLE.value).order_by(_j.seq)
    told = {row.claim: json.loads(row.value) for row in connection.execute(asked) if row.value is not None}
    return {claim: None if state == Resolution.OPEN.value else state for claim, state in told.items()}
