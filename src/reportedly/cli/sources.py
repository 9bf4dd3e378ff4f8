"""`reportedly sources`: who is cited, by whom, how often; and what persons decide about who is who."""

from typing import Unpack

import click

from ..ledger import Act, Ledger, SourceQuery
from ..model import Reliability, SourceKind
from ..publish.csv import Cell
from .boundary import many, remark
from .options import Filters, claim_query, filter_options, ledger_option, settings_for
from .output import Format, format_for, format_option, write_record, write_rows
from .paging import listed, weigh
from .profiles import SHOWN, about, acts, decision, in_words, listed_of, origin_called, print_profile, row

COLUMNS = ("name", "affiliation", "statements", "carried_by", "last", "reliability")
ALL = (
    *("id", "name", "names", "kind", "affiliation", "anonymous", "statements", "reports", "outlets", "acts"),
    *("first", "last", "settled", "fulfilled", "hit_rate", "brier", "reliability"),
)
PROPOSED = ("origin", "name", "other", "other_name", "kind", "affiliation", "reason")

_who = click.option("--as", "by", required=True, metavar="NAME", help="Who decides.")
_why = click.option("--because", required=True, metavar="TEXT", help="Why.")


@click.group("sources", invoke_without_command=True)
@filter_options
@click.option("--kind", type=click.Choice(SourceKind, case_sensitive=False), help="Only sources of this kind.")
@click.option("--named", is_flag=True, help="Leave out those who are not named.")
@ledger_option
@format_option
@click.pass_context
def command(
    context: click.Context,
    *,
    kind: SourceKind | None,
    named: bool,
    ledger: str | None,
    chosen: Format | None,
    **filters: Unpack[Filters],
) -> None:
    """List who is cited. Merge, split and rate them by the commands below.

    Each with its statements, acts, the outlets that carry it, when it was first and last heard, its reliability.

    A statement is a claim that rests on the source; the report's own voice is its outlet's. Those whom a person merged
    are one. Hit rate and Brier score stand only where five forecasts or more were settled.
    """
    if context.invoked_subcommand is not None:
        return
    form = format_for(chosen)
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        weigh(opened)
        query = SourceQuery(claims=claim_query(filters, opened), kind=kind, named=named)
        wanted = list(listed(lambda page: opened.sources(query, page), limit=filters["limit"], form=form))
    if form is Format.TABLE:
        write_rows(({**row(s), "carried_by": many(len(s.outlets), "outlet")} for s in wanted), COLUMNS, form=form)
    else:
        write_rows((row(s) for s in wanted), ALL, form=form)
    if not wanted:
        remark("nobody is cited in such a claim")


@command.command("show")
@click.argument("source", metavar="NAME|ID")
@ledger_option
@format_option
@click.pass_context
def show(context: click.Context, *, source: str, ledger: str | None, chosen: Format | None) -> None:
    """Show everything about one source: its names, acts, outlets, track record, what persons decided, its claims."""
    form = format_for(chosen)
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        weigh(opened)
        profile = opened.profile(origin_called(opened, source).id)
        involved = {profile.origin.id, *profile.merged}
        decided = [decision(j) for j in opened.source_judgements() if involved & about(j)]
        shown = opened.tellings_at(list(profile.claims[:SHOWN]))
    texts = {claim: telling.claim.text for claim, telling in shown.items()}
    if form is Format.TABLE:
        print_profile(profile, decided, texts)
    elif form is Format.CSV:
        write_rows([row(listed_of(profile))], ALL, form=form)
    else:
        told = {**profile.model_dump(mode="json"), "acts": acts(profile), "judgements": decided}
        write_record(told, form)


@command.command("merge")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@_who
@_why
@ledger_option
@click.pass_context
def merge(context: click.Context, *, one: str, other: str, by: str, because: str, ledger: str | None) -> None:
    """Count A as B, under B's name, from now on; `split` takes it back. A and B are names or ids."""
    _decide(context, ledger, (one, other), Act.SAME, by=by, because=because)


@command.command("split")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@_who
@_why
@click.option("--unsure", is_flag=True, help="Leave open whether they are one; they are counted apart.")
@ledger_option
@click.pass_context
def split(
    context: click.Context, *, one: str, other: str, by: str, because: str, unsure: bool, ledger: str | None
) -> None:
    """Hold A and B apart: take a merge back, or turn a proposal down. Every result is as it was before the merge."""
    _decide(context, ledger, (one, other), Act.UNSURE if unsure else Act.DIFFERENT, by=by, because=because)


def _decide(
    context: click.Context, ledger: str | None, pair: tuple[str, str], act: Act, *, by: str, because: str
) -> None:
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        weigh(opened)
        one, other = (origin_called(opened, words) for words in pair)
        made = opened.judge_sources(one, other, act, by=by, because=because)
    remark(f"{in_words(decision(made))} ({made.id})")


@command.command("rate")
@click.argument("source", metavar="NAME|ID")
@click.argument("grade", type=click.Choice([r.value for r in Reliability], case_sensitive=False))
@_who
@_why
@ledger_option
@click.pass_context
def rate(context: click.Context, *, source: str, grade: str, by: str, because: str, ledger: str | None) -> None:
    """Set a source's Admiralty reliability: A completely reliable … E unreliable, F cannot be judged (AJP-2.1).

    It says nothing of any one claim; `reportedly grade` does.
    """
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        weigh(opened)
        origin = origin_called(opened, source)
        made = opened.rate(origin, Reliability(grade.upper()), by=by, because=because)
    remark(f"{origin.name}: reliability {grade.upper()}, by {made.by} ({made.id})")


@command.command("suggest")
@ledger_option
@format_option
@click.pass_context
def suggest(context: click.Context, *, ledger: str | None, chosen: Format | None) -> None:
    """Propose who may be one: the same surname, kind and country, spellings that sound alike, words in another order.

    Nothing is merged; pairs on which somebody decided are left out.
    """
    form = format_for(chosen)
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        found = opened.likely_same()
    rows: list[dict[str, Cell]] = [
        {
            "origin": p.origin.id,
            "name": p.origin.name,
            "other": p.other.id,
            "other_name": p.other.name,
            "kind": p.origin.kind.value,
            "affiliation": p.origin.affiliation,
            "reason": p.reason,
        }
        for p in found
    ]
    write_rows(rows, tuple(c for c in PROPOSED if form is not Format.TABLE or c not in ("origin", "other")), form=form)
    if not rows:
        remark("no two sources look like one")
