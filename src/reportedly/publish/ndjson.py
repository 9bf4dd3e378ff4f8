"""Newline-delimited JSON: one claim a line, the public contract (its schema: `reportedly schema claim`)."""

from collections.abc import Iterable, Iterator

from pydantic import BaseModel


def ndjson(items: Iterable[BaseModel]) -> Iterator[str]:
    """One line of JSON an item, each with its line end."""
    for item in items:
        yield item.model_dump_json() + "\n"


def json_array(items: Iterable[BaseModel]) -> Iterator[str]:
    """The same items as one JSON array, written as they come."""
    opening = "[\n"
    for item in items:
        yield opening + item.model_dump_json()
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"
