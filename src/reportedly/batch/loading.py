"""A run's output into a ledger: every partition that is done, as if each report had been added."""

from collections.abc import Iterator

from ..ledger import Added, Ledger
from .written import done_keys, readings


def load(out: str, ledger: Ledger) -> Iterator[tuple[str, dict[Added, int]]]:
    """Add the reports of each partition with their claims; what is known is passed over. Safe to break off."""
    for key in done_keys(out):
        counts = dict.fromkeys(Added, 0)
        for reading in readings(out, key):
            if ledger.has_reading(reading.report.id, reading.extractor):
                counts[Added.KNOWN] += 1
            else:
                added = ledger.add(reading.report, reading.claims, extractor=reading.extractor, dropped=reading.dropped)
                counts[added] += 1
        yield key, counts
