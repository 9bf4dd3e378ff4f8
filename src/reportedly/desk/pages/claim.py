"""Claim: one claim whole: words in their place, chain, every field beside its raw words, who judged it, how to cite."""

from enum import StrEnum

from pydantic import BaseModel

from ...errors import SettingsError
from ...ledger import Judgement, StoredClaim, Verdict
from ...model import Claim, Credibility, Edge, Report
from ...model.span import FROZEN
from ...publish import wording
from ..card import SHORT, Card, card
from ..local import local_path
from ..reading import Field, correctable, fields_of
from ..relations import relations
from ..route import ASKED, Action, Page, Permission, Rows, Visit
from ..underline import Stroke, stroke_of

AROUND = 240
"""Characters of the report that are shown before and behind a claim."""


class Asked(BaseModel):
    """A claim by its id or the beginning of it."""

    model_config = ASKED

    id: str


class Other(BaseModel):
    """Another claim and how it stands to this one."""

    model_config = FROZEN

    relation: str
    reason: str
    score: float
    claim: Card


class Decision(BaseModel):
    """A row of the chain of judgements."""

    model_config = FROZEN

    id: str
    at: str
    by: str
    act: str
    change: str
    """ "modality.commitment → denied"; empty but for corrections, settlements and grades."""
    because: str
    standing: bool


class View(BaseModel):
    """Everything about a claim."""

    model_config = FROZEN

    claim: Card
    before: str
    pieces: tuple[tuple[str, bool], ...]
    """The words from the claim's first letter to its last; true where they belong to it."""
    behind: str
    stroke: Stroke
    fields: tuple[Field, ...]
    correctable: tuple[tuple[str, str], ...]
    extractor: str
    others: tuple[Other, ...]
    grade: str | None
    proposed: str | None
    proposed_because: str
    decisions: tuple[Decision, ...]
    citation: str


def show(visit: Visit, asked: Asked) -> View:
    """The claim as it stands, corrections counted in."""
    stored = visit.ledger.claim(asked.id)
    claim = stored.current
    report = visit.ledger.report(claim.report)
    told = relations(visit.ledger, claim.id)
    start, end = claim.content[0].start, claim.content[-1].end
    given = visit.ledger.grades().get(claim.id)
    return View(
        claim=card(stored),
        before=report.text[max(0, start - AROUND) : start],
        pieces=pieces(report, claim),
        behind=report.text[end : end + AROUND],
        stroke=stroke_of(claim),
        fields=fields_of(claim),
        correctable=correctable(claim),
        extractor=claim.extractor,
        others=tuple(_other(visit, claim.id, edge) for edge in told.edges),
        grade=given.value if given else None,
        proposed=told.grade.credibility.value if told.grade else None,
        proposed_because=told.grade.reason if told.grade else "",
        decisions=tuple(_decision(each) for each in visit.ledger.judgements(claim.id)),
        citation=citation(stored, report),
    )


def pieces(report: Report, claim: Claim) -> tuple[tuple[str, bool], ...]:
    """The claim's words with what stands between them, in the order of the report."""
    found: list[tuple[str, bool]] = []
    at = claim.content[0].start
    for span in claim.content:
        if span.start > at:
            found.append((report.text[at : span.start], False))
        found.append((report.quote(span), True))
        at = span.end
    return tuple(found)


def citation(stored: StoredClaim, report: Report) -> str:
    """ "Volodymyr Zelenskyy, cited by Kyodo News, 2024-11-11: “11,000 …” (claim c_9f3b…, report r_51ac…, 2089–2132)."""
    claim = stored.current
    outlet = wording.outlet(report)
    said = f"{wording.chain(claim)}, in {outlet}" if claim.attribution else outlet
    day = report.published.isoformat() if report.published else "undated"
    spans = ", ".join(f"{span.start}–{span.end}" for span in claim.content)
    address = f" {report.url}" if report.url else ""
    return f"{said}, {day}: {wording.quote(claim)} (claim {claim.id}, report {report.id}, characters {spans}).{address}"


def _other(visit: Visit, here: str, edge: Edge) -> Other:
    later = edge.claim != here
    relation = edge.relation.value.replace("_", " ")
    other = visit.ledger.claim(edge.claim if later else edge.other)
    told = f"{relation} this" if later else f"this {relation} it"
    return Other(relation=told, reason=edge.reason, score=edge.score, claim=card(other))


def _decision(row: Judgement) -> Decision:
    change = f"{row.field} → {row.value}" if row.field and row.value else ""
    return Decision(
        id=row.id[:SHORT],
        at=row.at.strftime("%Y-%m-%d %H:%M"),
        by=row.by,
        act=row.act.value,
        change=change,
        because=row.because or "",
        standing=row.standing,
    )


def rows(view: View) -> Rows:
    """One row a field that was read."""
    return Rows(
        ("field", "read", "words"), tuple({"field": f.name, "read": f.read, "words": f.words} for f in view.fields)
    )


class Decided(StrEnum):
    """What a button says."""

    ACCEPT = "accept"
    REJECT = "reject"
    UNSURE = "unsure"
    CORRECT = "correct"
    UNDO = "undo"


class Judged(BaseModel):
    """A judgement, and where to go afterwards."""

    model_config = ASKED

    id: str
    verdict: Decided
    because: str = ""
    field: str | None = None
    value: str | None = None
    back: str | None = None


def judge(visit: Visit, form: Judged) -> str:
    """Write the judgement down under the viewer's name."""
    claim = visit.ledger.claim(form.id).claim.id
    if form.verdict is Decided.UNDO:
        visit.ledger.undo(claim, by=visit.viewer.name, because=form.because or None)
    elif form.verdict is Decided.CORRECT:
        if not form.because.strip():
            raise SettingsError("a correction needs its reason", remedy="go back and say why")
        visit.ledger.judge(
            claim, Verdict.CORRECT, by=visit.viewer.name, because=form.because, field=form.field, value=form.value
        )
    else:
        visit.ledger.judge(claim, Verdict(form.verdict.value), by=visit.viewer.name, because=form.because)
    return local_path(form.back, f"/claims/{claim}")


class Graded(BaseModel):
    """A credibility that a person sets."""

    model_config = ASKED

    id: str
    credibility: Credibility
    because: str


def grade(visit: Visit, form: Graded) -> str:
    """Set the credibility under the viewer's name."""
    claim = visit.ledger.claim(form.id).claim.id
    visit.ledger.grade(claim, form.credibility, by=visit.viewer.name, because=form.because)
    return f"/claims/{claim}"


ROUTES = (
    Page(name="claim", path="/claims/{id}", permission=Permission.READ, asked=Asked, show=show, rows=rows),
    Action(name="judge", path="/claims/{id}/judge", permission=Permission.JUDGE, form=Judged, act=judge),
    Action(name="grade", path="/claims/{id}/grade", permission=Permission.DECIDE, form=Graded, act=grade),
)
