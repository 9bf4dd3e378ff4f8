"""A figure in the making: a number of the text while its bound, unit, measure and whole are being found."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from ...model import Bound, Measure, Number, Quantity, QuantityKind, Span
from ..parse import Passage
from .numeral import Form


@dataclass(slots=True)
class Figure:
    """The number at `start:end` of a passage's text, and what has been found out about it so far."""

    passage: Passage
    start: int
    end: int
    first: Token
    last: Token
    low: Number
    high: Number
    form: Form
    currency: str | None = None
    percent: bool = False
    bound: Bound = Bound.EXACT
    kind: QuantityKind = QuantityKind.COUNT
    noun: Token | None = None
    """The noun counted, where it stands beside the number."""
    complement: Token | None = None
    """The noun of "40 were pupils"."""
    nouns: list[Token] = field(default_factory=list)
    unit: str | None = None
    sort: str | None = None
    """Class of the noun in the table of units: person, fighter, weapon, mass …"""
    measure: Measure | None = None
    part_of: Number | None = None
    of_toll: bool = False
    """Whether a word like "death toll" counts it, and not a noun of its own."""
    partitive: bool = False
    """Whether the words make it a part: "including six boys", "40 of them"."""

    @property
    def value(self) -> Number:
        """The number that the words name."""
        return self.low

    @property
    def ranged(self) -> bool:
        """Whether two numbers were joined to a range."""
        return self.bound is Bound.BETWEEN

    @property
    def after(self) -> int:
        """Index of the token behind the number and its noun."""
        return (self.noun if self.noun is not None and self.noun.i > self.last.i else self.last).i + 1

    def following(self, many: int) -> list[Token]:
        """Up to `many` tokens behind the number."""
        return list(self.passage.doc[self.last.i + 1 : self.last.i + 1 + many])

    def quantity(self) -> Quantity:
        """The finished quantity: an open end is null (DESIGN §2, "Bounds to ends")."""
        lower_only = self.bound in (Bound.AT_LEAST, Bound.MORE_THAN)
        upper_only = self.bound in (Bound.AT_MOST, Bound.LESS_THAN)
        return Quantity(
            text=self.passage.text[self.start : self.end],
            span=Span(self.passage.start + self.start, self.passage.start + self.end),
            low=None if upper_only else self.low,
            high=None if lower_only else self.high,
            bound=self.bound,
            unit=self.unit,
            measure=self.measure,
            kind=self.kind,
            part_of=self.part_of,
        )
