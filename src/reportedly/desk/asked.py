"""A query string or a form becomes the model that a route asks for."""

from collections.abc import Iterable, Mapping
from typing import TypeVar, get_origin

from pydantic import BaseModel, ValidationError

from ..errors import SettingsError

A = TypeVar("A", bound=BaseModel)


def asked(model: type[A], given: Iterable[tuple[str, str]], *, path: Mapping[str, str]) -> A:
    """The parameters as `model`. Empty ones count as not given; a tuple takes all values, any other field the last.

    Raises:
        SettingsError: there is no such parameter, or its value makes no sense.
    """
    values: dict[str, object] = {}
    for name, text in given:
        if text == "":
            continue
        if _is_many(model, name):
            several = values.setdefault(name, [])
            if isinstance(several, list):
                several.append(text)
        else:
            values[name] = text
    try:
        return model.model_validate({**values, **path})
    except ValidationError as error:
        raise SettingsError(_sentence(error), remedy=_remedy(error, model)) from None


def _is_many(model: type[BaseModel], name: str) -> bool:
    field = model.model_fields.get(name)
    return field is not None and get_origin(field.annotation) is tuple


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        return f"there is no parameter {where!r} here"
    if first["type"] == "missing":
        return f"{where} is missing"
    return f"{where}: {first['msg']}" if where else str(first["msg"])


def _remedy(error: ValidationError, model: type[BaseModel]) -> str | None:
    if error.errors(include_url=False)[0]["type"] != "extra_forbidden":
        return None
    return f"known: {', '.join(model.model_fields)}" if model.model_fields else "it takes none"
