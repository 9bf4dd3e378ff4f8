"""What a brief is made of: values in reading order, every text already harmless, nothing yet escaped for a format."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...model import Claim, Estimate, Report


@dataclass(frozen=True, slots=True)
class Cited:
    """A claim and the report that it stands in."""

    claim: Claim
    report: Report


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: who says it (`lead`), the words, how the source holds them, and every claim that says the same."""

    lead: str
    quote: str
    held: str
    outlets: str
    """Where and when it stood: "Nile Courier, 2025-04-12"."""
    claims: tuple[str, ...]
    details: tuple[str, ...] = ()
    """Window, likelihood and condition of a forecast, each with its name."""


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """Sentences about one place."""

    heading: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """Sentences of one kind of event, by place."""

    heading: str
    places: tuple[PlaceGroup, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One number as one origin gave it; repeated by several reports it is one row with several claims."""

    figure: str
    what: str
    place: str
    origin: str
    held: str
    as_of: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """What all figures for one question come to, by a named policy."""

    asked: str
    ends: str
    weighed: str
    """ "three outlets, one origin"."""
    policy: str
    disagreements: tuple[str, ...]
    claims: tuple[str, ...]
    estimate: Estimate
    """What is drawn where there is room for pictures."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """What is denied or left open of one event at one place, and what others assert of it."""

    heading: str
    against: tuple[Sentence, ...]
    asserted: tuple[Sentence, ...]
    weighed: str = ""
    """How many outlets and origins stand on either side."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """An origin: the last link of chains, with the claims that rest on it."""

    name: str
    kind: str
    affiliation: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim in the appendix: its words, chain, reading and report."""

    id: str
    facts: tuple[tuple[str, str], ...]
    """Name and value, in reading order."""
    report: str


@dataclass(frozen=True, slots=True)
class Source:
    """A report as the list of sources names it."""

    id: str
    title: str
    publisher: str
    published: str
    url: str | None
    """Only where it is a web address."""
    claims: int


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole of it."""

    title: str
    scope: str
    """The filters that chose the claims, in words; empty where there were none."""
    period: str
    coverage: str
    policy: str
    """How figures that differ became ranges; empty where none did."""
    topics: Sequence[Topic]
    ranges: Sequence[Range]
    figures: Sequence[FigureRow]
    disputes: Sequence[Dispute]
    expected: Sequence[Sentence]
    speakers: Sequence[Speaker]
    sources: Sequence[Source]
    appendix: Sequence[Entry]
    method: Sequence[str]
