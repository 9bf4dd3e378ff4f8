"""Statements become sentences, in one manner or another."""

import random
from collections.abc import Mapping
from typing import Any

from .happen import Event
from .nouns import Number, Question, Statement, Told
from .numbers import garbled

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "March", "April", "June", "August", "October", "December")

Frames = Mapping[str, Any]


def first(words: str) -> str:
    """With a capital."""
    return words[:1].upper() + words[1:]


class Writer:
    """Writes the sentences of one event with one set of frames."""

    def __init__(self, chance: random.Random, frames: Frames, everywhere: Frames, event: Event) -> None:
        self._chance, self._frames, self._everywhere, self._event = chance, frames, everywhere, event
        self._slots = {
            "place": event.place,
            "demonym": event.force[0],
            "Demonym": event.force[0],
            "weekday": _WEEKDAYS[event.day.weekday()],
        }

    def headline(self) -> str:
        """A headline for the event."""
        return self._fill(self._pick("headline"))

    def lead(self) -> str:
        """A sentence that says what happened and where, and no figure."""
        return self._fill(self._pick("lead"))

    def denial(self) -> str:
        """The side that is accused says it was not so."""
        denier = self._event.denier
        return self._fill(self._chance.choice(self._frames["denial"]), source=denier, Source=first(denier))

    def background(self, count: int) -> list[str]:
        """Sentences beside the matter."""
        return [
            self._fill(frame, name=self._name(), month=self._chance.choice(_MONTHS))
            for frame in self._chance.sample(self._frames["filler"]["sentence"], count)
        ]

    def credit(self, outlet: str) -> str:
        """A line that says whose text it is."""
        return self._fill(self._chance.choice(self._frames["credit"]), outlet=outlet)

    def told(self, statement: Statement, *, carried: bool) -> Told:
        """The statement at its own outlet; `carried`: the place stands in the sentences before."""
        source = self._chance.choice(statement.source.words)
        numbers = statement.numbers
        if not source:
            return Told(statement, self._attributed("{Clause}.", statement, "", numbers), "", numbers)
        if statement.source.outlet in self._everywhere["absent"]:
            return self._relayed(statement, source, numbers, str(statement.source.outlet))
        if carried and len(numbers) == 1:
            frame = self._pick("carried")
            sentence = self._fill(frame, **self._of(numbers), source=source, Source=first(source))
        else:
            sentence = self._attributed(self._chance.choice(self._frames["attribution"]), statement, source, numbers)
        return Told(statement, sentence, source.rstrip(","), numbers)

    def rewritten(self, told: Told, outlet: str, *, bare: bool, mistranslated: bool) -> Told:
        """The statement at another outlet, which cites the first; `bare` leaves out who said it."""
        numbers = told.statement.numbers
        if mistranslated:
            numbers = tuple((question, garbled(number)) for question, number in numbers)
        outlet = told.relayed or outlet
        if bare or told.statement.source.words == ("",):
            frame = self._chance.choice(self._frames["bare"])
            sentence = self._attributed(frame, told.statement, "", numbers, outlet=outlet)
            return Told(told.statement, sentence, "", numbers, outlet)
        source = self._chance.choice(told.statement.source.words)
        return self._relayed(told.statement, source, numbers, outlet)

    def _relayed(
        self, statement: Statement, source: str, numbers: tuple[tuple[Question, Number], ...], outlet: str
    ) -> Told:
        frame = self._chance.choice(self._frames["relay"])
        sentence = self._attributed(frame, statement, source, numbers, outlet=outlet)
        return Told(statement, sentence, source.rstrip(","), numbers, outlet)

    def _attributed(
        self,
        frame: str,
        statement: Statement,
        source: str,
        numbers: tuple[tuple[Question, Number], ...],
        outlet: str = "",
    ) -> str:
        near = (statement.day - self._event.day).days <= 1 and self._chance.random() < 0.5
        when = f" on {self._slots['weekday']}" if near else ""
        clause = self._fill(self._pick("both" if len(numbers) > 1 else "clause"), **self._of(numbers), when=when)
        slots = {"clause": clause, "Clause": first(clause), "outlet": outlet, "Outlet": first(outlet)}
        return self._fill(frame, **slots, source=source, Source=first(source)).replace(",,", ",").replace(",.", ".")

    def _of(self, numbers: tuple[tuple[Question, Number], ...]) -> dict[str, str]:
        words = [number.words for _, number in numbers]
        return {"figure": words[0], "Figure": first(words[0]), "second": words[-1]}

    def _pick(self, part: str) -> str:
        return str(self._chance.choice(self._frames[self._event.kind][part]))

    def _name(self) -> str:
        return f"{self._chance.choice(self._everywhere['first'])} {self._chance.choice(self._everywhere['last'])}"

    def _fill(self, frame: str, **slots: str) -> str:
        return frame.format(**{**self._slots, **slots})
