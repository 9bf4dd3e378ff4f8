"""The whole way from text to claims beside bare spaCy: the same texts, alternately, in one process on one thread."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter, process_time

from reportedly.extract.pipeline import Extractor
from reportedly.ingest.given import Given
from reportedly.ingest.reading import read_text
from reportedly.knowledge.language import DEFAULT_PIPELINE
from reportedly.model import Report

from .generate import Dispatch

BATCH = 32


@dataclass(frozen=True, slots=True)
class Round:
    """One chunk of reports through both; seconds of processor time and of the clock on the wall."""

    reports: int
    tokens: int
    claims: int
    bare_cpu: float
    bare_wall: float
    whole_cpu: float
    whole_wall: float

    @property
    def ratio(self) -> float:
        """Time of the whole pipeline over that of bare spaCy."""
        return self.whole_cpu / self.bare_cpu


@dataclass(frozen=True, slots=True)
class Comparison:
    """All rounds; the ratio is of the sums, its spread of the rounds."""

    rounds: tuple[Round, ...]

    def total(self, name: str) -> float:
        """Sum of one column."""
        return float(sum(getattr(one, name) for one in self.rounds))

    def summary(self) -> dict[str, float]:
        """The figures worth telling."""
        ratios = sorted(one.ratio for one in self.rounds)
        return {
            "reports": self.total("reports"),
            "tokens": self.total("tokens"),
            "claims": self.total("claims"),
            "bare_tokens_per_second": self.total("tokens") / self.total("bare_cpu"),
            "whole_tokens_per_second": self.total("tokens") / self.total("whole_cpu"),
            "ratio": self.total("whole_cpu") / self.total("bare_cpu"),
            "ratio_median": median(ratios),
            "ratio_lowest": ratios[0],
            "ratio_highest": ratios[-1],
            "ratio_by_wall_clock": self.total("whole_wall") / self.total("bare_wall"),
        }


def as_report(dispatch: Dispatch) -> Report:
    """What `reportedly read` makes of the text before it extracts anything."""
    return read_text(dispatch.text, given=Given(published=dispatch.published, publisher=dispatch.publisher))


def compare(texts: Sequence[Dispatch], *, chunk: int = 100) -> Comparison:
    """Read `texts` in chunks, bare spaCy first in every other one; a first chunk warms both up and does not count."""
    import spacy

    language = spacy.load(DEFAULT_PIPELINE)
    extractor = Extractor()

    def bare(part: Sequence[Dispatch]) -> int:
        return sum(len(doc) for doc in language.pipe((one.text for one in part), batch_size=BATCH))

    def whole(part: Sequence[Dispatch]) -> int:
        return sum(len(reading.claims) for reading in extractor.read(as_report(one) for one in part))

    bare(texts[:BATCH])
    whole(texts[:BATCH])
    return Comparison(tuple(_rounds(texts, chunk, bare, whole)))


def _rounds(
    texts: Sequence[Dispatch],
    chunk: int,
    bare: Callable[[Sequence[Dispatch]], int],
    whole: Callable[[Sequence[Dispatch]], int],
) -> Iterator[Round]:
    for number, start in enumerate(range(0, len(texts), chunk)):
        part = texts[start : start + chunk]
        if number % 2:
            claims, whole_cpu, whole_wall = _timed(whole, part)
            tokens, bare_cpu, bare_wall = _timed(bare, part)
        else:
            tokens, bare_cpu, bare_wall = _timed(bare, part)
            claims, whole_cpu, whole_wall = _timed(whole, part)
        yield Round(len(part), tokens, claims, bare_cpu, bare_wall, whole_cpu, whole_wall)


def _timed(work: Callable[[Sequence[Dispatch]], int], part: Sequence[Dispatch]) -> tuple[int, float, float]:
    cpu, wall = process_time(), perf_counter()
    result = work(part)
    return result, process_time() - cpu, perf_counter() - wall
