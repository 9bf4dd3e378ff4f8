"""auto-archiver's table of what it archived (its CSV database: status, metadata, media)."""

import ast
import csv
import io
from collections.abc import Iterator
from datetime import date

from ...errors import InputError, UnreadableInput
from ..dates import read_date
from ..draft import Draft, Link, Piece
from ..formats import Format, InputFormat, Way
from ..given import Given
from ..limits import whole
from ..page.charset import characters

_HEADINGS = b"status,metadata,media"
_LONGEST = 200_000


def read(piece: Piece, way: Way) -> Iterator[Draft | Link | InputError]:
    """A post or page a row: with its words where it kept them, else as a link to be fetched.

    The time is that of the post, as the platform gave it; never the one at which it was archived.
    """
    data = whole(piece.opening(), piece.name, way.limits.document)
    text, _ = characters(data, piece.name)
    csv.field_size_limit(way.limits.text)
    for number, row in enumerate(csv.DictReader(io.StringIO(text, newline="")), 2):
        name = f"{piece.name}:{number}"
        told = _literal(row.get("metadata") or "")
        if told is None:
            yield UnreadableInput(name, "has metadata that cannot be read")
            continue
        address, words = told.get("url"), told.get("content")
        given = Given(title=told.get("title"), url=address, published=_day(told.get("timestamp")))
        if words and words.strip():
            yield Draft(text=words, name=name, source_name=piece.source_name, told=given.over(piece.told))
        elif address:
            yield Link(address=address, name=name, title=given.title, published=given.published)


def _literal(words: str) -> dict[str, str] | None:
    """The strings in a dictionary as Python writes it, its datetimes as ISO dates; nothing is evaluated."""
    try:
        tree = ast.parse(words, mode="eval") if len(words) <= _LONGEST else None
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    if tree is None or not isinstance(tree.body, ast.Dict):
        return None
    found = {}
    for key, value in zip(tree.body.keys, tree.body.values, strict=True):
        if isinstance(key, ast.Constant) and isinstance(key.value, str) and (said := _value(value)):
            found[key.value] = said
    return found


def _value(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "datetime.datetime":
        numbers = [
            part.value for part in node.args[:3] if isinstance(part, ast.Constant) and isinstance(part.value, int)
        ]
        return "-".join(f"{number:02d}" for number in numbers) if len(numbers) == 3 else None
    return None


def _day(words: str | None) -> date | None:
    return read_date(words) if words else None


FORMAT = Format(
    name=InputFormat.ARCHIVER,
    means="auto-archiver's table (CSV)",
    read=read,
    looks=lambda head: head.lstrip(b"\xef\xbb\xbf").startswith(_HEADINGS),
)
