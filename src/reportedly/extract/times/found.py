"""A shape of the grammar at a place of the report, before it is read, and what reading makes of it."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from spacy.tokens import Token

from ...knowledge.tables import table
from ...model import Precision
from ..parse import Passage
from .lexemes import TABLE, Lexemes
from .tense import looks_ahead


@dataclass(frozen=True, slots=True)
class Reading:
    """The interval that an expression means. `relative`: it counts from the report's date, or from `origin`."""

    start: date | None
    end: date | None
    precision: Precision
    value: str | None
    relative: bool = False
    origin: date | None = None


_COARSENESS = {Precision.HOUR: 0, Precision.DAY: 0, Precision.WEEK: 1, Precision.MONTH: 2, Precision.YEAR: 3}
_UNITS = {"W": 1, "F": 1, "WE": 1, "M": 2, "Q": 2, "Y": 3, "DE": 3, "CE": 3}


def _starts_at(token: Token) -> int:
    return token.idx


@dataclass(frozen=True)
class Found:
    """Lexemes `first:last` of a passage that fit a rule, with the days that relative words may count from."""

    passage: Passage
    lexemes: Lexemes
    first: int
    last: int
    anchor: date | None
    told: Reading | None
    """The last time told before in the same passage: "two days later" counts from it."""
    opens: int | None = None
    """Where a longer expression starts that this one is part of."""

    @cached_property
    def classes(self) -> str:
        """The word classes of the expression."""
        return self.lexemes.classes[self.first : self.last]

    def word(self, classes: str, *, nth: int = 0) -> str | None:
        """The nth word whose class is one of `classes`."""
        for letter, word in self.lexemes.slice(self.first, self.last):
            if letter in classes:
                if not nth:
                    return word
                nth -= 1
        return None

    def before(self, back: int = 1) -> str:
        """The word before the expression, or nothing."""
        at = (self.first if self.opens is None else self.opens) - back
        return self.lexemes.words[at] if at >= 0 else ""

    def after(self, on: int = 0) -> str:
        """The word behind the expression, or nothing."""
        at = self.last + on
        return self.lexemes.words[at] if at < len(self.lexemes.words) else ""

    def is_hyphened(self) -> bool:
        """Whether a dash follows without a space: "2000-strong", but not "in 1984 – part of …"."""
        starts, ends = self.lexemes.starts, self.lexemes.ends
        return self.lexemes.classes[self.last : self.last + 1] == "-" and starts[self.last] == ends[self.last - 1]

    def ahead(self) -> bool | None:
        """Whether the clause looks ahead (see `looks_ahead`)."""
        return looks_ahead(self.token(self.last - 1))

    def token(self, lexeme: int) -> Token:
        """The parse's token in which a lexeme starts."""
        at = self.lexemes.starts[min(lexeme, len(self.lexemes.starts) - 1)]
        doc = self.passage.doc
        return doc[max(bisect_right(doc, at, key=_starts_at) - 1, 0)]

    def part(self, first: int, last: int) -> "Found":
        """The lexemes `first:last` of the passage as an expression of their own."""
        return replace(self, first=first, last=last)

    def told_before(self, unit: str) -> date | None:
        """The day told before from which units as coarse as that are counted; of a month or year the first."""
        told = self.told
        if told is None or told.start is None or _COARSENESS.get(told.precision, 9) > _UNITS.get(unit, 0):
            return None
        return told.start

    def year(self) -> int | None:
        """The year named in it."""
        word = self.word("Y")
        return int(word) if word else None

    def edge(self) -> int | None:
        """0 early, 1 middle, 2 late: "late October", "the end of the month"."""
        word = self.word("eg")
        edges = table(TABLE)["edges"]
        which: int | None = None if word is None else edges["adjectives"].get(word, edges["nouns"].get(word))
        return which

    def step(self) -> int:
        """-1 last or past, 0 this, 1 next or coming."""
        word = self.word("lpixc")
        step: int = table(TABLE)["steps"]["words"].get(word, 0)
        return step

    def unit(self) -> str | None:
        """The unit's letter, as in `units` of the table: D day, TH hour …"""
        word = self.word("UV")
        units = table(TABLE)["units"]
        letter: str | None = units["singular"].get(word) or units["plural"].get(word)
        return letter

    def many(self) -> bool:
        """Whether the unit stands in the plural."""
        return "V" in self.classes

    def number(self) -> float | None:
        """The number counted with; null where it is vague ("several") or left out ("days ago")."""
        counts = table(TABLE)["counts"]
        total: float | None = None
        for letter, word in self.lexemes.slice(self.first, self.last):
            if letter == "v":
                return None
            if letter in "dn":
                total = min(_numeral(word), 1e9)
            elif letter in "kw":
                one = counts["words"].get(word) or counts["nouns"][word]
                total = one if total is None else total * one if one >= 100 else total + one
        return 1 if total is None and "a" in self.classes else total


def _numeral(word: str) -> float:
    """ "1,200" and "2 1/2"."""
    whole, _, fraction = word.replace(",", "").partition(" ")
    above, _, below = fraction.partition("/")
    return float(whole) + (int(above) / int(below) if below else 0)
