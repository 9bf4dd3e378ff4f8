"""Figures as sources give them: from the true number, with error, bias and a bound."""

import random

from reportedly.model import Bound

from .nouns import Number

_SPELT = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def agreeing(chance: random.Random, true: int) -> Number:
    """A figure that holds for the true number, exact or with a bound."""
    bound = chance.choice((Bound.EXACT, Bound.EXACT, Bound.AT_LEAST, Bound.MORE_THAN, Bound.ABOUT))
    if bound is Bound.EXACT or true < 10:
        return worded(true, Bound.EXACT)
    if bound is Bound.ABOUT:
        return worded(rounded(true), bound)
    return worded(min(true - 1, rounded(int(true * chance.uniform(0.7, 0.95)))), bound)


def biased(chance: random.Random, true: int, towards: float) -> Number:
    """A figure that an interested or badly placed observer gives: `towards` is the factor of the bias."""
    seen = max(2, round(true * towards * chance.uniform(0.95, 1.05)))
    return worded(seen, chance.choice((Bound.EXACT, Bound.EXACT, Bound.AT_LEAST)))


def garbled(number: Number) -> Number:
    """The number as a bad translation has it: a digit lost."""
    value = number.low or number.high or 0
    return worded(max(2, value // 10) if value >= 20 else value + 10, number.bound)


def rounded(value: int) -> int:
    """To two figures, as people say numbers."""
    step = int(10 ** max(0, len(str(value)) - 2))
    return max(1, int(round(value / step) * step))


def worded(value: int, bound: Bound) -> Number:
    """The number with its ends after DESIGN's conventions, in words."""
    digits = _SPELT[value] if value < len(_SPELT) else f"{value:,}"
    if bound is Bound.AT_LEAST:
        return Number(value, None, bound, f"at least {digits}")
    if bound is Bound.MORE_THAN:
        return Number(value, None, bound, f"more than {digits}")
    if bound is Bound.ABOUT:
        return Number(value, value, bound, f"about {digits}")
    return Number(value, value, Bound.EXACT, digits)
