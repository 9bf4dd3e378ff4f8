"""A model asked about a report, piece by piece. What fails costs the model's claims and nothing else."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from ...errors import InputError
from ...model import Report
from .cost import Cost
from .kept import Kept
from .offers import Drop, NotAsAsked, Offer, offers_in
from .prompt import PROMPT, Piece, pieces

Ask = Callable[[Piece], str]
"""Sends a piece with the instructions to the model and gives back what it wrote; raises InputError where it cannot."""

_PATIENCE = 3
"""Failures in a row after which the model is not asked any more in this run."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of asking about one report; `failure` says in words why some of it, or all, has no answer."""

    offers: tuple[Offer, ...]
    dropped: Counter[Drop] = field(default_factory=Counter)
    failure: str | None = None


class Asking:
    """One run's questions to one model."""

    def __init__(self, ask: Ask, *, model: str, kept: Kept) -> None:
        self._ask = ask
        self._model = model
        self._kept = kept
        self._failed = 0

    @property
    def name(self) -> str:
        """Model and instructions, as the claims found by them carry them."""
        return f"asked {self._model} ({PROMPT})"

    def cost(self, reports: Iterable[Report]) -> Cost:
        """What asking about the reports would send; answers that are kept cost nothing."""
        cost = Cost()
        for report in reports:
            todo = [piece for piece in pieces(report) if self._kept.get(piece, self._model) is None]
            cost = cost.with_report(todo)
        return cost

    def about(self, report: Report) -> Answered:
        """Ask about one report."""
        offers: list[Offer] = []
        dropped: Counter[Drop] = Counter()
        failure = None
        for piece in pieces(report):
            found = self._kept.get(piece, self._model)
            if found is None and self._failed >= _PATIENCE:
                failure = f"not asked any more after {_PATIENCE} failures"
                continue
            try:
                if found is None:
                    found = offers_in(self._ask(piece), piece)
                    self._kept.put(piece, self._model, found)
                    self._failed = 0
            except NotAsAsked as error:
                self._failed += 1
                failure = f"the model did not answer as asked: {error}"
            except InputError as error:
                self._failed += 1
                failure = error.problem
            else:
                offers += found.offers
                dropped.update(found.dropped)
        return Answered(tuple(offers), dropped, failure)
