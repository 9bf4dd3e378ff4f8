"""`reportedly why`: everything behind a result."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import click

from ..errors import NotFound
from ..ledger import EstimateQuery, Ledger
from ..model import Edge, Policy
from ..publish.harmless import harmless
from ..publish.wording import chain, held
from .estimates import as_json, question
from .options import Day, ledger_option, settings_for
from .output import Format, console, format_for, format_option, write_record
from .paging import weigh
from .profiles import about, decision, in_words
from .show import definitions, judgement_row

if TYPE_CHECKING:
    from ..assess.behind import Behind
    from ..assess.identities import Identities
    from ..assess.telling import Telling

_SHORTEST = 4
"""Characters of an id that a person must give at least, its letter counted in."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a question is answered from."""

    ident: str
    ledger: Ledger
    policy: Policy
    as_of: date | None


@dataclass(frozen=True, slots=True)
class _Answer:
    behind: "Behind"
    about: str
    result: dict[str, object]
    edges: Sequence[Edge]
    tellings: "Mapping[str, Telling]"


@click.command("why")
@click.argument("identifier", metavar="ID")
@click.option(
    "--policy",
    type=click.Choice(Policy, case_sensitive=False),
    default=Policy.MEDIAN_OF_ORIGINS,
    show_default=True,
    help="How figures that differ become one range.",
)
@click.option("--as-of", type=Day(), help="What was known on this day; a forecast is judged from it [default: today].")
@ledger_option
@format_option
@click.pass_context
def command(
    context: click.Context,
    *,
    identifier: str,
    policy: Policy,
    as_of: date | None,
    ledger: str | None,
    chosen: Format | None,
) -> None:
    """Tell everything behind a result.

    It is an estimate (e_…), a dispute (d_…), a forecast or any claim (c_…).

    The claims that it rests on with their words, chain, report, outlet and date; how they stand to one another and
    why; what persons decided of them and of their sources; the policy. The beginning of an id is enough.
    """
    form = format_for(chosen)
    if form is Format.CSV:
        raise click.UsageError("why has no csv; `--format json` has everything")
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        weigh(opened)
        answer = _answer(_Asked(identifier.strip(), opened, policy, as_of))
        told = _told(opened, answer)
    if form is Format.TABLE:
        _print(answer, told)
    else:
        write_record(told, form)


def _answer(asked: _Asked) -> _Answer:
    if len(asked.ident) < _SHORTEST:
        raise click.UsageError(f"{asked.ident!r} is too short for an id")
    if asked.ident.startswith("e_"):
        return _of_estimate(asked)
    if asked.ident.startswith("d_"):
        return _of_dispute(asked)
    return _of_claim(asked)


def _of_estimate(asked: _Asked) -> _Answer:
    from ..assess.behind import behind_estimate

    # "e_1f….0" is the first disagreement of an estimate, as `contradictions` lists it.
    ident = asked.ident.partition(".")[0]
    estimate = asked.ledger.estimate(ident, EstimateQuery(policy=asked.policy, as_of=asked.as_of))
    if estimate is None:
        raise NotFound(f"nobody had given a figure for {ident} by {asked.as_of}")
    behind = behind_estimate(estimate)
    return _with_edges(asked, behind, question(estimate.estimand), as_json(estimate))


def _of_dispute(asked: _Asked) -> _Answer:
    from ..assess.behind import behind_dispute

    dispute = asked.ledger.dispute(asked.ident)
    return _with_edges(asked, behind_dispute(dispute), dispute.about, dispute.model_dump(mode="json"))


def _with_edges(asked: _Asked, behind: "Behind", about: str, result: dict[str, object]) -> _Answer:
    """A result with the edges between its claims."""
    from ..assess.edges import edges
    from ..knowledge.gazetteer import open_gazetteer

    rests_on = asked.ledger.tellings_at(list(behind.parts))
    found = edges(rests_on.values(), open_gazetteer(), identities=asked.ledger.identities())
    return _Answer(behind, about, result, found, rests_on)


def _of_claim(asked: _Asked) -> _Answer:
    from ..assess.behind import behind_claim, behind_forecast
    from ..assess.grades import propose

    ledger = asked.ledger
    ident = ledger.claim(asked.ident).claim.id
    mine, around = ledger.beside(ident)
    if ident not in around:
        raise click.UsageError(f"{ident} is not weighed: it was rejected, or its report has a later version")
    about = around[ident].claim.text
    forecast = ledger.forecast(ident, asked.as_of or datetime.now(UTC).date())
    if forecast is not None:
        around |= ledger.tellings_at(list(forecast.evidence))
        return _Answer(behind_forecast(forecast, mine), about, forecast.model_dump(mode="json"), mine, around)
    proposed = propose(around[ident], mine, around, identities=ledger.identities())
    grade = ledger.grades().get(ident)
    result = {**proposed.model_dump(mode="json"), "set": grade.value if grade else None}
    return _Answer(behind_claim(ident, mine, proposed.reason), about, result, mine, around)


