"""What asking a model will send, before anything is sent."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...errors import SettingsError
from .prompt import INSTRUCTIONS, MOST_TOKENS, Piece

_PER_TOKEN = 3.5
"""Characters; English news has four to five, so that this counts rather too many."""
_WRAPPING = 400
"""Tokens of the schema and of the form around a request."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Reports, requests and characters that go out; tokens are estimated."""

    reports: int = 0
    requests: int = 0
    characters: int = 0

    def with_report(self, asked: Sequence[Piece]) -> "Cost":
        """With the pieces of one more report that must be asked about."""
        sent = sum(len(piece.material) for piece in asked)
        return Cost(self.reports + bool(asked), self.requests + len(asked), self.characters + sent)

    @property
    def sent(self) -> int:
        """Tokens that go out, about."""
        return round((self.characters + len(INSTRUCTIONS) * self.requests) / _PER_TOKEN) + _WRAPPING * self.requests

    @property
    def answered(self) -> int:
        """Tokens that may come back, at most."""
        return MOST_TOKENS * self.requests

    @property
    def tokens(self) -> int:
        """Out and back."""
        return self.sent + self.answered


@dataclass(frozen=True, slots=True)
class Price:
    """Of a million tokens sent and of a million answered, in whatever money the user reckons in."""

    sent: float
    answered: float

    @classmethod
    def read(cls, words: str) -> "Price":
        """From "0.15/0.60", or from one number for both.

        Raises:
            SettingsError: it is no price.
        """
        parts = words.split("/")
        try:
            numbers = [float(part) for part in parts]
        except ValueError:
            numbers = []
        if len(numbers) not in (1, 2) or not all(0 <= n < 1e6 for n in numbers):
            raise SettingsError(
                f"model_price: {words!r} is no price", remedy='write "0.15/0.60": sent/answered, a million'
            )
        return cls(numbers[0], numbers[-1])

    def of(self, cost: Cost) -> float:
        """At most."""
        return (cost.sent * self.sent + cost.answered * self.answered) / 1e6
