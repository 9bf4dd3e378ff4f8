"""`reportedly judge`: what a person decides about a claim, and the taking back of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import click

from ..ledger import Judgement, Ledger, Verdict
from .boundary import remark
from .options import ledger_option, settings_for
from .output import Format, format_for, format_option, write_rows

UNDO = "undo"
GRAMMAR = "ID accept|reject|unsure | ID correct FIELD VALUE | undo ID"


@dataclass(frozen=True, slots=True)
class Decision:
    """What the words of the command ask for; no verdict means: take the last one back."""

    claim: str
    verdict: Verdict | None
    field: str | None = None
    value: str | None = None


def decision(words: Sequence[str]) -> Decision:
    """The decision that the words tell: an id never is "undo", so no order of words is ambiguous.

    Raises:
        click.UsageError: they tell none.
    """
    match list(words):
        case ["undo", claim]:
            return Decision(claim, None)
        case [claim, "accept" | "reject" | "unsure" as verdict]:
            return Decision(claim, Verdict(verdict))
        case [claim, "correct", field, value]:
            return Decision(claim, Verdict.CORRECT, field, value)
        case [_, "correct", *_]:
            raise click.UsageError("a correction needs a field and a value: judge ID correct quantities.0.low 57")
        case _:
            raise click.UsageError(f"say one of: {GRAMMAR}")


@click.command("judge")
@click.argument("words", nargs=-1, required=True, metavar=GRAMMAR)
@click.option("--as", "by", required=True, metavar="NAME", help="Who decides.")
@click.option("--because", default="", metavar="TEXT", help="Why; needed for a decision, welcome for an undo.")
@ledger_option
@format_option
@click.pass_context
def command(
    context: click.Context, *, words: tuple[str, ...], by: str, because: str, ledger: str | None, chosen: Format | None
) -> None:
    """Decide about a claim, or take the last decision back.

    \b
    reportedly judge c_9f3b accept --as Amira --because "heard the recording"
    reportedly judge c_9f3b correct quantities.0.low 57 --as Amira --because "misread"
    reportedly judge undo c_9f3b --as Amira

    Nothing is overwritten: decisions are appended to a chain that `reportedly db verify` checks. FIELD is a dotted path
    as in the JSON of the claim; VALUE is JSON, or else plain text. A value that begins with "-" goes behind "--".
    """
    wanted = decision(words)
    if wanted.verdict is not None and not because.strip():
        raise click.UsageError("say why: --because TEXT")
    form = format_for(chosen)
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        judgement = _carry_out(opened, wanted, by, because)
    if form is Format.TABLE:
        what = judgement.act.value + (f" {judgement.field} = {judgement.value}" if judgement.field else "")
        remark(f"{judgement.claim}: {what}, by {judgement.by} ({judgement.id})")
        return
    row = {
        "id": judgement.id,
        "claim": judgement.claim,
        "act": judgement.act.value,
        "field": judgement.field,
        "value": judgement.value,
        "by": judgement.by,
        "because": judgement.because,
    }
    write_rows([row], row, form=form)


def _carry_out(ledger: Ledger, wanted: Decision, by: str, because: str) -> Judgement:
    claim = ledger.claim(wanted.claim).claim.id
    if wanted.verdict is None:
        return ledger.undo(claim, by=by, because=because or None)
    return ledger.judge(claim, wanted.verdict, by=by, because=because, field=wanted.field, value=wanted.value)
