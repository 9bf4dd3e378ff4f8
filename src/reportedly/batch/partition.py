"""A share of the input: what one worker reads in one go, and the same share whenever the run is planned anew."""

from dataclasses import dataclass
from enum import StrEnum


class Share(StrEnum):
    """How a file is shared out."""

    LINES = "lines"
    """Of a JSONL file: `start` and `stop` are bytes, at the ends of lines."""
    ROWS = "rows"
    """Of a Parquet file: `start` and `stop` are rows."""
    FILE = "file"
    """All of it: an archive of pages, a PDF, a text."""


@dataclass(frozen=True, slots=True)
class Partition:
    """Where a share begins and ends."""

    number: int
    source: str
    """Path or URL of the file."""
    share: Share
    start: int = 0
    stop: int = 0

    @property
    def key(self) -> str:
        """Its name in the output: "000017"."""
        return f"{self.number:06d}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a partition."""

    key: str
    documents: int
    """All that the partition holds: read, failed, or no more than an address."""
    reports: int
    claims: int
    dropped: int
    failed: int
    """Documents that could not be read; `failed/` says which and why."""
    links: int
    """Addresses that lists named without their text."""
    characters: int
    seconds: float
    """What the worker took; it stands in no file, so that the same input gives the same output."""
