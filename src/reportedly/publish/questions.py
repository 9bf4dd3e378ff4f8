"""Questions and their figures in words, as briefs, charts and lists say them."""

from ..knowledge.countries import country_name
from ..model import Bound, Estimand, Figure, Number, Origin
from . import wording
from .harmless import harmless


def asked(estimand: Estimand) -> str:
    """ "soldiers (wounded), of North Korea, Kursk Oblast"."""
    measure = estimand.measure.value if estimand.measure else ""
    what = f"{estimand.unit} ({measure})" if estimand.unit and measure else estimand.unit or measure
    of = estimand.of
    country = country_name(of.country) or of.country if of and of.country else of.entity if of else None
    parts = (what, f"of {country}" if country else "", estimand.where.name if estimand.where else "")
    return harmless(", ".join(part for part in parts if part))


def told(figure: Figure) -> str:
    """The number with its bound: "≤ 12,000", "24–99"."""
    low, high = figure.low, figure.high
    if low is not None and high is not None and low != high:
        return f"{wording.number(low)}–{wording.number(high)}"
    value = low if low is not None else high
    return wording.SIGNS[figure.bound] + wording.number(value) if value is not None else Bound.VAGUE.value


def span(low: Number | None, high: Number | None) -> str:
    """A range whose open ends are told as such: "300 to …"."""
    return " to ".join("…" if end is None else wording.number(end) for end in (low, high))


def named(origin: Origin) -> str:
    """ "Pat Ryder (USA)", "a senior official (not named)"."""
    notes = [origin.affiliation or "", "not named" if origin.anonymous else ""]
    told_of = ", ".join(note for note in notes if note)
    return wording.shortened(harmless(origin.name), _LONGEST) + (f" ({told_of})" if told_of else "")


_LONGEST = 42