def _told(ledger: Ledger, answer: _Answer) -> dict[str, object]:
    """The answer as other programs read it."""
    from ..assess.identities import origins_of

    behind, known = answer.behind, ledger.identities()
    mine = [answer.tellings[claim] for claim in behind.parts]
    involved = {o.id for t in mine for o in (*origins_of(t), *origins_of(t, known))}
    return {
        "id": behind.id,
        "kind": behind.kind,
        "about": answer.about,
        "reason": behind.reason,
        "policy": behind.policy,
        "result": answer.result,
        "claims": [_claim(ledger, telling, behind, known) for telling in mine],
        "edges": [edge.model_dump(mode="json") for edge in answer.edges],
        "sources": [decision(j) for j in ledger.source_judgements() if involved & about(j)],
    }


def _claim(ledger: Ledger, telling: "Telling", behind: "Behind", known: "Identities") -> dict[str, object]:
    from ..assess.identities import origins_of

    claim, carrier = telling.claim, telling.carrier
    stored = ledger.claim(claim.id)
    return {
        "id": claim.id,
        "part": list(behind.parts[claim.id]),
        "quote": claim.text,
        "chain": chain(claim, own=f"{carrier.outlet} itself"),
        "origins": [o.name for o in origins_of(telling, known)],
        "held": held(claim),
        "report": carrier.report,
        "outlet": carrier.outlet,
        "title": stored.title,
        "url": stored.url,
        "published": carrier.published.isoformat() if carrier.published else None,
        "said": telling.said_on.isoformat() if telling.said_on else None,
        "family": carrier.family,
        "judgements": [judgement_row(j) for j in ledger.judgements(claim.id)],
    }


def _print(answer: _Answer, told: Mapping[str, object]) -> None:
    screen = console()
    for heading, facts in _sections(answer.behind, told):
        screen.print(heading, style="bold")
        screen.print(definitions([(name, harmless(words)) for name, words in facts]))
        screen.print()


def _sections(behind: "Behind", told: Mapping[str, Any]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    result = [(name, str(words)) for name, words in _findings(behind.kind, told["result"]) if words is not None]
    facts = [("about", str(told["about"])), *result, ("because", behind.reason), ("policy", str(behind.policy))]
    yield f"{behind.kind.capitalize()} {behind.id}", facts
    for claim in told["claims"]:
        yield (
            claim["id"],
            [
                ("part", "; ".join(claim["part"])),
                ("words", f"“{claim['quote']}” ({claim['held']})"),
                ("on whose word", claim["chain"]),
                ("stood in", f"{claim['outlet']}, {claim['published'] or 'undated'}, {claim['report']}"),
                *(("decided", _decided(each)) for each in claim["judgements"]),
            ],
        )
    if told["edges"]:
        yield "How they stand to one another", [(edge["claim"][:10], _edge(edge)) for edge in told["edges"]]
    if told["sources"]:
        yield "Who is who", [(str(each["act"]), in_words(each)) for each in told["sources"]]


def _findings(kind: str, result: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """What the result comes to, by name."""
    if kind == "estimate":
        best = result["best"]
        ends = (best["low"], best["high"])
        yield "range", " to ".join("…" if end is None else f"{end:,}" for end in ends)
        yield "best", best["best"]
    elif kind == "forecast":
        yield "state", result["state"]
        yield "until", result["window"][1]
        yield "proposed", result["proposed"]
    elif kind == "claim":
        yield "set", result["set"]
        yield "proposed", result["credibility"]


def _edge(edge: Mapping[str, Any]) -> str:
    relation = str(edge["relation"]).replace("_", " ")
    return f"{relation} {edge['other'][:10]} ({edge['score']:.2f}): {edge['reason']}"


def _decided(judgement: Mapping[str, Any]) -> str:
    value = f" {judgement['field'] or ''} {judgement['value']}".rstrip() if judgement["value"] else ""
    undone = "" if judgement["standing"] or judgement["undoes"] else " (taken back)"
    return f"{judgement['act']}{value}, by {judgement['by']}: {judgement['because'] or 'no reason given'}{undone}"
