"""Numbers as ranges: how far a bound reaches, and which two cannot both be."""

from ..model import Bound, Figure, Number, Quantity

_ABOUT, _NEARLY = 0.1, 0.1
"""Tolerances of DESIGN §3: "about 300" is 270 to 330, "nearly 300" 270 to 300."""
TOLL_DAYS = 1
"""Tolls as of days that lie further apart may both be right: the dead are counted on."""


def ends(figure: Figure | Quantity) -> tuple[Number | None, Number | None]:
    """Low and high with the tolerance of the bound; a strict bound excludes its own number."""
    low, high = figure.low, figure.high
    if figure.bound is Bound.ABOUT and low is not None and high is not None:
        return low * (1 - _ABOUT), high * (1 + _ABOUT)
    if figure.bound is Bound.NEARLY and low is not None:
        return low * (1 - _NEARLY), high
    return low, high


def exclude(one: Figure | Quantity, other: Figure | Quantity) -> bool:
    """Whether no number fits both, after the stated tolerance."""
    (low, high), (other_low, other_high) = ends(one), ends(other)
    return (high is not None and other_low is not None and high < other_low) or (
        other_high is not None and low is not None and other_high < low
    )
