"""Rows of a Parquet file, as the JSONL records that they stand for."""

import json
from collections.abc import Iterator
from datetime import date, datetime

from ..errors import UnreadableInput
from .storage import opened

_BATCH = 256


def row_count(file: str) -> int:
    """How many rows a file has.

    Raises:
        UnreadableInput: it is no Parquet.
    """
    from pyarrow.lib import ArrowException
    from pyarrow.parquet import ParquetFile

    system, path = opened(file)
    try:
        with system.open_input_file(path) as stream:
            return int(ParquetFile(stream).metadata.num_rows)
    except (ArrowException, OSError) as error:
        raise UnreadableInput(file, f"is no Parquet: {str(error)[:120]}") from None


def records(file: str, start: int, stop: int) -> Iterator[bytes]:
    """Rows from `start` up to `stop`, each as a line of JSON; dates as ISO 8601."""
    from pyarrow.parquet import ParquetFile

    system, path = opened(file)
    with system.open_input_file(path) as stream:
        table = ParquetFile(stream)
        at = 0
        for group in range(table.num_row_groups):
            rows = table.metadata.row_group(group).num_rows
            if at < stop and at + rows > start:
                for batch in table.iter_batches(_BATCH, row_groups=[group]):
                    for row in batch.to_pylist():
                        if start <= at < stop:
                            yield json.dumps(row, ensure_ascii=False, default=_plain).encode() + b"\n"
                        at += 1
            else:
                at += rows


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
