"""What goes into a ledger and comes out of it, free of any database."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ..model import Claim, Commitment, EventType, Origin, Reliability


class Added(StrEnum):
    """What adding a report came to."""

    NEW = "new"
    KNOWN = "known"
    """The report and this extractor's reading of it stood there already: nothing was changed."""
    VERSION = "version"
    """Another text at an address that is known: a later version, linked to the one before."""
    REREAD = "reread"
    """A known report, read by another extractor: its claims were renewed, judgements kept."""


class Verdict(StrEnum):
    """What a person may decide about a claim."""

    ACCEPT = "accept"
    REJECT = "reject"
    UNSURE = "unsure"
    CORRECT = "correct"


class Act(StrEnum):
    """Everything that is written into the chain of judgements: the verdicts, and what else a person does."""

    ACCEPT = "accept"
    REJECT = "reject"
    UNSURE = "unsure"
    CORRECT = "correct"
    UNDO = "undo"
    ADD = "add"
    WITHDRAW = "withdraw"
    SETTLE = "settle"
    """What became of a forecast."""
    GRADE = "grade"
    """An Admiralty credibility."""
    SAME = "same"
    """Two sources are one."""
    DIFFERENT = "different"
    """Two sources are not one: a merge taken back, or a proposal turned down. `UNSURE` is said of two sources, too."""
    RATE = "rate"
    """An Admiralty reliability of a source."""

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that this act is, or null where it is none."""
        return Verdict(self.value) if self.value in set(Verdict) else None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One row of the chain: who decided what about a claim, when and why. Rows are appended, never changed."""

    id: str
    claim: str
    act: Act
    field: str | None
    """Dotted path of the field that a correction sets, e.g. `quantities.0.low`."""
    value: str | None
    """Its new value as JSON."""
    by: str
    because: str | None
    at: datetime
    undoes: str | None
    """The judgement that an undo takes back."""
    standing: bool
    """False for an undo, and for what an undo took back."""


@dataclass(frozen=True, slots=True)
class SourceJudgement:
    """One row of the chain that is about sources: two that are one or not, or how reliable one is."""

    id: str
    act: Act
    """`SAME`, `DIFFERENT`, `UNSURE` or `RATE`."""
    origin: Origin
    """As it was when the person decided."""
    other: Origin | None
    """The one that `origin` is compared with; null for a rating."""
    reliability: Reliability | None
    by: str
    because: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report as a line in a list."""

    id: str
    title: str | None
    publisher: str | None
    url: str | None
    published: date | None
    added_at: datetime
    claims: int
    """Claims that stand, retired ones not counted."""
    version: int
    """1 for the first text at an address, 2 for the next …"""
    supersedes: str | None
    """The report that this version follows."""
    via: str | None = None
    """The agency that it credits for its text."""
    withdrawn_at: datetime | None = None
    """When its words were taken down; null where they stand."""
    language: str | None = None
    notes: str | None = None
    """What to know of how its text was come by, as words in a row: "stub mixed"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimQuery:
    """Which claims are wanted: those that fulfil every condition given. A corrected claim is found by what holds."""

    who: str | None = None
    """Words of a source in the chain, as mentioned or by canonical name; the outlet for the report's own voice."""
    source: str | None = None
    """The canonical name of a source in the chain, exactly."""
    affiliation: str | None = None
    """ISO 3166-1 alpha-3 of a source or a member."""
    event: EventType | None = None
    place: str | None = None
    """Words of a place, as mentioned or by its GeoNames name; three capitals are read as a country, too."""
    at: str | None = None
    """The GeoNames name of a place, exactly."""
    since: date | None = None
    until: date | None = None
    """First and last date of the report, both included; a report without a date lies outside of either."""
    added_since: datetime | None = None
    """Claims of reports that came into the ledger after this moment."""
    commitment: Commitment | None = None
    minimum: float | None = None
    """A number that some quantity reaches: "more than 900" (open above) reaches 5,000, "at most 900" does not."""
    text: str | None = None
    """Words of the claim or of its sources; "words in quotes" stand together, `word*` is a beginning."""
    report: str | None = None
    """Id of the report."""
    judgement: Verdict | None = None
    """The latest verdict that stands."""
    unjudged: bool = False
    second_reader: str | None = None
    """Claims that somebody else judged and this person did not yet, by name."""
    include_retired: bool = False
    latest_versions: bool = False
    """Leave out reports that a later version has superseded."""
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim with what the ledger knows of it."""

    claim: Claim
    """As extracted (or as a person added it)."""
    current: Claim
    """With the corrections that stand."""
    verdict: Verdict | None
    retired: bool
    """A later reading of the same report did not find it any more."""
    added_by: str | None
    publisher: str | None
    title: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """Some claims in the order of the ledger."""

    claims: tuple[StoredClaim, ...]
    next: str | None
    """Id of the last of them, behind which the next page begins; null where this is the last page."""


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Some reports in the order of the ledger."""

    reports: tuple[ReportRow, ...]
    next: str | None
    """Id of the last of them, behind which the next page begins; null where this is the last page."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A value and the claims that have it."""

    value: str | None
    count: int


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """A place on the map and how many claims name it."""

    name: str
    geonames: int | None
    country: str | None
    lat: float
    lon: float
    kind: str | None
    precision: int
    """After UCDP's where_prec, the finest of the claims'."""
    claims: int


@dataclass(frozen=True, slots=True)
class ClaimFacets:
    """What claims hold, counted; a claim counts once for every value that it has."""

    total: int
    source: tuple[Facet, ...]
    affiliation: tuple[Facet, ...]
    place: tuple[Facet, ...]
    event: tuple[Facet, ...]
    commitment: tuple[Facet, ...]
    verdict: tuple[Facet, ...]
    """Null counts the claims that nobody judged."""


class DamageKind(StrEnum):
    """What is wrong."""

    FILE = "file"
    REFERENCE = "reference"
    TEXT = "text"
    REPORT = "report"
    READING = "reading"
    CLAIM = "claim"
    CHAIN = "chain"
    CAPTURE = "capture"
    """Captured bytes are not the ones that their hash names."""
    REMADE = "remade"
    """Another text comes out of the captured bytes than the one that was kept."""


@dataclass(frozen=True, slots=True)
class Damage:
    """Something in a ledger that is not as it was written."""

    kind: DamageKind
    where: str
    """The id of what is damaged."""
    what: str
    """A sentence for the reader."""
