"""What a generated world is made of."""

from dataclasses import dataclass
from datetime import date

from reportedly.model import Bound


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody who says how many; `words` are the ways in which newsrooms call them, the first is the name."""

    name: str
    words: tuple[str, ...]
    named: bool = True
    outlet: str | None = None
    """For somebody unnamed: whom they spoke to. An outlet that isn't in the world is only ever cited by others.
    For an outlet that counts by itself: that outlet."""

    @property
    def key(self) -> str:
        """Who it truly is: two outlets' "two officials" are different people."""
        return self.name if self.named else f"{self.name} of {self.outlet}"


@dataclass(frozen=True, slots=True)
class Question:
    """How many of what, of whom, where."""

    measure: str | None
    unit: str | None
    of: str | None
    place: str


@dataclass(frozen=True, slots=True)
class Number:
    """A figure as it is given, with the words that give it."""

    low: int | None
    high: int | None
    bound: Bound
    words: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source said on one day, in answer to one or two questions."""

    source: Source
    day: date
    numbers: tuple[tuple[Question, Number], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A statement as one sentence of a story tells it; `source` are the words for its source, empty where none is."""

    statement: Statement
    sentence: str
    source: str
    numbers: tuple[tuple[Question, Number], ...]
    """As told: a mistranslation has another number than its statement."""
    relayed: str | None = None
    """The outlet that it is cited from."""


@dataclass(frozen=True, slots=True)
class Story:
    """One report of one outlet."""

    outlet: str
    published: date
    headline: str
    paragraphs: tuple[str, ...]
    told: tuple[Told, ...]
    copied: bool = False
    rewritten: bool = False

    @property
    def text(self) -> str:
        """The report as a reader gets it."""
        return "\n\n".join((self.headline, *self.paragraphs))


@dataclass(frozen=True, slots=True)
class Answer:
    """The truth about one question: who gave a figure, whether any two exclude each other, which stories share one."""

    question: Question
    origins: frozenset[str]
    disagreement: bool
    same_origin: frozenset[tuple[int, int]]
    """Pairs of stories, by their places in the world, that rest on one origin."""


@dataclass(frozen=True, slots=True)
class World:
    """Stories in order of publication, and what is true of them."""

    seed: int
    theatre: str
    stories: tuple[Story, ...]
    answers: tuple[Answer, ...]
