"""Words with what their markup makes them, on the way to a text."""

from collections.abc import Iterable
from dataclasses import dataclass

from ...model import Block
from ..normalise import normalise, one_line


@dataclass(frozen=True, slots=True)
class Words:
    """One block of a page: its words on one line, and what its tag makes it."""

    text: str
    hint: Block | None


@dataclass(frozen=True, slots=True)
class Body:
    """A text of a page with what its markup said of its lines."""

    text: str
    hints: dict[int, Block]


def as_body(lines: Iterable[Words]) -> Body:
    """The lines as one text, a paragraph each."""
    text, hints = "", {}
    for line in lines:
        words = one_line(normalise(line.text))
        if words is None:
            continue
        text += "\n\n" if text else ""
        if line.hint is not None:
            hints[len(text)] = line.hint
        text += words
    return Body(f"{text}\n" if text else "", hints)
