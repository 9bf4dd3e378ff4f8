"""`reportedly show`: one claim or report, everything about it."""

from collections.abc import Mapping, Sequence

import click
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..ledger import ClaimQuery, Judgement, Ledger, StoredClaim
from ..model import Report, Span
from ..publish.facts import facts_of
from ..publish.harmless import harmless
from .options import ledger_option, settings_for
from .output import Format, console, format_for, format_option, write_record
from .stored import note
from .table import claims_of, heading

OPENS, CLOSES = "⟦", "⟧"
"""Stand around the words of the claim where its paragraph is shown, for who cannot see the underline."""


@click.command("show")
@click.argument("identifier", metavar="ID")
@ledger_option
@format_option
@click.pass_context
def command(context: click.Context, *, identifier: str, ledger: str | None, chosen: Format | None) -> None:
    """Show everything about one claim or report; the beginning of its id is enough.

    A claim is shown in its paragraph, with its reading field by field and what people decided about it.
    """
    form = format_for(chosen)
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        if identifier.startswith("r_"):
            _show_report(opened, identifier, form)
        else:
            _show_claim(opened, identifier, form)


def _show_report(ledger: Ledger, identifier: str, form: Format) -> None:
    report = ledger.report(identifier)
    found = list(ledger.claims(ClaimQuery(report=report.id)))
    if form is Format.TABLE:
        screen = console()
        notes = {stored.claim.id: note(stored) for stored in found}
        screen.print(claims_of(report, [s.current for s in found], width=screen.width, notes=notes))
        screen.print(_text_of(report))
        return
    claims = [stored.current.model_dump(mode="json") for stored in found]
    _write({"report": report.model_dump(mode="json"), "claims": claims}, form)


def _show_claim(ledger: Ledger, identifier: str, form: Format) -> None:
    stored = ledger.claim(identifier)
    judgements = ledger.judgements(stored.claim.id)
    if form is Format.TABLE:
        _print_claim(console(), stored, ledger.report(stored.claim.report), judgements)
        return
    told = {
        "claim": stored.claim.model_dump(mode="json"),
        "current": stored.current.model_dump(mode="json"),
        "verdict": stored.verdict,
        "retired": stored.retired,
        "added_by": stored.added_by,
        "judgements": [judgement_row(judgement) for judgement in judgements],
    }
    _write(told, form)


def _write(told: Mapping[str, object], form: Format) -> None:
    if form is Format.CSV:
        raise click.UsageError("show has no csv; `reportedly claims --report ID --format csv` has")
    write_record(told, form)


def judgement_row(judgement: Judgement) -> dict[str, object]:
    """A judgement as other programs read it."""
    return {
        "id": judgement.id,
        "act": judgement.act,
        "field": judgement.field,
        "value": judgement.value,
        "by": judgement.by,
        "because": judgement.because,
        "at": judgement.at.isoformat(timespec="seconds"),
        "undoes": judgement.undoes,
        "standing": judgement.standing,
    }


def _print_claim(screen: Console, stored: StoredClaim, report: Report, judgements: Sequence[Judgement]) -> None:
    claim = stored.current
    screen.print(heading(report, None))
    screen.print(Padding(in_context(report, claim.content), (0, 0, 1, 2)))
    screen.print(definitions([*facts_of(claim, report), ("In the ledger", note(stored))]))
    if judgements:
        screen.print(Group(Text("\nDecided", style="bold"), *(_sentence(judgement) for judgement in judgements)))


def in_context(report: Report, content: Sequence[Span]) -> Text:
    """The paragraph that a claim stands in, its words marked."""
    around = [p.span for p in report.paragraphs if any(p.span.overlaps(span) for span in content)]
    start = min((span.start for span in (*around, *content)), default=0)
    end = max((span.end for span in (*around, *content)), default=0)
    shown, at = Text(), start
    for span in content:
        shown.append(harmless(report.text[at : span.start]) + " " if span.start > at else "")
        shown.append(f"{OPENS}{harmless(report.quote(span))}{CLOSES}", style="bold underline")
        at = span.end
    rest = harmless(report.text[at:end])
    return shown.append(rest if rest[:1] in ".,;:!?”’\"')" else f" {rest}")


def definitions(facts: Sequence[tuple[str, str]]) -> RenderableType:
    """Names and what they are, the names in a column of their own; what is empty is left out."""
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    for name, words in facts:
        if words:
            table.add_row(Text(name), Text(words))
    return table


def _sentence(judgement: Judgement) -> Text:
    what = judgement.act.value
    if judgement.field:
        what += f" {judgement.field} = {judgement.value}"
    because = f": {judgement.because}" if judgement.because else ""
    undone = "" if judgement.standing or judgement.undoes else " (taken back)"
    words = f"  {judgement.at:%Y-%m-%d %H:%M} {judgement.by}: {what}{because}{undone}"
    return Text("  " + harmless(words))


def _text_of(report: Report) -> RenderableType:
    lines = (Padding(Text(harmless(report.quote(p.span))), (0, 0, 1, 2)) for p in report.paragraphs)
    return Group(Text("Text", style="bold"), *lines)
