"""What weighing costs as a ledger grows: one more report, every listing, memory, the file.

    python -m benchmarks.assess [--sizes 10000 100000 1000000] [--seed 5] [--json] [--keep FILE]

One ledger grows from size to size. Its claims are made directly, without reading (`benchmarks/newsroom.py` tells how
they are spread), written in bulk and weighed. At each size, a hundred more reports are taken in one by one: added and
weighed, each in transactions of its own, as `reportedly watch` does; then each listing is asked for its first page
five times, in a ledger that was opened anew. All times are milliseconds of the processor, the data base's among them
since it runs within the process: other programs on the machine do not count, nor does the start of the interpreter.

Goals (issue 5): to take in one more report grows by less than 2 × from the smallest size to the largest; every listing
takes less than 200 ms; the peak of memory stays flat. Exit status 1 where one is missed.
"""

import argparse
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from statistics import mean, median
from typing import TYPE_CHECKING

from . import one_thread  # noqa: F401  before numpy
from .newsroom import EXTRACTOR, Taken, taken_in

if TYPE_CHECKING:
    from reportedly.ledger import Ledger

SLOWEST_MS, MOST_GROWTH, MOST_MEMORY = 200.0, 2.0, 1.5
ONE_BY_ONE, ROUNDS = 100, 5
_AT_ONCE, _WEIGH_EVERY = 200, 5000


@dataclass(frozen=True, slots=True)
class Measured:
    """A ledger of one size."""

    claims: int
    reports: int
    built_s: float
    """Seconds to write and weigh what came since the size before."""
    take_in_ms: float
    """Mean of adding and weighing one report."""
    take_in_median_ms: float
    take_in_worst_ms: float
    listings_ms: dict[str, float]
    """Median of each."""
    peak_mib: float
    file_mib: float


