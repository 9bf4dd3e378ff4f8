"""Is everything in the ledger as it was written?"""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import cast

from pydantic import ValidationError
from sqlalchemy import Connection, Row, Table, bindparam, func, select

from ..errors import QuoteError
from ..model import Claim, Report, claim_id, report_id
from . import schema
from .adding import PARTS
from .chain import START, Entry, entry_digest, words_digest
from .corrections import apply
from .dialect import complaints
from .judging import corrections_in, head, judgements_in, standing_verdict
from .records import Act, Damage, DamageKind, Judgement
from .rows import Columns, child_rows, claim_row, report_of, text_hash

_Row = Row[tuple[object, ...]]

_CLAIMS_OF_REPORT = select(schema.claims).where(schema.claims.c.report == bindparam("of"))
_PARTS_OF_REPORT = {
    table: select(table).join(schema.claims).where(schema.claims.c.report == bindparam("of")) for table in PARTS
}


def damages(connection: Connection) -> Iterator[Damage]:
    """Everything that is wrong: the file, the texts, report by report, the chain of judgements."""
    file, references = complaints(connection, schema.metadata.sorted_tables)
    yield from (Damage(DamageKind.FILE, "ledger", line) for line in file)
    yield from (Damage(DamageKind.REFERENCE, "ledger", line) for line in references)
    for hashed, body in connection.execute(select(schema.texts.c.hash, schema.texts.c.body)):
        if body is not None and text_hash(body) != hashed:
            yield Damage(DamageKind.TEXT, hashed, "the text is not the one that was added")
    with_text = select(schema.reports, schema.texts.c.body).join(schema.texts)
    for row in connection.execute(with_text.order_by(schema.reports.c.seq)):
        if row.body is not None and row.withdrawn_at is None:
            yield from _in_report(connection, row)
    yield from _in_readings(connection)
    yield from chain_damages(connection)


def _in_report(connection: Connection, row: _Row) -> Iterator[Damage]:
    try:
        report = report_of(dict(row._mapping), row.body)
    except (ValidationError, ValueError) as error:
        yield Damage(DamageKind.REPORT, row.id, f"it is no report any more: {error}")
        return
    at = {"url": report.url, "publisher": report.publisher, "source_name": report.source_name}
    if report_id(report.text, published=report.published, **at) != report.id:
        yield Damage(DamageKind.REPORT, report.id, "its text, outlet or date is not the one that was added")
    judged = judgements_in(connection, report.id)
    sound: list[tuple[_Row, Claim]] = []
    for stored in connection.execute(_CLAIMS_OF_REPORT, {"of": report.id}):
        try:
            claim = Claim.model_validate_json(stored.json)
            claim.check_quotes(report)
        except (QuoteError, ValidationError) as error:
            yield Damage(DamageKind.CLAIM, stored.id, f"it is no claim of its report any more: {error}")
            continue
        judgements = judged.get(stored.id, [])
        current = apply(claim, corrections_in(judgements), report=report)
        sound.append((stored, current))
        for sentence in (*_in_claim(stored, claim, report), *_after_judgements(stored, claim, current, judgements)):
            yield Damage(DamageKind.CLAIM, stored.id, sentence)
        if (stored.report_seq, stored.published) != (row.seq, report.published):
            yield Damage(DamageKind.CLAIM, stored.id, "it is not dated as its report is")
        if _unlike(stored, claim_row(current, publisher=report.publisher)):
            yield Damage(DamageKind.CLAIM, stored.id, "its columns do not say what it says")
    yield from _in_parts(connection, report, sound)


def _in_claim(row: _Row, claim: Claim, report: Report) -> Iterator[str]:
    if row.id != claim.id or claim_id(report.id, claim.content, claim.attribution) != claim.id:
        yield "its spans are not those that were added"


