"""What stands behind a result: the claims that it rests on, and the part that each of them plays in it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..model import Dispute, Edge, Estimate, Figure, Forecast, Number


@dataclass(frozen=True, slots=True)
class Behind:
    """A result with its claims."""

    id: str
    kind: str
    """`estimate`, `dispute`, `forecast` or `claim`."""
    reason: str
    policy: str | None
    """How figures that differ became one range; the rule by which a grade or a resolution is proposed."""
    parts: Mapping[str, tuple[str, ...]]
    """The claims that it rests on by id, each with the parts that it plays ("12, superseded", "against")."""


def behind_estimate(estimate: Estimate) -> Behind:
    """Every figure's claims, and what became of the figure."""
    parts = ((claim, _told(figure)) for figure in estimate.figures for claim in figure.claims)
    reasons = (estimate.reason, estimate.best.reason, *(d.reason for d in estimate.disagreements))
    return Behind(estimate.estimand.id, "estimate", "; ".join(reasons), estimate.best.policy.value, _collected(parts))


def behind_dispute(dispute: Dispute) -> Behind:
    """Who affirms, who denies, who leaves it open."""
    sides = (("for", dispute.claims_for), ("against", dispute.claims_against), ("leaves it open", dispute.claims_open))
    parts = ((claim, side) for side, claims in sides for claim in claims)
    policy = "who neither affirms nor denies counts for nobody"
    return Behind(dispute.id, "dispute", dispute.reason, policy, _collected(parts))


def behind_forecast(forecast: Forecast, edges: Sequence[Edge] = ()) -> Behind:
    """The forecast, what later claims suggest of it, and the claims beside it."""
    proposed = f"speaks for {forecast.proposed.value}" if forecast.proposed else "speaks of it later"
    parts = [(forecast.claim, "the forecast"), *((claim, proposed) for claim in forecast.evidence)]
    policy = f"window: {forecast.window_by}; a person settles it"
    return Behind(
        forecast.claim, "forecast", forecast.reason, policy, _collected([*parts, *_beside(forecast.claim, edges)])
    )


def behind_claim(claim: str, edges: Sequence[Edge], reason: str) -> Behind:
    """The claim, and those that support, refine, contradict, repeat or replace it; `reason` of its proposed grade."""
    policy = "only origins that are independent of it and of its side count"
    return Behind(claim, "claim", reason, policy, _collected([(claim, "the claim"), *_beside(claim, edges)]))


def _beside(claim: str, edges: Iterable[Edge]) -> list[tuple[str, str]]:
    """Claims at the other ends: "supports it" where they are later, "it supports this" where they are earlier."""
    found = []
    for edge in edges:
        relation = edge.relation.value.replace("_", " ")
        if edge.other == claim:
            found.append((edge.claim, f"{relation} it"))
        elif edge.claim == claim:
            found.append((edge.other, f"it {relation} this"))
    return found


def _collected(parts: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for claim, part in parts:
        if part not in found[claim]:
            found[claim].append(part)
    return {claim: tuple(told) for claim, told in found.items()}


def _told(figure: Figure) -> str:
    """ "at least 12 as of 2025-02-04, superseded"."""
    day = f" as of {figure.as_of.isoformat()} ({figure.as_of_by.value})" if figure.as_of else ""
    notes = [
        f"of {_plain(figure.part_of)}" if figure.part_of is not None else "",
        f"in {figure.within.name}" if figure.within else "",
        "to come" if figure.ahead else "",
        "superseded" if figure.superseded else "",
    ]
    return ", ".join(part for part in (f"{_ends(figure)}{day}", *notes) if part)


def _ends(figure: Figure) -> str:
    if figure.low is None:
        return f"at most {_plain(figure.high)}"
    if figure.high is None:
        return f"at least {_plain(figure.low)}"
    return _plain(figure.low) if figure.low == figure.high else f"{_plain(figure.low)} to {_plain(figure.high)}"


def _plain(number: Number | None) -> str:
    return "…" if number is None else f"{number:,}"
