"""`reportedly why`: everything behind a result."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, TypeVar, Unpack

import click

from ..errors import NotFound
from ..ledger import Ledger
from ..model import Edge, Policy
from ..publish.harmless import harmless
from ..publish.wording import chain, held
from .estimates import as_json, question
from .options import Day, Filters, claim_query, filter_options, ledger_option, settings_for
from .output import Format, console, format_for, format_option, write
from .profiles import about, decision, in_words
from .show import definitions, judgement_row

if TYPE_CHECKING:
    from ..assess.behind import Behind
    from ..assess.identities import Identities
    from ..assess.telling import Telling
    from ..knowledge.gazetteer import Gazetteer

T = TypeVar("T")
_SHORTEST = 4
"""Characters of an id that a person must give at least, its letter counted in."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a question is answered from."""

    ident: str
    tellings: "Sequence[Telling]"
    known: "Identities"
    policy: Policy
    as_of: date | None


@dataclass(frozen=True, slots=True)
class _Answer:
    behind: "Behind"
    about: str
    result: dict[str, object]
    edges: Sequence[Edge]


@click.command("why")
@click.argument("identifier", metavar="ID")
@filter_options
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
    **filters: Unpack[Filters],
) -> None:
    """Tell everything behind a result.

    It is an estimate (e_…), a dispute (d_…), a forecast or any claim (c_…).

    The claims that it rests on with their words, chain, report, outlet and date; how they stand to one another and
    why; what persons decided of them and of their sources; the policy. The beginning of an id is enough. A dispute that
    was listed with filters is found with the same filters.
    """
    form = format_for(chosen)
    if form is Format.CSV:
        raise click.UsageError("why has no csv; `--format json` has everything")
    with Ledger(settings_for(context, ledger=ledger).ledger, create=False) as opened:
        tellings = opened.tellings(claim_query(filters, opened))
        asked = _Asked(identifier.strip(), tellings, opened.identities(), policy, as_of)
        answer = _answer(opened, asked)
        told = _told(opened, asked, answer)
    if form is Format.TABLE:
        _print(answer, told)
    else:
        write([json.dumps(told, ensure_ascii=False, indent=2 if form is Format.JSON else None) + "\n"])


def _answer(ledger: Ledger, asked: _Asked) -> _Answer:
    if len(asked.ident) < _SHORTEST:
        raise click.UsageError(f"{asked.ident!r} is too short for an id")
    if asked.ident.startswith("e_"):
        return _of_estimate(asked)
    if asked.ident.startswith("d_"):
        return _of_dispute(asked)
    return _of_claim(ledger, asked)


def _only(found: "Iterable[tuple[str, T]]", asked: _Asked, what: str) -> T:
    mine = [result for ident, result in found if ident.startswith(asked.ident)]
    if not mine:
        raise NotFound(f"there is no {what} {asked.ident!r}", remedy="give the filters and days of the listing")
    if len(mine) > 1:
        raise click.UsageError(f"several begin with {asked.ident!r}: give more of the id")
    return mine[0]


def _of_estimate(asked: _Asked) -> _Answer:
    from ..assess.behind import behind_estimate
    from ..assess.estimates import estimates

    # "e_1f….0" is the first disagreement of an estimate, as `contradictions` lists it.
    asked = replace(asked, ident=asked.ident.partition(".")[0])
    found = estimates(asked.tellings, _gazetteer(), policy=asked.policy, identities=asked.known, as_of=asked.as_of)
    estimate = _only(((e.estimand.id, e) for e in found), asked, "estimate")
    behind = behind_estimate(estimate)
    return _Answer(behind, question(estimate.estimand), as_json(estimate), _edges_within(asked, behind))


def _of_dispute(asked: _Asked) -> _Answer:
    from ..assess.behind import behind_dispute
    from ..assess.edges import disputes

    found = disputes(asked.tellings, _gazetteer(), identities=asked.known)
    dispute = _only(((d.id, d) for d in found), asked, "dispute")
    behind = behind_dispute(dispute)
    return _Answer(behind, dispute.about, dispute.model_dump(mode="json"), _edges_within(asked, behind))


def _of_claim(ledger: Ledger, asked: _Asked) -> _Answer:
    from ..assess.behind import behind_claim, behind_forecast
    from ..assess.edges import edges
    from ..assess.forecasts import forecasts, is_forecast
    from ..assess.grades import propose

    ident = ledger.claim(asked.ident).claim.id
    around = {t.claim.id: t for t in asked.tellings}
    if ident not in around:
        raise click.UsageError(f"{ident} is not weighed: it was rejected, or its report has a later version")
    mine = edges(asked.tellings, _gazetteer(), identities=asked.known, of=ident)
    claim = around[ident].claim
    if is_forecast(claim):
        day = asked.as_of or datetime.now(UTC).date()
        settled = ledger.settlements()
        made = forecasts(asked.tellings, _gazetteer(), as_of=day, settled=settled, identities=asked.known)
        forecast = _only(((f.claim, f) for f in made), replace(asked, ident=ident), "forecast made by then")
        return _Answer(behind_forecast(forecast, mine), claim.text, forecast.model_dump(mode="json"), mine)
    proposed = propose(around[ident], mine, around, identities=asked.known)
    grade = ledger.grades().get(ident)
    result = {**proposed.model_dump(mode="json"), "set": grade.value if grade else None}
    return _Answer(behind_claim(ident, mine, proposed.reason), claim.text, result, mine)


def _edges_within(asked: _Asked, behind: "Behind") -> "Sequence[Edge]":
    """The edges between the claims of a result."""
    from ..assess.edges import edges

    return edges((t for t in asked.tellings if t.claim.id in behind.parts), _gazetteer(), identities=asked.known)


def _gazetteer() -> "Gazetteer":
    from ..knowledge.gazetteer import open_gazetteer

    return open_gazetteer()


def _told(ledger: Ledger, asked: _Asked, answer: _Answer) -> dict[str, object]:
    """The answer as other programs read it."""
    from ..assess.identities import origins_of

    behind = answer.behind
    mine = [t for t in asked.tellings if t.claim.id in behind.parts]
    involved = {o.id for t in mine for o in (*origins_of(t), *origins_of(t, asked.known))}
    return {
        "id": behind.id,
        "kind": behind.kind,
        "about": answer.about,
        "reason": behind.reason,
        "policy": behind.policy,
        "result": answer.result,
        "claims": [_claim(ledger, telling, behind, asked.known) for telling in mine],
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
