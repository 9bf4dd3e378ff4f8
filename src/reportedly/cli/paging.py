"""Results page by page: as many as fit a screen on a terminal, all of them into a file or a pipe."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from ..ledger import Ledger, Listed, Page
from .boundary import remark
from .output import Format

T = TypeVar("T")
ON_A_SCREEN = 100
"""Results that are shown on a terminal where nobody says how many."""
_AT_ONCE = 500
_MANY = 200
"""Reports and results to see to, above which somebody who waits is told how far it is."""


def listed(fetch: Callable[[Page], Listed[T]], *, limit: int | None, form: Format) -> Iterator[T]:
    """The results that `fetch` gives, as many as asked for; on a terminal a hundred, and a word of the rest."""
    most = limit if limit is not None or form is not Format.TABLE else ON_A_SCREEN
    page = Page(size=_AT_ONCE if most is None else min(most, _AT_ONCE))
    while True:
        found = fetch(page)
        yield from found.items
        given = page.offset + len(found.items)
        left = None if most is None else most - given
        if not found.more or left == 0:
            break
        page = replace(page, offset=given, size=_AT_ONCE if left is None else min(left, _AT_ONCE))
    if found.more and limit is None:
        remark(f"these are the first {most}: `--limit` shows more, `--format ndjson` all")


def weigh(ledger: Ledger) -> None:
    """Bring what is kept weighed up to date; tell how far it is where that takes long."""
    told = 0

    def progress(done: int) -> None:
        nonlocal told
        if done >= told + _MANY:
            told = done
            remark(f"weighing: {done:,} reports and results so far")

    ledger.weigh(progress)
