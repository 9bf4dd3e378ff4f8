"""What was edited between two versions, for people and programs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from ..ledger import ClaimQuery, Ledger, ReportRow
from ..model import Claim
from ..publish.csv import Cell
from ..publish.harmless import harmless
from .boundary import many
from .output import console

if TYPE_CHECKING:
    from ..assess.versions import Edit


@dataclass(frozen=True, slots=True)
class Edited:
    """Two versions and what they say otherwise; `said` are the notices that only the later one has."""

    before: ReportRow
    after: ReportRow
    edit: "Edit"
    said: tuple[str, ...]


def edit_between(ledger: Ledger, identifier: str, other: str | None) -> Edited | None:
    """What was edited; null where there is one version only."""
    from ..assess.versions import compare_versions

    pair = _pair(ledger, identifier, other)
    if pair is None:
        return None
    before, after = pair
    claims = [[s.current for s in ledger.claims(ClaimQuery(report=row.id))] for row in pair]
    return Edited(before, after, compare_versions(*claims), tuple(_said(ledger, before, after)))


def _pair(ledger: Ledger, identifier: str, other: str | None) -> tuple[ReportRow, ReportRow] | None:
    found = ledger.versions(identifier)
    ident = ledger.report(identifier).id
    at = next(n for n, row in enumerate(found) if row.id == ident)
    if other is not None:
        there = ledger.report(other).id
        return found[at], next(row for row in ledger.versions(other) if row.id == there)
    if len(found) < 2:
        return None
    return (found[at - 1], found[at]) if at else (found[0], found[1])


def _said(ledger: Ledger, before: ReportRow, after: ReportRow) -> Iterator[str]:
    from ..ingest.notices import notices

    reports = [ledger.report(row.id) for row in (before, after)]
    old, new = ([report.quote(notice.span) for notice in notices(report)] for report in reports)
    yield from (words for words in new if words not in old)


def edit_rows(found: Edited) -> Iterator[dict[str, Cell]]:
    """A row for every claim that came or went and everything that moved in one."""
    for claim in found.edit.dropped:
        yield {"kind": "dropped", "before": claim.text, "claim_before": claim.id}
    for claim in found.edit.added:
        yield {"kind": "added", "after": claim.text, "claim_after": claim.id}
    for change in found.edit.changed:
        ids = {"claim_before": change.before.id, "claim_after": change.after.id}
        for moved in change.moved:
            told = {"aspect": moved.aspect.value, "before": moved.before, "after": moved.after}
            yield {"kind": "changed", **told, **ids}
    for words in found.said:
        yield {"kind": "notice", "after": words}


def print_edit(found: Edited) -> None:
    """Print it, the figures that moved first."""
    screen, edit = console(), found.edit
    for sign, row in (("-", found.before), ("+", found.after)):
        words = f"{sign} version {row.version}, {row.id[:10]}, added {row.added_at:%Y-%m-%d %H:%M}"
        screen.print(Text(words, style="bold"))
    for words in found.said:
        screen.print(Text(f"\nThe publisher says: {harmless(words)}"))
    if not found.said and not edit.only_words:
        screen.print(Text("\nThe publisher does not say that it changed anything."))
    if edit.only_words:
        screen.print(Text("\nNo claim is another; other words were changed."))
        return
    screen.print(Text(f"\n{many(len(edit.figures), 'figure')} moved", style="bold"))
    for moved in edit.figures:
        screen.print(Text(f"  {harmless(moved.before) or '(none)'} → {harmless(moved.after) or '(none)'}"))
    for change in edit.changed:
        _print_pair("~", change.before, change.after)
    for claim in edit.dropped:
        _print_pair("-", claim, None)
    for claim in edit.added:
        _print_pair("+", None, claim)


def _print_pair(sign: str, before: Claim | None, after: Claim | None) -> None:
    screen = console()
    for mark, claim in (("-", before), ("+", after)):
        if claim is not None:
            who = claim.attribution[-1].mention if claim.attribution else "own voice"
            screen.print(Text(f"  {sign if sign != '~' else f'~{mark}'} {harmless(who)}: {harmless(claim.text)}"))
