"""How a claim is put into words for people: its chain, its figures, how surely, where and when.

Every function returns text that is safe to print; none adds a word about the world that the claim does not carry.
"""

from datetime import date
from functools import cache

from ..knowledge.tables import table
from ..model import (
    Actor,
    Bound,
    Claim,
    Commitment,
    EventType,
    Link,
    Number,
    Place,
    Polarity,
    Quantity,
    QuantityKind,
    Report,
    Responsibility,
    TimeSpan,
)
from .harmless import harmless

ASSERTED, NEGATED = "asserted", "negated"
OWN_VOICE = "the report itself"
ARROW = " ← "

EVENTS: dict[EventType, str] = {
    EventType.AGREE: "Agreement",
    EventType.CONSULT: "Meetings and talks",
    EventType.SUPPORT: "Support",
    EventType.CONCEDE: "Concession",
    EventType.COOPERATE: "Cooperation",
    EventType.AID: "Aid",
    EventType.RETREAT: "Retreat and release",
    EventType.REQUEST: "Requests",
    EventType.ACCUSE: "Accusations",
    EventType.REJECT: "Refusals",
    EventType.THREATEN: "Threats",
    EventType.PROTEST: "Protest",
    EventType.SANCTION: "Sanctions",
    EventType.MOBILIZE: "Movement and deployment of forces",
    EventType.COERCE: "Coercion and arrests",
    EventType.ASSAULT: "Attacks and fighting",
}
"""Headings for PLOVER's types, neutral between the parties."""

SIGNS: dict[Bound, str] = {
    Bound.EXACT: "",
    Bound.ABOUT: "~",
    Bound.AT_LEAST: "≥ ",
    Bound.AT_MOST: "≤ ",
    Bound.MORE_THAN: "> ",
    Bound.LESS_THAN: "< ",
    Bound.NEARLY: "nearly ",
    Bound.BETWEEN: "",
    Bound.VAGUE: "",
}

_HELD: dict[Commitment, str] = {
    Commitment.DENIED: "denied",
    Commitment.UNCOMMITTED: "left open",
    Commitment.CONDITIONAL: "on a condition",
    Commitment.POSSIBLE: "as possible",
    Commitment.PREDICTED: "as a prediction",
    Commitment.EXPECTED: "as an expectation",
    Commitment.PLANNED: "as a plan",
    Commitment.BELIEVED: "as a belief",
    Commitment.REPORTED: "as hearsay",
    Commitment.ASSERTED: ASSERTED,
}

HELD_RESPONSIBLE: dict[Responsibility, str] = {
    Responsibility.FACT: "told as a fact",
    Responsibility.CLAIMED: "by their own account",
    Responsibility.AUTHORITIES: "accused by authorities",
    Responsibility.SUSPECTED: "suspected or accused",
    Responsibility.POSSIBLE: "possibly",
    Responsibility.DENIED: "denied",
}
"""How surely somebody is said to have done it, in words."""

_NAME_WIDTH = 90


@cache
def small(name: str) -> frozenset[str]:
    """A closed class of small words (`resources/lexicons/wording.toml`)."""
    return frozenset(table("lexicons/wording")[name])


def says_no(text: str) -> bool:
    """Whether the words themselves say no: "There were no deaths"."""
    words = text.casefold()
    return not small("negations").isdisjoint(words.split()) or any(mark in words for mark in ("n't", "n’t"))


def outlet(report: Report) -> str:
    """The outlet of a report; where it is not known, the report by its title, else by its file name."""
    if report.publisher:
        return harmless(report.publisher)
    return f"“{shortened(harmless(report.title))}”" if report.title else harmless(report.source_name or report.id)


def stood(report: Report) -> str:
    """Where and when a report stood: "Nile Courier, 2025-04-12"."""
    return f"{outlet(report)}, {report.published or 'undated'}"


