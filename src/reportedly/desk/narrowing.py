"""Which claims a page is about: filters in the query string, the question they ask, and the same in a sentence."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, Field

from ..errors import SettingsError
from ..knowledge.countries import country_name
from ..ledger import ClaimQuery, Verdict
from ..model import Commitment, EventType
from ..publish import wording
from .route import ASKED


class Review(StrEnum):
    """Where a claim stands with its readers."""

    WAITING = "waiting"
    ACCEPT = "accept"
    REJECT = "reject"
    UNSURE = "unsure"
    CORRECT = "correct"


REVIEWS: dict[Review, str] = {
    Review.WAITING: "waiting for review",
    Review.ACCEPT: "accepted",
    Review.REJECT: "rejected",
    Review.UNSURE: "unsure",
    Review.CORRECT: "corrected",
}


HELD: dict[Commitment, str] = {
    Commitment.DENIED: "as untrue (denied)",
    Commitment.UNCOMMITTED: "open (neither confirmed nor denied)",
    Commitment.CONDITIONAL: "on a condition",
    Commitment.POSSIBLE: "as possible",
    Commitment.PREDICTED: "as a prediction",
    Commitment.EXPECTED: "as an expectation",
    Commitment.PLANNED: "as a plan",
    Commitment.BELIEVED: "as a belief",
    Commitment.REPORTED: "as hearsay",
    Commitment.ASSERTED: "as a fact (asserted)",
}


class Narrowing(BaseModel):
    """The filters that every list of claims knows; all given must hold."""

    model_config = ASKED

    text: str | None = None
    who: str | None = None
    source: str | None = None
    affiliation: Annotated[str, Field(pattern="^[A-Za-z]{3}$")] | None = None
    event: EventType | None = None
    place: str | None = None
    at: str | None = None
    since: date | None = None
    until: date | None = None
    commitment: Commitment | None = None
    minimum: float | None = None
    report: str | None = None
    review: Review | None = None


def query_of(asked: Narrowing) -> ClaimQuery:
    """The question of the ledger.

    Raises:
        SettingsError: the days are in the wrong order.
    """
    if asked.since and asked.until and asked.since > asked.until:
        raise SettingsError(f"since {asked.since} is later than until {asked.until}", remedy="swap the two days")
    judged = asked.review if asked.review is not Review.WAITING else None
    return ClaimQuery(
        text=asked.text,
        who=asked.who,
        source=asked.source,
        affiliation=asked.affiliation,
        event=asked.event,
        place=asked.place,
        at=asked.at,
        since=asked.since,
        until=asked.until,
        commitment=asked.commitment,
        minimum=asked.minimum,
        report=asked.report,
        judgement=Verdict(judged.value) if judged else None,
        unjudged=asked.review is Review.WAITING,
        latest_versions=True,
    )


def in_words(asked: Narrowing) -> str:
    """ "with Volodymyr Zelenskyy in the chain, about attacks and fighting, in Kursk Oblast, denied"; empty for all."""
    told = (
        f"holding the words “{asked.text}”" if asked.text else "",
        f"with “{asked.who}” in the chain" if asked.who else "",
        f"with {asked.source} in the chain" if asked.source else "",
        f"by sources of {_country(asked.affiliation)}" if asked.affiliation else "",
        f"about {_lower(wording.EVENTS[asked.event])}" if asked.event else "",
        _place(asked.place) if asked.place else "",
        f"at {asked.at}" if asked.at else "",
        f"in reports of {_days(asked.since, asked.until)}" if asked.since or asked.until else "",
        f"held {HELD[asked.commitment]}" if asked.commitment else "",
        f"with a figure that reaches {wording.number(asked.minimum)}" if asked.minimum is not None else "",
        f"in report {asked.report}" if asked.report else "",
        REVIEWS[asked.review] if asked.review else "",
    )
    return ", ".join(part for part in told if part)


def _days(since: date | None, until: date | None) -> str:
    if since and until:
        return f"{since}" if since == until else f"{since} to {until}"
    return f"{since} or later" if since else f"{until} or earlier"


def _place(words: str) -> str:
    """Three capitals are read as a country, too."""
    named = country_name(words) if len(words) == 3 and words.isupper() else None
    return f"in {named}" if named else f"at a place called “{words}”"


def _country(code: str) -> str:
    return country_name(code.upper()) or code.upper()


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
