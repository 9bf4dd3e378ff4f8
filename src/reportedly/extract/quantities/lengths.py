"""Lengths of time and ages: "two days", "a 24-hour ultimatum", "a 400 year-old fort". They count nothing."""

from spacy.tokens import Token

from ...model import QuantityKind
from .figure import Figure
from .sorts import words_of

_BETWEEN = {"more", "full", "straight", "long", "consecutive", "or", "previous", "other"}


def time_word(figure: Figure) -> Token | None:
    """The unit of time behind the number."""
    doc, at = figure.passage.doc, figure.last.i + 1
    if at < len(doc) and doc[at].text in ("-", "‑"):
        at += 1
    time = words_of("time")
    for step, token in enumerate(doc[at : at + 2]):
        if token.lower_ in time:
            return token
        if step or token.lower_ not in _BETWEEN:
            return None
    return None


def set_length(figure: Figure, unit: Token) -> None:
    """Read the figure as a size in a unit of time."""
    figure.noun, figure.nouns = unit, [unit]
    figure.kind, figure.unit, figure.sort = QuantityKind.SIZE, unit.text, "time"
