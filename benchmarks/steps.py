"""Where the time of the pipeline goes: the clock that the pipeline takes, and what it does not see."""

from collections.abc import Sequence
from time import perf_counter

from reportedly.extract.clock import StepClock
from reportedly.extract.pipeline import Extractor

from .generate import Dispatch
from .speed import as_report


def shares(texts: Sequence[Dispatch]) -> dict[str, float]:
    """Share of each step in the time of reading `texts`, largest first."""
    for _ in Extractor().read(as_report(one) for one in texts[:10]):
        pass
    clock = StepClock()
    start = perf_counter()
    with clock("ingest"):
        reports = [as_report(one) for one in texts]
    for _ in Extractor(clock=clock).read(reports):
        pass
    total = perf_counter() - start
    seconds = {**clock.seconds, "the rest": total - sum(clock.seconds.values())}
    return {name: spent / total for name, spent in sorted(seconds.items(), key=lambda item: -item[1])}
