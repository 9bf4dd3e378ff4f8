"""Where data goes out: which format, in which encoding, on standard output or into a file."""

import codecs
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import click
from rich.console import Console, RenderableType

from ..errors import ReportedlyError
from ..publish.csv import Cell, csv_lines
from ..publish.harmless import harmless

T = TypeVar("T")

_SHORT = 22
"""Characters that a column without spaces keeps on one line, whatever the width: half a number is another number."""


class Format(StrEnum):
    """How data is written."""

    TABLE = "table"
    NDJSON = "ndjson"
    JSON = "json"
    CSV = "csv"


format_option = click.option(
    "--format",
    "chosen",
    type=click.Choice(Format, case_sensitive=False),
    help="How to print [default: table on a terminal, ndjson into a pipe or file].",
)


_PLAIN = "reportedly.plain"
_IN_ASCII = {"≤": "<=", "≥": ">=", "←": "<-", "–": "-", "—": "-", "─": "-", "·": "|", "…": "...", "“": '"', "”": '"'}
"""Signs that carry meaning, for terminals without them: a lost "≤" would make a ceiling a number."""


def _plainly(error: UnicodeError) -> tuple[str, int]:
    """What stands for characters that the terminal does not know."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_IN_ASCII.get(c, "?") for c in error.object[error.start : error.end]), error.end


codecs.register_error(_PLAIN, _plainly)


def format_for(chosen: Format | None) -> Format:
    """The format asked for, else the one that fits who is reading; sets standard output's encoding for it."""
    form = chosen or (Format.TABLE if sys.stdout.isatty() else Format.NDJSON)
    if isinstance(sys.stdout, io.TextIOWrapper):
        if form is Format.TABLE:
            sys.stdout.reconfigure(errors=_PLAIN)
        else:
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    return form


def console() -> Console:
    """Standard output as rich writes on it: the terminal's width, no markup, NO_COLOR heeded."""
    return Console(markup=False, emoji=False, highlight=False)


def write(lines: Iterable[str], *, at_once: bool = False) -> None:
    """Write lines (each with its end) to standard output, each `at_once` where somebody waits for it."""
    for line in lines:
        sys.stdout.write(line)
        if at_once:
            sys.stdout.flush()
    sys.stdout.flush()


def write_bytes(pieces: Iterable[bytes]) -> None:
    """Write the pieces of a file to standard output."""
    sys.stdout.flush()
    for piece in pieces:
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


def write_file(path: Path, pieces: Iterable[str | bytes]) -> None:
    """Write a file piece by piece, text as UTF-8; it stands there whole or, on failure, as it was before.

    Raises:
        ReportedlyError: it cannot be written.
    """
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            for piece in pieces:
                file.write(piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace"))
        part.replace(path)
    except OSError as error:
        raise ReportedlyError(f"{path}: cannot be written: {error.strerror or error}") from None
    finally:
        part.unlink(missing_ok=True)


def write_rows(rows: Iterable[Mapping[str, Cell]], columns: Iterable[str], *, form: Format) -> None:
    """Write rows of plain values in any of the formats."""
    names = tuple(columns)
    if form is Format.TABLE:
        console().print(rows_table(rows, names))
    else:
        write(data_lines(rows, form, columns=names, record=dict, cells=lambda row: (row,)))


def data_lines(
    found: Iterable[T],
    form: Format,
    *,
    columns: Iterable[str],
    record: Callable[[T], Mapping[str, object]],
    cells: Callable[[T], Iterable[Mapping[str, Cell]]],
) -> Iterator[str]:
    """What was found for programs: as CSV by its rows of `cells`, otherwise by its `record`, which may be nested."""
    if form is Format.CSV:
        yield from csv_lines((row for each in found for row in cells(each)), columns)
    elif form is Format.JSON:
        yield json.dumps([record(each) for each in found], ensure_ascii=False, indent=2) + "\n"
    else:
        yield from (json.dumps(record(each), ensure_ascii=False) + "\n" for each in found)


def write_record(told: Mapping[str, object], form: Format) -> None:
    """Write one thing whole: as JSON over several lines, otherwise on one."""
    write([json.dumps(told, ensure_ascii=False, indent=2 if form is Format.JSON else None) + "\n"])


def rows_table(rows: Iterable[Mapping[str, Cell]], columns: Iterable[str]) -> RenderableType:
    """Rows as a table for people; words are broken over lines where it is narrow, a number or a day never is."""
    from rich.table import Table
    from rich.text import Text

    names = tuple(columns)
    cells = [tuple(harmless(_cell(row.get(name))) for name in names) for row in rows]
    table = Table(box=None, pad_edge=False, header_style="underline")
    for name, column in zip(names, zip(*cells, strict=True) if cells else ((),) * len(names), strict=True):
        widest = max(map(len, (name, *column)))
        whole = widest <= _SHORT and not any(" " in cell for cell in column)
        table.add_column(name, overflow="fold", no_wrap=whole, min_width=widest if whole else None)
    for line in cells:
        table.add_row(*(Text(cell) for cell in line))
    return table


def _cell(value: Cell) -> str:
    return "" if value is None else f"{value:,}" if isinstance(value, int) else str(value)
