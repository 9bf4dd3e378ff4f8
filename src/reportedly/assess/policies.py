"""One range from figures that differ, by a named policy."""

from collections.abc import Sequence
from statistics import median

from ..model import Best, Figure, Number, Policy


def reconcile(figures: Sequence[Figure], policy: Policy) -> Best:
    """The range that `policy` gives for the standing figures of an estimand.

    Superseded figures, those for a smaller place and those of what is to come are left out, parts by the caller. An
    open end never gives a best.
    """
    standing = [f for f in figures if not f.superseded and not f.ahead and f.within is None]
    lows = [f.low for f in standing if f.low is not None]
    highs = [f.high for f in standing if f.high is not None]
    closed = sorted(_middle(f.low, f.high) for f in standing if f.low is not None and f.high is not None)
    if not standing:
        return Best(policy=policy, low=None, best=None, high=None, reason="no figure stands")
    if policy is Policy.ACLED_CONSERVATIVE:
        return _lowest(policy, lows, highs, closed)
    if policy is Policy.AIRWARS_MINMAX:
        reason = f"from the lowest minimum to the highest maximum of {len(standing)} figures"
        return Best(policy=policy, low=min(lows, default=None), best=None, high=max(highs, default=None), reason=reason)
    middles = closed if policy is Policy.UCDP else _of_origins(standing)
    best = median(middles) if middles else None
    reason = _middle_of(len(middles), policy) if middles else "every figure has an open end"
    return Best(
        policy=policy,
        low=min((*lows, *highs)) if lows else None,
        best=_plain(best),
        high=max((*lows, *highs)) if highs else None,
        reason=reason,
    )


def _middle_of(count: int, policy: Policy) -> str:
    many = "s" if count > 1 else ""
    if policy is Policy.UCDP:
        return f"the middle of {count} figure{many}"
    return f"the middle of {count} origin{many}, each by its latest figure"


def _lowest(policy: Policy, lows: list[Number], highs: list[Number], closed: list[Number]) -> Best:
    best = min(closed, default=None)
    reason = "the lowest figure" if closed else "every figure has an open end"
    return Best(
        policy=policy,
        low=min(lows, default=None),
        best=_plain(best),
        high=_plain(best) if closed else min(highs, default=None),
        reason=reason,
    )


def _of_origins(figures: Sequence[Figure]) -> list[Number]:
    by_origin: dict[str, list[Number]] = {}
    for figure in figures:
        if figure.low is not None and figure.high is not None:
            by_origin.setdefault(figure.origin.id, []).append(_middle(figure.low, figure.high))
    return sorted(median(middles) for middles in by_origin.values())


def _middle(low: Number, high: Number) -> Number:
    return (low + high) / 2


def _plain(number: Number | None) -> Number | None:
    """The middle of counts as a count: nobody counts a quarter of a person."""
    return round(number) if number is not None else None
