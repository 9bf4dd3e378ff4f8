"""Briefs: pick a question, a place and days; get what is said about it as a document."""

from dataclasses import replace
from typing import Annotated
from urllib.parse import urlencode

from pydantic import BaseModel, Field

from ...errors import Conflict
from ...ledger import ClaimQuery
from ...model import Policy
from ...model.span import FROZEN
from ...publish import wording
from ...publish.brief.from_ledger import brief_of
from ...publish.brief.kinds import ENDINGS, MEDIA_TYPES, Kind, written
from ..narrowing import HELD, Narrowing, in_words, query_of
from ..route import Download, File, Page, Permission, Rows, Visit
from .estimates import POLICIES

MOST = 2000
"""Claims that a brief may be made of: more is no brief, and would hold up everybody else."""
WAITED_FOR = 200
"""Reports and results to be weighed before a brief is written; of more it is said that they are missing."""


class Asked(Narrowing):
    """Filters, the policy by which figures become a range, and a title."""

    policy: Policy = Policy.MEDIAN_OF_ORIGINS
    title: Annotated[str, Field(max_length=300)] = ""


class Form(BaseModel):
    """A kind of document and where it is to be had."""

    model_config = FROZEN

    name: str
    address: str


class View(BaseModel):
    """What the brief would be made of."""

    model_config = FROZEN

    asked: Asked
    chosen: bool
    sentence: str
    total: int
    too_many: bool
    forms: tuple[Form, ...]
    events: tuple[tuple[str, str], ...]
    commitments: tuple[tuple[str, str], ...]
    policies: tuple[tuple[str, str], ...]


NAMES = {Kind.HTML: "Web page (HTML)", Kind.MARKDOWN: "Markdown", Kind.DOCX: "Word (DOCX)", Kind.PDF: "PDF"}


def show(visit: Visit, asked: Asked) -> View:
    """How many claims the filters leave, and the documents that can be made of them."""
    total = sum(each.count for each in visit.ledger.verdict_counts(query_of(asked)))
    told = in_words(asked)
    query = urlencode(asked.model_dump(mode="json", exclude_none=True, exclude_defaults=True))
    return View(
        asked=asked,
        chosen=bool(told),
        sentence=f"A brief of {total:,} claim{'' if total == 1 else 's'}{told and ', '}{told}.",
        total=total,
        too_many=total > MOST,
        forms=tuple(
            Form(name=name, address=f"/briefs/{kind.value}" + (f"?{query}" if query else ""))
            for kind, name in NAMES.items()
        ),
        events=tuple((event.value, words) for event, words in wording.EVENTS.items()),
        commitments=tuple((each.value, words) for each, words in HELD.items()),
        policies=tuple((policy.value, words) for policy, words in POLICIES.items()),
    )


def rows(view: View) -> Rows:
    """One row a kind of document."""
    return Rows(("name", "address"), tuple(each.model_dump() for each in view.forms))


class Made(Asked):
    """A brief of that kind."""

    kind: Kind


def make(visit: Visit, asked: Made) -> File:
    """The document; at most `MOST` claims, the newest. It is signed and sent: it waits until everything is weighed.

    Raises:
        Conflict: that would take long.
    """
    if (waiting := visit.waiting) > WAITED_FOR:
        raise Conflict(f"{waiting:,} reports or results are still to be weighed", remedy="try again in some minutes")
    if waiting:
        visit.ledger.weigh()
    query = _limited(query_of(asked))
    drawn = brief_of(visit.ledger, query, title=asked.title, scope=in_words(asked), policy=asked.policy)
    name = (asked.title or "brief").strip()[:60] + ENDINGS[asked.kind]
    return File(name, MEDIA_TYPES[asked.kind], written(drawn.brief, asked.kind, made=visit.now))


def _limited(query: ClaimQuery) -> ClaimQuery:
    return replace(query, limit=MOST)


ROUTES = (
    Page(name="briefs", path="/briefs", permission=Permission.READ, asked=Asked, show=show, rows=rows),
    Download(name="brief", path="/briefs/{kind}", permission=Permission.READ, asked=Made, make=make),
)
