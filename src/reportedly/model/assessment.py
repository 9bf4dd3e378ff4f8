"""What weighing says: origins, estimates, edges, forecasts, grades. Every one names its claims and gives its reason."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, Field

from .actor import Country, Sector
from .attribution import SourceKind
from .modality import Likelihood
from .place import PlaceKind
from .quantity import Bound, Measure, Number
from .span import FROZEN


class Origin(BaseModel):
    """Who stands behind a claim: the last link of its chain, or one member of it; the outlet for its own voice."""

    model_config = FROZEN

    id: str
    """The same for the same origin in whatever report; for somebody unnamed, only within one family of copies."""
    name: str
    """Canonical name, or the words by which the report calls somebody unnamed."""
    kind: SourceKind
    affiliation: Country | None = None
    anonymous: bool = False


class Standing(BaseModel):
    """How many stand behind something, each listed. Corroboration counts origins, never reports."""

    model_config = FROZEN

    reports: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: tuple[Origin, ...]
    """Named ones; those who are not named stand apart."""
    unnamed: tuple[Origin, ...]
    affiliations: tuple[Country, ...]


class Area(BaseModel):
    """Where something is counted: a place as the gazetteer knows it, or else as it is named."""

    model_config = FROZEN

    name: str
    geonames: int | None = None
    country: Country | None = None
    kind: PlaceKind | None = None


class Whom(BaseModel):
    """Of whom: the side whose troops, dead or weapons are counted."""

    model_config = FROZEN

    country: Country | None = None
    sector: Sector | None = None
    entity: str | None = None


class Estimand(BaseModel):
    """The question that figures answer: how many of what, of whom, where."""

    model_config = FROZEN

    id: str
    measure: Measure | None
    """Killed, wounded … where people or things are counted by what befell them; else null, and `unit` says what."""
    unit: str | None
    of: Whom | None
    where: Area | None


class AsOf(StrEnum):
    """Which clock tells the date of a figure."""

    HAPPENED = "happened"
    """The end of the figure's own time."""
    SAID = "said"
    PUBLISHED = "published"
    UNKNOWN = "unknown"


class Figure(BaseModel):
    """One number that one origin gave for an estimand, in however many reports."""

    model_config = FROZEN

    low: Number | None
    high: Number | None
    bound: Bound
    as_of: date | None
    as_of_by: AsOf
    origin: Origin
    part_of: Number | None = None
    within: Area | None = None
    """The smaller place that it was given for, where that lies in the estimand's own."""
    ahead: bool = False
    """Said of what is to come ("will send 12,000"): shown, never reconciled or held against another."""
    outlets: tuple[str, ...]
    claims: tuple[str, ...]
    superseded: bool = False
    """The same origin gave a later one."""


class Policy(StrEnum):
    """How figures that differ become one range. The policy is printed with its result."""

    ACLED_CONSERVATIVE = "acled_conservative"
    """The lowest figure; ACLED, codebook: the most conservative estimate."""
    UCDP = "ucdp"
    """Low, best and high: the lowest, the middle and the highest; UCDP GED codebook."""
    AIRWARS_MINMAX = "airwars_minmax"
    """From the lowest minimum to the highest maximum, no best; Airwars, methodology."""
    MEDIAN_OF_ORIGINS = "median_of_origins"
    """Each origin's latest figure once; the median of their middles."""


class Best(BaseModel):
    """One range for an estimand by a policy; null ends are open, and an open end never gives a best."""

    model_config = FROZEN

    policy: Policy
    low: Number | None
    best: Number | None
    high: Number | None
    reason: str


class Disagreement(BaseModel):
    """Two figures of independent origins that cannot both be, by their positions in the estimate."""

    model_config = FROZEN

    first: int
    second: int
    reason: str


class Estimate(BaseModel):
    """All figures for an estimand and what comes of them."""

    model_config = FROZEN

    estimand: Estimand
    figures: tuple[Figure, ...]
    standing: Standing
    disagreements: tuple[Disagreement, ...]
    best: Best
    reason: str


class Relation(StrEnum):
    """How one claim stands to another."""

    SUPPORTS = "supports"
    """Another origin says the same."""
    REFINES = "refines"
    """It says the same more closely."""
    CONTRADICTS = "contradicts"
    SUPERSEDES = "supersedes"
    """The same origin says otherwise later."""
    SAME_ORIGIN = "same_origin"
    """One origin behind both: a copy, a rewrite, or the same source cited twice."""


class Edge(BaseModel):
    """A typed, scored, explained relation between two claims."""

    model_config = FROZEN

    relation: Relation
    claim: str
    """The later one, where the order matters."""
    other: str
    score: Annotated[float, Field(ge=0, le=1)]
    reason: str


class Dispute(BaseModel):
    """One proposition that some affirm and others deny."""

    model_config = FROZEN

    id: str
    about: str
    """The words of the claim that affirms it first."""
    affirmed: Standing
    denied: Standing
    neither: Standing
    """Those who leave it open ("could not confirm", "has not denied"): they count for nobody."""
    claims_for: tuple[str, ...]
    claims_against: tuple[str, ...]
    claims_open: tuple[str, ...]
    reason: str


class Resolution(StrEnum):
    """What became of a forecast."""

    OPEN = "open"
    LAPSED = "lapsed"
    FULFILLED = "fulfilled"
    REFUTED = "refuted"
    VOID = "void"


class Forecast(BaseModel):
    """A claim about what is to come, with the window in which it was to come."""

    model_config = FROZEN

    claim: str
    origin: Origin
    made: date | None
    """When it was said, else published."""
    window: tuple[date | None, date | None]
    window_by: str
    """The words that give the window, or the default that was taken."""
    likelihood: Likelihood | None
    condition: str | None
    state: Resolution
    """Open or lapsed as of a date, or what a person settled."""
    proposed: Resolution | None
    """What later claims suggest; a person settles."""
    evidence: tuple[str, ...]
    """Claims on which the proposal rests."""
    reason: str


class TrackRecord(BaseModel):
    """How a source's settled forecasts came out; null scores where fewer than five were settled."""

    model_config = FROZEN

    origin: Origin
    settled: int
    fulfilled: int
    hit_rate: float | None
    with_likelihood: int
    brier: float | None


class Reliability(StrEnum):
    """Admiralty reliability of a source, NATO AJP-2.1."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Credibility(StrEnum):
    """Admiralty credibility of a claim, NATO AJP-2.1."""

    CONFIRMED = "1"
    PROBABLY_TRUE = "2"
    POSSIBLY_TRUE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    CANNOT_BE_JUDGED = "6"


class ProposedGrade(BaseModel):
    """A credibility that the program proposes for a claim; a person sets it."""

    model_config = FROZEN

    claim: str
    credibility: Credibility
    reason: str
    rests_on: tuple[str, ...]
    """Claims, for and against."""
