"""Ones and noughts without a number word: "A man was killed" is 1, "no deaths" is 0."""

import re
from collections.abc import Iterator

from ...model import Bound
from ..parse import Passage
from .figure import Figure
from .measures import HARM, measure_of
from .numerals import Form
from .tokens import token_at
from .units import sorts, words_of

_ARTICLE = re.compile(r"\b[Aa]n?\s")
_NO = re.compile(r"\b[Nn]o\s")
_LONGEST = 7
_COUNTED = HARM


def singles(passage: Passage) -> Iterator[Figure]:
    """A person under harm as 1, a noun of harm under "no" as 0."""
    text = passage.text
    for found in _NO.finditer(text):
        figure = _nought(passage, found.start())
        if figure is not None:
            yield figure
    for found in _ARTICLE.finditer(text):
        figure = _one(passage, found.start())
        if figure is not None:
            yield figure


def _nought(passage: Passage, start: int) -> Figure | None:
    token = token_at(passage.doc, start)
    for noun in passage.doc[token.i + 1 : token.i + 4]:
        if noun.lower_ in words_of("harm"):
            figure = Figure(passage, start, start + 2, token, token, 0, 0, Form.WORDS, bound=Bound.EXACT)
            figure.noun, figure.nouns, figure.unit, figure.sort = noun, [noun], noun.text, "harm"
            figure.measure = measure_of(figure)
            return figure
        if noun.tag_ not in ("JJ", "NN", "NNP", "CC", "VBN", "JJR"):
            return None
    return None


def _one(passage: Passage, start: int) -> Figure | None:
    article = token_at(passage.doc, start)
    noun = article.head
    if (
        not 0 < noun.i - article.i <= _LONGEST
        or noun.tag_ != "NN"
        or sorts().get(noun.lower_) not in ("person", "fighter")
    ):
        return None
    figure = Figure(passage, start, noun.idx + len(noun), article, noun, 1, 1, Form.WORDS, bound=Bound.EXACT)
    figure.noun, figure.nouns, figure.unit, figure.sort = noun, [noun], noun.text, sorts()[noun.lower_]
    figure.measure = measure_of(figure)
    return figure if figure.measure in _COUNTED else None
