"""`reportedly watch rules`: what somebody wants to be told of."""

from typing import TypedDict, Unpack

import click

from ..ledger import Ledger
from ..ledger.watch_records import Rule, RuleKind
from ..model import Commitment, EventType, Measure
from ..publish.csv import Cell
from .boundary import remark
from .options import ledger_option, settings_for
from .output import Format, format_for, format_option, write_rows

COLUMNS = ("rule", "kind", "filters", "added_at")


class RuleFilters(TypedDict):
    """What narrows a rule down, as options."""

    who: str | None
    affiliation: str | None
    event: EventType | None
    place: str | None
    commitment: Commitment | None
    minimum: float | None
    text: str | None
    measure: Measure | None
    unit: str | None
    publisher: str | None


@click.group("rules", invoke_without_command=True)
@ledger_option
@format_option
@click.pass_context
def rules(context: click.Context, *, ledger: str | None, chosen: Format | None) -> None:
    """List the rules; make and remove them by the commands below."""
    if context.invoked_subcommand is not None:
        return
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        found = opened.rules()
    write_rows([_row(rule) for rule in found], COLUMNS, form=format_for(chosen))
    if not found:
        remark("no rules; `reportedly watch rules add figure --place Goma`")


def _row(rule: Rule) -> dict[str, Cell]:
    filters = ", ".join(f"{name} {value}" for name, value in rule.filters.items())
    added = rule.added_at.isoformat(timespec="seconds")
    return {"rule": rule.seq, "kind": rule.kind.value, "filters": filters, "added_at": added}


@rules.command("add")
@click.argument("kind", type=click.Choice(RuleKind, case_sensitive=False))
@click.option("--who", metavar="WORDS", help="A source anywhere in the chain.")
@click.option("--affiliation", metavar="ISO3", help="Country that a source speaks for, e.g. UKR.")
@click.option("--event", type=click.Choice(EventType, case_sensitive=False), help="PLOVER type of the event.")
@click.option("--place", metavar="WORDS", help="A place by name, or a country by its ISO code, e.g. SDN.")
@click.option("--commitment", type=click.Choice(Commitment, case_sensitive=False), help="How the source holds it.")
@click.option("--min", "minimum", type=float, metavar="NUMBER", help="A figure that reaches this number.")
@click.option("--text", metavar="WORDS", help="Words of the claim or of its sources.")
@click.option(
    "--measure", type=click.Choice(Measure, case_sensitive=False), help="What is counted: killed, displaced …"
)
@click.option("--unit", metavar="NOUN", help="The noun that is counted: families, drones …")
@click.option("--publisher", metavar="WORDS", help="Outlet that carries it.")
@ledger_option
@click.pass_context
def add(context: click.Context, *, kind: RuleKind, ledger: str | None, **filters: Unpack[RuleFilters]) -> None:
    """Be told from now on: of a new figure, a contradiction, a source that speaks, a forecast that lapsed, an edit.

    What is in the ledger already raises no alert. The same rule twice is one.

    \b
    Example: reportedly watch rules add source --who "Volker Türk"
    """
    from ..watch.rules import query_of

    named = {"minimum": "min"}
    wanted = {named.get(name, name): str(value) for name, value in filters.items() if value is not None}
    query_of(wanted)
    with Ledger(settings_for(context, ledger=ledger).ledger) as opened:
        remark(f"rule {opened.add_rule(kind, wanted).seq}")


@rules.command("remove")
@click.argument("rule", type=int, metavar="RULE")
@ledger_option
@click.pass_context
def remove(context: click.Context, *, rule: int, ledger: str | None) -> None:
    """Be told no more by this rule; its alerts stay in the list, those that were not delivered are dropped."""
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        opened.remove_rule(rule)
    remark(f"rule {rule} is gone")
