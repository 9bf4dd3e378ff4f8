"""The pipeline: reports in, readings out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ..knowledge import own
from ..knowledge.encoder import AttributionModel, load_attribution_model
from ..knowledge.gazetteer import open_gazetteer
from ..knowledge.language import DEFAULT_PIPELINE, load_language
from ..model import Claim, Report
from .attribution.linker import attribute
from .clock import Clock, no_clock
from .compose import compose
from .parse import parse_reports

VERSION = "rules-en-3"
"""Changes whenever the same text may yield other claims."""


class Attribution(StrEnum):
    """By what the extractor finds who says what."""

    MODEL = "model"
    """The rules, and the attribution model where they are silent; the rules alone where its weights are absent."""
    RULES = "rules"


@dataclass(frozen=True, slots=True)
class Reading:
    """A report and the claims that one extractor read in it; `dropped` claims could not be quoted letter for letter."""

    report: Report
    claims: tuple[Claim, ...]
    dropped: int
    extractor: str


class Extractor:
    """Reads reports with one spaCy pipeline, one attribution model and one gazetteer, loaded at the first use."""

    def __init__(
        self,
        *,
        pipeline: str = DEFAULT_PIPELINE,
        attribution: Attribution = Attribution.MODEL,
        further_places: Path | None = None,
        clock: Clock = no_clock,
    ) -> None:
        self._pipeline = pipeline
        self._attribution = attribution
        self._further_places = further_places
        self._clock = clock

    @property
    def model(self) -> AttributionModel | None:
        """The attribution model that it reads with, if any."""
        return load_attribution_model() if self._attribution is Attribution.MODEL else None

    @property
    def name(self) -> str:
        """Program, rules and attribution model, as every claim carries them; the user's own knowledge by its digest, and
        another pipeline than the default, too.
        """
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
        name = self.name
        parses = parse_reports(language, reports, gazetteer=gazetteer)
        while True:
            with self._clock("parse"):
                parse = next(parses, None)
            if parse is None:
                return
            with self._clock("model"):
                learned = attribute([p.text for p in parse.passages], model) if model is not None else None
            claims, dropped = compose(parse, gazetteer, name, learned=learned, clock=self._clock)
            yield Reading(parse.report, claims, dropped, name)
