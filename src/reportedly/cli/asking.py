"""`--model`: a language model asked for claims that the rules miss, after its cost was shown and agreed to."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import click

from ..errors import ReportedlyError, SettingsError
from ..settings import Settings
from .boundary import many, remark
from .inputs import progress

if TYPE_CHECKING:
    from ..extract.asked.asking import Asking
    from ..extract.asked.cost import Cost
    from ..extract.pipeline import Reading
    from ..model import Report

F = TypeVar("F", bound=Callable[..., object])
_WANTED = f"{__name__}.wanted"
"""Where a command's context keeps these options, so that no command hands them through."""


@dataclass(slots=True)
class Wanted:
    """The flags of a command that may ask a model."""

    model: bool = False
    yes: bool = False
    budget: int | None = None


def _remember(context: click.Context, option: click.Parameter, value: object) -> None:
    wanted = context.meta.setdefault(_WANTED, Wanted())
    setattr(wanted, str(option.name), value)


def model_options(command: F) -> F:
    """`--model`, and how its cost is agreed to."""
    options = (
        click.option(
            "--model",
            is_flag=True,
            expose_value=False,
            callback=_remember,
            help="Ask the language model of the settings for claims that the rules miss: sends it the reports.",
        ),
        click.option("--yes", is_flag=True, expose_value=False, callback=_remember, help="Agree to the cost."),
        click.option(
            "--model-budget",
            "budget",
            type=click.IntRange(min=1),
            metavar="TOKENS",
            expose_value=False,
            callback=_remember,
            help="Agree to what --model costs up to so many tokens.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


class Offering:
    """What a run asks of a model, and what came of it. Without `--model` it asks nothing and says nothing."""

    def __init__(self, context: click.Context, settings: Settings) -> None:
        self._wanted: Wanted = context.meta.get(_WANTED) or Wanted()
        self._settings = settings
        self.asking: Asking | None = asking_for(settings) if self._wanted.model else None
        self._claims = self._known = 0
        self._dropped: Counter[str] = Counter()
        self._failures: Counter[str] = Counter()

    def progress(self, what: str) -> AbstractContextManager[object]:
        """A sign of life, but where a question may have to be asked: the two would write over each other."""
        return progress(what) if self.asking is None else nullcontext()

    def gathered(self, reports: "Iterable[Report]") -> "Iterable[Report]":
        """The reports: one by one, or all at once where the cost of asking about them must be agreed to first."""
        if self.asking is None:
            return reports
        held = list(reports)
        self.agree(held)
        return held

    def agree(self, reports: "Iterable[Report]") -> None:
        """Say what asking about the reports will cost, and go on only if that is agreed to.

        Raises:
            SettingsError: nobody is there to be asked, or it is beyond the budget.
            ReportedlyError: it is declined.
        """
        if self.asking is None or not (cost := self.asking.cost(reports)).requests:
            return
        remark(f"{self._settings.model_name} at {self._settings.model_endpoint}: {self._in_words(cost)}")
        budget = self._wanted.budget
        if budget is not None and cost.tokens > budget:
            raise SettingsError(f"asking takes up to {cost.tokens:,} tokens, more than --model-budget {budget}")
        if budget is not None or self._wanted.yes:
            return
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            raise SettingsError("nothing was sent: nobody can be asked", remedy="give --yes or --model-budget TOKENS")
        if not click.confirm("Send them?", err=True):
            raise ReportedlyError("nothing was sent, nothing was read", remedy="leave --model away")

    def _in_words(self, cost: "Cost") -> str:
        from ..extract.asked.cost import Price

        price = self._settings.model_price
        told = (
            f"{many(cost.reports, 'report')} in {many(cost.requests, 'request')}, {cost.characters:,} characters: "
            f"about {cost.sent:,} tokens sent, at most {cost.answered:,} answered"
        )
        return told + (f"; at most {Price.read(price).of(cost):.2f} at {price} a million" if price else "")

    def counting(self, readings: "Iterable[Reading]") -> "Iterator[Reading]":
        """The same readings, what the model gave to them counted as they pass."""
        for reading in readings:
            if (offered := reading.offered) is not None:
                self._claims += offered.claims
                self._known += offered.known
                self._dropped.update({drop.value: count for drop, count in offered.dropped.items()})
                self._failures.update([offered.failure] if offered.failure is not None else [])
            yield reading

    def tell(self) -> None:
        """Say what came of it, and what was dropped why."""
        if self.asking is None:
            return
        why = ", ".join(f"{count} {drop}" for drop, count in self._dropped.most_common())
        dropped = f"{self._dropped.total()} dropped ({why})" if why else "none dropped"
        remark(f"{self.asking.name}: {many(self._claims, 'claim')} added, {self._known} known already, {dropped}")
        for failure, count in self._failures.most_common():
            remark(f"{many(count, 'report')} read by the rules alone: {failure}")


def asking_for(settings: Settings) -> "Asking":
    """Questions to the model that the settings name; connects only when asked.

    Raises:
        SettingsError: none is named, its address is none, its key would go where it should not.
    """
    from platformdirs import user_cache_path

    from ..extract.asked.asking import Asking
    from ..extract.asked.cost import Price
    from ..extract.asked.kept import Kept
    from ..extract.asked.prompt import INSTRUCTIONS, MOST_TOKENS, SCHEMA, Piece
    from ..net.configured import Configured
    from ..net.limits import Limits
    from ..net.model_endpoint import ModelEndpoint

    if not settings.model_endpoint or not settings.model_name:
        remedy = "set model_endpoint and model_name; docs/language-model.md tells how"
        raise SettingsError("--model: the settings name no language model", remedy=remedy)
    if settings.model_price:
        Price.read(settings.model_price)
    wait = float(settings.model_seconds)
    limits = Limits(max_bytes=2_000_000, read_seconds=wait, total_seconds=wait)
    endpoint = ModelEndpoint(Configured(settings.model_endpoint, limits), settings.model_name, settings.model_key())

    def ask(piece: Piece) -> str:
        return endpoint.complete(INSTRUCTIONS, piece.material, schema=SCHEMA, most=MOST_TOKENS)

    return Asking(ask, model=settings.model_name, kept=Kept(user_cache_path("reportedly") / "asked"))
