"""The pipeline: reports in, readings out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..knowledge.gazetteer import open_gazetteer
from ..knowledge.language import DEFAULT_PIPELINE, load_language
from ..model import Claim, Report
from .clock import Clock, no_clock
from .compose import compose
from .parse import parse_reports

VERSION = "rules-en-1"
"""Changes whenever the same text may yield other claims."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A report and the claims that one extractor read in it; `dropped` claims could not be quoted letter for letter."""

    report: Report
    claims: tuple[Claim, ...]
    dropped: int
    extractor: str


class Extractor:
    """Reads reports with one spaCy pipeline and one gazetteer, loaded at the first use."""

    def __init__(
        self, *, pipeline: str = DEFAULT_PIPELINE, gazetteer: Path | None = None, clock: Clock = no_clock
    ) -> None:
        self._pipeline = pipeline
        self._gazetteer = gazetteer
        self._clock = clock

    @property
    def name(self) -> str:
        """Program, version and rules, as every claim carries them; another pipeline than the default is named."""
        from .. import __version__

        own = "" if self._pipeline == DEFAULT_PIPELINE else f", {self._pipeline}"
        return f"reportedly {__version__}, {VERSION}{own}"

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Read reports in order, a few at a time; holds no more than a batch.

        Raises:
            ResourceError: the spaCy pipeline or the gazetteer is not installed.
        """
        language = load_language(self._pipeline)
        gazetteer = open_gazetteer(self._gazetteer)
        name = self.name
        parses = parse_reports(language, reports)
        while True:
            with self._clock("parse"):
                parse = next(parses, None)
            if parse is None:
                return
            claims, dropped = compose(parse, gazetteer, name, self._clock)
            yield Reading(parse.report, claims, dropped, name)
