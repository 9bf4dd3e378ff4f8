"""Parquet: every claim with all its fields, nested as in the public contract, and its report's outlet and address.

Written in groups of rows, so that memory does not grow with the number of claims.
"""

import io
from collections.abc import Iterable, Iterator
from itertools import islice

from ...model import Claim
from ..arrow import fields_of, need_pyarrow, row_of
from .cited import Cited

_GROUP = 5_000
_OF_REPORT = ("outlet", "url", "title")


def parquet(items: Iterable[Cited]) -> Iterator[bytes]:
    """One file, in pieces.

    Raises:
        ResourceError: pyarrow is not installed.
    """
    need_pyarrow()
    import pyarrow
    from pyarrow.parquet import ParquetWriter

    fields = [*fields_of(Claim), *(pyarrow.field(name, pyarrow.string()) for name in _OF_REPORT)]
    schema = pyarrow.schema(fields, metadata={"reportedly": "claims; see `reportedly schema claim`"})
    waiting, sink = iter(items), _Sink()
    with ParquetWriter(sink, schema, compression="zstd") as writer:
        while group := [_row(item) for item in islice(waiting, _GROUP)]:
            writer.write_table(pyarrow.Table.from_pylist(group, schema=schema))
            yield sink.taken()
    yield sink.taken()


def _row(item: Cited) -> dict[str, object]:
    return row_of(item.claim) | {"outlet": item.outlet, "url": item.url, "title": item.report.title}


class _Sink(io.RawIOBase):
    """A file that is only written, and handed on piece by piece."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[bytes] = []
        self._at = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def write(self, piece: object) -> int:
        self._pieces.append(bytes(memoryview(piece)))  # type: ignore[arg-type]  # whatever holds bytes
        self._at += len(self._pieces[-1])
        return len(self._pieces[-1])

    def taken(self) -> bytes:
        """What was written since the last time."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)
