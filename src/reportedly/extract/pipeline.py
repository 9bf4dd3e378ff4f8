"""The pipeline: reports in, readings out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from ..knowledge import own
from ..knowledge.encoder import AttributionModel, load_attribution_model
from ..knowledge.gazetteer import open_gazetteer
from ..knowledge.language import DEFAULT_PIPELINE, load_language
from ..model import Claim, Report
from .asked.asking import Asking
from .asked.further import further_claims
from .asked.offers import Drop
from .attribution.linker import attribute
from .clock import Clock, no_clock
from .compose import Answers, ask_all, claims_of
from .parse import parse_reports

VERSION = "rules-en-3"
"""Changes whenever the same text may yield other claims."""


class Attribution(StrEnum):
    """By what the extractor finds who says what."""

    MODEL = "model"
    """The rules, and the attribution model where they are silent; the rules alone where its weights are absent."""
    RULES = "rules"


@dataclass(frozen=True, slots=True)
class Offered:
    """What a language model added to a reading, if one was asked."""

    claims: int = 0
    known: int = 0
    """Offers that the rules had read already."""
    dropped: Mapping[Drop, int] = field(default_factory=dict)
    failure: str | None = None
    """Why there is no answer, or not a whole one; then the reading is the rules' alone, and may be tried again."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A report and the claims that one extractor read in it; `dropped` claims could not be quoted letter for letter."""

    report: Report
    claims: tuple[Claim, ...]
    dropped: int
    extractor: str
    offered: Offered | None = None


class Extractor:
    """Reads reports with one spaCy pipeline, one attribution model and one gazetteer, loaded at the first use."""

    def __init__(
        self,
        *,
        pipeline: str = DEFAULT_PIPELINE,
        attribution: Attribution = Attribution.MODEL,
        further_places: Path | None = None,
        asking: Asking | None = None,
        clock: Clock = no_clock,
    ) -> None:
        self._pipeline = pipeline
        self._attribution = attribution
        self._further_places = further_places
        self._asking = asking
        self._clock = clock

    @property
    def model(self) -> AttributionModel | None:
        """The attribution model that it reads with, if any."""
        return load_attribution_model() if self._attribution is Attribution.MODEL else None

    @property
    def name(self) -> str:
        """Program, rules and attribution model, as every claim carries them; the user's own knowledge by its digest,
        another pipeline than the default, and the language model that it asks, too.
        """
        return f"{self._own_name}, {self._asking.name}" if self._asking is not None else self._own_name

    @property
    def _own_name(self) -> str:
        from .. import __version__

        model = self.model
        parts = [f"reportedly {__version__}", VERSION]
        parts += [model.name] if model is not None else []
        parts += ["further places"] if self._further_places is not None and self._further_places.exists() else []
        parts += [f"knowledge {own.used().digest}"] if own.used().digest else []
        parts += [self._pipeline] if self._pipeline != DEFAULT_PIPELINE else []
        return ", ".join(parts)

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Read reports in order, a few at a time; holds no more than a batch.

        Raises:
            ResourceError: the spaCy pipeline or the gazetteer is not installed, the weights cannot be read.
        """
        model = self.model
        language = load_language(self._pipeline)
        gazetteer = open_gazetteer(self._further_places)
        name = self._own_name
        parses = parse_reports(language, reports, gazetteer=gazetteer)
        while True:
            with self._clock("parse"):
                parse = next(parses, None)
            if parse is None:
                return
            with self._clock("model"):
                learned = attribute([p.text for p in parse.passages], model) if model is not None else None
            answers = ask_all(parse, gazetteer, learned=learned, clock=self._clock)
            with self._clock("claims"):
                claims, dropped = claims_of(answers, answers.told, name)
            reading = Reading(parse.report, claims, dropped, name)
            yield reading if self._asking is None else self._with_offers(reading, answers, self._asking)

    def _with_offers(self, reading: Reading, answers: Answers, asking: Asking) -> Reading:
        """The reading, and beside it what a language model points at."""
        with self._clock("language model"):
            answered = asking.about(reading.report)
        if answered.failure is not None:
            return replace(reading, offered=Offered(failure=answered.failure))
        further = further_claims(answers, reading.claims, answered.offers, self.name)
        dropped = answered.dropped + further.dropped
        return Reading(
            reading.report,
            (*reading.claims, *further.claims),
            reading.dropped + dropped.total(),
            self.name,
            Offered(len(further.claims), further.known, dropped),
        )