def shortened(text: str, width: int = _NAME_WIDTH) -> str:
    """`text` cut at a word to at most `width` characters, the cut marked."""
    if len(text) <= width:
        return text
    return text[: width - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def source(link: Link) -> str:
    """Who speaks: the canonical name, or the report's words where none is sure or several speak as one."""
    if link.entity and not link.members:
        return shortened(harmless(link.entity))
    mention = shortened(harmless(link.mention))
    return f"“{mention}” (not resolved)" if mention.casefold() in small("pronouns") else mention


def chain(claim: Claim, *, own: str | None = None) -> str:
    """On whose word, outermost first: "Radio Dabanga ← two doctors in Nyala".

    `own` names the report's own voice, e.g. by its outlet.
    """
    return ARROW.join(source(link) for link in claim.attribution) or harmless(own or OWN_VOICE)


def origin(claim: Claim, *, own: str | None = None) -> str:
    """The last link of the chain, the outlet for the report's own voice."""
    return source(claim.attribution[-1]) if claim.attribution else harmless(own or OWN_VOICE)


def number(value: Number) -> str:
    """12000 → "12,000"; 1.50 → "1.5"."""
    return f"{int(value):,}" if value == value // 1 else f"{value:,}"


def figure(quantity: Quantity) -> str:
    """The number with its bound: "≤ 12,000", "10,000–12,000", "dozens (24–99)"."""
    low, high = quantity.low, quantity.high
    if quantity.kind is QuantityKind.SHARE and not (quantity.unit or "").startswith("percent"):
        return f"“{harmless(quantity.text)}”"
    if quantity.bound is Bound.VAGUE:
        return f"{harmless(quantity.text)} ({_range(low, high)})"
    if low is not None and high is not None and low != high:
        return _range(low, high)
    value = low if low is not None else high
    return SIGNS[quantity.bound] + number(value) if value is not None else harmless(quantity.text)


def _range(low: Number | None, high: Number | None) -> str:
    return f"{'?' if low is None else number(low)}–{'?' if high is None else number(high)}"


def counted(quantity: Quantity) -> str:
    """The figure with what it counts: "≤ 12,000 troops (deployed), of 20,000"."""
    whole = f", of {number(quantity.part_of)}" if quantity.part_of is not None else ""
    return " ".join(part for part in (figure(quantity), what(quantity)) if part) + whole


def what(quantity: Quantity) -> str:
    """What is counted and what happened to it: "troops (deployed)", "kilometres (size)"."""
    unit = harmless(quantity.unit) if quantity.unit else ""
    measure = quantity.measure.value if quantity.measure and quantity.measure.value not in unit else None
    kind = quantity.kind.value if quantity.kind is not QuantityKind.COUNT else None
    nature = ", ".join(part for part in (measure, kind) if part)
    return " ".join(part for part in (unit, f"({nature})" if nature else "") if part)


def held(claim: Claim) -> str:
    """How surely the source holds it: "as possible", "asserted"; "negated" where it holds the content untrue."""
    modality = claim.modality
    negated = modality.polarity is Polarity.NEGATIVE and modality.commitment is not Commitment.DENIED
    return f"{_HELD[modality.commitment]}, {NEGATED}" if negated else _HELD[modality.commitment]


def hedges(claim: Claim) -> str:
    """The words that weaken it, in quotation marks, but for the one that `likelihood` tells."""
    told = claim.modality.likelihood.word if claim.modality.likelihood else None
    weak = dict.fromkeys(hedge.text for hedge in claim.modality.hedges if hedge.text != told)
    return ", ".join(f"“{harmless(words)}”" for words in weak)


def likelihood(claim: Claim) -> str:
    """The word of probability with the range that a named scale gives it: "“likely” = 55–80 % (icd203)"."""
    given = claim.modality.likelihood
    if given is None:
        return ""
    return f"“{harmless(given.word)}” = {given.low * 100:.0f}–{given.high * 100:.0f} % ({harmless(given.scale)})"


def condition(claim: Claim) -> str:
    """What the claim hangs on, in the report's words."""
    return f"“{harmless(claim.modality.condition)}”" if claim.modality.condition else ""


def surely(claim: Claim) -> str:
    """How surely, all of it: "on a condition “if the truce holds”, “probably” = 55–80 % (icd203)"."""
    first = " ".join(part for part in (held(claim), condition(claim)) if part)
    return ", ".join(part for part in (first, hedges(claim), likelihood(claim)) if part)


def event(claim: Claim) -> str:
    """The event's type with the word that tells it, and who is held to have done it where that is no plain fact.

    "ASSAULT “shelled”", "ASSAULT “bombing” by ELN (accused by authorities)".
    """
    if claim.event is None:
        return ""
    held = [a for a in claim.actors if a.responsibility not in (None, Responsibility.FACT)]
    by = "; ".join(_held_responsible(actor) for actor in held)
    return f"{claim.event.type.value} “{harmless(claim.event.trigger)}”" + (f" by {by}" if by else "")


def _held_responsible(actor: Actor) -> str:
    how = HELD_RESPONSIBLE[actor.responsibility] if actor.responsibility else ""
    return f"{harmless(actor.entity or actor.mention)} ({how})"


def place(where: Place) -> str:
    """ "in Kursk Oblast (RUS)"; the report's own words in quotation marks where the name is not resolved."""
    if where.name is None:
        return f"{where.role.value} “{harmless(where.text)}”"
    is_country = where.country is None or where.name == where.country
    return f"{where.role.value} {harmless(where.name)}" + ("" if is_country else f" ({where.country})")


def places(claim: Claim) -> str:
    """Where, in the order of the report."""
    return "; ".join(dict.fromkeys(place(where) for where in claim.places))


def when(time: TimeSpan) -> str:
    """The days with the words they came from: "2024-11-11 – 2024-11-21 “in the coming days”"."""
    return " ".join(part for part in (days(time.start, time.end), f"“{harmless(time.text)}”") if part)


def country(code: str) -> str:
    """The English name of an ISO 3166-1 alpha-3 code; the code where there is none."""
    row = table("countries").get(code, {})
    return harmless(next(iter((*row.get("names", ()), *row.get("territories", ()))), code))


def days(start: date | None, end: date | None) -> str:
    """A closed or open interval of days: "2024-11-11", "until 2024-11-21", "since 2024-11-01"."""
    if start and end:
        return f"{start}" if start == end else f"{start} – {end}"
    return f"since {start}" if start else f"until {end}" if end else ""


def times(claim: Claim) -> str:
    """When it happens or happened, in the order of the report."""
    return "; ".join(dict.fromkeys(when(time) for time in claim.times))


def quote(claim: Claim) -> str:
    """The words quoted, in quotation marks."""
    return f"“{harmless(claim.text)}”"
