"""One number of a text: its place, its worth, how it is written."""

from dataclasses import dataclass
from enum import StrEnum

from ...model import Number


class Form(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    VAGUE = "vague"
    FRACTION = "fraction"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at `start:end` of a text. `low` and `high` differ for vague words ("dozens")."""

    start: int
    end: int
    low: Number
    high: Number
    form: Form
    currency: str | None = None
    percent: bool = False
    scaled: bool = False
    """Whether a scale was named with it: the 1 of "$1–1.2bn" takes that of its neighbour."""


def tidy(value: float) -> Number:
    """An integer where it is one, without the dust of binary fractions."""
    value = round(value, 10)
    return int(value) if abs(value) < 1e18 and value == int(value) else value
