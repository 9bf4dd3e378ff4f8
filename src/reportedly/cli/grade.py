"""`reportedly grade`: Admiralty credibility of a claim, proposed with its reason and set by a person."""

import click

from ..ledger import Ledger
from ..model import Credibility
from .boundary import remark
from .options import ledger_option, settings_for
from .output import Format, format_for, format_option, write_rows
from .paging import weigh


@click.command("grade")
@click.argument("claim", metavar="CLAIM")
@click.argument("credibility", required=False, type=click.Choice([c.value for c in Credibility]))
@click.option("--as", "by", default="", metavar="NAME", help="Who sets it.")
@click.option("--because", default="", metavar="TEXT", help="Why.")
@ledger_option
@format_option
@click.pass_context
def command(
    context: click.Context,
    *,
    claim: str,
    credibility: str | None,
    by: str,
    because: str,
    ledger: str | None,
    chosen: Format | None,
) -> None:
    """Propose a claim's Admiralty credibility with its reason, or set it.

    From 1, confirmed, to 6, cannot be judged.

    \b
    reportedly grade c_9f3b
    reportedly grade c_9f3b 2 --as Amira --because "a second clinic counted alike"

    The program proposes only what origins that are independent of each other speak for; a person sets it. The
    reliability of a source is another thing and is never proposed.
    """
    form = format_for(chosen)
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        found = opened.claim(claim).claim
        if credibility is not None:
            if not by.strip() or not because.strip():
                raise click.UsageError("say who sets it and why: --as NAME --because TEXT")
            judgement = opened.grade(found.id, Credibility(credibility), by=by, because=because)
            remark(f"{found.id}: credibility {credibility}, by {judgement.by} ({judgement.id})")
            return
        row = _proposal(opened, found.id)
    write_rows([row], row, form=form)


def _proposal(ledger: Ledger, claim: str) -> dict[str, str | None]:
    from ..assess.grades import propose

    weigh(ledger)
    mine, around = ledger.beside(claim)
    if claim not in around:
        raise click.UsageError(f"{claim} was rejected, or its report has a later version: it is not weighed")
    known = ledger.identities()
    proposed = propose(around[claim], mine, around, identities=known)
    set_by_person = ledger.grades().get(claim)
    return {
        "claim": claim,
        "set": set_by_person.value if set_by_person else None,
        "proposed": proposed.credibility.value,
        "reason": proposed.reason,
        "rests_on": " ".join(proposed.rests_on),
    }
