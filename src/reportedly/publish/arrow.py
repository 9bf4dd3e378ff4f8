"""The model's nouns as Arrow tables: the fields of the public contract, nested as they are there."""

from datetime import date, datetime
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Union, get_args, get_origin

from pydantic import BaseModel

from ..errors import ResourceError
from ..model import Span

if TYPE_CHECKING:
    import pyarrow


def need_pyarrow() -> None:
    """Say what to install where pyarrow is absent.

    Raises:
        ResourceError: it is.
    """
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        remedy = "install it with: pip install 'reportedly[corpora]'"
        raise ResourceError("Parquet needs the package pyarrow", remedy=remedy) from None


def fields_of(model: type[BaseModel]) -> list["pyarrow.Field"]:
    """The fields of a model as those of a table or a struct."""
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
        return pyarrow.struct(fields_of(annotation))
    plain: dict[type, pyarrow.DataType] = {
        Span: pyarrow.list_(pyarrow.int32()),
        bool: pyarrow.bool_(),
        int: pyarrow.int64(),
        float: pyarrow.float64(),
        datetime: pyarrow.string(),  # an offset, or none, which no Arrow timestamp keeps
        date: pyarrow.date32(),
        str: pyarrow.string(),
    }
    return next(kind for base, kind in plain.items() if issubclass(annotation, base))


def row_of(item: BaseModel) -> dict[str, object]:
    """A noun as a row of such a table."""
    return {
        name: value.isoformat() if isinstance(value, datetime) else value for name, value in item.model_dump().items()
    }


def whole_numbers(value: object) -> object:
    """A row as it came from a table, with numbers as they went in: 57.0 was 57, an empty list a list."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, dict):
        return {name: whole_numbers(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [whole_numbers(inner) for inner in value]
    return value