def main() -> int:
    """Grow, measure, print."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "ledger.db"
        found = []
        for one in measured(path, sorted(options.sizes), seed=options.seed):
            found.append(one)
            print(json.dumps(asdict(one)) if options.json else _lines(one), flush=True)
    return _judged(found)


def measured(path: Path, sizes: list[int], *, seed: int) -> Iterator[Measured]:
    """What each size costs."""
    from reportedly.ledger import Ledger

    stream, claims, reports = taken_in(seed=seed), 0, 0
    for size in sizes:
        start = time.perf_counter()
        with Ledger(path) as ledger:
            while claims < size:
                some = _bulk(ledger, stream, min(_WEIGH_EVERY, size // 10 + 1))
                claims, reports = claims + some[0], reports + some[1]
                ledger.weigh()
        built = time.perf_counter() - start
        with Ledger(path) as ledger:
            taken = [_taken_ms(ledger, one) for one in islice(stream, ONE_BY_ONE)]
        with Ledger(path) as ledger:
            listings = {name: median(_times(ask)) for name, ask in _listings(ledger).items()}
            claims, reports = ledger.counts()["claims"], ledger.counts()["reports"]
        yield Measured(
            claims=claims,
            reports=reports,
            built_s=round(built, 1),
            take_in_ms=round(mean(taken), 1),
            take_in_median_ms=round(median(taken), 1),
            take_in_worst_ms=round(max(taken), 1),
            listings_ms={name: round(ms, 1) for name, ms in listings.items()},
            peak_mib=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
            file_mib=round(path.stat().st_size / 2**20, 1),
        )


def _bulk(ledger: "Ledger", stream: Iterator[Taken], wanted: int) -> tuple[int, int]:
    """Write about `wanted` claims, many reports in one transaction; how many claims and reports that were."""
    from reportedly.ledger.adding import add_report

    claims = reports = 0
    while claims < wanted:
        with ledger._writing() as connection:
            for one in islice(stream, _AT_ONCE):
                at = ledger._clock()
                add_report(connection, one.report, one.claims, extractor=EXTRACTOR, dropped=0, at=at)
                claims, reports = claims + len(one.claims), reports + 1
                if claims >= wanted:
                    break
    return claims, reports


def _taken_ms(ledger: "Ledger", one: Taken) -> float:
    start = time.process_time()
    ledger.add(one.report, one.claims, extractor=EXTRACTOR)
    ledger.weigh()
    return (time.process_time() - start) * 1e3


def _listings(ledger: "Ledger") -> dict[str, Callable[[], object]]:
    """Each answer of the command line, as its command asks the ledger for it."""
    from reportedly.ledger import ClaimQuery, EstimateQuery, ForecastQuery, SourceQuery
    from reportedly.model import Policy
    from reportedly.publish.brief.from_ledger import brief_of

    today = date(2040, 1, 1)
    listed = ledger.estimates().items
    usual = sorted(listed, key=lambda e: e.figures)[len(listed) // 2].estimate.estimand
    newest = next(iter(ledger.claims(ClaimQuery(limit=1)))).claim
    place = next(p.name for e in listed if (p := e.estimate.estimand.where) is not None and p.geonames is not None)
    here = ClaimQuery(place=place)
    narrow = ClaimQuery(place=place, minimum=60, limit=50)
    return {
        "estimates": ledger.estimates,
        "estimates --disputed": lambda: ledger.estimates(EstimateQuery(disputed=True)),
        "estimates --policy ucdp": lambda: ledger.estimates(EstimateQuery(policy=Policy.UCDP)),
        "estimates --place": lambda: ledger.estimates(EstimateQuery(claims=here)),
        "contradictions": ledger.contradictions,
        "contradictions --place": lambda: ledger.contradictions(here),
        "forecasts": lambda: ledger.forecasts(ForecastQuery(as_of=today)),
        "forecasts --place": lambda: ledger.forecasts(ForecastQuery(as_of=today, claims=here)),
        "sources list": ledger.sources,
        "sources list --place": lambda: ledger.sources(SourceQuery(claims=here)),
        "claims": lambda: list(ledger.claims(ClaimQuery(limit=50))),
        "claims --place": lambda: list(ledger.claims(ClaimQuery(place=place, limit=50))),
        "why ESTIMATE": lambda: ledger.estimate(usual.id),
        "why CLAIM": lambda: ledger.beside(newest.id),
        "brief of one question": lambda: brief_of(ledger, narrow),
    }


def _times(ask: Callable[[], object]) -> Iterator[float]:
    for _ in range(ROUNDS):
        start = time.process_time()
        ask()
        yield (time.process_time() - start) * 1e3


def _lines(one: Measured) -> str:
    head = (
        f"\n{one.claims:,} claims of {one.reports:,} reports: written and weighed in {one.built_s:,} s, "
        f"peak {one.peak_mib:,} MiB, file {one.file_mib:,} MiB\n"
        f"  one more report: mean {one.take_in_ms} ms, median {one.take_in_median_ms}, worst {one.take_in_worst_ms}"
    )
    return "\n".join([head, *(f"  {ms:>8.1f} ms  {name}" for name, ms in one.listings_ms.items())])


def _judged(found: list[Measured]) -> int:
    first, last = found[0], found[-1]
    growth, slowest = last.take_in_ms / first.take_in_ms, max(last.listings_ms.values())
    memory = last.peak_mib / first.peak_mib
    print(
        f"\nfrom {first.claims:,} to {last.claims:,} claims: one more report × {growth:.2f} (goal < {MOST_GROWTH}), "
        f"slowest listing {slowest:.0f} ms (goal < {SLOWEST_MS:.0f}), peak of memory × {memory:.2f} "
        f"(goal < {MOST_MEMORY})",
        file=sys.stderr,
    )
    return int(growth >= MOST_GROWTH or slowest >= SLOWEST_MS or memory >= MOST_MEMORY)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.assess", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000], help="claims")
    parser.add_argument("--seed", type=int, default=5, help="seed of the stream of reports")
    parser.add_argument("--json", action="store_true", help="print one JSON object a size")
    parser.add_argument("--keep", type=Path, help="where the ledger is left [default: nowhere]")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