def _after_judgements(row: _Row, claim: Claim, current: Claim, judgements: Sequence[Judgement]) -> Iterator[str]:
    if row.verdict != standing_verdict(judgements):
        yield f"its verdict {row.verdict!r} is not what its judgements come to"
    try:
        shown = Claim.model_validate_json(row.corrected) if row.corrected is not None else claim
    except ValidationError:
        shown = None
    if shown != current or (row.corrected is not None) != (current != claim):
        yield "its corrections are not those of its judgements"
    added = [j.value for j in judgements if j.act is Act.ADD]
    if added != ([] if row.added_by is None else [row.json]):
        yield "it is not the claim that a person added"


def _unlike(row: _Row, expected: Columns) -> bool:
    return any(row._mapping[name] != value for name, value in expected.items())


def _in_parts(connection: Connection, report: Report, claims: Sequence[tuple[_Row, Claim]]) -> Iterator[Damage]:
    """The tables of parts must say what the claims say: people read figures from them."""
    expected: dict[tuple[object, ...], Columns] = {}
    ids = {row.seq: row.id for row, _ in claims}
    for row, claim in claims:
        for table, parts in child_rows(claim, row.seq).items():
            expected |= {_key(table, part): part for part in parts}
    wrong: set[int] = set()
    for table in PARTS:
        for part in connection.execute(_PARTS_OF_REPORT[table], {"of": report.id}):
            told = expected.pop(_key(table, dict(part._mapping)), None)
            if part.claim in ids and (told is None or _unlike(part, told)):
                wrong.add(part.claim)
    wrong |= {cast(int, part["claim"]) for part in expected.values()}
    yield from (
        Damage(DamageKind.CLAIM, ids[seq], "the tables of its parts do not say what it says") for seq in sorted(wrong)
    )


def _key(table: Table, part: Columns) -> tuple[object, ...]:
    return (table.name, *(part[column.name] for column in table.primary_key))


def _in_readings(connection: Connection) -> Iterator[Damage]:
    """A reading that is a report's latest must have all the claims that it counted."""
    readings, claims = schema.readings.c, schema.claims.c
    latest = select(func.max(readings.seq)).group_by(readings.report)
    found = select(claims.reading, func.count().label("found")).group_by(claims.reading).subquery()
    counted = (
        select(readings.report, readings.extractor, readings.claims, func.coalesce(found.c.found, 0).label("found"))
        .outerjoin(found, found.c.reading == readings.seq)
        .join(schema.reports, schema.reports.c.id == readings.report)
        .where(readings.seq.in_(latest), schema.reports.c.withdrawn_at.is_(None))
    )
    for row in connection.execute(counted):
        if row.claims != row.found:
            what = f"{row.extractor} found {row.claims} claims in it, {row.found} are there"
            yield Damage(DamageKind.READING, cast(str, row.report), what)


def chain_damages(connection: Connection) -> Iterator[Damage]:
    """Where the chain of judgements does not hold."""
    length, last = head(connection)
    previous, seq = START, 0
    for seq, row in enumerate(connection.execute(select(schema.judgements).order_by(schema.judgements.c.seq)), start=1):
        for sentence in _in_judgement(row, seq, previous):
            yield Damage(DamageKind.CHAIN, row.id, sentence)
        previous = row.hash
    if (seq, previous) != (length, last):
        yield Damage(DamageKind.CHAIN, "chain", f"{length} judgements were made, {seq} are there")


def _in_judgement(row: _Row, seq: int, previous: str) -> Iterator[str]:
    if row.seq != seq or row.previous != previous:
        yield "a judgement before it was taken out or put in"
    names = (field.name for field in fields(Entry))
    entry = Entry(**{name: row._mapping[name] for name in names} | {"act": Act(row.act)})
    expected = entry_digest(row.previous, row.seq, entry, words=row.words)
    erased = row.value is None and row.why is None
    if row.hash != expected or row.id != f"j_{expected[:20]}":
        yield "it was changed after it was made"
    elif words_digest(row.value, row.why) != row.words and not erased:
        yield "its words were changed after it was made"
