"""A person judges a claim, takes a judgement back, or adds a claim: the row in the chain and what follows from it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from ..errors import Conflict, SettingsError
from ..model import Claim
from . import schema
from .adding import insert_claims, sound_claims, write_current
from .chain import Entry
from .corrections import apply, corrected
from .filing import unfile
from .finding import ClaimRow, claim_at, report_at, stored
from .judging import append, corrections_in, judgements_of, standing_verdict
from .records import Act, Judgement, Verdict
from .rows import Columns


@dataclass(frozen=True, slots=True)
class Person:
    """Who decides, why and when."""

    name: str
    why: str | None
    at: datetime

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise SettingsError("a judgement needs the name of who makes it")

    def entry(
        self,
        row: ClaimRow,
        act: Act,
        *,
        change: tuple[str | None, str | None] = (None, None),
        undoes: str | None = None,
    ) -> Entry:
        """What this person does to a claim, as a row of the chain; `change` is a field and its value."""
        field, value = change
        subject = {"report": row.report, "claim": row.id, "field": field, "value": value}
        return Entry(act=act, who=self.name, why=self.why, at=self.at, undoes=undoes, **subject)


def judge(
    connection: Connection, claim_id: str, verdict: Verdict, *, change: tuple[str, str] | None, person: Person
) -> Judgement:
    """Append a verdict; `change` is the field and the value of a correction. See `Ledger.judge`."""
    if (verdict is Verdict.CORRECT) != (change is not None):
        raise SettingsError("a correction, and nothing else, needs a field and a value")
    row = claim_at(connection, claim_id)
    act = Act(verdict.value)
    if change is None:
        return _decide(connection, row, person.entry(row, act))
    field, words = change
    _, value = corrected(stored(row).current, field, words, report=report_at(connection, row.report))
    return _decide(connection, row, person.entry(row, act, change=(field, value)))


def undo(connection: Connection, claim_id: str, *, person: Person) -> Judgement:
    """Append a row that takes back the latest verdict that stands. See `Ledger.undo`."""
    row = claim_at(connection, claim_id)
    standing = [j for j in judgements_of(connection, row.id) if j.standing and j.act.verdict]
    if not standing:
        raise Conflict(f"no judgement of claim {row.id} stands that could be taken back")
    return _decide(connection, row, person.entry(row, Act.UNDO, undoes=standing[-1].id))


def add_claim(connection: Connection, claim: Claim, *, person: Person) -> Judgement:
    """Add a claim of a person's, its words sealed in the chain. See `Ledger.add_claim`."""
    report = report_at(connection, claim.report)
    if not sound_claims(report, [claim]):
        raise SettingsError(f"the claim does not quote report {report.id}")
    if connection.execute(select(schema.claims.c.id).where(schema.claims.c.id == claim.id)).first():
        raise Conflict(f"claim {claim.id} is in the ledger already")
    seq = connection.execute(select(schema.reports.c.seq).where(schema.reports.c.id == report.id)).scalar_one()
    fixed = {"report": report.id, "report_seq": seq, "published": report.published, "added_by": person.name}
    insert_claims(connection, [claim], fixed=fixed, publisher=report.publisher)
    row = claim_at(connection, claim.id)
    return _decide(connection, row, person.entry(row, Act.ADD, change=(None, row.json)))


def _decide(connection: Connection, row: ClaimRow, entry: Entry) -> Judgement:
    """Append the row, then let the claim be found by what now holds of it."""
    append(connection, entry)
    judgements = judgements_of(connection, row.id)
    verdict, claim = standing_verdict(judgements), stored(row).claim
    current = apply(claim, corrections_in(judgements), report=report_at(connection, row.report))
    text = current.model_dump_json() if current != claim else None
    more: Columns = {"verdict": verdict.value if verdict else None, "corrected": text}
    write_current(connection, row.seq, current, publisher=row.publisher, more=more)
    unfile(connection, [row.report], urgent=True)
    return judgements[-1]
