"""How the input is shared out: the same partitions for the same input, so that a run can go on where it broke off."""

from collections.abc import Iterable, Iterator
from itertools import count

from .partition import Partition, Share
from .storage import files_in, opened

LINES = (".jsonl", ".ndjson")
ROWS = (".parquet",)
SIZE = 500
"""Documents a partition: a minute or so of one core."""
_BYTES_A_DOCUMENT = 3_000
"""A news report and its JSON, roughly: lines are counted by their bytes, which costs no reading."""
_BLOCK = 1 << 20


def plan(places: Iterable[str], *, size: int = SIZE) -> Iterator[Partition]:
    """The partitions of some files and folders, each of about `size` documents; a file in another format is one.

    Raises:
        UnreadableInput: a file is not there, or is no Parquet.
    """
    numbers = count()
    for place in places:
        for file, length in files_in(place):
            name = file.lower()
            if name.endswith(LINES):
                yield from _of_lines(file, length, size * _BYTES_A_DOCUMENT, numbers)
            elif name.endswith(ROWS):
                yield from _of_rows(file, size, numbers)
            else:
                yield Partition(next(numbers), file, Share.FILE)


def _of_lines(file: str, length: int, step: int, numbers: "count[int]") -> Iterator[Partition]:
    system, path = opened(file)
    with system.open_input_file(path) as stream:
        start = 0
        while start < length:
            stop = min(start + step, length)
            stream.seek(stop)
            while stop < length and (block := stream.read(_BLOCK)):
                end = block.find(b"\n")
                stop += len(block) if end < 0 else end + 1
                if end >= 0:
                    break
            yield Partition(next(numbers), file, Share.LINES, start, stop)
            start = stop


def _of_rows(file: str, size: int, numbers: "count[int]") -> Iterator[Partition]:
    from .rows import row_count

    rows = row_count(file)
    for start in range(0, rows, size):
        yield Partition(next(numbers), file, Share.ROWS, start, min(start + size, rows))
