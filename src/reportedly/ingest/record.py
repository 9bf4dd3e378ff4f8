"""A JSONL record: `id, url, title, publisher, published, text`; other keys are ignored."""

import json
from collections.abc import Mapping

from ..errors import UnreadableInput
from .dates import read_date
from .given import Given


def parse_record(line: str, name: str) -> dict[str, object]:
    """The JSON object in a line.

    Raises:
        UnreadableInput: there is none.
    """
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        problem = f"{error.msg} at character {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else "too deep"
        raise UnreadableInput(name, f"is no JSON: {problem}") from None
    if not isinstance(found, dict):
        raise UnreadableInput(name, f"is no JSON object but {_kind(found)}")
    return found


def mapped(record: Mapping[str, object], columns: Mapping[str, str], name: str) -> Mapping[str, object]:
    """The record under our own keys; `columns` says which of its keys each is. The others keep theirs.

    Raises:
        UnreadableInput: a key that the user named is not there.
    """
    missing = next((column for column in columns.values() if column not in record), None)
    if missing is not None:
        there = ", ".join(list(record)[:12])
        raise UnreadableInput(name, f"has no {missing!r}", remedy=f"it has {there}")
    return {**record, **{field: record[column] for field, column in columns.items()}}


def record_text(record: Mapping[str, object], name: str) -> str:
    """The text of a record.

    Raises:
        UnreadableInput: it has none, or it is no string.
    """
    text = record.get("text")
    if text is None:
        raise UnreadableInput(name, 'has no "text"')
    if not isinstance(text, str):
        raise UnreadableInput(name, f'"text" is {_kind(text)}, not a string')
    return text


def record_id(record: Mapping[str, object], name: str) -> str | None:
    """The record's own id, a string or a whole number.

    Raises:
        UnreadableInput: it is something else.
    """
    found = record.get("id")
    if isinstance(found, int) and not isinstance(found, bool):
        return str(found) if abs(found) < 10**40 else None
    return _string(record, "id", name)


def told_by(record: Mapping[str, object], name: str) -> Given:
    """What a record or a front matter says of its text.

    Raises:
        UnreadableInput: a value is no string, or the date is no date.
    """
    printed = _string(record, "published", name)
    published = read_date(printed) if printed else None
    if printed and published is None:
        raise UnreadableInput(name, f'"published" is no date: {printed[:40]!r}', remedy="write it as 2024-11-11")
    return Given(
        published=published,
        publisher=_string(record, "publisher", name),
        title=_string(record, "title", name),
        url=_string(record, "url", name),
    )


def _string(record: Mapping[str, object], key: str, name: str) -> str | None:
    found = record.get(key)
    if found is not None and not isinstance(found, str):
        raise UnreadableInput(name, f'"{key}" is {_kind(found)}, not a string')
    return found.strip() or None if found else None


def _kind(value: object) -> str:
    kinds = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "a string",
        list: "a list",
        dict: "an object",
    }
    return kinds.get(type(value), "null")
