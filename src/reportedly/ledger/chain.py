"""The chain of hashes over all judgements: a row that is changed, taken out or put in between shows.

Each row's hash covers the row before it, so the last hash stands for all of them: who notes it elsewhere can tell
later that nothing was rewritten. Value and reason enter by a hash of their own (`words`), so that they can be erased
when a report is withdrawn and the chain still holds.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from .dialect import iso_moment
from .records import Act

START = "0" * 64
"""What stands before the first row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one row of the chain says."""

    act: Act
    report: str | None
    """Null in a row about a source."""
    claim: str | None
    field: str | None = None
    value: str | None = None
    who: str
    why: str | None
    at: datetime
    undoes: str | None = None
    source: str | None = None
    """Id of the origin that the row is about."""


def words_digest(value: str | None, why: str | None) -> str:
    """The hash that stands in the chain for the words of a judgement."""
    return _digest(["words", value, why])


def entry_digest(previous: str, seq: int, entry: Entry, *, words: str) -> str:
    """The hash of an entry that is the `seq`th, after one with the hash `previous`."""
    subject = (entry.act.value, entry.report, entry.claim, entry.field)
    # Behind the rest, so that the rows of ledgers that knew no sources keep their hash.
    source = () if entry.source is None else (entry.source,)
    return _digest([previous, seq, *subject, entry.who, iso_moment(entry.at), entry.undoes, words, *source])


def _digest(parts: Sequence[str | int | None]) -> str:
    canonical = json.dumps(list(parts), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
