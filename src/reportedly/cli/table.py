"""Claims on a terminal: who, on whose word, which words, how many, how surely, what, where, when, at a glance.

Nothing is told by colour alone, and report text never reaches the terminal uncleaned (`wording` and `harmless` see to
it).
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from ..model import Claim, DateSource, Report
from ..publish import wording
from ..publish.harmless import harmless

WIDE = 120
"""Columns from which the claims stand side by side in a table; below it they stand one under the other."""

_DOT = " · "
_NO_NOTES: Mapping[str, str] = MappingProxyType({})
_TOLD_BY = {
    DateSource.OPTION: "the option",
    DateSource.RECORD: "the record",
    DateSource.DATELINE: "the dateline",
}
_ID_WIDTH = 10


def short_id(identifier: str) -> str:
    """The beginning of an id, enough to name it in a ledger: "c_9f3b2a41"."""
    return identifier[:_ID_WIDTH]


Notes = Mapping[str, str]
"""What the ledger adds to a claim, by id: "accepted", "corrected, accepted"."""


def claims_of(report: Report, claims: Sequence[Claim], *, width: int, notes: Notes = _NO_NOTES) -> RenderableType:
    """A report's heading and its claims in the order of the text, fitted to a terminal of `width` columns."""
    own = f"{report.publisher} itself" if report.publisher else wording.OWN_VOICE
    body: RenderableType = Text("no claims found", style="italic")
    if claims:
        body = (
            _side_by_side(claims, own, notes)
            if width >= WIDE
            else Group(*(_stacked(claim, own, notes) for claim in claims))
        )
    return Group(heading(report, len(claims)), body, Text())


def heading(report: Report, count: int | None) -> RenderableType:
    """Title, outlet, date and, where it is told, the number of claims over a rule."""
    title = harmless(report.title or report.source_name or "Untitled report")
    facts = [harmless(report.publisher)] if report.publisher else []
    facts.append(dated(report))
    if count is not None:
        facts.append(f"{count} claim{'' if count == 1 else 's'}")
    facts.append(short_id(report.id))
    return Group(Text(title, style="bold"), Text(_DOT.join(facts)), Rule(style="default"))


def dated(report: Report) -> str:
    """The publication date and who told it."""
    if report.published is None or report.published_from is None:
        return "undated"
    return f"{report.published} (date from {_TOLD_BY[report.published_from]})"


def _stacked(claim: Claim, own: str, notes: Notes) -> RenderableType:
    first = Table.grid(expand=True, padding=(0, 1))
    first.add_column(ratio=1, overflow="fold")
    first.add_column(justify="right", no_wrap=True)
    first.add_row(Text(wording.chain(claim, own=own), style="bold"), _name(claim, notes))
    facts = Text(_DOT).join(part for part in (_figures(claim), _surely(claim), _where_and_when(claim)) if part)
    words = Padding(Text(wording.quote(claim)), (0, 0, 0, 2), expand=False)
    return Group(first, words, Padding(facts, (0, 0, 1, 2), expand=False))


def _name(claim: Claim, notes: Notes) -> Text:
    note = notes.get(claim.id)
    return Text(f"{note}  {short_id(claim.id)}" if note else short_id(claim.id), style="dim")


def _side_by_side(claims: Iterable[Claim], own: str, notes: Notes) -> RenderableType:
    table = Table(box=None, pad_edge=False, expand=True, padding=(0, 2, 1, 0), header_style="underline")
    table.add_column("claim", min_width=_ID_WIDTH, no_wrap=True, style="dim")
    for name, ratio in (("who", 5), ("words", 8), ("how many", 3), ("how surely", 3), ("what, where, when", 5)):
        table.add_column(name, ratio=ratio, overflow="fold")
    for claim in claims:
        table.add_row(
            _name(claim, notes),
            Text(wording.chain(claim, own=own), style="bold"),
            Text(wording.quote(claim)),
            _figures(claim),
            _surely(claim),
            _where_and_when(claim),
        )
    return table


def _figures(claim: Claim) -> Text:
    return Text("; ".join(wording.counted(quantity) for quantity in claim.quantities), style="bold")


def _surely(claim: Claim) -> Text:
    return Text(wording.surely(claim))


def _where_and_when(claim: Claim) -> Text:
    parts = (wording.event(claim), wording.places(claim), wording.times(claim))
    return Text(_DOT.join(part for part in parts if part))
