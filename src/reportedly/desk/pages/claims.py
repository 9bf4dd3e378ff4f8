"""Claims: a list to narrow down by facets, every view of it an address."""

from pydantic import BaseModel

from ...knowledge.countries import country_name
from ...ledger import ClaimFacets
from ...ledger import Facet as Counted
from ...model import Commitment, EventType
from ...model.span import FROZEN
from ...publish import wording
from ..card import CARD_COLUMNS, Card, card_row, cards
from ..narrowing import HELD, REVIEWS, Narrowing, Review, in_words, query_of
from ..route import Page, Permission, Rows, Visit

SIZE = 40


class Asked(Narrowing):
    """Filters, and the claim behind which the page begins."""

    after: str | None = None


class Value(BaseModel):
    """A value of a facet."""

    model_config = FROZEN

    value: str
    label: str
    count: int
    chosen: bool


class Facet(BaseModel):
    """What claims may be narrowed down by."""

    model_config = FROZEN

    name: str
    """The parameter that it sets."""
    label: str
    values: tuple[Value, ...]
    open: bool


class View(BaseModel):
    """A page of claims with the counts of all that the filters leave."""

    model_config = FROZEN

    asked: Asked
    narrowed: bool
    kept: tuple[tuple[str, str], ...]
    """Filters that the form of words and days keeps as they are."""
    sentence: str
    total: int
    facets: tuple[Facet, ...]
    claims: tuple[Card, ...]
    next: str | None


def show(visit: Visit, asked: Asked) -> View:
    """The claims that the filters leave, newest report first."""
    query = query_of(asked)
    counted = visit.ledger.claim_facets(query)
    page = visit.ledger.claims_page(query, after=asked.after, size=SIZE)
    return View(
        asked=asked,
        narrowed=bool(in_words(asked)),
        kept=kept(asked, ("text", "who", "since", "until", "after")),
        sentence=sentence(counted.total, asked),
        total=counted.total,
        facets=_facets(counted, asked),
        claims=cards(page.claims),
        next=page.next,
    )


def sentence(total: int, asked: Narrowing) -> str:
    """ "12 claims held as untrue (denied), newest report first."""
    told = in_words(asked)
    return f"{total:,} claim{'' if total == 1 else 's'}{', ' if told else ''}{told}. Newest report first."


def kept(asked: BaseModel, typed: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The parameters given but those that are typed anew."""
    given = asked.model_dump(mode="json", exclude_none=True, exclude=set(typed))
    return tuple((name, str(value)) for name, value in given.items())


def rows(view: View) -> Rows:
    """One row a claim of this page."""
    return Rows(CARD_COLUMNS, tuple(card_row(shown) for shown in view.claims))


def _facets(counted: ClaimFacets, asked: Narrowing) -> tuple[Facet, ...]:
    review = tuple(Counted(value or "waiting", number) for value, number in _pairs(counted.verdict))
    return (
        _facet("review", "Review", review, asked.review, {r.value: words for r, words in REVIEWS.items()}),
        _facet("commitment", "How surely", counted.commitment, asked.commitment, _held()),
        _facet("source", "Source", counted.source, asked.source, {}),
        _facet("affiliation", "Who they speak for", counted.affiliation, asked.affiliation, {}),
        _facet("event", "Event", counted.event, asked.event, {e.value: w for e, w in wording.EVENTS.items()}),
        _facet("at", "Place", counted.place, asked.at, {}),
    )


def _pairs(values: tuple[Counted, ...]) -> list[tuple[str | None, int]]:
    return [(each.value, each.count) for each in values]


def _held() -> dict[str, str]:
    return {commitment.value: words for commitment, words in HELD.items()}


def _facet(
    name: str,
    label: str,
    values: tuple[Counted, ...],
    chosen: str | Review | EventType | Commitment | None,
    labels: dict[str, str],
) -> Facet:
    now = str(chosen.value if isinstance(chosen, Review | EventType | Commitment) else chosen or "")
    shown = tuple(
        Value(
            value=each.value,
            label=labels.get(each.value) or (_country(each.value) if name == "affiliation" else each.value),
            count=each.count,
            chosen=each.value.casefold() == now.casefold(),
        )
        for each in values
        if each.value is not None
    )
    return Facet(name=name, label=label, values=shown, open=bool(now))


def _country(code: str) -> str:
    return country_name(code) or code


ROUTES = (Page(name="claims", path="/claims", permission=Permission.READ, asked=Asked, show=show, rows=rows),)
