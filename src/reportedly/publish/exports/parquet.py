"""Parquet: every claim with all its fields, nested as in the public contract, and its report's outlet and address.

Written in groups of rows, so that memory does not grow with the number of claims.
"""

import io
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from itertools import islice
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Union, get_args, get_origin

from pydantic import BaseModel

from ...errors import SettingsError
from ...model import Claim, Span
from .cited import Cited

if TYPE_CHECKING:
    import pyarrow

_GROUP = 5_000
_OF_REPORT = ("outlet", "url", "title")


def parquet(items: Iterable[Cited]) -> Iterator[bytes]:
    """One file, in pieces.

    Raises:
        SettingsError: pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow.parquet import ParquetWriter
    except ImportError:
        raise SettingsError(
            "Parquet needs the package pyarrow", remedy="install it with: pip install 'reportedly[corpora]'"
        ) from None
    fields = [*_struct(Claim), *(pyarrow.field(name, pyarrow.string()) for name in _OF_REPORT)]
    schema = pyarrow.schema(fields, metadata={"reportedly": "claims; see `reportedly schema claim`"})
    waiting, sink = iter(items), _Sink()
    with ParquetWriter(sink, schema, compression="zstd") as writer:
        while group := [_row(item) for item in islice(waiting, _GROUP)]:
            writer.write_table(pyarrow.Table.from_pylist(group, schema=schema))
            yield sink.taken()
    yield sink.taken()


def _row(item: Cited) -> dict[str, object]:
    return item.claim.model_dump() | {"outlet": item.outlet, "url": item.url, "title": item.report.title}


def _struct(model: type[BaseModel]) -> list["pyarrow.Field"]:
    import pyarrow

    return [pyarrow.field(name, _type(field.annotation)) for name, field in model.model_fields.items()]


def _type(annotation: object) -> "pyarrow.DataType":
    """Arrow's type for a field of the model; a null may stand anywhere."""
    import pyarrow

    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _type(inner[0])
    if origin in (Union, UnionType):
        kinds = {_type(kind) for kind in inner if kind is not type(None)}
        return pyarrow.float64() if pyarrow.float64() in kinds else kinds.pop()
    if origin is tuple:
        return pyarrow.list_(_type(inner[0]))
    if not isinstance(annotation, type):
        raise TypeError(f"no Arrow type for {annotation!r}")
    if issubclass(annotation, BaseModel):
        return pyarrow.struct(_struct(annotation))
    plain = {Span: pyarrow.list_(pyarrow.int32()), bool: pyarrow.bool_(), int: pyarrow.int64()}
    more = {float: pyarrow.float64(), date: pyarrow.date32(), str: pyarrow.string(), StrEnum: pyarrow.string()}
    return next(kind for base, kind in (plain | more).items() if issubclass(annotation, base))


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
