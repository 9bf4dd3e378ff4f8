"""How far readers agree: Krippendorff's α for names without an order.

Krippendorff, Content Analysis (2004), chapter 11: α = 1 − observed / expected disagreement, from the coincidences of
values within units. 1 is agreement throughout, 0 what chance gives; units that only one reader read don't count.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far readers agree about one field."""

    field: str
    units: int
    """Claims that two readers or more read."""
    readings: int
    alike: int
    """Units on which all of their readers agree."""
    alpha: float | None
    """Null where it is not defined: fewer than two units, or one value throughout."""


FEWEST = 2


def agreement(field: str, units: Iterable[Sequence[str]]) -> Agreement:
    """The agreement about `field`; each unit has one value for each of its readers."""
    several = [unit for unit in units if len(unit) > 1]
    return Agreement(
        field=field,
        units=len(several),
        readings=sum(map(len, several)),
        alike=sum(len(set(unit)) == 1 for unit in several),
        alpha=alpha(several),
    )


def alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Krippendorff's α of nominal values; null where chance could not have made them differ."""
    totals: Counter[str] = Counter()
    weighed: dict[tuple[str, str], float] = {}
    several = [unit for unit in units if len(unit) > 1]
    for unit in several:
        counted = Counter(unit)
        totals.update(counted)
        for one, n in counted.items():
            for other, m in counted.items():
                share = n * (m - (one == other)) / (len(unit) - 1)
                weighed[(one, other)] = weighed.get((one, other), 0.0) + share
    everything = sum(totals.values())
    expected = everything**2 - sum(n * n for n in totals.values())
    if len(several) < FEWEST or expected == 0:
        return None
    observed = sum(share for (one, other), share in weighed.items() if one != other)
    return round(1 - (everything - 1) * observed / expected, 3)


def by_field(readings: Mapping[str, Mapping[str, Mapping[str, str]]]) -> tuple[Agreement, ...]:
    """The agreement about each field; `readings` has claim → reader → field → value."""
    fields = sorted({name for readers in readings.values() for values in readers.values() for name in values})
    return tuple(
        agreement(name, ([v[name] for v in readers.values() if name in v] for readers in readings.values()))
        for name in fields
    )
