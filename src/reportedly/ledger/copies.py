"""A ledger is copied while others go on working with it, and put back."""

import sqlite3
from contextlib import closing
from pathlib import Path

from ..errors import LedgerError
from .dialects.sqlite import BUSY_SECONDS
from .opening import check_is_ledger


def copy_ledger(source: Path, target: Path, *, force: bool = False) -> None:
    """Copy a ledger as it stands at this moment into `target`, whole or not at all.

    Raises:
        LedgerError: `source` is no ledger; `target` exists and `force` was not given; it cannot be written.
    """
    check_is_ledger(source)
    if target.exists():
        if not force:
            raise LedgerError(f"{target} exists already", remedy="use --force to overwrite it")
        if target.is_dir() or target.resolve() == source.resolve():
            raise LedgerError(f"{target} cannot be overwritten")
    if not target.parent.is_dir():
        raise LedgerError(f"the folder {target.parent} does not exist")
    try:
        if _is_database(target):
            _copy(source, target)
        else:
            _copy_beside(source, target)
    except (sqlite3.Error, OSError) as error:
        raise LedgerError(f"{target} could not be written: {error}") from error


def _is_database(path: Path) -> bool:
    if not path.exists():
        return False
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\0"


def _copy_beside(source: Path, target: Path) -> None:
    """Into a new file that takes the target's name when it is complete."""
    beside = target.with_name(f".{target.name}.part")
    beside.unlink(missing_ok=True)
    try:
        _copy(source, beside)
        with closing(sqlite3.connect(beside)) as new:
            new.execute("PRAGMA journal_mode = DELETE")  # one file, no companions: it can be sent away as it is
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    """SQLite's online backup: one transaction on the target, so that programs that have it open see old or new."""
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)) as old,
        closing(sqlite3.connect(target, timeout=BUSY_SECONDS)) as new,
    ):
        old.backup(new)
